package io.github.smsotp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;

import io.github.smsotp.event.SmsOtpAdministrationEvent;
import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.BypassCode;
import io.github.smsotp.store.GuessLedger;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.SmsOtpStore;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.util.Assert;

/**
 * The {@link SmsOtpAdministration} on a store. Safe for use by several threads once it is
 * configured.
 */
public final class DefaultSmsOtpAdministration implements SmsOtpAdministration {

	private static final String ACCOUNT_IS_EMPTY = "account cannot be empty";

	private final SmsOtpEvents events = new SmsOtpEvents();

	private final BypassCodes bypassCodes = new BypassCodes();

	private final Accounts accounts;

	private final SmsOtpCodes codes;

	private @Nullable SmsOtpEnrollmentService enrollments;

	private Supplier<@Nullable String> administrator = () -> null;

	private Clock clock = Clock.tickMillis(ZoneOffset.UTC);

	/**
	 * Creates an administration.
	 * @param store where accounts are kept
	 * @param keys the keys to hash with
	 * @param policy the figures in force
	 */
	public DefaultSmsOtpAdministration(SmsOtpStore store, SmsOtpKeys keys, SmsOtpPolicy policy) {
		Assert.notNull(store, "store cannot be null");
		Assert.notNull(keys, "keys cannot be null");
		Assert.notNull(policy, "policy cannot be null");
		this.accounts = new Accounts(store, keys.index(), policy.limits().accountRules());
		this.codes = new SmsOtpCodes(keys.codes(), policy);
	}

	/**
	 * Sets what takes numbers away.
	 * @param enrollments the service, by default none
	 */
	public void setEnrollmentService(SmsOtpEnrollmentService enrollments) {
		Assert.notNull(enrollments, "enrollments cannot be null");
		this.enrollments = enrollments;
	}

	/**
	 * Sets who is told what was done.
	 * @param events the publisher, by default nobody
	 */
	public void setApplicationEventPublisher(ApplicationEventPublisher events) {
		Assert.notNull(events, "events cannot be null");
		this.events.setPublisher(events);
	}

	/**
	 * Sets what knows who calls.
	 * @param administrator the source of the current administrator's name, by default
	 * nobody's
	 */
	public void setAdministrator(Supplier<@Nullable String> administrator) {
		Assert.notNull(administrator, "administrator cannot be null");
		this.administrator = administrator;
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
	public SmsOtpAccountReport report(String account) {
		Assert.hasText(account, ACCOUNT_IS_EMPTY);
		Instant now = this.clock.instant();
		AccountState state = FailClosed.call(() -> this.accounts.state(account, now));
		GuessLedger ledger = state.ledger();
		GuessRules rules = this.accounts.rules().guesses();
		BypassCode bypass = state.bypass(now);
		return new SmsOtpAccountReport(account, ledger.isDisabled(rules), ledger.lockedUntil(rules, now),
				ledger.consecutive(), ledger.attemptsLeft(rules, now), state.liveChallenges(now),
				(bypass != null) ? bypass.expiresAt() : null, state.isInvited(now) ? state.invitedUntil() : null);
	}

	@Override
	public void unlock(String account) {
		change(account, AccountChange.of(AccountChange.Kind.UNLOCK));
	}

	@Override
	public void disable(String account) {
		change(account, AccountChange.of(AccountChange.Kind.DISABLE));
	}

	@Override
	public void revokeCodes(String account) {
		change(account, AccountChange.of(AccountChange.Kind.REVOKE));
	}

	@Override
	public void invite(String account, Instant until) {
		Assert.isTrue(until.isAfter(this.clock.instant()), "until must be in the future");
		change(account, AccountChange.invite(until));
	}

	@Override
	public void withdrawInvitation(String account) {
		change(account, AccountChange.of(AccountChange.Kind.WITHDRAW_INVITATION));
	}

	@Override
	public boolean revokeNumber(String account) {
		Assert.hasText(account, ACCOUNT_IS_EMPTY);
		Assert.state(this.enrollments != null, "numbers come from the application only");
		String by = this.administrator.get();
		boolean removed = this.enrollments.remove(account, by, null);
		this.events.publish(new SmsOtpAdministrationEvent(account, "REVOKE_NUMBER", by, this.clock.instant()));
		return removed;
	}

	@Override
	public SmsOtpBypassCode issueBypassCode(String account, Duration ttl) {
		Assert.isTrue(ttl.toSeconds() > 0 && ttl.compareTo(MAX_BYPASS_TTL) <= 0, "ttl must be 1s to 24h");
		SmsOtpBypassCode code = new SmsOtpBypassCode(this.bypassCodes.generate(), this.clock.instant().plus(ttl));
		change(account, AccountChange.allow(this.codes.bypass(account, code.code(), code.expiresAt())));
		return code;
	}

	private void change(String account, AccountChange change) {
		Assert.hasText(account, ACCOUNT_IS_EMPTY);
		String by = this.administrator.get();
		Instant now = this.clock.instant();
		FailClosed.run(() -> this.accounts.change(account, change, now));
		this.events.publish(new SmsOtpAdministrationEvent(account, change.kind().name(), by, now));
	}

}
