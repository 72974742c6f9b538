/**
 * Passkeys as an alternative to codes.
 */
@NullMarked
package io.github.smsotp.authentication.webauthn;

import org.jspecify.annotations.NullMarked;
