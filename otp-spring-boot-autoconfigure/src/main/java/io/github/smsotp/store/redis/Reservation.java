package io.github.smsotp.store.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SendScope;
import org.jspecify.annotations.Nullable;

/**
 * What the account and all windows have answered to a text, the account first. All were
 * asked at once, so that those behind the first refusal may have counted it too.
 */
final class Reservation {

	private final List<SendClaim> counted = new ArrayList<>();

	private final Set<SendScope> nearlyFull = EnumSet.noneOf(SendScope.class);

	private boolean accountCounted;

	private @Nullable SendRefusal refusal;

	private @Nullable RuntimeException failure;

	Reservation account(Answer answer, EntryWarning warning) {
		if (answer.failure() != null) {
			this.failure = answer.failure();
			return this;
		}
		Reply reply = warning.check(new Reply(answer.required()));
		this.accountCounted = reply.flag(1);
		this.refusal = reply.flag(2) ? new SendRefusal(SendScope.LOCK, null) : SendRefusal
			.both(refusal(SendScope.LOCK, reply.instant(3)), refusal(SendScope.COOLDOWN, reply.instant(4)));
		return this;
	}

	Reservation window(SendClaim claim, Answer answer, EntryWarning warning) {
		if (answer.failure() != null) {
			this.failure = answer.failure();
			return this;
		}
		Reply reply = warning.check(new Reply(answer.required()));
		// as a store that stops at the first refusal has it
		if (reply.flag(2) && this.refusal == null) {
			this.nearlyFull.add(claim.scope());
		}
		SendRefusal full = refusal(claim.scope(), reply.instant(1));
		if (full == null) {
			this.counted.add(claim);
		}
		this.refusal = SendRefusal.both(this.refusal, full);
		return this;
	}

	boolean isCounted() {
		return this.refusal == null && this.failure == null;
	}

	boolean isAccountCounted() {
		return this.accountCounted;
	}

	List<SendClaim> countedClaims() {
		return this.counted;
	}

	SendReservation result() {
		if (this.failure != null) {
			throw this.failure;
		}
		return new SendReservation(this.refusal, this.nearlyFull);
	}

	private static @Nullable SendRefusal refusal(SendScope scope, @Nullable Instant until) {
		return (until != null) ? new SendRefusal(scope, until) : null;
	}

}
