package io.github.smsotp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.smsotp.event.SmsOtpSendFailedEvent;
import io.github.smsotp.event.SmsOtpSentEvent;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link DefaultSmsOtpService} does when the gateway fails.
 */
class DefaultSmsOtpServiceGatewayTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@Test
	void sendWhenGatewayFailsForNowThenNothingIsCountedT19() {
		this.otp.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, "no"));
		for (int i = 0; i < 10; i++) {
			assertThat(this.otp.send(ALICE))
				.isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.FAILED, null, null));
		}
		assertThat(this.otp.remembered()).isZero();
		assertAllTextsAreLeft();
	}

	@Test
	void sendWhenGatewayRefusesForGoodThenToldSoAndNothingIsCountedForTheAccountT19() {
		this.otp.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.REFUSED, "no"));
		for (int i = 0; i < 10; i++) {
			assertThat(this.otp.send(ALICE))
				.isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.NUMBER_REFUSED, null, null));
		}
		assertThat(this.otp.remembered()).isZero();
		assertAllTextsAreLeft();
	}

	private void assertAllTextsAreLeft() {
		this.otp.gateway.failWith(null);
		for (int seconds : new int[] { 30, 60, 120 }) {
			this.otp.sent();
			this.otp.clock.move(Duration.ofSeconds(seconds));
		}
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
	void sendWhenGatewaySaysNoThenEarlierCodeGoesOnWorkingT19(SmsDeliveryException.Outcome no) {
		SmsOtpChallenge challenge = this.otp.sent();
		String earlier = this.otp.code();
		this.otp.clock.move(Duration.ofSeconds(30));
		this.otp.gateway.failWith(new SmsDeliveryException(no, "no"));
		this.otp.send(ALICE, challenge);
		assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.verify(challenge, earlier).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void sendWhenUnknownAndCountedThenTheTruthIsToldAboutWaiting() {
		this.otp.limits(Duration.ofSeconds(30));
		this.otp.gateway.failWith(
				new SmsDeliveryException(SmsDeliveryException.Outcome.UNKNOWN, "slow", Duration.ofSeconds(5), null));
		assertThat(this.otp.send(ALICE).until()).isEqualTo(this.otp.clock.instant().plusSeconds(30));
		this.otp.gateway.failWith(null);
		this.otp.clock.move(Duration.ofSeconds(30));
		this.otp.sent();
	}

	@Test
	void sendWhenGatewaySaysNoThenOtherTextsStayCounted() {
		this.otp.limits(null, RateLimit.valueOf("3/10m"));
		this.otp.sent();
		this.otp.sent();
		this.otp.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, "no"));
		this.otp.send(ALICE);
		this.otp.gateway.failWith(null);
		this.otp.sent();
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
	}

	@ParameterizedTest
	@MethodSource("nobodyKnows")
	void sendWhenNobodyKnowsThenCountedT46(RuntimeException failure) {
		this.otp.gateway.failWith(failure);
		for (int seconds : new int[] { 30, 60, 120 }) {
			assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.FAILED);
			assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
			this.otp.clock.move(Duration.ofSeconds(seconds));
		}
		this.otp.gateway.failWith(null);
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
	}

	@ParameterizedTest
	@MethodSource("nobodyKnows")
	void sendWhenNobodyKnowsThenNewCodeIsLiveAndReplacesT46(RuntimeException failure) {
		SmsOtpChallenge challenge = this.otp.sent();
		String replaced = this.otp.code();
		this.otp.clock.move(Duration.ofSeconds(30));
		this.otp.gateway.failWith(failure);
		SmsOtpSendResult result = this.otp.send(ALICE, challenge);
		assertThat(result.challenge())
			.isEqualTo(new SmsOtpChallenge(challenge.id(), this.otp.clock.instant().plus(Duration.ofMinutes(5))));
		assertThat(this.otp.verify(result.challenge(), replaced).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.SUPERSEDED);
		assertThat(this.otp.verify(result.challenge(), this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@ParameterizedTest
	@MethodSource("failures")
	void sendWhenGatewayFailsThenToldAsFailedAloneLog1(RuntimeException failure) {
		this.otp.gateway.failWith(failure);
		this.otp.send(ALICE);
		String outcome = (failure instanceof SmsDeliveryException ex) ? ex.getOutcome().name() : "UNKNOWN";
		assertThat(this.otp.events).hasOnlyElementsOfType(SmsOtpSendFailedEvent.class)
			.containsExactly(
					new SmsOtpSendFailedEvent(ALICE, "LOGIN", "+1 ••• ••• ••71", outcome, this.otp.clock.instant()));
		assertThat(this.otp.events).noneMatch(SmsOtpSentEvent.class::isInstance);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSED")
	void sendWhenGatewayNamesWaitThenPassedThroughHttp1(SmsDeliveryException.Outcome outcome) {
		this.otp.gateway
			.failWith(new SmsDeliveryException(outcome, "busy", Duration.ofSeconds(90), new IOException("busy")));
		assertThat(this.otp.send(ALICE).until()).isEqualTo(this.otp.clock.instant().plusSeconds(90));
	}

	@ParameterizedTest
	@ValueSource(strings = { "not sent to %2$s: %1$s", "+%2$s %1$s", "{\"to\":\"%2$s\",\"text\":\"%1$s.\"}", "to=%3$s",
			"(415) 555-2671", "415-555-2671", "+1 415 555 2671", "%1$s%1$s", "x%1$sx%2$sx", "to=%%2B%2$s&text=%1$s",
			"00%2$s" })
	void sendWhenGatewayTellsSecretsThenLogHoldsNoneOfThemLog2T52(String template) {
		for (SmsDeliveryException.Outcome outcome : SmsDeliveryException.Outcome.values()) {
			List<ILoggingEvent> log = logOf(template, (told) -> new SmsDeliveryException(outcome, told));
			assertThat(log).hasSize(1);
			assertThat(log).allMatch((event) -> event.getFormattedMessage().contains(outcome.name()));
		}
		logOf(template, IllegalStateException::new);
		logOf(template, (told) -> new IllegalStateException(new IOException(told)));
		logOf(template, (told) -> new SmsDeliveryException(SmsDeliveryException.Outcome.UNKNOWN, "time-out",
				new IOException(told)));
	}

	@Test
	void sendWhenGatewayTellsLinesThenLogHasOneLineLog4() {
		List<ILoggingEvent> log = logOf("no\r\nERROR forged\u2028x\tx",
				(told) -> new SmsDeliveryException(SmsDeliveryException.Outcome.REFUSED, told));
		assertThat(log).hasSize(1);
		assertThat(log.get(0).getFormattedMessage()).doesNotContain("\r", "\n", "\u2028").contains("forged");
	}

	@Test
	void sendWhenGatewayTellsWhyThenLogSaysSo() {
		List<ILoggingEvent> log = logOf("HTTP 402, error 21608: balance is 0.05",
				(told) -> new SmsDeliveryException(SmsDeliveryException.Outcome.REFUSED, told));
		assertThat(log.get(0).getFormattedMessage()).endsWith("(REFUSED): HTTP 402, error 21608: balance is 0.05");
	}

	static Stream<RuntimeException> nobodyKnows() {
		return Stream.of(new SmsDeliveryException(SmsDeliveryException.Outcome.UNKNOWN, "time-out"),
				new IllegalStateException("bug"), new UncheckedIOException(new IOException("reset")),
				new NullPointerException());
	}

	static Stream<RuntimeException> failures() {
		return Stream.concat(nobodyKnows(),
				Stream.of(new SmsDeliveryException(SmsDeliveryException.Outcome.REFUSED, "no"),
						new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, "no")));
	}

	private List<ILoggingEvent> logOf(String template, Failure failure) {
		this.otp.unlimited();
		DefaultSmsOtpService service = new DefaultSmsOtpService(this.otp.store, this.otp.repository,
				new PhoneNumberPolicy(List.of("US")), (message) -> {
					IssuedSecrets.record(message);
					String number = message.to().value().substring(1);
					throw failure
						.of(String.format(template, RecordingSmsGateway.codeOf(message), number, number.substring(1)));
				}, (code, ttl, locale) -> code + " !", this.otp.keys, this.otp.policy);
		try (CapturedLog log = new CapturedLog("io.github.smsotp")) {
			service.setCodeGenerator((length) -> "042137");
			service.send(new SmsOtpSendRequest(SmsOtpSubject.login(ALICE), null, Locale.ENGLISH));
			assertThat(log.events()).isNotEmpty().allSatisfy((event) -> {
				assertThat(event.getFormattedMessage().replaceAll("[ ()-]", "")).doesNotContain("042137", "4155552671",
						"5552671");
				assertThat(event.getThrowableProxy()).isNull();
			});
			return log.events();
		}
	}

	@FunctionalInterface
	private interface Failure {

		RuntimeException of(String told);

	}

}
