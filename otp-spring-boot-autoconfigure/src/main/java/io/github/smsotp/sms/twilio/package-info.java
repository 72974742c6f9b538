/**
 * The Messages API of Twilio.
 */
@NullMarked
package io.github.smsotp.sms.twilio;

import org.jspecify.annotations.NullMarked;
