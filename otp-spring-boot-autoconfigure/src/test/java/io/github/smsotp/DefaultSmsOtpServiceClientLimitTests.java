package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.store.RateLimit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many texts and wrong codes {@link DefaultSmsOtpService} takes from one client.
 */
class DefaultSmsOtpServiceClientLimitTests {

	private static final String OFFICE = "203.0.113.7";

	private static final String HOME = "198.51.100.1";

	private static final Duration HOUR = Duration.ofHours(1);

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	private final Instant start = this.otp.clock.instant();

	private DefaultSmsOtpService service = this.otp.service();

	@BeforeEach
	void noOtherLimits() {
		this.otp.gateway.sendMany();
		limits("100/1h", "100/1h");
		IntStream.range(0, 600)
			.forEach((i) -> this.otp.numbers.put("user" + i, new PhoneNumber("+141555" + (10_000 + i))));
	}

	@Test
	void sendWhenOneClientAsksForTooManyThenRefusedUntilTheFirstLeavesSnd4T42() {
		limits("10/1h", "100/1h");
		for (int i = 0; i < 10; i++) {
			assertThat(send("user" + i, OFFICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
			this.otp.clock.move(Duration.ofSeconds(1));
		}
		assertThat(send("user10", OFFICE))
			.isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.RATE_LIMITED, null, this.start.plus(HOUR)));
		assertThat(this.otp.events).last().extracting("reason").isEqualTo("CLIENT");
		assertThat(send("user10", HOME).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
		assertThat(send("user11", null).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
		this.otp.clock.move(Duration.between(this.otp.clock.instant(), this.start.plus(HOUR)));
		assertThat(send("user12", OFFICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
		assertThat(send("user13", OFFICE).until()).isEqualTo(this.start.plus(HOUR).plusSeconds(1));
	}

	@Test
	void sendWhenCodesAreAcceptedThenClientGetsItsTextsBackSnd4() {
		limits("3/1h", "100/1h");
		for (int i = 0; i < 20; i++) {
			SmsOtpChallenge challenge = send("user" + i, OFFICE).challenge();
			verify("user" + i, challenge, this.otp.code(), OFFICE);
		}
		for (int i = 0; i < 3; i++) {
			send("user" + i, OFFICE);
		}
		assertThat(send("user4", OFFICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
	}

	@Test
	void sendWhenGatewayRefusesForGoodThenClientCannotAskForEver() {
		limits("5/1h", "100/1h");
		this.otp.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.REFUSED, "no"));
		for (int i = 0; i < 5; i++) {
			assertThat(send("user0", OFFICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.NUMBER_REFUSED);
		}
		assertThat(send("user0", OFFICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
	}

	@Test
	void sendWhenAnotherLimitRefusesThenClientPaysNothingSnd4() {
		this.otp.limits(new SmsOtpLimits.Send(Duration.ofSeconds(30), List.of(), List.of(),
				List.of(RateLimit.valueOf("2/1h")), List.of()));
		this.service = this.otp.service();
		for (int i = 0; i < 10; i++) {
			send("user0", OFFICE);
		}
		assertThat(send("user1", OFFICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
		assertThat(send("user0", OFFICE).until()).isEqualTo(this.start.plus(HOUR));
	}

	@Test
	void statusWhenClientIsLimitedThenSaysWhenToAskAgainSnd4() {
		limits("1/1h", "100/1h");
		send("user0", OFFICE);
		assertThat(this.service.status(SmsOtpSubject.login("user1").from(OFFICE), null).resendAt())
			.isEqualTo(this.start.plus(HOUR));
		assertThat(this.service.status(SmsOtpSubject.login("user1").from(HOME), null).resendAt()).isNull();
	}

	@Test
	void verifyWhenOneClientFailsOnManyAccountsThenRefusedUntilTheFirstLeavesBru10T07() {
		for (int i = 0; i < 100; i++) {
			assertThat(fail("user" + i, OFFICE).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
			this.otp.clock.move(Duration.ofSeconds(1));
		}
		SmsOtpChallenge challenge = send("user200", HOME).challenge();
		SmsOtpVerifyResult limited = verify("user200", challenge, this.otp.code(), OFFICE);
		assertThat(limited)
			.isEqualTo(new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.RATE_LIMITED, 0, this.start.plus(HOUR)));
		assertThat(verify("user200", challenge, this.otp.code(), HOME).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
		this.otp.clock.move(Duration.between(this.otp.clock.instant(), this.start.plus(HOUR)));
		assertThat(fail("user201", OFFICE).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(fail("user202", OFFICE).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.RATE_LIMITED);
	}

	@Test
	void verifyWhenOneCodeIsTriedOnFiveHundredAccountsThenHundredAreEvaluatedT07() {
		AtomicInteger evaluated = new AtomicInteger();
		for (int i = 0; i < 500; i++) {
			SmsOtpChallenge challenge = send("user" + i, null).challenge();
			if (verify("user" + i, challenge, this.otp.wrongCode(), OFFICE)
				.outcome() != SmsOtpVerifyResult.Outcome.RATE_LIMITED) {
				evaluated.incrementAndGet();
			}
		}
		assertThat(evaluated).hasValue(100);
	}

	@Test
	void verifyWhenClientAndAccountAreLockedThenBothAreWaitedForHttp1() {
		limits("100/1h", "5/1m");
		SmsOtpChallenge challenge = send("user0", OFFICE).challenge();
		for (int i = 0; i < 5; i++) {
			verify("user0", challenge, this.otp.wrongCode(), HOME);
		}
		this.otp.clock.move(Duration.ofSeconds(10));
		for (int i = 1; i <= 5; i++) {
			fail("user" + i, OFFICE);
		}
		assertThat(verify("user0", challenge, this.otp.wrongCode(), OFFICE).lockedUntil())
			.isEqualTo(this.start.plusSeconds(70));
		limits("100/1h", "1/1s");
		fail("user6", OFFICE);
		assertThat(verify("user0", challenge, this.otp.wrongCode(), OFFICE).lockedUntil())
			.isEqualTo(this.start.plusSeconds(60));
	}

	@Test
	void verifyWhenNothingWasCountedThenClientPaysNothingBru10() {
		limits("100/1h", "2/1h");
		SmsOtpChallenge challenge = send("user0", OFFICE).challenge();
		for (int i = 0; i < 10; i++) {
			verify("user1", null, "123456", OFFICE);
			verify("user1", challenge, "123456", OFFICE);
			verify("user1", challenge, "ABCDEFGHIJKLMNOP", OFFICE);
		}
		assertThat(verify("user0", challenge, this.otp.code(), OFFICE).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
		assertThat(fail("user2", OFFICE).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(fail("user3", OFFICE).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(fail("user4", OFFICE).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.RATE_LIMITED);
	}

	@Test
	void sendWhenRefusedByTheStoreThenClientIsNotEvenTouchedT62() {
		this.otp.limits(new SmsOtpLimits.Send(Duration.ofSeconds(30), List.of(), List.of(),
				List.of(RateLimit.valueOf("1/1h")), List.of()));
		this.service = this.otp.service();
		send("user0", HOME);
		this.otp.gateway.beforeSending(
				() -> assertThat(send("user0", OFFICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED));
		assertThat(send("user1", OFFICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
	}

	@Test
	void clientWhenLimitIsReachedThenLogNamesThePropertyOfProxiesOnce() {
		limits("1/1h", "100/1h");
		try (CapturedLog log = new CapturedLog(ClientWindows.class.getName())) {
			for (int i = 0; i < 10; i++) {
				send("user" + i, OFFICE);
			}
			assertThat(log.lines()).singleElement()
				.asString()
				.contains("sms-otp.limits.send.per-client [1/1h]", "server.forward-headers-strategy")
				.doesNotContain(OFFICE);
		}
	}

	@Test
	void clientsWhenAllIsGivenBackThenNothingIsRememberedT62() {
		ClientWindows windows = new ClientWindows("guess.per-client", List.of(RateLimit.valueOf("2/1h")));
		for (int i = 0; i < 100; i++) {
			windows.take("client" + i, this.start);
			windows.giveBack("client" + i, this.start);
			windows.giveBack("other" + i, this.start);
		}
		assertThat(windows.size()).isZero();
	}

	@Test
	void clientsWhenAMillionComeThenMemoryIsBoundedT62() {
		ClientWindows windows = new ClientWindows("guess.per-client", List.of(RateLimit.valueOf("2/1h")));
		for (int i = 0; i < 1_000_000; i++) {
			windows.take("client" + i, this.start);
		}
		assertThat(windows.size()).isEqualTo(ClientWindows.MAX_WINDOWS);
		windows.take("client999999", this.start);
		assertThat(windows.take("client999999", this.start)).isEqualTo(this.start.plus(HOUR));
	}

	private SmsOtpSendResult send(String account, @Nullable String client) {
		return this.service
			.send(new SmsOtpSendRequest(SmsOtpSubject.login(account).from(client), null, Locale.ENGLISH));
	}

	private SmsOtpVerifyResult verify(String account, @Nullable SmsOtpChallenge challenge, String code, String client) {
		return this.service.verify(new SmsOtpVerifyRequest(SmsOtpSubject.login(account).from(client), challenge, code));
	}

	private SmsOtpVerifyResult fail(String account, String client) {
		SmsOtpChallenge challenge = send(account, null).challenge();
		return verify(account, challenge, this.otp.wrongCode(), client);
	}

	private void limits(String perClient, String guesses) {
		this.otp.limits(new SmsOtpLimits(
				new SmsOtpLimits.Send(null, List.of(), List.of(), List.of(RateLimit.valueOf(perClient)), List.of()),
				SmsOtpLimits.defaults().enroll(),
				new SmsOtpLimits.Guess(SmsOtpLimits.defaults().guess().rules(), List.of(RateLimit.valueOf(guesses)))));
		this.service = this.otp.service();
	}

}
