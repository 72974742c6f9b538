/**
 * What sending and verifying a one-time code means.
 */
@NullMarked
package io.github.smsotp;

import org.jspecify.annotations.NullMarked;
