package io.github.smsotp;

import java.time.Instant;
import java.util.Set;

import io.github.smsotp.event.SmsOtpFailuresEvent;
import io.github.smsotp.event.SmsOtpRejectedEvent;
import io.github.smsotp.event.SmsOtpVerifiedEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessLedger;
import io.github.smsotp.store.GuessResult;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.SlidingWindow;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Verifies codes, and counts the wrong ones on the account and on the client.
 */
final class CodeVerifier {

	private static final Log logger = LogFactory.getLog(CodeVerifier.class);

	private static final Set<Integer> TELLING_FAILURES = Set.of(5, 20, 50);

	private final Accounts accounts;

	private final Recipients recipients;

	private final SmsOtpCodes codes;

	private final ClientWindows clients;

	private final SendBudget budget;

	private final SmsOtpEvents events;

	CodeVerifier(Accounts accounts, Recipients recipients, SmsOtpCodes codes, SmsOtpLimits.Guess limits,
			SendBudget budget, SmsOtpEvents events) {
		this.accounts = accounts;
		this.recipients = recipients;
		this.codes = codes;
		this.clients = new ClientWindows("guess.per-client", limits.perClient());
		this.budget = budget;
		this.events = events;
	}

	SmsOtpVerifyResult verify(SmsOtpVerifyRequest request, Instant now) {
		SmsOtpSubject subject = request.subject();
		SmsOtpVerifyResult result = guess(request, now);
		this.events.publish((result.outcome() == SmsOtpVerifyResult.Outcome.ACCEPTED)
				? new SmsOtpVerifiedEvent(subject.account(), subject.purpose().name(), isBypass(request), now)
				: new SmsOtpRejectedEvent(subject.account(), subject.purpose().name(), result.outcome().name(),
						result.attemptsLeft(), result.lockedUntil(), now));
		return result;
	}

	private SmsOtpVerifyResult guess(SmsOtpVerifyRequest request, Instant now) {
		SmsOtpSubject subject = request.subject();
		if (isBypass(request)) {
			Guess guess = this.codes.bypassGuess(subject.account(), request.code(), now);
			return SmsOtpVerifyResult.of(take(subject, guess));
		}
		SmsOtpChallenge challenge = request.challenge();
		if (challenge != null && !now.isBefore(challenge.expiresAt())) {
			return SmsOtpVerifyResult.of(SmsOtpVerifyResult.Outcome.EXPIRED);
		}
		Recipients.Recipient recipient = this.recipients.find(subject);
		if (challenge == null || recipient == null || recipient.refused() != null) {
			return SmsOtpVerifyResult.of(SmsOtpVerifyResult.Outcome.REJECTED);
		}
		Guess guess = this.codes.guess(challenge, subject, recipient.phone(), request.code(), now);
		SmsOtpVerifyResult result = evaluate(subject, guess, recipient.phone());
		if (result.outcome() == SmsOtpVerifyResult.Outcome.ACCEPTED && !subject.isEnrollment()) {
			this.recipients.recordUse(subject.account(), recipient.phone(), now);
		}
		return result;
	}

	private SmsOtpVerifyResult evaluate(SmsOtpSubject subject, Guess guess, PhoneNumber phone) {
		Instant full = this.clients.take(subject.client(), guess.at());
		if (full != null) {
			return limited(subject, full, guess.at());
		}
		boolean counted = false;
		try {
			GuessResult result = take(subject, guess);
			counted = result.failures() > 0;
			if (result.issuedAt() != null) {
				refund(subject, phone, result.issuedAt());
			}
			return SmsOtpVerifyResult.of(result);
		}
		finally {
			if (!counted) {
				this.clients.giveBack(subject.client(), guess.at());
			}
		}
	}

	private GuessResult take(SmsOtpSubject subject, Guess guess) {
		GuessResult result = this.accounts.guess(subject.account(), guess);
		GuessRules rules = this.accounts.rules().guesses();
		int failures = result.failures();
		if (failures > 0 && (TELLING_FAILURES.contains(failures) || failures == rules.disableAfter())) {
			this.events.publish(new SmsOtpFailuresEvent(subject.account(), subject.purpose().name(), failures,
					rules.disables(failures), result.lockedUntil(), guess.at()));
		}
		return result;
	}

	private SmsOtpVerifyResult limited(SmsOtpSubject subject, Instant full, Instant now) {
		this.clients.tellOnce();
		GuessLedger ledger = this.accounts.state(subject.account(), now).ledger();
		GuessRules rules = this.accounts.rules().guesses();
		if (ledger.isDisabled(rules)) {
			return SmsOtpVerifyResult.of(SmsOtpVerifyResult.Outcome.DISABLED);
		}
		return new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.RATE_LIMITED, 0,
				SlidingWindow.later(full, ledger.lockedUntil(rules, now)));
	}

	private void refund(SmsOtpSubject subject, PhoneNumber phone, Instant issuedAt) {
		try {
			this.budget.refund(subject, phone, issuedAt);
		}
		catch (RuntimeException ex) {
			// the code is used up and was right, whatever its text counts for
			logger.warn("The text of an accepted code could not be given back: " + ex.getClass().getName());
		}
	}

	private static boolean isBypass(SmsOtpVerifyRequest request) {
		return request.subject().purpose() == SmsOtpPurpose.LOGIN && BypassCodes.isBypassCode(request.code());
	}

}
