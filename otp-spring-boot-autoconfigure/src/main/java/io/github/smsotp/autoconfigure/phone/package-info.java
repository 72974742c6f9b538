/**
 * Auto-configuration for phone numbers.
 */
@NullMarked
package io.github.smsotp.autoconfigure.phone;

import org.jspecify.annotations.NullMarked;
