/**
 * Auto-configuration for SMS one-time codes.
 */
@NullMarked
package io.github.smsotp.autoconfigure;

import org.jspecify.annotations.NullMarked;
