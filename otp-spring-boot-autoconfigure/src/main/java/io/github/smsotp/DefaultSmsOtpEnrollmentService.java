package io.github.smsotp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.smsotp.event.SmsOtpEvent;
import io.github.smsotp.event.SmsOtpNumberChangedEvent;
import io.github.smsotp.event.SmsOtpNumberEnrolledEvent;
import io.github.smsotp.event.SmsOtpNumberRemovedEvent;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.store.AccountChange;
import io.github.smsotp.store.SmsOtpStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.util.Assert;

/**
 * The {@link SmsOtpEnrollmentService} on a repository of numbers. Safe for use by several
 * threads once it is configured.
 */
public final class DefaultSmsOtpEnrollmentService implements SmsOtpEnrollmentService {

	private static final Log logger = LogFactory.getLog(DefaultSmsOtpEnrollmentService.class);

	private static final int MAX_REMOVALS = 10;

	private final SmsOtpEvents events = new SmsOtpEvents();

	private final NumberEpochs epochs = new NumberEpochs(this::readEpoch);

	private final Accounts accounts;

	private final StoreIndex index;

	private final NumberNotices notices;

	private final SmsOtpEnrollmentPolicy policy;

	private PhoneNumberRepository numbers;

	private SmsOtpTestAccounts testAccounts = SmsOtpTestAccounts.none();

	private Clock clock = Clock.tickMillis(ZoneOffset.UTC);

	/**
	 * Creates a service.
	 * @param store where invitations and codes are kept
	 * @param numbers whose number is which; a {@link MutablePhoneNumberRepository} unless
	 * enrolment is closed
	 * @param gateway what hands a text to a phone
	 * @param messages what writes a text
	 * @param keys the keys to hash with
	 * @param limits how many texts may go out
	 * @param policy what users may do to their numbers
	 */
	public DefaultSmsOtpEnrollmentService(SmsOtpStore store, PhoneNumberRepository numbers, SmsGateway gateway,
			SmsOtpMessageFactory messages, SmsOtpKeys keys, SmsOtpLimits limits, SmsOtpEnrollmentPolicy policy) {
		Assert.notNull(store, "store cannot be null");
		Assert.notNull(numbers, "numbers cannot be null");
		Assert.notNull(gateway, "gateway cannot be null");
		Assert.notNull(messages, "messages cannot be null");
		Assert.notNull(keys, "keys cannot be null");
		Assert.notNull(limits, "limits cannot be null");
		Assert.notNull(policy, "policy cannot be null");
		Assert.isTrue(
				policy.mode() == SmsOtpEnrollmentPolicy.Mode.CLOSED || numbers instanceof MutablePhoneNumberRepository,
				"numbers must be a MutablePhoneNumberRepository unless enrolment is closed");
		this.numbers = numbers;
		this.index = keys.index();
		this.policy = policy;
		this.accounts = new Accounts(store, keys.index(), limits.accountRules());
		this.notices = new NumberNotices(new SmsOtpTexts(gateway, messages),
				new SendBudget(this.accounts, keys.index(), limits, this.events));
	}

	/**
	 * Sets the accounts whose code is always the same, and who keep the number that they
	 * have.
	 * @param testAccounts the test accounts, none by default
	 */
	public void setTestAccounts(SmsOtpTestAccounts testAccounts) {
		Assert.notNull(testAccounts, "testAccounts cannot be null");
		this.testAccounts = testAccounts;
		this.numbers = testAccounts.over(this.numbers);
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
	public List<PhoneNumber> find(String account) {
		return FailClosed.call(() -> this.numbers.findConfirmed(account));
	}

	@Override
	public boolean mayEnroll(String account) {
		return switch (this.policy.mode()) {
			case SELF_SERVICE -> true;
			case INVITED -> {
				Instant now = this.clock.instant();
				yield FailClosed.call(() -> this.accounts.state(account, now).isInvited(now));
			}
			case CLOSED -> false;
		};
	}

	@Override
	public @Nullable String confirm(SmsOtpSubject subject) {
		PhoneNumber number = subject.newNumber();
		Assert.notNull(number, "subject must be an enrolment");
		PhoneNumber former = subject.formerNumber();
		String account = subject.account();
		MutablePhoneNumberRepository mutable = mutable();
		Instant now = this.clock.instant();
		if (!FailClosed.call(() -> mutable.replace(account, former, number, now, this.policy.accountsPerNumber()))) {
			return null;
		}
		try {
			// before others are told, who may change the numbers again
			return epoch(account);
		}
		finally {
			takeBackCodes(account, AccountChange.Kind.CHANGE_NUMBER, now);
			tell(subject, number, former, now);
		}
	}

	private void tell(SmsOtpSubject subject, PhoneNumber number, @Nullable PhoneNumber former, Instant now) {
		String account = subject.account();
		if (former == null) {
			this.events
				.publish(new SmsOtpNumberEnrolledEvent(account, number.masked(), account, subject.client(), now));
			return;
		}
		this.events.publish(new SmsOtpNumberChangedEvent(account, former.masked(), number.masked(), account,
				subject.client(), now));
		if (!former.equals(number)) {
			this.notices.send(account, former, SmsOtpMessageFactory.Notice.NUMBER_CHANGED, now);
		}
	}

	@Override
	public boolean remove(String account, @Nullable String by, @Nullable String client) {
		MutablePhoneNumberRepository mutable = mutable();
		if (this.testAccounts.find(account) != null) {
			return false;
		}
		Instant now = this.clock.instant();
		List<PhoneNumber> removed = new ArrayList<>();
		try {
			FailClosed.run(() -> removeAll(mutable, account, removed));
		}
		finally {
			finishRemoval(account, removed, by, client, now);
		}
		return !removed.isEmpty();
	}

	@Override
	public String epoch(String account) {
		return FailClosed.call(() -> this.epochs.read(account, this.clock));
	}

	@Override
	public boolean isCurrent(String account, String epoch) {
		return FailClosed.call(() -> this.epochs.isCurrent(account, epoch, this.clock));
	}

	// again when somebody else has put another number in the place of one that was found
	private static void removeAll(MutablePhoneNumberRepository mutable, String account, List<PhoneNumber> removed) {
		for (int i = 0; i < MAX_REMOVALS; i++) {
			boolean all = true;
			for (PhoneNumber number : mutable.findConfirmed(account)) {
				if (mutable.remove(account, number)) {
					removed.add(number);
				}
				else {
					all = false;
				}
			}
			if (all) {
				return;
			}
		}
		throw new IllegalStateException("the numbers of the account change all the time");
	}

	private void finishRemoval(String account, List<PhoneNumber> removed, @Nullable String by, @Nullable String client,
			Instant now) {
		this.epochs.forget(account);
		if (!removed.isEmpty()) {
			takeBackCodes(account, AccountChange.Kind.REVOKE, now);
		}
		for (PhoneNumber number : removed) {
			this.events.publish(new SmsOtpNumberRemovedEvent(account, number.masked(), by, client, now));
			this.notices.send(account, number, SmsOtpMessageFactory.Notice.NUMBER_REMOVED, now);
		}
	}

	private void takeBackCodes(String account, AccountChange.Kind kind, Instant now) {
		try {
			this.accounts.change(account, AccountChange.of(kind), now);
		}
		catch (RuntimeException ex) {
			// codes to a former number are bound to it anyway
			logger.warn("Codes of an account could not be taken back after its number had changed or gone: "
					+ ex.getClass().getName());
		}
	}

	private String readEpoch(String account) {
		if (this.numbers instanceof MutablePhoneNumberRepository recorded) {
			return this.index.epoch(recorded.findEnrolled(account)
				.stream()
				.map((enrolled) -> enrolled.number().value() + " " + enrolled.confirmedAt().toEpochMilli())
				.collect(Collectors.joining(",")));
		}
		return this.index.epoch(
				this.numbers.findConfirmed(account).stream().map(PhoneNumber::value).collect(Collectors.joining(",")));
	}

	private MutablePhoneNumberRepository mutable() {
		Assert.state(this.numbers instanceof MutablePhoneNumberRepository, "numbers come from the application only");
		return (MutablePhoneNumberRepository) this.numbers;
	}

}
