package io.github.smsotp;

import java.util.List;
import java.util.Locale;

import io.github.smsotp.event.SmsOtpSendFailedEvent;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.store.SmsOtpStore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@link DefaultSmsOtpService} does when store or numbers cannot be reached.
 */
class DefaultSmsOtpServiceOutageTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	private final SmsOtpStore working = this.otp.store;

	@Test
	void sendWhenStoreFailsThenUnavailableAndNoTextRes2T41() {
		this.otp.store = failingAt("reserve");
		assertUnavailable(() -> this.otp.send(ALICE));
		assertThat(this.otp.gateway.messages()).isEmpty();
		this.otp.store = this.working;
		this.otp.sent();
	}

	@Test
	void sendWhenStoreFailsAfterTheTextThenUnavailableAndCountedRes2() {
		this.otp.store = failingAt("issue");
		assertUnavailable(() -> this.otp.send(ALICE));
		this.otp.store = this.working;
		assertThat(this.otp.remembered()).isZero();
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
	}

	@Test
	void sendWhenNothingCanBeGivenBackThenUnavailableRes2() {
		this.otp.store = failingAt("giveBack");
		this.otp.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.REFUSED, "no"));
		assertUnavailable(() -> this.otp.send(ALICE));
	}

	@Test
	void verifyWhenStoreFailsThenNobodyGetsInRes2() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.store = failingAt("guess");
		this.otp.events.clear();
		assertUnavailable(() -> this.otp.verify(challenge, this.otp.code()));
		assertThat(this.otp.events).isEmpty();
		this.otp.store = this.working;
		assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenAcceptedTextCannotBeGivenBackThenAcceptedAllTheSame() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.store = failingAt("giveBack");
		assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void sendWhenNothingCanBeGivenBackThenFailureIsToldAllTheSame() {
		this.otp.store = failingAt("giveBack");
		this.otp.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.REFUSED, "no"));
		assertUnavailable(() -> this.otp.send(ALICE));
		assertThat(this.otp.events).singleElement().isInstanceOf(SmsOtpSendFailedEvent.class);
	}

	@Test
	void sendWhenTextMayArriveAndTheWaitCannotBeReadThenSessionKeepsTheChallenge() {
		this.otp.store = failingAt("view");
		this.otp.gateway.failWith(new IllegalStateException("timed out"));
		SmsOtpSendResult result = this.otp.send(ALICE);
		assertThat(result.outcome()).isEqualTo(SmsOtpSendResult.Outcome.FAILED);
		assertThat(this.otp.verify(result.challenge(), this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void statusWhenStoreFailsThenUnavailableRes2() {
		this.otp.store = failingAt("view");
		assertUnavailable(() -> this.otp.status(null));
	}

	@Test
	void sendWhenNumbersFailThenUnavailableAndNeverNoNumberRes2() {
		failNumbers();
		assertUnavailable(() -> this.otp.send(ALICE));
		assertThat(this.otp.gateway.messages()).isEmpty();
	}

	@Test
	void statusWhenNumbersFailThenUnavailableAndNeverEnrollmentRes2() {
		failNumbers();
		assertUnavailable(() -> this.otp.status(null));
	}

	@Test
	void verifyWhenNumbersFailThenNobodyGetsInRes2() {
		SmsOtpChallenge challenge = this.otp.sent();
		failNumbers();
		assertUnavailable(() -> this.otp.verify(challenge, this.otp.code()));
		assertThat(this.otp.ledger().consecutive()).isZero();
	}

	@Test
	@SuppressWarnings("NullAway")
	void sendWhenNumbersAreNullThenUnavailableAndNeverNoNumberRes2() {
		this.otp.repository = (account) -> null;
		assertUnavailable(() -> this.otp.send(ALICE));
	}

	@Test
	void sendWhenTextCannotBeWrittenThenFailedAndNothingCounted() {
		DefaultSmsOtpService service = new DefaultSmsOtpService(this.otp.store, this.otp.repository,
				new PhoneNumberPolicy(List.of("US")), this.otp.gateway, (code, ttl, locale) -> {
					throw new IllegalStateException("no text for " + code);
				}, this.otp.keys, this.otp.policy);
		service.setClock(this.otp.clock);
		assertThat(service.send(new SmsOtpSendRequest(SmsOtpSubject.login(ALICE), null, Locale.ENGLISH)))
			.isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.FAILED, null, null));
		this.otp.sent();
	}

	@Test
	void verifyWhenListenerFailsThenAcceptedAllTheSame() {
		DefaultSmsOtpService service = this.otp.service();
		service.setApplicationEventPublisher((event) -> {
			throw new IllegalStateException("no audit of " + this.otp.gateway.lastCode());
		});
		try (CapturedLog log = new CapturedLog("io.github.smsotp")) {
			SmsOtpChallenge challenge = service
				.send(new SmsOtpSendRequest(SmsOtpSubject.login(ALICE), null, Locale.ENGLISH))
				.challenge();
			String code = this.otp.gateway.lastCode();
			assertThat(challenge).isNotNull();
			assertThat(service.verify(new SmsOtpVerifyRequest(SmsOtpSubject.login(ALICE), challenge, code)).outcome())
				.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
			assertThat(log.lines()).hasSize(2).noneMatch((line) -> line.contains(code));
		}
	}

	@Test
	void sendWhenStoreFailsThenLogHasOneLineWithoutItsWords() {
		this.otp.store = failingAt("reserve");
		try (CapturedLog log = new CapturedLog("io.github.smsotp")) {
			assertUnavailable(() -> this.otp.send(ALICE));
			assertThat(log.events()).hasSize(1)
				.allMatch((event) -> event.getThrowableProxy() == null)
				.allMatch((event) -> !event.getFormattedMessage().contains("4155552671"));
		}
	}

	private void failNumbers() {
		this.otp.repository = (account) -> {
			throw new IllegalStateException("no table of +14155552671");
		};
	}

	private static void assertUnavailable(ThrowingCallable call) {
		assertThatExceptionOfType(SmsOtpUnavailableException.class).isThrownBy(call)
			.withMessage("Codes or numbers cannot be reached");
	}

	private SmsOtpStore failingAt(String operation) {
		return FailingStore.at(operation, this.working);
	}

}
