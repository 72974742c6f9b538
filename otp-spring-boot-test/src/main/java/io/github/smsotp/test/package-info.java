/**
 * What applications need to test themselves with the SMS code as a second factor.
 */
@NullMarked
package io.github.smsotp.test;

import org.jspecify.annotations.NullMarked;
