/**
 * State that must be shared, must expire and must change atomically.
 */
@NullMarked
package io.github.smsotp.store;

import org.jspecify.annotations.NullMarked;
