package docs.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsotp.phone.AbstractMutablePhoneNumberRepositoryTests;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a repository over an application's own table of users keeps to, once the users are
 * there.
 */
abstract class AbstractUsersTableTests extends AbstractMutablePhoneNumberRepositoryTests {

	private static final int THREADS = 16;

	private ConfigurableApplicationContext application;

	/**
	 * Returns the configuration of the application.
	 */
	abstract Class<?> configuration();

	abstract void addUsers(ConfigurableApplicationContext application, List<String> accounts);

	@Override
	protected final MutablePhoneNumberRepository create() {
		this.application = new AnnotationConfigApplicationContext(configuration());
		String longest = "a" + "\uD83D\uDE00".repeat(255);
		Stream<String> names = Stream.of("alice", "bob", "carol", "Alice", "alicé", "alice ", "alice\u0301",
				longest + "z", longest.substring(0, 511) + "y");
		addUsers(this.application, Stream.concat(names, IntStream.range(0, 5).mapToObj((i) -> "account" + i)).toList());
		return this.application.getBean(MutablePhoneNumberRepository.class);
	}

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void replaceWhenUserIsUnknownThenNothing() {
		assertThat(enroll("nobody", NUMBER)).isFalse();
		assertThat(this.repository.countAccounts(NUMBER)).isZero();
	}

	@Test
	void everyMethodWhenCallerRollsBackThenNothingIsChanged() {
		enroll("alice", NUMBER);
		new TransactionTemplate(this.application.getBean(PlatformTransactionManager.class))
			.executeWithoutResult((status) -> {
				this.repository.recordUse("alice", NUMBER, CONFIRMED);
				assertThat(this.repository.replace("alice", NUMBER, OTHER, CONFIRMED, MAX_ACCOUNTS)).isTrue();
				assertThat(this.repository.findConfirmed("alice")).containsExactly(OTHER);
				assertThat(enroll("bob", NUMBER)).isTrue();
				status.setRollbackOnly();
			});
		assertThat(this.repository.findConfirmed("alice")).containsExactly(NUMBER);
		assertThat(this.repository.findEnrolled("alice").get(0).lastUsedAt()).isNull();
		assertThat(this.repository.findEnrolled("bob")).isEmpty();
	}

	@RepeatedTest(3)
	void replaceWhenOneAccountEnrollsManyNumbersAtOnceThenOneWins() {
		PhoneNumber winner = oneWinner(null);
		assertThat(this.repository.findConfirmed("alice")).containsExactly(winner);
	}

	@RepeatedTest(3)
	void replaceWhenOneNumberIsChangedManyTimesAtOnceThenOneWins() {
		enroll("alice", NUMBER);
		PhoneNumber winner = oneWinner(NUMBER);
		assertThat(this.repository.findConfirmed("alice")).containsExactly(winner);
	}

	private PhoneNumber oneWinner(PhoneNumber former) {
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			List<CompletableFuture<PhoneNumber>> calls = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				PhoneNumber number = number(10 + i);
				calls.add(CompletableFuture.supplyAsync(
						() -> this.repository.replace("alice", former, number, CONFIRMED, MAX_ACCOUNTS) ? number : null,
						executor));
			}
			List<PhoneNumber> winners = calls.stream().map(CompletableFuture::join).filter(Objects::nonNull).toList();
			assertThat(winners).hasSize(1);
			return winners.get(0);
		}
		finally {
			executor.shutdownNow();
		}
	}

	static DataSource pool() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:h2:mem:users-table");
		pool.setMaximumPoolSize(THREADS);
		return pool;
	}

}
