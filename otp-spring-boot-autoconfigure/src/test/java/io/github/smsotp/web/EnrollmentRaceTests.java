package io.github.smsotp.web;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.smsotp.event.SmsOtpNumberEnrolledEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers that several requests confirm at once.
 */
@EnrollmentTest
class EnrollmentRaceTests extends AbstractEnrollmentTests {

	private static final int THREADS = 8;

	@Test
	void confirmWhenClickedManyTimesThenNumberIsConfirmedOnceAndTheUserIsIn() throws Exception {
		logIn();
		enter(this.number);
		String code = this.gateway.lastCode();
		List<Answer> answers = atOnce((i) -> this.browser.copy().submit(CONFIRM, "code", code));
		assertThat(answers).extracting(Answer::status).contains(302);
		assertThat(this.events.of(SmsOtpNumberEnrolledEvent.class)).hasSize(1);
		assertThat(current()).isEqualTo(this.number);
	}

	@Test
	void confirmWhenManySessionsEnrolThenOneNumberIsTheAccounts() throws Exception {
		List<Browser> browsers = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			Browser with = new Browser(this.port);
			logIn(with, this.user);
			browsers.add(with);
		}
		enter(browsers.get(0), this.number);
		String first = this.gateway.lastCode();
		letPass(60);
		enter(browsers.get(1), this.otherNumber);
		String second = this.gateway.lastCode();
		List<Answer> answers = atOnce((i) -> browsers.get(i).submit(CONFIRM, "code", (i % 2 == 0) ? first : second));
		assertThat(answers.stream().filter((answer) -> answer.status() == 302)).hasSize(1);
		assertThat(this.events.of(SmsOtpNumberEnrolledEvent.class)).hasSize(1);
		assertThat(current()).isEqualTo(this.otherNumber);
	}

	private static List<Answer> atOnce(Request request) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			CyclicBarrier start = new CyclicBarrier(THREADS);
			List<Callable<Answer>> calls = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				int number = i;
				calls.add(() -> {
					start.await();
					return request.send(number);
				});
			}
			List<Answer> answers = new ArrayList<>();
			for (Future<Answer> answer : threads.invokeAll(calls)) {
				answers.add(answer.get());
			}
			return answers;
		}
		finally {
			threads.shutdownNow();
		}
	}

	/**
	 * What each thread does.
	 */
	private interface Request {

		Answer send(int number);

	}

}
