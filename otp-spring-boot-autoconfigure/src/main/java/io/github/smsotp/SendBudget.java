package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.smsotp.event.SmsOtpGlobalLimitEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.AccountView;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SendReservation;
import io.github.smsotp.store.SendScope;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Counts texts wherever they count: per client in this node, and else in the store.
 */
final class SendBudget {

	private static final Log logger = LogFactory.getLog(SendBudget.class);

	private final Accounts accounts;

	private final SendWindows windows;

	private final ClientWindows sendingClients;

	private final ClientWindows enrollingClients;

	private final List<RateLimit> global;

	private final AtomicReference<@Nullable Instant> warnedAt = new AtomicReference<>();

	private final SmsOtpEvents events;

	SendBudget(Accounts accounts, StoreIndex index, SmsOtpLimits limits, SmsOtpEvents events) {
		this.accounts = accounts;
		this.windows = new SendWindows(limits, index);
		this.sendingClients = new ClientWindows("send.per-client", limits.send().perClient());
		this.enrollingClients = new ClientWindows("enroll.per-client", limits.enroll().perClient());
		this.global = limits.send().global();
		this.events = events;
	}

	@Nullable SendRefusal reserve(SmsOtpSubject subject, PhoneNumber phone, Instant now) {
		Instant full = clients(subject).fullUntil(subject.client(), now);
		if (full != null) {
			return clientRefusal(subject, phone, full, now);
		}
		List<SendClaim> claims = this.windows.claims(subject, phone);
		SendReservation reservation = this.accounts.reserve(subject.account(), claims, now);
		if (reservation.nearlyFull().contains(SendScope.GLOBAL)) {
			warn(now);
		}
		if (reservation.refusal() != null) {
			return reservation.refusal();
		}
		full = clients(subject).take(subject.client(), now);
		if (full != null) {
			this.accounts.giveBack(subject.account(), claims, now);
			return clientRefusal(subject, phone, full, now);
		}
		return null;
	}

	boolean reserveNotice(String account, Instant now) {
		return this.accounts.reserveNotice(account, this.windows.noticeClaims(), now).refusal() == null;
	}

	void giveBackNotice(String account, Instant reservedAt) {
		this.accounts.giveBackNotice(account, this.windows.noticeClaims(), reservedAt);
	}

	void giveBack(SmsOtpSubject subject, PhoneNumber phone, Instant reservedAt) {
		clients(subject).giveBack(subject.client(), reservedAt);
		giveBackToAccount(subject, phone, reservedAt);
	}

	void giveBackToAccount(SmsOtpSubject subject, PhoneNumber phone, Instant reservedAt) {
		this.accounts.giveBack(subject.account(), this.windows.claims(subject, phone), reservedAt);
	}

	// what an accepted code gives back
	void refund(SmsOtpSubject subject, PhoneNumber phone, Instant reservedAt) {
		List<SendClaim> claims = this.windows.claims(subject, phone).stream().filter(SendClaim::refundable).toList();
		if (!subject.isEnrollment()) {
			this.sendingClients.giveBack(subject.client(), reservedAt);
		}
		if (!claims.isEmpty()) {
			this.accounts.giveBack(subject.account(), claims, reservedAt);
		}
	}

	AccountView view(SmsOtpSubject subject, PhoneNumber phone, Instant now) {
		return this.accounts.view(subject.account(), this.windows.claims(subject, phone), now);
	}

	@Nullable SendRefusal refusal(SmsOtpSubject subject, AccountView view, Instant now) {
		Instant full = clients(subject).fullUntil(subject.client(), now);
		return refusal(subject, view, full, now);
	}

	private @Nullable SendRefusal clientRefusal(SmsOtpSubject subject, PhoneNumber phone, Instant full, Instant now) {
		clients(subject).tellOnce();
		return refusal(subject, view(subject, phone, now), full, now);
	}

	private @Nullable SendRefusal refusal(SmsOtpSubject subject, AccountView view, @Nullable Instant full,
			Instant now) {
		SendScope scope = subject.isEnrollment() ? SendScope.ENROLL_CLIENT : SendScope.CLIENT;
		return SendRefusal.both((full != null) ? new SendRefusal(scope, full) : null,
				view.refusal(this.accounts.rules(), now));
	}

	private void warn(Instant now) {
		Duration shortest = this.global.stream().map(RateLimit::window).min(Duration::compareTo).orElseThrow();
		Instant last = this.warnedAt.get();
		boolean due = last == null || Duration.between(last, now).abs().compareTo(shortest) >= 0;
		if (due && this.warnedAt.compareAndSet(last, now)) {
			logger.warn("Four fifths of sms-otp.limits.send.global " + this.global + " are used up");
			this.events.publish(new SmsOtpGlobalLimitEvent(this.global.toString(), now));
		}
	}

	private ClientWindows clients(SmsOtpSubject subject) {
		return subject.isEnrollment() ? this.enrollingClients : this.sendingClients;
	}

}
