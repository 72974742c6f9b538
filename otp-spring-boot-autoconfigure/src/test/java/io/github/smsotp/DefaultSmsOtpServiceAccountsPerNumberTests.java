package io.github.smsotp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.smsotp.event.SmsOtpSendRefusedEvent;
import io.github.smsotp.event.SmsOtpSentEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link DefaultSmsOtpService} answers to whoever wants to enrol a number that
 * belongs to as many accounts as it may.
 */
class DefaultSmsOtpServiceAccountsPerNumberTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber NUMBER = SmsOtpServiceFixture.NUMBER;

	private static final PhoneNumber FULL = new PhoneNumber("+14155550001");

	private static final PhoneNumber FREE = new PhoneNumber("+12125550002");

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@BeforeEach
	void fiveAccounts() {
		this.otp.enrolling();
		this.otp.accountsPerNumber = 5;
		this.otp.enrolled(FULL, "a1", "a2", "a3", "a4", "a5");
	}

	@Test
	void sendWhenSixthAccountThenAnsweredAsSentAndNoTextGoesOutEnr9() {
		SmsOtpSubject sixth = enrollment(ALICE, FULL);
		SmsOtpSendResult result = this.otp.send(sixth, null);
		assertThat(result.outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
		assertThat(result.challenge()).isNotNull();
		assertThat(this.otp.gateway.messages()).isEmpty();
		assertThat(this.otp.events).containsExactly(
				new SmsOtpSendRefusedEvent(ALICE, "ENROLLMENT", "ACCOUNTS_PER_NUMBER", null, this.otp.clock.instant()));
	}

	@Test
	void sendWhenSixthAccountThenEveryFurtherAnswerIsThatToAnyNumberEnr9T44() {
		List<Object> full = answers(enrollment(ALICE, FULL));
		List<Object> free = answers(enrollment("bob", FREE));
		assertThat(full).hasSize(22).isEqualTo(free);
		assertThat(this.otp.gateway.messages()).extracting("to").containsOnly(FREE);
	}

	@Test
	void sendWhenSixthAccountThenEvenItsCodeConfirmsNothingEnr9() {
		SmsOtpSubject sixth = enrollment(ALICE, FULL);
		SmsOtpChallenge challenge = this.otp.sent(sixth, null);
		this.otp.verify(sixth, challenge, this.otp.code());
		assertThat(this.otp.enrollments().confirm(sixth)).isNull();
	}

	@Test
	void sendWhenSixthAccountThenWindowsCountItEnr9Snd3() {
		this.otp.limits(new SmsOtpLimits(
				new SmsOtpLimits.Send(null, List.of(), List.of(), List.of(), List.of(RateLimit.valueOf("3/1h"))),
				this.otp.policy.limits().enroll(), this.otp.policy.limits().guess()));
		this.otp.sent(enrollment(ALICE, FULL), null);
		this.otp.sent(enrollment("bob", FULL), null);
		assertRateLimited(enrollment("carol", FULL), "ENROLL_PHONE");
		this.otp.sent(enrollment(ALICE, FREE), null);
		assertRateLimited(enrollment("carol", FREE), "GLOBAL");
	}

	@Test
	void sendWhenFifthAccountThenTextGoesOutEnr9() {
		this.otp.enrolled.remove("a5", FULL);
		this.otp.sent(enrollment(ALICE, FULL), null);
		assertThat(this.otp.gateway.messages()).singleElement().extracting("to").isEqualTo(FULL);
		assertThat(this.otp.events).singleElement().isInstanceOf(SmsOtpSentEvent.class);
	}

	@Test
	void sendWhenNumberIsTheAccountsOwnThenTextGoesOutEnr9() {
		this.otp.sent(enrollment("a1", FULL).inPlaceOf(FULL), null);
		assertThat(this.otp.gateway.messages()).singleElement().extracting("to").isEqualTo(FULL);
	}

	@Test
	void sendWhenAccountHasAnotherNumberThenNoTextGoesOutEnr9() {
		this.otp.enrolled(NUMBER, ALICE);
		this.otp.sent(enrollment(ALICE, FULL).inPlaceOf(NUMBER), null);
		assertThat(this.otp.gateway.messages()).isEmpty();
	}

	@Test
	void sendWhenNumberHasTooManyAccountsThenTheirLoginsGetTextsEnr9() {
		this.otp.enrolled(FULL, "a6");
		this.otp.sent("a6", null);
		assertThat(this.otp.gateway.messages()).singleElement().extracting("to").isEqualTo(FULL);
	}

	@Test
	void sendWhenNumbersAreNotCountedThenTextGoesOut() {
		this.otp.repository = this.otp.enrolled::findConfirmed;
		this.otp.sent(enrollment(ALICE, FULL), null);
		assertThat(this.otp.gateway.messages()).hasSize(1);
	}

	/**
	 * All that somebody sees who sends, looks, sends again too early and in time, and
	 * guesses until the account is locked.
	 */
	private List<Object> answers(SmsOtpSubject subject) {
		List<Object> answers = new ArrayList<>();
		SmsOtpChallenge challenge = this.otp.sent(subject, null);
		answers.add(challenge.expiresAt());
		answers.add(challenge.id().length());
		look(subject, challenge, answers);
		answers.add(this.otp.send(subject, challenge));
		this.otp.clock.move(Duration.ofSeconds(30));
		SmsOtpChallenge again = this.otp.sent(subject, challenge);
		answers.add(again.id().equals(challenge.id()));
		answers.add(again.expiresAt());
		for (int i = 0; i < 5; i++) {
			answers.add(this.otp.verify(subject, again, this.otp.wrongCode()));
			look(subject, again, answers);
		}
		this.otp.clock.move(Duration.ofSeconds(-30));
		return answers;
	}

	private void look(SmsOtpSubject subject, SmsOtpChallenge challenge, List<Object> answers) {
		SmsOtpStatus status = this.otp.service().status(subject, challenge);
		assertThat(status.phone()).isEqualTo(subject.newNumber());
		answers.add(status.state());
		answers.add(new SmsOtpStatus(status.state(), null, status.expiresAt(), status.resendAt(), status.attemptsLeft(),
				status.lockedUntil()));
	}

	private void assertRateLimited(SmsOtpSubject subject, String reason) {
		assertThat(this.otp.send(subject, null).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
		assertThat(this.otp.events).last().extracting("reason").isEqualTo(reason);
	}

	private static SmsOtpSubject enrollment(String account, PhoneNumber number) {
		return SmsOtpSubject.enrollment(account, number);
	}

}
