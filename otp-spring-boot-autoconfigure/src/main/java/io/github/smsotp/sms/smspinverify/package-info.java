/**
 * SMS Pin Verify: its rented numbers, and its outbound contract as a gateway.
 */
@NullMarked
package io.github.smsotp.sms.smspinverify;

import org.jspecify.annotations.NullMarked;
