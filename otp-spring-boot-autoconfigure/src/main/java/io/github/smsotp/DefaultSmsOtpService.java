package io.github.smsotp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.github.smsotp.event.SmsOtpEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.store.AccountView;
import io.github.smsotp.store.Challenge;
import io.github.smsotp.store.GuessLedger;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.SendRefusal;
import io.github.smsotp.store.SmsOtpStore;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.util.Assert;

/**
 * The {@link SmsOtpService} on a store, a repository of numbers and a gateway. Safe for
 * use by several threads once it is configured.
 */
public final class DefaultSmsOtpService implements SmsOtpService {

	private final SmsOtpEvents events = new SmsOtpEvents();

	private final Recipients recipients;

	private final CodeSender sender;

	private final CodeVerifier verifier;

	private final SendBudget budget;

	private final SmsOtpPolicy policy;

	private Clock clock = Clock.tickMillis(ZoneOffset.UTC);

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
		this.policy = policy;
		this.recipients = new Recipients(phoneNumbers, phonePolicy);
		SmsOtpCodes codes = new SmsOtpCodes(keys.codes(), policy);
		Accounts accounts = new Accounts(store, keys.index(), policy.limits().accountRules());
		this.budget = new SendBudget(accounts, keys.index(), policy.limits(), this.events);
		this.sender = new CodeSender(accounts, this.recipients, new SmsOtpTexts(gateway, messages), policy, codes,
				this.budget, this.events);
		this.verifier = new CodeVerifier(accounts, this.recipients, codes, policy.limits().guess(), this.budget,
				this.events);
	}

	/**
	 * Sets what makes the codes.
	 * @param codeGenerator the generator, by default a
	 * {@link SecureRandomSmsOtpCodeGenerator}
	 */
	public void setCodeGenerator(SmsOtpCodeGenerator codeGenerator) {
		Assert.notNull(codeGenerator, "codeGenerator cannot be null");
		this.sender.setCodeGenerator(codeGenerator);
	}

	/**
	 * Sets how many accounts a number may belong to. Whoever wants to enrol one that
	 * belongs to as many is answered like anybody else, but no text goes out.
	 * @param accountsPerNumber the number of accounts, by default without limit
	 */
	public void setAccountsPerNumber(int accountsPerNumber) {
		Assert.isTrue(accountsPerNumber > 0, "accountsPerNumber must be positive");
		this.sender.setAccountsPerNumber(accountsPerNumber);
	}

	/**
	 * Sets what judges a number right before a text goes to it.
	 * @param riskAssessor the assessor, by default one that allows every number
	 */
	public void setRiskAssessor(PhoneNumberRiskAssessor riskAssessor) {
		Assert.notNull(riskAssessor, "riskAssessor cannot be null");
		this.sender.setRiskAssessor(riskAssessor);
	}

	/**
	 * Sets the accounts whose code is always the same.
	 * @param testAccounts the test accounts, none by default
	 */
	public void setTestAccounts(SmsOtpTestAccounts testAccounts) {
		Assert.notNull(testAccounts, "testAccounts cannot be null");
		this.recipients.setTestAccounts(testAccounts);
	}

	/**
	 * Sets who is told what happened.
	 * @param events the publisher of {@link SmsOtpEvent}s, by default nobody
	 */
	public void setApplicationEventPublisher(ApplicationEventPublisher events) {
		Assert.notNull(events, "events cannot be null");
		this.events.setPublisher(events);
	}

	/**
	 * Sets the clock.
	 * @param clock the clock, by default the system's
	 */
	public void setClock(Clock clock) {
		Assert.notNull(clock, "clock cannot be null");
		this.clock = Clock.tick(clock, Duration.ofMillis(1));
	}

	@Override
	public SmsOtpSendResult send(SmsOtpSendRequest request) {
		return FailClosed.call(() -> this.sender.send(request, this.clock.instant()));
	}

	@Override
	public SmsOtpVerifyResult verify(SmsOtpVerifyRequest request) {
		return FailClosed.call(() -> this.verifier.verify(request, this.clock.instant()));
	}

	@Override
	public SmsOtpStatus status(SmsOtpSubject subject, @Nullable SmsOtpChallenge challenge) {
		return FailClosed.call(() -> status(subject, challenge, this.clock.instant()));
	}

	private SmsOtpStatus status(SmsOtpSubject subject, @Nullable SmsOtpChallenge current, Instant now) {
		Recipients.Recipient recipient = this.recipients.find(subject);
		if (recipient == null || recipient.refused() != null) {
			return new SmsOtpStatus(SmsOtpStatus.State.ENROLLMENT_REQUIRED, null, null, null, 0, null);
		}
		return status(subject, recipient.phone(), current, now);
	}

	private SmsOtpStatus status(SmsOtpSubject subject, PhoneNumber phone, @Nullable SmsOtpChallenge current,
			Instant now) {
		AccountView view = this.budget.view(subject, phone, now);
		GuessLedger ledger = view.state().ledger();
		GuessRules rules = this.policy.limits().guess().rules();
		int left = Math.min(ledger.attemptsLeft(rules, now), this.policy.maxAttempts());
		if (left == 0) {
			return new SmsOtpStatus(SmsOtpStatus.State.LOCKED, phone, null, null, 0, ledger.lockedUntil(rules, now));
		}
		SendRefusal refusal = this.budget.refusal(subject, view, now);
		Instant resendAt = (refusal != null) ? refusal.until() : null;
		Challenge challenge = view.state()
			.challenge((current != null) ? SmsOtpCodes.entry(current, subject) : null, now);
		if (challenge == null) {
			return new SmsOtpStatus(SmsOtpStatus.State.SEND_REQUIRED, phone, null, resendAt, left, null);
		}
		return new SmsOtpStatus(SmsOtpStatus.State.CODE_SENT, phone, challenge.expiresAt(), resendAt,
				Math.min(left, challenge.attemptsLeft()), null);
	}

}
