package io.github.smsotp.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;

import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link MutablePhoneNumberRepository} makes of calls at the same time.
 */
public abstract class AbstractMutablePhoneNumberRepositoryRaceTests extends AbstractMutablePhoneNumberRepositoryTests {

	private static final int REPETITIONS = 5;

	@RepeatedTest(REPETITIONS)
	void replaceWhenOneAccountEnrollsManyNumbersAtOnceThenOneWinsEnr3() throws Exception {
		List<Integer> winners = atOnce(32, (i) -> enroll("alice", number(i)));
		assertThat(winners).hasSize(1);
		assertThat(this.repository.findConfirmed("alice")).containsExactly(number(winners.get(0)));
		for (int i = 0; i < 32; i++) {
			assertThat(this.repository.countAccounts(number(i))).isEqualTo(winners.contains(i) ? 1 : 0);
		}
	}

	@RepeatedTest(REPETITIONS)
	void replaceWhenManyAccountsEnrollOneNumberAtOnceThenCeilingHoldsEnr9() throws Exception {
		List<Integer> winners = atOnce(32, (i) -> enroll("account" + i, NUMBER));
		assertThat(winners).hasSize(MAX_ACCOUNTS);
		assertThat(this.repository.countAccounts(NUMBER)).isEqualTo(MAX_ACCOUNTS);
		for (int i = 0; i < 32; i++) {
			assertThat(this.repository.findEnrolled("account" + i)).hasSize(winners.contains(i) ? 1 : 0);
		}
	}

	@RepeatedTest(REPETITIONS)
	void replaceWhenManyAccountsChangeToOneNumberAtOnceThenCeilingHoldsEnr9() throws Exception {
		for (int i = 0; i < 32; i++) {
			enroll("account" + i, number(10 + i));
		}
		List<Integer> winners = atOnce(32, (i) -> change("account" + i, number(10 + i), NUMBER, MAX_ACCOUNTS));
		assertThat(winners).hasSize(MAX_ACCOUNTS);
		for (int i = 0; i < 32; i++) {
			assertThat(this.repository.findConfirmed("account" + i))
				.containsExactly(winners.contains(i) ? NUMBER : number(10 + i));
		}
	}

	@RepeatedTest(REPETITIONS)
	void replaceWhenOneNumberIsChangedManyTimesAtOnceThenOneWinsEnr3() throws Exception {
		enroll("alice", NUMBER);
		List<Integer> winners = atOnce(16, (i) -> change("alice", NUMBER, number(10 + i), MAX_ACCOUNTS));
		assertThat(winners).hasSize(1);
		assertThat(this.repository.findConfirmed("alice")).containsExactly(number(10 + winners.get(0)));
		assertThat(this.repository.countAccounts(NUMBER)).isZero();
	}

	@RepeatedTest(REPETITIONS)
	void everyMethodWhenTwoNumbersComeAndGoAtOnceThenNoneFails() throws Exception {
		for (int i = 0; i < 16; i++) {
			this.repository.replace("account" + i, null, (i % 2 == 0) ? NUMBER : OTHER, CONFIRMED, 16);
		}
		List<Integer> winners = atOnce(16, (i) -> {
			PhoneNumber former = (i % 2 == 0) ? NUMBER : OTHER;
			PhoneNumber next = (i % 2 == 0) ? OTHER : NUMBER;
			this.repository.recordUse("account" + i, former, CONFIRMED);
			return change("account" + i, former, next, 64) && change("account" + i, next, former, 64)
					&& this.repository.remove("account" + i, former);
		});
		assertThat(winners).hasSize(16);
		assertThat(this.repository.countAccounts(NUMBER)).isZero();
		assertThat(this.repository.countAccounts(OTHER)).isZero();
	}

	private boolean change(String account, PhoneNumber former, PhoneNumber number, int maxAccounts) {
		return this.repository.replace(account, former, number, CONFIRMED, maxAccounts);
	}

	private static List<Integer> atOnce(int threads, IntPredicate call) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			CyclicBarrier start = new CyclicBarrier(threads);
			List<Future<Boolean>> futures = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				int number = i;
				futures.add(executor.submit(() -> {
					start.await();
					return call.test(number);
				}));
			}
			List<Integer> winners = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				if (futures.get(i).get()) {
					winners.add(i);
				}
			}
			return winners;
		}
		finally {
			executor.shutdownNow();
		}
	}

}
