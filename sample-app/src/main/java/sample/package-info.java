/**
 * A small bank that asks for a second factor.
 */
@NullMarked
package sample;

import org.jspecify.annotations.NullMarked;
