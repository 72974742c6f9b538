package io.github.smsotp.store.redis;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisClusterConnection;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisPipelineException;
import org.springframework.data.redis.connection.RedisScriptingCommands;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.jedis.JedisConnection;

/**
 * Sends through the pipeline of Jedis; with its cluster and with other clients, which
 * have none for scripts, one call after another.
 */
final class PipelineScriptSender implements ScriptSender {

	private final RedisConnection connection;

	PipelineScriptSender(RedisConnection connection) {
		this.connection = connection;
	}

	@Override
	public List<Reply> send(List<ScriptCall> calls, boolean byHash) {
		if (calls.size() == 1 || !isPipeline()) {
			return calls.stream().map((call) -> reply(call, byHash)).toList();
		}
		this.connection.openPipeline();
		calls.forEach((call) -> send(call, byHash));
		return results().stream().map(Reply::of).toList();
	}

	private boolean isPipeline() {
		return this.connection instanceof JedisConnection && !(this.connection instanceof RedisClusterConnection);
	}

	private List<@Nullable Object> results() {
		try {
			return this.connection.closePipeline();
		}
		catch (RedisPipelineException ex) {
			if (ex.getPipelineResult().isEmpty()) {
				throw ex;
			}
			return ex.getPipelineResult();
		}
	}

	private Reply reply(ScriptCall call, boolean byHash) {
		try {
			return Reply.of(send(call, byHash));
		}
		catch (RuntimeException ex) {
			return Reply.failed(ex);
		}
	}

	private @Nullable Object send(ScriptCall call, boolean byHash) {
		RedisScriptingCommands scripts = this.connection.scriptingCommands();
		byte[][] keyAndArguments = call.keyAndArgumentBytes();
		return byHash ? scripts.evalSha(call.hash(), ReturnType.VALUE, 1, keyAndArguments)
				: scripts.eval(call.text(), ReturnType.VALUE, 1, keyAndArguments);
	}

}
