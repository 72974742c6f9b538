package io.github.smsotp.store;

import java.time.Instant;

/**
 * Why a text may not go out yet.
 *
 * @param scope the window that has to be waited for longest
 * @param until when all windows have room again
 */
public record SendRefusal(SendClaim.Scope scope, Instant until) {
}
