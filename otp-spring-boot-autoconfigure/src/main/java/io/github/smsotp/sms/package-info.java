/**
 * Handing a text to a phone.
 */
@NullMarked
package io.github.smsotp.sms;

import org.jspecify.annotations.NullMarked;
