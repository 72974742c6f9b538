/**
 * Gateways for development: nothing leaves the machine.
 */
@NullMarked
package io.github.smsotp.sms.dev;

import org.jspecify.annotations.NullMarked;
