package io.github.smsotp.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.AbstractRedisAsyncCommands;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceExceptionConverter;

/**
 * Sends over the connection that all threads share, and to all nodes of a cluster at
 * once. A pipeline of Spring Data's would open a connection of its own each time.
 */
final class LettuceScriptSender implements ScriptSender {

	private static final LettuceExceptionConverter EXCEPTIONS = new LettuceExceptionConverter();

	private final RedisClusterAsyncCommands<byte[], byte[]> commands;

	private final Duration timeout;

	@SuppressWarnings("unchecked")
	LettuceScriptSender(RedisConnection connection, Duration timeout) {
		this.commands = (RedisClusterAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
		this.timeout = timeout;
	}

	static boolean supports(RedisConnection connection) {
		return connection.getNativeConnection() instanceof RedisClusterAsyncCommands<?, ?>;
	}

	@Override
	public List<Reply> send(List<ScriptCall> calls, boolean byHash) {
		checkConnected();
		long deadline = System.nanoTime() + this.timeout.toNanos();
		List<RedisFuture<byte[]>> sent = calls.stream().map((call) -> send(call, byHash)).toList();
		return sent.stream().map((reply) -> await(reply, deadline)).toList();
	}

	// Lettuce would remember what it is given until it is connected again
	private void checkConnected() {
		if (this.commands instanceof AbstractRedisAsyncCommands<?, ?> async
				&& async.getConnection() instanceof StatefulRedisConnection<?, ?> one && !one.isOpen()) {
			throw new RedisConnectionFailureException("Redis is not connected");
		}
	}

	private RedisFuture<byte[]> send(ScriptCall call, boolean byHash) {
		byte[][] keys = { call.keyBytes() };
		return byHash ? this.commands.evalsha(call.hash(), ScriptOutputType.VALUE, keys, call.argumentBytes())
				: this.commands.eval(call.text(), ScriptOutputType.VALUE, keys, call.argumentBytes());
	}

	// what is given up is cancelled, so that it does not run after a reconnect
	private static Reply await(RedisFuture<byte[]> reply, long deadline) {
		try {
			long left = Math.max(1, deadline - System.nanoTime());
			return Reply.of(LettuceFutures.awaitOrCancel(reply, left, TimeUnit.NANOSECONDS));
		}
		catch (RuntimeException ex) {
			DataAccessException converted = EXCEPTIONS.convert(ex);
			return Reply.failed((converted != null) ? converted : ex);
		}
	}

}
