package io.github.smsotp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.jdbc.JdbcSmsOtpStore;
import io.github.smsotp.store.redis.RedisSmsOtpStore;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * A node of an application in a JVM of its own. It is told the name of a limit, says when
 * it is ready, is told to go, and says how many of its calls were let through.
 */
public final class SharedLimitNode {

	static final int CALLS = 200;

	private static final int THREADS = 16;

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	private final int node;

	private SharedLimitNode(SmsOtpStore store, int node) {
		byte[] secret = new byte[32];
		Arrays.fill(secret, (byte) 7);
		this.otp.store = store;
		this.otp.keys = SmsOtpKeys.of(new CodeKeys(List.of(new CodeKey("1", secret, false))));
		this.otp.repository = (account) -> List.of(new PhoneNumber("+14155552671"));
		this.otp.gateway.sendMany();
		this.node = node;
	}

	/**
	 * Starts the node.
	 * @param arguments the port of Redis or the URL of PostgreSQL, and the number of the
	 * node
	 */
	public static void main(String[] arguments) throws Exception {
		SmsOtpStore store = arguments[0].startsWith("jdbc:") ? postgres(arguments[0])
				: redis(Integer.parseInt(arguments[0]));
		SharedLimitNode node = new SharedLimitNode(store, Integer.parseInt(arguments[1]));
		BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String name = orders.readLine(); name != null; name = orders.readLine()) {
			node.reach(SharedLimit.valueOf(name), orders);
		}
	}

	private static SmsOtpStore redis(int port) {
		LettuceConnectionFactory connections = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration("127.0.0.1", port));
		connections.afterPropertiesSet();
		connections.start();
		RedisSmsOtpStore store = new RedisSmsOtpStore(connections, "shared:");
		store.setTimeout(Duration.ofSeconds(10));
		return store;
	}

	private static SmsOtpStore postgres(String url) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url);
		pool.setUsername("postgres");
		return new JdbcSmsOtpStore(pool);
	}

	private void reach(SharedLimit limit, BufferedReader orders) throws Exception {
		this.otp.policy = new SmsOtpPolicy(6, Duration.ofMinutes(5), 1_000, limit.limits());
		SmsOtpChallenge challenge = limit.guesses() ? this.otp.sent(limit.subject(0), null) : null;
		say("ready");
		awaitGo(orders);
		say(String.valueOf(countLetThrough(limit, challenge)));
	}

	private static void awaitGo(BufferedReader orders) throws IOException {
		if (!"go".equals(orders.readLine())) {
			throw new IllegalStateException("not told to go");
		}
	}

	private long countLetThrough(SharedLimit limit, @Nullable SmsOtpChallenge challenge) throws Exception {
		DefaultSmsOtpService service = this.otp.service();
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			List<Callable<Boolean>> calls = IntStream.range(0, CALLS)
				.mapToObj((i) -> (Callable<Boolean>) () -> limit.isLetThrough(service, challenge, 2 * i + this.node))
				.toList();
			long passed = 0;
			for (Future<Boolean> call : executor.invokeAll(calls)) {
				passed += call.get() ? 1 : 0;
			}
			return passed;
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static void say(String line) {
		System.out.println(line);
		System.out.flush();
	}

}
