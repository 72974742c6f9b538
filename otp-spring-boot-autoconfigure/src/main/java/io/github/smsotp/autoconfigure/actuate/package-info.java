/**
 * Auto-configuration for Actuator.
 */
@NullMarked
package io.github.smsotp.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
