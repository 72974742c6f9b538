package io.github.smsotp;

import java.time.Instant;

import io.github.smsotp.event.SmsOtpSendFailedEvent;
import io.github.smsotp.event.SmsOtpSendRefusedEvent;
import io.github.smsotp.event.SmsOtpSentEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsReceipt;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SendScope;
import io.github.smsotp.store.SlidingWindow;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends codes: counts the text, hands it to the gateway, and stores the code.
 */
final class CodeSender {

	private static final Log logger = LogFactory.getLog(CodeSender.class);

	private final Accounts accounts;

	private final Recipients recipients;

	private final SmsOtpTexts texts;

	private final SmsOtpPolicy policy;

	private final SmsOtpCodes codes;

	private final SendBudget budget;

	private final SmsOtpEvents events;

	private SmsOtpCodeGenerator codeGenerator = new SecureRandomSmsOtpCodeGenerator();

	private PhoneNumberRiskAssessor riskAssessor = PhoneNumberRiskAssessor.none();

	private int accountsPerNumber = Integer.MAX_VALUE;

	CodeSender(Accounts accounts, Recipients recipients, SmsOtpTexts texts, SmsOtpPolicy policy, SmsOtpCodes codes,
			SendBudget budget, SmsOtpEvents events) {
		this.accounts = accounts;
		this.recipients = recipients;
		this.texts = texts;
		this.policy = policy;
		this.codes = codes;
		this.budget = budget;
		this.events = events;
	}

	void setCodeGenerator(SmsOtpCodeGenerator codeGenerator) {
		this.codeGenerator = codeGenerator;
	}

	void setAccountsPerNumber(int accountsPerNumber) {
		this.accountsPerNumber = accountsPerNumber;
	}

	void setRiskAssessor(PhoneNumberRiskAssessor riskAssessor) {
		this.riskAssessor = riskAssessor;
	}

	SmsOtpSendResult send(SmsOtpSendRequest request, Instant now) {
		Recipients.Recipient recipient = this.recipients.find(request.subject());
		if (recipient == null) {
			return SmsOtpSendResult.of(SmsOtpSendResult.Outcome.NO_NUMBER);
		}
		PhoneNumber phone = recipient.phone();
		if (recipient.refused() != null) {
			logger.warn("The number " + phone.masked() + " may not get texts: " + recipient.refused());
			return refused(request, SmsOtpSendResult.Outcome.NUMBER_REFUSED, "NUMBER_REFUSED", null, now);
		}
		SendRefusal refusal = this.budget.reserve(request.subject(), phone, now);
		if (refusal != null) {
			boolean locked = refusal.scope() == SendScope.LOCK;
			return refused(request, locked ? SmsOtpSendResult.Outcome.LOCKED : SmsOtpSendResult.Outcome.RATE_LIMITED,
					refusal.scope().name(), refusal.until(), now);
		}
		return (recipient.fixedCode() != null) ? withoutText(request, phone, recipient.fixedCode(), now)
				: judge(request, phone, now);
	}

	private SmsOtpSendResult withoutText(SmsOtpSendRequest request, PhoneNumber phone, String code, Instant now) {
		return new SmsOtpSendResult(SmsOtpSendResult.Outcome.SENT, issue(request, phone, code, now), null);
	}

	private SmsOtpSendResult judge(SmsOtpSendRequest request, PhoneNumber phone, Instant now) {
		if (!this.recipients.hasRoom(request.subject(), phone, this.accountsPerNumber)) {
			return withhold(request, phone, now);
		}
		return switch (this.riskAssessor.assess(phone, request.subject())) {
			case ALLOW -> deliver(request, phone, now);
			case BLOCK -> refused(request, SmsOtpSendResult.Outcome.NUMBER_REFUSED, "RISK", null, now);
			case REQUIRE_ANOTHER_FACTOR -> refused(request, SmsOtpSendResult.Outcome.NUMBER_AT_RISK, "RISK", null, now);
		};
	}

	// a code that nobody gets, so that all further answers are those to any other number
	private SmsOtpSendResult withhold(SmsOtpSendRequest request, PhoneNumber phone, Instant now) {
		SmsOtpSendResult result = withoutText(request, phone, this.codeGenerator.generate(this.policy.codeLength()),
				now);
		tellRefused(request, "ACCOUNTS_PER_NUMBER", null, now);
		return result;
	}

	private SmsOtpChallenge issue(SmsOtpSendRequest request, PhoneNumber phone, String code, Instant now) {
		SmsOtpChallenge challenge = this.codes.challenge(request.challenge(), now);
		this.accounts.issue(request.subject().account(),
				this.codes.issued(challenge, request.subject(), phone, code, now));
		return challenge;
	}

	private SmsOtpSendResult deliver(SmsOtpSendRequest request, PhoneNumber phone, Instant now) {
		String code = this.codeGenerator.generate(this.policy.codeLength());
		SmsReceipt receipt;
		try {
			receipt = this.texts.send(phone, code, this.policy.codeTtl(), request.locale());
		}
		catch (SmsDeliveryException ex) {
			return failed(request, phone, code, ex, now);
		}
		SmsOtpChallenge challenge = issue(request, phone, code, now);
		SmsOtpSubject subject = request.subject();
		this.events.publish(new SmsOtpSentEvent(subject.account(), subject.purpose().name(), phone.masked(),
				receipt.messageId(), challenge.expiresAt(), now));
		return new SmsOtpSendResult(SmsOtpSendResult.Outcome.SENT, challenge, null);
	}

	private SmsOtpSendResult failed(SmsOtpSendRequest request, PhoneNumber phone, String code,
			SmsDeliveryException failure, Instant now) {
		SmsOtpSubject subject = request.subject();
		tell(subject, phone, failure, now);
		return switch (failure.getOutcome()) {
			case REFUSED -> {
				// counted for the client, or one session could ask for ever
				this.budget.giveBackToAccount(subject, phone, now);
				yield SmsOtpSendResult.of(SmsOtpSendResult.Outcome.NUMBER_REFUSED);
			}
			case FAILED -> {
				// nothing is stored, so that an earlier code goes on working
				this.budget.giveBack(subject, phone, now);
				yield new SmsOtpSendResult(SmsOtpSendResult.Outcome.FAILED, null, retryAt(failure, now));
			}
			case UNKNOWN -> {
				SmsOtpChallenge challenge = issue(request, phone, code, now);
				Instant until = SlidingWindow.later(retryAt(failure, now), nextText(subject, phone, now));
				yield new SmsOtpSendResult(SmsOtpSendResult.Outcome.FAILED, challenge, until);
			}
		};
	}

	private void tell(SmsOtpSubject subject, PhoneNumber phone, SmsDeliveryException failure, Instant now) {
		logger.error("No gateway confirmed a text to " + phone.masked() + " (" + failure.getOutcome() + "): "
				+ failure.getMessage());
		this.events.publish(new SmsOtpSendFailedEvent(subject.account(), subject.purpose().name(), phone.masked(),
				failure.getOutcome().name(), now));
	}

	// the text that may have gone out counts, so the next one has to wait
	private @Nullable Instant nextText(SmsOtpSubject subject, PhoneNumber phone, Instant now) {
		try {
			SendRefusal refusal = this.budget.refusal(subject, this.budget.view(subject, phone, now), now);
			return (refusal != null) ? refusal.until() : null;
		}
		catch (RuntimeException ex) {
			// the code is stored and may arrive, so the session has to learn of it
			logger.warn("The wait for the next text cannot be read: " + ex.getClass().getName());
			return null;
		}
	}

	private static @Nullable Instant retryAt(SmsDeliveryException failure, Instant now) {
		return (failure.getRetryAfter() != null) ? now.plus(failure.getRetryAfter()) : null;
	}

	private SmsOtpSendResult refused(SmsOtpSendRequest request, SmsOtpSendResult.Outcome outcome, String reason,
			@Nullable Instant until, Instant now) {
		tellRefused(request, reason, until, now);
		return SmsOtpSendResult.until(outcome, until);
	}

	private void tellRefused(SmsOtpSendRequest request, String reason, @Nullable Instant until, Instant now) {
		this.events.publish(new SmsOtpSendRefusedEvent(request.subject().account(), request.subject().purpose().name(),
				reason, until, now));
	}

}
