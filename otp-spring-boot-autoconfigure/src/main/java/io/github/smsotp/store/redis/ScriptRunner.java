package io.github.smsotp.store.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

	private Duration timeout = Duration.ofSeconds(2);

	ScriptRunner(RedisConnectionFactory connections) {
		this.connections = connections;
	}

	void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	List<Reply> run(List<ScriptCall> calls) {
		try (RedisConnection connection = this.connections.getConnection()) {
			ScriptSender sender = sender(connection);
			List<Reply> replies = new ArrayList<>(sender.send(calls, true));
			repeat(sender, calls, replies);
			return replies;
		}
	}

	private static void repeat(ScriptSender sender, List<ScriptCall> calls, List<Reply> replies) {
		List<Integer> unknown = new ArrayList<>();
		for (int i = 0; i < replies.size(); i++) {
			if (replies.get(i).isScriptUnknown()) {
				unknown.add(i);
			}
		}
		if (!unknown.isEmpty()) {
			List<Reply> repeated = sender.send(unknown.stream().map(calls::get).toList(), false);
			for (int i = 0; i < unknown.size(); i++) {
				replies.set(unknown.get(i), repeated.get(i));
			}
		}
	}

	private ScriptSender sender(RedisConnection connection) {
		return (LETTUCE && LettuceScriptSender.supports(connection)) ? new LettuceScriptSender(connection, this.timeout)
				: new PipelineScriptSender(connection);
	}

}
