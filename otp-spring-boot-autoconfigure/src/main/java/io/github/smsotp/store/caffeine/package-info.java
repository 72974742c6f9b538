/**
 * That state in the memory of one process.
 */
@NullMarked
package io.github.smsotp.store.caffeine;

import org.jspecify.annotations.NullMarked;
