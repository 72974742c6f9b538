package io.github.smsotp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.smsotp.event.SmsOtpSendRefusedEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What {@link DefaultSmsOtpService} does when a {@link PhoneNumberRiskAssessor} judges a
 * number.
 */
class DefaultSmsOtpServiceRiskTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber NUMBER = SmsOtpServiceFixture.NUMBER;

	private static final PhoneNumber NEW = new PhoneNumber("+14155550001");

	private static final SmsOtpSubject LOGIN = SmsOtpSubject.login(ALICE).from("203.0.113.7");

	private static final SmsOtpSubject ENROLLMENT = SmsOtpSubject.enrollment(ALICE, NEW).from("203.0.113.7");

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@ParameterizedTest
	@CsvSource({ "BLOCK,NUMBER_REFUSED", "REQUIRE_ANOTHER_FACTOR,NUMBER_AT_RISK" })
	void sendWhenNumberIsAtRiskThenNoTextAndCountedRst5(PhoneNumberRiskAssessor.Decision decision,
			SmsOtpSendResult.Outcome outcome) {
		this.otp.riskAssessor = (number, subject) -> decision;
		assertRefused(LOGIN, outcome);
		assertRefused(ENROLLMENT, outcome);
	}

	@ParameterizedTest
	@CsvSource({ "BLOCK", "REQUIRE_ANOTHER_FACTOR" })
	void sendWhenNumberIsAtRiskThenWindowsCountItRst5(PhoneNumberRiskAssessor.Decision decision) {
		List<RateLimit> two = List.of(RateLimit.valueOf("2/1h"));
		this.otp.limits(new SmsOtpLimits(new SmsOtpLimits.Send(null, two, List.of(), List.of(), List.of()),
				new SmsOtpLimits.Enroll(two, List.of(), List.of(), List.of()), this.otp.policy.limits().guess()));
		this.otp.riskAssessor = (number, subject) -> decision;
		for (SmsOtpSubject subject : List.of(LOGIN, ENROLLMENT)) {
			this.otp.send(subject, null);
			this.otp.send(subject, null);
			assertThat(this.otp.send(subject, null).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
		}
		assertThat(this.otp.events).extracting("reason")
			.containsExactly("RISK", "RISK", "PHONE", "RISK", "RISK", "ENROLL_PHONE");
	}

	@Test
	void sendWhenAssessorFailsThenUnavailableNoTextAndCountedRst5() {
		for (SmsOtpSubject subject : List.of(LOGIN, ENROLLMENT)) {
			this.otp.riskAssessor = (number, of) -> {
				throw new IllegalStateException("no answer about " + number.value());
			};
			assertUnavailable(subject);
			this.otp.riskAssessor = PhoneNumberRiskAssessor.none();
			assertThat(this.otp.send(subject, null).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
			this.otp.clock.move(Duration.ofHours(1));
		}
	}

	@Test
	@SuppressWarnings("NullAway")
	void sendWhenAssessorSaysNothingThenUnavailableAndNoTextRst5() {
		this.otp.riskAssessor = (number, subject) -> null;
		assertUnavailable(LOGIN);
		this.otp.clock.move(Duration.ofHours(1));
		assertUnavailable(ENROLLMENT);
	}

	@Test
	void sendThenAskedAboutEveryTextRst5() {
		List<Object> asked = new ArrayList<>();
		this.otp.riskAssessor = (number, subject) -> {
			asked.add(tuple(number, subject));
			return PhoneNumberRiskAssessor.Decision.ALLOW;
		};
		SmsOtpChallenge challenge = this.otp.sent(LOGIN, null);
		this.otp.clock.move(Duration.ofSeconds(30));
		this.otp.sent(LOGIN, challenge);
		this.otp.clock.move(Duration.ofHours(1));
		this.otp.sent(ENROLLMENT, null);
		assertThat(asked).containsExactly(tuple(NUMBER, LOGIN), tuple(NUMBER, LOGIN), tuple(NEW, ENROLLMENT));
	}

	@Test
	void sendWhenALimitRefusesThenAssessorIsNotAskedRst5() {
		this.otp.sent(LOGIN, null);
		this.otp.riskAssessor = (number, subject) -> {
			throw new IllegalStateException("asked");
		};
		assertThat(this.otp.send(LOGIN, null).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
		assertThat(this.otp.send(ENROLLMENT, null).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
		assertThat(this.otp.send(SmsOtpSubject.enrollment(ALICE, new PhoneNumber("+18765550123")), null).outcome())
			.isEqualTo(SmsOtpSendResult.Outcome.NUMBER_REFUSED);
	}

	@Test
	void sendWhenNumberIsAtRiskThenEarlierCodeGoesOnWorking() {
		SmsOtpChallenge challenge = this.otp.sent();
		String code = this.otp.code();
		this.otp.clock.move(Duration.ofSeconds(30));
		this.otp.riskAssessor = (number, subject) -> PhoneNumberRiskAssessor.Decision.BLOCK;
		assertThat(this.otp.send(ALICE, challenge).outcome()).isEqualTo(SmsOtpSendResult.Outcome.NUMBER_REFUSED);
		assertThat(this.otp.verify(challenge, code).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	private void assertRefused(SmsOtpSubject subject, SmsOtpSendResult.Outcome outcome) {
		this.otp.events.clear();
		assertThat(this.otp.send(subject, null)).isEqualTo(new SmsOtpSendResult(outcome, null, null));
		assertThat(this.otp.events).containsExactly(
				new SmsOtpSendRefusedEvent(ALICE, subject.purpose().name(), "RISK", null, this.otp.clock.instant()));
		assertThat(this.otp.gateway.messages()).isEmpty();
		assertThat(this.otp.remembered()).isZero();
		assertThat(this.otp.send(subject, null).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
		assertThat(this.otp.events).last().extracting("reason").isEqualTo("COOLDOWN");
		this.otp.clock.move(Duration.ofHours(1));
	}

	private void assertUnavailable(SmsOtpSubject subject) {
		assertThatExceptionOfType(SmsOtpUnavailableException.class).isThrownBy(() -> this.otp.send(subject, null));
		assertThat(this.otp.gateway.messages()).isEmpty();
		assertThat(this.otp.remembered()).isZero();
	}

}
