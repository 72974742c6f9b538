/**
 * Auto-configuration for the stores.
 */
@NullMarked
package io.github.smsotp.autoconfigure.store;

import org.jspecify.annotations.NullMarked;
