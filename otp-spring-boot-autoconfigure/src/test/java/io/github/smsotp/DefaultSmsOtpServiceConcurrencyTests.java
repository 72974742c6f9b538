package io.github.smsotp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.github.smsotp.event.SmsOtpFailuresEvent;
import io.github.smsotp.event.SmsOtpVerifiedEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What {@link DefaultSmsOtpService} makes of calls at the same time.
 */
class DefaultSmsOtpServiceConcurrencyTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber NUMBER = SmsOtpServiceFixture.NUMBER;

	private static final int REPETITIONS = 5;

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@BeforeEach
	void sendMany() {
		this.otp.gateway.sendMany();
	}

	@RepeatedTest(REPETITIONS)
	void verifyWhenRightCodeComesFiftyTimesAtOnceThenAcceptedOnceCod5T12Trap31() throws Exception {
		SmsOtpChallenge challenge = this.otp.sent();
		DefaultSmsOtpService service = this.otp.service();
		SmsOtpVerifyRequest guess = new SmsOtpVerifyRequest(SmsOtpSubject.login(ALICE), challenge, this.otp.code());
		List<SmsOtpVerifyResult.Outcome> outcomes = atOnce(50, (i) -> service.verify(guess).outcome());
		assertThat(outcomes).containsOnlyOnce(SmsOtpVerifyResult.Outcome.ACCEPTED)
			.containsOnly(SmsOtpVerifyResult.Outcome.ACCEPTED, SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.events).filteredOn(SmsOtpVerifiedEvent.class::isInstance).hasSize(1);
		assertThat(this.otp.ledger().consecutive()).isZero();
	}

	@RepeatedTest(REPETITIONS)
	void verifyWhenTwoHundredWrongCodesComeAtOnceThenFiveAreEvaluatedBru8T06() throws Exception {
		SmsOtpChallenge challenge = this.otp.sent();
		DefaultSmsOtpService service = this.otp.service();
		SmsOtpVerifyRequest guess = new SmsOtpVerifyRequest(SmsOtpSubject.login(ALICE), challenge,
				this.otp.wrongCode());
		List<SmsOtpVerifyResult> results = atOnce(200, (i) -> service.verify(guess));
		assertThat(results).extracting(SmsOtpVerifyResult::outcome)
			.containsOnly(SmsOtpVerifyResult.Outcome.REJECTED, SmsOtpVerifyResult.Outcome.LOCKED);
		assertThat(results).filteredOn((result) -> result.outcome() == SmsOtpVerifyResult.Outcome.REJECTED)
			.extracting(SmsOtpVerifyResult::attemptsLeft)
			.containsExactlyInAnyOrder(4, 3, 2, 1, 0);
		assertThat(this.otp.ledger().consecutive()).isEqualTo(5);
	}

	@RepeatedTest(REPETITIONS)
	void verifyWhenThreeSessionsGuessAtOnceThenFiveAreEvaluatedBru8T06() throws Exception {
		this.otp.unlimited();
		List<SmsOtpChallenge> challenges = List.of(this.otp.sent(), this.otp.sent(), this.otp.sent());
		DefaultSmsOtpService service = this.otp.service();
		List<SmsOtpVerifyResult> results = atOnce(100, (i) -> service
			.verify(new SmsOtpVerifyRequest(SmsOtpSubject.login(ALICE), challenges.get(i % 3), "wrong")));
		assertThat(results).filteredOn((result) -> result.outcome() == SmsOtpVerifyResult.Outcome.REJECTED).hasSize(5);
	}

	@RepeatedTest(REPETITIONS)
	void sendWhenOneAccountAsksFiftyTimesAtOnceThenOneTextSnd12T36() throws Exception {
		DefaultSmsOtpService service = this.otp.service();
		SmsOtpSendRequest request = new SmsOtpSendRequest(SmsOtpSubject.login(ALICE), null, Locale.ENGLISH);
		List<SmsOtpSendResult.Outcome> outcomes = atOnce(50, (i) -> service.send(request).outcome());
		assertThat(outcomes).containsOnlyOnce(SmsOtpSendResult.Outcome.SENT)
			.containsOnly(SmsOtpSendResult.Outcome.SENT, SmsOtpSendResult.Outcome.RATE_LIMITED);
		assertThat(this.otp.gateway.messages()).hasSize(1);
	}

	@RepeatedTest(REPETITIONS)
	void sendWhenHundredAccountsAskForOneNumberAtOnceThenThreeTextsT44() throws Exception {
		List<String> accounts = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			accounts.add("account" + i);
			this.otp.numbers.put("account" + i, NUMBER);
		}
		DefaultSmsOtpService service = this.otp.service();
		List<SmsOtpSendResult.Outcome> outcomes = atOnce(100,
				(i) -> service.send(new SmsOtpSendRequest(SmsOtpSubject.login(accounts.get(i)), null, Locale.ENGLISH))
					.outcome());
		assertThat(outcomes).filteredOn(SmsOtpSendResult.Outcome.SENT::equals).hasSize(3);
		assertThat(this.otp.gateway.messages()).hasSize(3);
		this.otp.limits(this.otp.policy.limits().send().cooldown());
		assertThat(accounts)
			.filteredOn((account) -> this.otp.service().status(SmsOtpSubject.login(account), null).resendAt() == null)
			.hasSize(97);
	}

	@RepeatedTest(REPETITIONS)
	void sendWhenEveryWindowIsAskedAtOnceThenEachHoldsSnd2Snd3Snd4Snd8Snd12() throws Exception {
		this.otp.limits(new SmsOtpLimits.Send(null, limit("40/1h"), limit("7/1h"), limit("23/1h"), limit("60/1h")));
		IntStream.range(0, 5).forEach((i) -> this.otp.numbers.put("account" + i, NUMBER));
		IntStream.range(5, 10)
			.forEach((i) -> this.otp.numbers.put("account" + i, new PhoneNumber("+1415555267" + (i - 3))));
		DefaultSmsOtpService service = this.otp.service();
		List<String> sent = atOnce(200, (i) -> {
			SmsOtpSubject subject = SmsOtpSubject.login("account" + i % 10).from("client" + i % 4);
			return (service.send(new SmsOtpSendRequest(subject, null, Locale.ENGLISH)).challenge() != null)
					? subject.account() + " " + subject.client() : "";
		});
		sent.removeIf(String::isEmpty);
		assertThat(sent).hasSize(this.otp.gateway.messages().size()).hasSizeLessThanOrEqualTo(60);
		for (int i = 0; i < 10; i++) {
			String key = "account" + i + " ";
			assertThat(sent).filteredOn((each) -> each.startsWith(key)).hasSizeLessThanOrEqualTo(7);
		}
		for (int i = 0; i < 4; i++) {
			String key = " client" + i;
			assertThat(sent).filteredOn((each) -> each.endsWith(key)).hasSizeLessThanOrEqualTo(23);
		}
		assertThat(this.otp.gateway.messages()).filteredOn((message) -> message.to().equals(NUMBER))
			.hasSizeLessThanOrEqualTo(40);
	}

	@RepeatedTest(REPETITIONS)
	void sendWhenAllAreGivenBackAtOnceThenAllFitAgainSnd12T19() throws Exception {
		this.otp.limits(new SmsOtpLimits.Send(null, limit("20/24h"), limit("20/1h"), limit("20/1h"), limit("20/1h")));
		DefaultSmsOtpService service = this.otp.service();
		SmsOtpSendRequest request = new SmsOtpSendRequest(SmsOtpSubject.login(ALICE).from("client"), null,
				Locale.ENGLISH);
		this.otp.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, "no"));
		atOnce(100, (i) -> service.send(request));
		this.otp.gateway.failWith(null);
		List<SmsOtpSendResult.Outcome> outcomes = atOnce(100, (i) -> service.send(request).outcome());
		assertThat(outcomes).filteredOn(SmsOtpSendResult.Outcome.SENT::equals).hasSize(20);
	}

	@RepeatedTest(REPETITIONS)
	void verifyWhenOneClientGuessesOnManyAccountsAtOnceThenLimitHoldsBru8Bru10T07() throws Exception {
		this.otp.unlimited();
		this.otp.limits(new SmsOtpLimits(this.otp.policy.limits().send(), this.otp.policy.limits().enroll(),
				new SmsOtpLimits.Guess(this.otp.policy.limits().guess().rules(), limit("30/1h"))));
		DefaultSmsOtpService service = this.otp.service();
		List<SmsOtpChallenge> challenges = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			this.otp.numbers.put("account" + i, NUMBER);
			challenges.add(this.otp.sent("account" + i, null));
		}
		List<SmsOtpVerifyResult.Outcome> outcomes = atOnce(200,
				(i) -> service
					.verify(new SmsOtpVerifyRequest(SmsOtpSubject.login("account" + i % 100).from("client"),
							challenges.get(i % 100), "wrong"))
					.outcome());
		assertThat(outcomes).filteredOn(SmsOtpVerifyResult.Outcome.REJECTED::equals).hasSize(30);
		assertThat(outcomes).filteredOn(SmsOtpVerifyResult.Outcome.RATE_LIMITED::equals).hasSize(170);
	}

	@RepeatedTest(REPETITIONS)
	void verifyWhenFailuresComeAtOnceThenEachThresholdIsToldOnceBru2() throws Exception {
		this.otp.unlimited();
		this.otp.rules(new GuessRules(0, List.of(), List.of(), 50));
		this.otp.policy = new SmsOtpPolicy(6, this.otp.policy.codeTtl(), 1_000, this.otp.policy.limits());
		SmsOtpChallenge challenge = this.otp.sent();
		DefaultSmsOtpService service = this.otp.service();
		List<SmsOtpVerifyResult.Outcome> outcomes = atOnce(200,
				(i) -> service.verify(new SmsOtpVerifyRequest(SmsOtpSubject.login(ALICE), challenge, "wrong"))
					.outcome());
		assertThat(outcomes).filteredOn(SmsOtpVerifyResult.Outcome.REJECTED::equals).hasSize(50);
		assertThat(outcomes).filteredOn(SmsOtpVerifyResult.Outcome.DISABLED::equals).hasSize(150);
		assertThat(this.otp.events).filteredOn(SmsOtpFailuresEvent.class::isInstance)
			.extracting("failures", "disabled")
			.containsExactlyInAnyOrder(tuple(5, false), tuple(20, false), tuple(50, true));
	}

	@RepeatedTest(REPETITIONS)
	void verifyWhenBypassCodeComesFiftyTimesAtOnceThenAcceptedOnceT66() throws Exception {
		String code = this.otp.administration().issueBypassCode(ALICE, Duration.ofHours(1)).code();
		DefaultSmsOtpService service = this.otp.service();
		List<SmsOtpVerifyResult.Outcome> outcomes = atOnce(50,
				(i) -> service.verify(new SmsOtpVerifyRequest(SmsOtpSubject.login(ALICE), null, code)).outcome());
		assertThat(outcomes).containsOnlyOnce(SmsOtpVerifyResult.Outcome.ACCEPTED)
			.containsOnly(SmsOtpVerifyResult.Outcome.ACCEPTED, SmsOtpVerifyResult.Outcome.REJECTED);
	}

	private static List<RateLimit> limit(String limit) {
		return List.of(RateLimit.valueOf(limit));
	}

	static <T> List<T> atOnce(int threads, IntFunction<T> call) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			CountDownLatch ready = new CountDownLatch(threads);
			CountDownLatch go = new CountDownLatch(1);
			List<Future<T>> futures = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				int number = i;
				Callable<T> task = () -> {
					ready.countDown();
					go.await();
					return call.apply(number);
				};
				futures.add(executor.submit(task));
			}
			ready.await();
			go.countDown();
			List<T> results = new ArrayList<>();
			for (Future<T> future : futures) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			executor.shutdownNow();
		}
	}

}
