package io.github.smsotp.store.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.ClassUtils;

/**
 * Runs scripts by their hashes; a server that does not know a script gets it with the
 * calls that it has not run, and with no others. Never takes part in a transaction of the
 * caller's. Safe for use by several threads.
 */
final class ScriptRunner {

	private static final boolean LETTUCE = ClassUtils
		.isPresent("io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands", ScriptRunner.class.getClassLoader());

	private final RedisConnectionFactory connections;

	private final Duration timeout;

	ScriptRunner(RedisConnectionFactory connections, Duration timeout) {
		this.connections = connections;
		this.timeout = timeout;
	}

	Answer run(ScriptCall call) {
		return run(List.of(call)).get(0);
	}

	List<Answer> run(List<ScriptCall> calls) {
		try (RedisConnection connection = this.connections.getConnection()) {
			ScriptSender sender = sender(connection);
			List<Answer> answers = new ArrayList<>(sender.send(calls, true));
			repeat(sender, calls, answers);
			return answers;
		}
	}

	private static void repeat(ScriptSender sender, List<ScriptCall> calls, List<Answer> answers) {
		List<Integer> unknown = new ArrayList<>();
		for (int i = 0; i < answers.size(); i++) {
			if (answers.get(i).isScriptUnknown()) {
				unknown.add(i);
			}
		}
		if (!unknown.isEmpty()) {
			List<Answer> repeated = sender.send(unknown.stream().map(calls::get).toList(), false);
			for (int i = 0; i < unknown.size(); i++) {
				answers.set(unknown.get(i), repeated.get(i));
			}
		}
	}

	private ScriptSender sender(RedisConnection connection) {
		return (LETTUCE && LettuceSenders.supports(connection)) ? LettuceSenders.of(connection, this.timeout)
				: new PipelineScriptSender(connection);
	}

	/**
	 * Loaded only where Lettuce is.
	 */
	private static final class LettuceSenders {

		static boolean supports(RedisConnection connection) {
			return connection.getNativeConnection() instanceof RedisClusterAsyncCommands<?, ?>;
		}

		@SuppressWarnings("unchecked")
		static ScriptSender of(RedisConnection connection, Duration timeout) {
			return new LettuceScriptSender((RedisClusterAsyncCommands<byte[], byte[]>) connection.getNativeConnection(),
					timeout);
		}

	}

}
