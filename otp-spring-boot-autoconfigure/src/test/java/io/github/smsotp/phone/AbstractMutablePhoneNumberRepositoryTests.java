package io.github.smsotp.phone;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TimeZone;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What every {@link MutablePhoneNumberRepository} keeps to.
 */
public abstract class AbstractMutablePhoneNumberRepositoryTests {

	protected static final PhoneNumber NUMBER = new PhoneNumber("+4915123456701");

	protected static final PhoneNumber OTHER = new PhoneNumber("+4915123456702");

	/**
	 * When it is half past two in UTC, an hour that Berlin does not have on that day.
	 */
	protected static final Instant CONFIRMED = Instant.parse("2026-03-29T02:30:00.123Z");

	protected static final int MAX_ACCOUNTS = 5;

	private static final Instant LATER = CONFIRMED.plusMillis(1_001);

	protected MutablePhoneNumberRepository repository;

	/**
	 * Returns a repository without numbers.
	 */
	protected abstract MutablePhoneNumberRepository create();

	@BeforeEach
	void createRepository() {
		this.repository = create();
	}

	@Test
	void findEnrolledWhenAccountIsUnknownThenEmpty() {
		assertThat(enroll("bob", NUMBER)).isTrue();
		assertThat(this.repository.findEnrolled("alice")).isEmpty();
		assertThat(this.repository.findConfirmed("alice")).isEmpty();
		assertThat(this.repository.countAccounts(OTHER)).isZero();
	}

	@Test
	void findEnrolledWhenAccountIsEmptyThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.repository.findEnrolled(""));
		assertThatIllegalArgumentException().isThrownBy(() -> this.repository.findConfirmed(""));
		assertThatIllegalArgumentException().isThrownBy(() -> enroll("", NUMBER));
	}

	@Test
	void replaceWhenAccountHasNoneThenFirstNumberAsConfirmedPhn1() {
		assertThat(enroll("alice", NUMBER)).isTrue();
		assertThat(this.repository.findEnrolled("alice"))
			.containsExactly(new EnrolledPhoneNumber(NUMBER, CONFIRMED, null));
		assertThat(this.repository.findConfirmed("alice")).containsExactly(NUMBER);
		assertThat(this.repository.countAccounts(NUMBER)).isEqualTo(1);
	}

	@Test
	void replaceWhenNoneIsExpectedButAccountHasOneThenUnchangedEnr3() {
		enroll("alice", NUMBER);
		assertThat(this.repository.replace("alice", null, OTHER, LATER, MAX_ACCOUNTS)).isFalse();
		assertThat(this.repository.replace("alice", null, NUMBER, LATER, MAX_ACCOUNTS)).isFalse();
		assertUnchanged("alice", NUMBER);
		assertThat(this.repository.countAccounts(OTHER)).isZero();
	}

	@Test
	void replaceWhenFormerIsRightThenOnlyNewNumberNeverUsedEnr3() {
		enroll("alice", NUMBER);
		enroll("bob", NUMBER);
		this.repository.recordUse("alice", NUMBER, CONFIRMED);
		assertThat(this.repository.replace("alice", NUMBER, OTHER, LATER, MAX_ACCOUNTS)).isTrue();
		assertThat(this.repository.findEnrolled("alice")).containsExactly(EnrolledPhoneNumber.confirmed(OTHER, LATER));
		assertUnchanged("bob", NUMBER);
		assertThat(this.repository.countAccounts(NUMBER)).isEqualTo(1);
		assertThat(this.repository.countAccounts(OTHER)).isEqualTo(1);
	}

	@Test
	void replaceWhenFormerIsWrongThenUnchangedEnr3() {
		enroll("alice", NUMBER);
		assertThat(this.repository.replace("alice", OTHER, number(3), LATER, MAX_ACCOUNTS)).isFalse();
		assertThat(this.repository.replace("alice", OTHER, NUMBER, LATER, MAX_ACCOUNTS)).isFalse();
		assertThat(this.repository.replace("alice", OTHER, OTHER, LATER, MAX_ACCOUNTS)).isFalse();
		assertUnchanged("alice", NUMBER);
	}

	@Test
	void replaceWhenFormerIsExpectedButAccountHasNoneThenNothingEnr3() {
		enroll("bob", NUMBER);
		assertThat(this.repository.replace("alice", NUMBER, OTHER, LATER, MAX_ACCOUNTS)).isFalse();
		assertThat(this.repository.replace("alice", NUMBER, NUMBER, LATER, MAX_ACCOUNTS)).isFalse();
		assertThat(this.repository.findEnrolled("alice")).isEmpty();
		assertUnchanged("bob", NUMBER);
	}

	@Test
	void replaceWhenNumberStaysThenConfirmedAnewAndNotCountedEnr9() {
		enrollMany(MAX_ACCOUNTS);
		this.repository.recordUse("account0", NUMBER, LATER);
		assertThat(this.repository.replace("account0", NUMBER, NUMBER, LATER, 1)).isTrue();
		assertThat(this.repository.replace("account0", NUMBER, NUMBER, LATER, 1)).isTrue();
		assertThat(this.repository.findEnrolled("account0"))
			.containsExactly(EnrolledPhoneNumber.confirmed(NUMBER, LATER));
		assertUnchanged("account1", NUMBER);
		assertThat(this.repository.countAccounts(NUMBER)).isEqualTo(MAX_ACCOUNTS);
	}

	@Test
	void replaceWhenNumberHasAllItsAccountsThenRefusedUntilOneGoesEnr9() {
		enrollMany(MAX_ACCOUNTS);
		assertThat(this.repository.countAccounts(NUMBER)).isEqualTo(MAX_ACCOUNTS);
		assertThat(enroll("alice", NUMBER)).isFalse();
		assertThat(this.repository.findEnrolled("alice")).isEmpty();
		assertThat(this.repository.remove("account2", NUMBER)).isTrue();
		assertThat(enroll("alice", NUMBER)).isTrue();
		assertThat(enroll("bob", NUMBER)).isFalse();
	}

	@Test
	void replaceWhenComingNumberHasAllItsAccountsThenFormerStaysEnr3Enr9() {
		enrollMany(MAX_ACCOUNTS);
		enroll("alice", OTHER);
		assertThat(this.repository.replace("alice", OTHER, NUMBER, LATER, MAX_ACCOUNTS)).isFalse();
		assertUnchanged("alice", OTHER);
		this.repository.replace("account2", NUMBER, number(3), LATER, MAX_ACCOUNTS);
		assertThat(this.repository.replace("alice", OTHER, NUMBER, LATER, MAX_ACCOUNTS)).isTrue();
		assertThat(this.repository.countAccounts(NUMBER)).isEqualTo(MAX_ACCOUNTS);
	}

	@Test
	void replaceWhenCeilingWasLoweredThenRefusedEvenIfFirstPlaceIsFreeEnr9() {
		enrollMany(MAX_ACCOUNTS);
		this.repository.remove("account0", NUMBER);
		assertThat(this.repository.replace("alice", null, NUMBER, LATER, 2)).isFalse();
		assertThat(this.repository.replace("alice", null, NUMBER, LATER, 4)).isFalse();
		assertThat(this.repository.countAccounts(NUMBER)).isEqualTo(4);
		assertThat(this.repository.replace("alice", null, NUMBER, LATER, 5)).isTrue();
	}

	@Test
	void replaceWhenInstantIsFinerThanMillisecondThenNotRoundedUp() {
		this.repository.replace("alice", null, NUMBER, CONFIRMED.plusNanos(999_999), MAX_ACCOUNTS);
		this.repository.recordUse("alice", NUMBER, LATER.plusNanos(999_999));
		EnrolledPhoneNumber enrolled = this.repository.findEnrolled("alice").get(0);
		assertThat(enrolled.confirmedAt().truncatedTo(ChronoUnit.MILLIS)).isEqualTo(CONFIRMED);
		assertThat(enrolled.lastUsedAt()).isNotNull();
		assertThat(enrolled.lastUsedAt().truncatedTo(ChronoUnit.MILLIS)).isEqualTo(LATER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati" })
	void findEnrolledWhenTimeZoneOfTheProcessChangesThenSameInstants(String zone) {
		TimeZone before = TimeZone.getDefault();
		EnrolledPhoneNumber expected = new EnrolledPhoneNumber(NUMBER, CONFIRMED, LATER);
		enroll("alice", NUMBER);
		this.repository.recordUse("alice", NUMBER, LATER);
		try {
			TimeZone.setDefault(TimeZone.getTimeZone(zone));
			assertThat(this.repository.findEnrolled("alice")).containsExactly(expected);
			enroll("bob", NUMBER);
			this.repository.recordUse("bob", NUMBER, LATER);
		}
		finally {
			TimeZone.setDefault(before);
		}
		assertThat(this.repository.findEnrolled("bob")).containsExactly(expected);
	}

	@Test
	void recordUseThenThatAccountAloneWasUsed() {
		enroll("alice", NUMBER);
		enroll("bob", NUMBER);
		this.repository.recordUse("alice", NUMBER, LATER);
		assertThat(this.repository.findEnrolled("alice"))
			.containsExactly(new EnrolledPhoneNumber(NUMBER, CONFIRMED, LATER));
		assertUnchanged("bob", NUMBER);
	}

	@Test
	void recordUseWhenAccountHasAnotherNumberOrNoneThenNothing() {
		enroll("alice", NUMBER);
		this.repository.recordUse("alice", OTHER, LATER);
		this.repository.recordUse("bob", NUMBER, LATER);
		assertUnchanged("alice", NUMBER);
		assertThat(this.repository.findEnrolled("bob")).isEmpty();
	}

	@Test
	void removeThenGoneOnce() {
		enroll("alice", NUMBER);
		enroll("bob", NUMBER);
		assertThat(this.repository.remove("alice", OTHER)).isFalse();
		assertUnchanged("alice", NUMBER);
		assertThat(this.repository.remove("alice", NUMBER)).isTrue();
		assertThat(this.repository.remove("alice", NUMBER)).isFalse();
		assertThat(this.repository.findEnrolled("alice")).isEmpty();
		assertUnchanged("bob", NUMBER);
	}

	@Test
	void everyMethodWhenAccountsLookAlikeThenAccountsOfTheirOwnEnr9() {
		List<String> alike = List.of("alice", "Alice", "alicé", "alice ", "alice\u0301");
		for (String account : alike) {
			assertThat(this.repository.findEnrolled(account)).isEmpty();
			assertThat(this.repository.remove(account, NUMBER)).isFalse();
			assertThat(this.repository.replace(account, NUMBER, OTHER, LATER, MAX_ACCOUNTS)).isFalse();
			assertThat(enroll(account, NUMBER)).isTrue();
		}
		for (String account : alike) {
			assertThat(this.repository.replace(account, NUMBER, OTHER, LATER, MAX_ACCOUNTS)).isTrue();
			this.repository.recordUse(account, OTHER, LATER);
			for (String each : alike.subList(alike.indexOf(account) + 1, alike.size())) {
				assertUnchanged(each, NUMBER);
			}
		}
		for (String account : alike) {
			assertThat(this.repository.remove(account, OTHER)).isTrue();
			assertThat(this.repository.countAccounts(OTHER)).isEqualTo(alike.size() - 1 - alike.indexOf(account));
		}
	}

	@Test
	void everyMethodWhenAccountHas512CharactersThenLikeAnyOther() {
		String account = "a" + "\uD83D\uDE00".repeat(255) + "z";
		assertThat(account).hasSize(512);
		String alike = account.substring(0, 511) + "y";
		assertThat(enroll(account, NUMBER)).isTrue();
		assertThat(enroll(alike, NUMBER)).isTrue();
		this.repository.recordUse(account, NUMBER, LATER);
		assertThat(this.repository.findEnrolled(account))
			.containsExactly(new EnrolledPhoneNumber(NUMBER, CONFIRMED, LATER));
		assertUnchanged(alike, NUMBER);
		assertThat(this.repository.remove(account, NUMBER)).isTrue();
		assertUnchanged(alike, NUMBER);
	}

	protected final boolean enroll(String account, PhoneNumber number) {
		return this.repository.replace(account, null, number, CONFIRMED, MAX_ACCOUNTS);
	}

	protected final void enrollMany(int accounts) {
		for (int i = 0; i < accounts; i++) {
			assertThat(enroll("account" + i, NUMBER)).isTrue();
		}
	}

	protected static PhoneNumber number(int index) {
		return new PhoneNumber("+491512345" + (6700 + index));
	}

	private void assertUnchanged(String account, PhoneNumber number) {
		assertThat(this.repository.findEnrolled(account))
			.containsExactly(EnrolledPhoneNumber.confirmed(number, CONFIRMED));
	}

}
