/**
 * HTTP to authentication: filters, pages and problem details.
 */
@NullMarked
package io.github.smsotp.web;

import org.jspecify.annotations.NullMarked;
