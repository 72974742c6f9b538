/**
 * Providers that take texts by HTTP, described by templates.
 */
@NullMarked
package io.github.smsotp.sms.http;

import org.jspecify.annotations.NullMarked;
