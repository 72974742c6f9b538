package io.github.smsotp;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

import io.github.smsotp.event.SmsOtpEvent;
import io.github.smsotp.event.SmsOtpRejectedEvent;
import io.github.smsotp.event.SmsOtpSendFailedEvent;
import io.github.smsotp.event.SmsOtpSendRefusedEvent;
import io.github.smsotp.event.SmsOtpSentEvent;
import io.github.smsotp.event.SmsOtpVerifiedEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.Challenge;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.GuessLedger;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.SendClaim;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SmsOtpStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.util.Assert;

/**
 * The {@link SmsOtpService} on a store, a repository of numbers and a gateway. Safe for
 * use by several threads once it is configured.
 */
public final class DefaultSmsOtpService implements SmsOtpService {

	private static final Log logger = LogFactory.getLog(DefaultSmsOtpService.class);

	private static final String PURPOSE = SmsOtpPurpose.LOGIN.name();

	private final SmsOtpStore store;

	private final Recipients recipients;

	private final SmsOtpTexts texts;

	private final SmsOtpPolicy policy;

	private final GuessRules rules;

	private final SmsOtpCodes codes;

	private final StoreIndex index;

	private final SendWindows windows;

	private SmsOtpCodeGenerator codeGenerator = new SecureRandomSmsOtpCodeGenerator();

	private ApplicationEventPublisher events = (event) -> {
	};

	private Clock clock = Clock.systemUTC();

	/**
	 * Creates a service.
	 * @param store where codes and counts are kept
	 * @param phoneNumbers whose number is which
	 * @param phonePolicy which numbers may get texts
	 * @param gateway what hands a text to a phone
	 * @param messages what writes a text
	 * @param keys the keys to hash with
	 * @param policy the figures to keep to
	 */
	public DefaultSmsOtpService(SmsOtpStore store, PhoneNumberRepository phoneNumbers, PhoneNumberPolicy phonePolicy,
			SmsGateway gateway, SmsOtpMessageFactory messages, SmsOtpKeys keys, SmsOtpPolicy policy) {
		Assert.notNull(store, "store cannot be null");
		Assert.notNull(phoneNumbers, "phoneNumbers cannot be null");
		Assert.notNull(phonePolicy, "phonePolicy cannot be null");
		Assert.notNull(gateway, "gateway cannot be null");
		Assert.notNull(messages, "messages cannot be null");
		Assert.notNull(keys, "keys cannot be null");
		Assert.notNull(policy, "policy cannot be null");
		this.store = store;
		this.recipients = new Recipients(phoneNumbers, phonePolicy);
		this.texts = new SmsOtpTexts(gateway, messages);
		this.policy = policy;
		this.rules = policy.guesses();
		this.codes = new SmsOtpCodes(keys.codes(), policy);
		this.index = keys.index();
		this.windows = new SendWindows(policy, this.index);
	}

	/**
	 * Sets what makes the codes.
	 * @param codeGenerator the generator, by default a
	 * {@link SecureRandomSmsOtpCodeGenerator}
	 */
	public void setCodeGenerator(SmsOtpCodeGenerator codeGenerator) {
		Assert.notNull(codeGenerator, "codeGenerator cannot be null");
		this.codeGenerator = codeGenerator;
	}

	/**
	 * Sets who is told what happened.
	 * @param events the publisher of {@link SmsOtpEvent}s, by default nobody
	 */
	public void setApplicationEventPublisher(ApplicationEventPublisher events) {
		Assert.notNull(events, "events cannot be null");
		this.events = events;
	}

	/**
	 * Sets the clock.
	 * @param clock the clock, by default the system's
	 */
	public void setClock(Clock clock) {
		Assert.notNull(clock, "clock cannot be null");
		this.clock = clock;
	}

	@Override
	public SmsOtpSendResult send(SmsOtpSendRequest request) {
		return failingClosed(() -> {
			Recipients.Recipient recipient = this.recipients.find(request.account());
			if (recipient == null) {
				return SmsOtpSendResult.of(SmsOtpSendResult.Outcome.NO_NUMBER);
			}
			if (recipient.refused() != null) {
				logger.warn("The confirmed number " + recipient.phone().masked() + " may not get texts: "
						+ recipient.refused());
				return refused(request, SmsOtpSendResult.Outcome.NUMBER_REFUSED, "NUMBER_REFUSED", null);
			}
			return reserve(request, recipient.phone(), now());
		});
	}

	@Override
	public SmsOtpVerifyResult verify(SmsOtpVerifyRequest request) {
		return failingClosed(() -> {
			Instant now = now();
			SmsOtpVerifyResult result = guess(request, now);
			publish((result.outcome() == SmsOtpVerifyResult.Outcome.ACCEPTED)
					? new SmsOtpVerifiedEvent(request.account(), PURPOSE, now) : new SmsOtpRejectedEvent(
							request.account(), PURPOSE, result.outcome().name(), result.attemptsLeft(), now));
			return result;
		});
	}

	@Override
	public SmsOtpStatus status(String account, @Nullable SmsOtpChallenge challenge) {
		return failingClosed(() -> {
			Recipients.Recipient recipient = this.recipients.find(account);
			if (recipient == null || recipient.refused() != null) {
				return new SmsOtpStatus(SmsOtpStatus.State.ENROLLMENT_REQUIRED, null, null, null, 0, null);
			}
			return status(account, recipient.phone(), challenge, now());
		});
	}

	private SmsOtpSendResult reserve(SmsOtpSendRequest request, PhoneNumber phone, Instant now) {
		GuessLedger ledger = this.store.find(this.index.account(request.account())).ledger();
		if (ledger.attemptsLeft(this.rules, now) == 0) {
			return refused(request, SmsOtpSendResult.Outcome.LOCKED, "LOCKED", lockEnd(ledger, now));
		}
		List<SendClaim> claims = this.windows.claims(request.account(), phone);
		SendRefusal refusal = this.store.reserve(claims, now);
		if (refusal != null) {
			return refused(request, SmsOtpSendResult.Outcome.RATE_LIMITED, refusal.scope().name(), refusal.until());
		}
		return deliver(request, phone, claims, now);
	}

	private SmsOtpSendResult deliver(SmsOtpSendRequest request, PhoneNumber phone, List<SendClaim> claims,
			Instant now) {
		String code = this.codeGenerator.generate(this.policy.codeLength());
		SmsDeliveryException failure = this.texts.send(phone, code, this.policy.codeTtl(), request.locale());
		if (failure != null && failure.getOutcome() != SmsDeliveryException.Outcome.UNKNOWN) {
			// nothing is stored, so that an earlier code goes on working
			this.store.giveBack(claims, now);
			return failed(request, phone, failure, null, now);
		}
		SmsOtpChallenge challenge = this.codes.challenge(request.challenge(), now);
		this.store.issue(this.index.account(request.account()),
				this.codes.issued(challenge, request.account(), phone, code, now), this.rules);
		if (failure != null) {
			return failed(request, phone, failure, challenge, now);
		}
		publish(new SmsOtpSentEvent(request.account(), PURPOSE, phone.masked(), challenge.expiresAt(), now));
		return new SmsOtpSendResult(SmsOtpSendResult.Outcome.SENT, challenge, null);
	}

	private SmsOtpSendResult failed(SmsOtpSendRequest request, PhoneNumber phone, SmsDeliveryException failure,
			@Nullable SmsOtpChallenge challenge, Instant now) {
		logger.error("No gateway confirmed a text to " + phone.masked() + " (" + failure.getOutcome() + "): "
				+ failure.getMessage());
		publish(new SmsOtpSendFailedEvent(request.account(), PURPOSE, phone.masked(), failure.getOutcome().name(),
				now));
		Instant until = (failure.getRetryAfter() != null) ? now.plus(failure.getRetryAfter()) : null;
		return new SmsOtpSendResult(SmsOtpSendResult.Outcome.FAILED, challenge, until);
	}

	private SmsOtpSendResult refused(SmsOtpSendRequest request, SmsOtpSendResult.Outcome outcome, String reason,
			@Nullable Instant until) {
		publish(new SmsOtpSendRefusedEvent(request.account(), PURPOSE, reason, until, now()));
		return SmsOtpSendResult.until(outcome, until);
	}

	private SmsOtpVerifyResult guess(SmsOtpVerifyRequest request, Instant now) {
		SmsOtpChallenge challenge = request.challenge();
		if (challenge != null && !now.isBefore(challenge.expiresAt())) {
			return SmsOtpVerifyResult.of(SmsOtpVerifyResult.Outcome.EXPIRED);
		}
		Recipients.Recipient recipient = this.recipients.find(request.account());
		if (challenge == null || recipient == null) {
			return SmsOtpVerifyResult.of(SmsOtpVerifyResult.Outcome.REJECTED);
		}
		Guess guess = this.codes.guess(challenge, request.account(), recipient.phone(), request.code(), now);
		return SmsOtpVerifyResult.of(this.store.guess(this.index.account(request.account()), guess, this.rules));
	}

	private SmsOtpStatus status(String account, PhoneNumber phone, @Nullable SmsOtpChallenge current, Instant now) {
		AccountState state = this.store.find(this.index.account(account));
		int left = state.ledger().attemptsLeft(this.rules, now);
		if (left == 0) {
			return new SmsOtpStatus(SmsOtpStatus.State.LOCKED, phone, null, null, 0, lockEnd(state.ledger(), now));
		}
		SendRefusal refusal = this.store.peek(this.windows.claims(account, phone), now);
		Instant resendAt = (refusal != null) ? refusal.until() : null;
		Challenge challenge = state.challenge((current != null) ? current.id() : null, now);
		if (challenge == null) {
			left = Math.min(left, this.policy.maxAttempts());
			return new SmsOtpStatus(SmsOtpStatus.State.SEND_REQUIRED, phone, null, resendAt, left, null);
		}
		left = Math.min(left, challenge.attemptsLeft());
		return new SmsOtpStatus(SmsOtpStatus.State.CODE_SENT, phone, challenge.expiresAt(), resendAt, left, null);
	}

	private @Nullable Instant lockEnd(GuessLedger ledger, Instant now) {
		return ledger.isDisabled(this.rules) ? null : ledger.lockedUntil(this.rules, now);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	private void publish(SmsOtpEvent event) {
		try {
			this.events.publishEvent(event);
		}
		catch (RuntimeException ex) {
			// what has happened has happened, whatever a listener thinks of it
			logger.error("A listener of " + event.getClass().getSimpleName() + " failed: " + ex.getClass().getName());
		}
	}

	private static <T> T failingClosed(Supplier<T> step) {
		try {
			return step.get();
		}
		catch (RuntimeException ex) {
			logger.error("Nobody gets in and no text goes out, since codes or numbers cannot be reached: "
					+ ex.getClass().getName());
			throw new SmsOtpUnavailableException("Codes or numbers cannot be reached", ex);
		}
	}

}
