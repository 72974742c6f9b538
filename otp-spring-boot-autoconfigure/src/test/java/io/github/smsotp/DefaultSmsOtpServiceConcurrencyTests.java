package io.github.smsotp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import io.github.smsotp.event.SmsOtpVerifiedEvent;
import io.github.smsotp.phone.PhoneNumber;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link DefaultSmsOtpService} makes of calls at the same time.
 */
class DefaultSmsOtpServiceConcurrencyTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber NUMBER = SmsOtpServiceFixture.NUMBER;

	private static final int REPETITIONS = 5;

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@RepeatedTest(REPETITIONS)
	void verifyWhenRightCodeComesFiftyTimesAtOnceThenAcceptedOnceCod5T12() throws Exception {
		SmsOtpChallenge challenge = this.otp.sent();
		DefaultSmsOtpService service = this.otp.service();
		SmsOtpVerifyRequest guess = new SmsOtpVerifyRequest(ALICE, challenge, this.otp.code());
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
		SmsOtpVerifyRequest guess = new SmsOtpVerifyRequest(ALICE, challenge, this.otp.wrongCode());
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
		this.otp.limits(null);
		List<SmsOtpChallenge> challenges = List.of(this.otp.sent(), this.otp.sent(), this.otp.sent());
		DefaultSmsOtpService service = this.otp.service();
		List<SmsOtpVerifyResult> results = atOnce(100,
				(i) -> service.verify(new SmsOtpVerifyRequest(ALICE, challenges.get(i % 3), "wrong")));
		assertThat(results).filteredOn((result) -> result.outcome() == SmsOtpVerifyResult.Outcome.REJECTED).hasSize(5);
	}

	@RepeatedTest(REPETITIONS)
	void sendWhenOneAccountAsksFiftyTimesAtOnceThenOneTextSnd12T36() throws Exception {
		DefaultSmsOtpService service = this.otp.service();
		SmsOtpSendRequest request = new SmsOtpSendRequest(ALICE, null, Locale.ENGLISH);
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
				(i) -> service.send(new SmsOtpSendRequest(accounts.get(i), null, Locale.ENGLISH)).outcome());
		assertThat(outcomes).filteredOn(SmsOtpSendResult.Outcome.SENT::equals).hasSize(3);
		assertThat(this.otp.gateway.messages()).hasSize(3);
		this.otp.limits(this.otp.policy.cooldown());
		assertThat(accounts).filteredOn((account) -> this.otp.service().status(account, null).resendAt() == null)
			.hasSize(97);
	}

	private static <T> List<T> atOnce(int threads, IntFunction<T> call) throws Exception {
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
