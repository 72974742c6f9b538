package io.github.smsotp.store.redis;

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
 * asked at once, so that those behind the first refusal or failure may have counted it
 * too.
 */
final class SendReplies {

	private final List<SendClaim> counted = new ArrayList<>();

	private final Set<SendScope> nearlyFull = EnumSet.noneOf(SendScope.class);

	private boolean accountCounted;

	private @Nullable SendRefusal refusal;

	private @Nullable RuntimeException failure;

	SendReplies(List<SendClaim> claims, List<Reply> replies) {
		read(() -> account(replies.get(0)));
		for (int i = 0; i < claims.size(); i++) {
			SendClaim claim = claims.get(i);
			Reply reply = replies.get(i + 1);
			read(() -> window(claim, reply));
		}
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

	private void read(Runnable reply) {
		try {
			reply.run();
		}
		catch (RuntimeException ex) {
			this.failure = ex;
		}
	}

	private void account(Reply reply) {
		this.refusal = SendRefusal.ofAccount(reply.flag(1), reply.instant(2), reply.instant(3));
		this.accountCounted = this.refusal == null;
	}

	private void window(SendClaim claim, Reply reply) {
		// as a store that stops at the first refusal has it
		if (reply.flag(2) && this.refusal == null) {
			this.nearlyFull.add(claim.scope());
		}
		SendRefusal full = SendRefusal.of(claim.scope(), reply.instant(1));
		if (full == null) {
			this.counted.add(claim);
		}
		this.refusal = SendRefusal.both(this.refusal, full);
	}

}
