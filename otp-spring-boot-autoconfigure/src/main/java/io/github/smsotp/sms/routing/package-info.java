/**
 * Several gateways in order, and what keeps a slow one from holding others up.
 */
@NullMarked
package io.github.smsotp.sms.routing;

import org.jspecify.annotations.NullMarked;
