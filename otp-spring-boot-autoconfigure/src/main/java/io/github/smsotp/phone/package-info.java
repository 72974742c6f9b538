/**
 * Phone numbers: what one is, which ones may get texts, and whose they are.
 */
@NullMarked
package io.github.smsotp.phone;

import org.jspecify.annotations.NullMarked;
