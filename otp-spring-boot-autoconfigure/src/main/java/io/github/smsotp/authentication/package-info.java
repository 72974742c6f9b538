/**
 * A code as a factor of authentication.
 */
@NullMarked
package io.github.smsotp.authentication;

import org.jspecify.annotations.NullMarked;
