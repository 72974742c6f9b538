package io.github.smsotp.store.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.util.FileSystemUtils;

import static org.awaitility.Awaitility.await;

/**
 * A real Redis, from a Maven artifact, that dies as a process dies when somebody kills
 * it, and comes back on the same port.
 */
public final class EmbeddedRedis implements AutoCloseable {

	static final String HOST = "127.0.0.1";

	private static final File EXECUTABLE = executable();

	// a cluster talks on the port that lies so much higher
	private static final int BUS = 10_000;

	private static final Pattern REPLICA = Pattern.compile("slave0:.*state=online,offset=([0-9]+),");

	private final int port = freePort();

	private final Path directory;

	private final List<String> arguments;

	private Process process;

	/**
	 * Starts a server.
	 * @param settings lines of its configuration
	 */
	public EmbeddedRedis(String... settings) {
		this(List.of(), settings);
	}

	EmbeddedRedis(List<String> arguments, String... settings) {
		this.arguments = arguments;
		List<String> lines = new ArrayList<>(
				List.of("bind " + HOST, "port " + this.port, "save \"\"", "maxmemory-policy noeviction"));
		lines.addAll(List.of(settings));
		try {
			this.directory = Files.createTempDirectory("redis-");
			Files.write(configuration(), lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.process = launch();
		awaitStart();
	}

	/**
	 * Where it listens, on the loopback address.
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Kills it, so that it cannot say goodbye or write anything down.
	 */
	public void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	/**
	 * Starts it again where it was.
	 */
	public void restart() {
		this.process = launch();
		awaitStart();
	}

	/**
	 * Whether its replica has all that it has itself, or is up as a replica.
	 */
	boolean isReplicated() {
		String info = ask((client) -> client.info("replication"));
		Matcher replica = REPLICA.matcher(info);
		return info.contains("role:master")
				? replica.find() && info.contains("master_repl_offset:" + replica.group(1) + "\r")
				: info.contains("master_link_status:up");
	}

	<T> T ask(Function<Jedis, T> question) {
		try (Jedis client = new Jedis(HOST, this.port)) {
			return question.apply(client);
		}
	}

	public LettuceConnectionFactory lettuce() {
		return lettuce(this.port);
	}

	static LettuceConnectionFactory lettuce(int port) {
		LettuceConnectionFactory factory = new LettuceConnectionFactory(new RedisStandaloneConfiguration(HOST, port),
				LettuceClientConfiguration.builder().shutdownTimeout(Duration.ZERO).build());
		factory.afterPropertiesSet();
		factory.start();
		return factory;
	}

	JedisConnectionFactory jedis() {
		JedisConnectionFactory factory = new JedisConnectionFactory(new RedisStandaloneConfiguration(HOST, this.port));
		factory.afterPropertiesSet();
		factory.start();
		return factory;
	}

	static void flush(RedisConnectionFactory factory) {
		try (RedisConnection connection = factory.getConnection()) {
			connection.serverCommands().flushAll();
		}
	}

	static long timeToLive(RedisConnectionFactory factory, String key) {
		try (RedisConnection connection = factory.getConnection()) {
			return connection.keyCommands().pTtl(key.getBytes(StandardCharsets.UTF_8));
		}
	}

	@Override
	public void close() {
		kill();
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path configuration() {
		return this.directory.resolve("redis.conf");
	}

	private Process launch() {
		List<String> command = new ArrayList<>(List.of(EXECUTABLE.getPath(), configuration().toString()));
		command.addAll(this.arguments);
		try {
			Process started = new ProcessBuilder(command).directory(this.directory.toFile())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(this.directory.resolve("redis.log").toFile()))
				.start();
			Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// loading what an append-only file holds takes its time
	private void awaitStart() {
		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(10))
			.ignoreExceptionsMatching(JedisException.class::isInstance)
			.until(() -> ask(Jedis::ping).equals("PONG"));
	}

	private static File executable() {
		try {
			return ExecutableProvider.newJarResourceProvider().get();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() {
		while (true) {
			try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
				int port = socket.getLocalPort();
				if (port + BUS < 65_536 && isFree(port + BUS)) {
					return port;
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
