package io.github.smsotp.store;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a store makes of a text that is to go out.
 *
 * @param refusal why it may not, {@code null} if it is counted and may
 * @param nearlyFull the windows of which four fifths are used up
 */
public record SendReservation(@Nullable SendRefusal refusal, Set<SendScope> nearlyFull) {

	public SendReservation {
		nearlyFull = Set.copyOf(nearlyFull);
	}

}
