package io.github.smsotp.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.lettuce.LettuceExceptionConverter;

/**
 * Sends over the connection that all threads share, and to all nodes of a cluster at
 * once. A pipeline of Spring Data's would open a connection of its own each time.
 */
final class LettuceScriptSender implements ScriptSender {

	private static final LettuceExceptionConverter EXCEPTIONS = new LettuceExceptionConverter();

	private final RedisClusterAsyncCommands<byte[], byte[]> commands;

	private final Duration timeout;

	LettuceScriptSender(RedisClusterAsyncCommands<byte[], byte[]> commands, Duration timeout) {
		this.commands = commands;
		this.timeout = timeout;
	}

	@Override
	public List<Answer> send(List<ScriptCall> calls, boolean byHash) {
		long deadline = System.nanoTime() + this.timeout.toNanos();
		List<RedisFuture<byte[]>> sent = calls.stream().map((call) -> send(call, byHash)).toList();
		return sent.stream().map((answer) -> await(answer, deadline)).toList();
	}

	private RedisFuture<byte[]> send(ScriptCall call, boolean byHash) {
		byte[][] keys = { call.keyBytes() };
		RedisScript script = call.script();
		return byHash ? this.commands.evalsha(script.hash(), ScriptOutputType.VALUE, keys, call.argumentBytes())
				: this.commands.eval(script.text(), ScriptOutputType.VALUE, keys, call.argumentBytes());
	}

	// what is given up is cancelled, so that it does not run after a reconnect
	private static Answer await(RedisFuture<byte[]> answer, long deadline) {
		try {
			long left = Math.max(1, deadline - System.nanoTime());
			return Answer.of(LettuceFutures.awaitOrCancel(answer, left, TimeUnit.NANOSECONDS));
		}
		catch (RuntimeException ex) {
			DataAccessException converted = EXCEPTIONS.convert(ex);
			return Answer.failed((converted != null) ? converted : ex);
		}
	}

}
