/**
 * Auto-configuration for the gateways.
 */
@NullMarked
package io.github.smsotp.autoconfigure.sms;

import org.jspecify.annotations.NullMarked;
