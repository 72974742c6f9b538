package io.github.smsotp.store.redis;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisClusterConnection;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisPipelineException;
import org.springframework.data.redis.connection.ReturnType;

/**
 * Sends through Spring Data's pipeline; one call after another where it has none, as in a
 * cluster of Jedis.
 */
final class PipelineScriptSender implements ScriptSender {

	private final RedisConnection connection;

	PipelineScriptSender(RedisConnection connection) {
		this.connection = connection;
	}

	@Override
	public List<Answer> send(List<ScriptCall> calls, boolean byHash) {
		if (calls.size() == 1 || this.connection instanceof RedisClusterConnection) {
			return calls.stream().map((call) -> answer(call, byHash)).toList();
		}
		this.connection.openPipeline();
		calls.forEach((call) -> send(call, byHash));
		return results().stream().map(Answer::of).toList();
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

	private Answer answer(ScriptCall call, boolean byHash) {
		try {
			return Answer.of(send(call, byHash));
		}
		catch (RuntimeException ex) {
			return Answer.failed(ex);
		}
	}

	private @Nullable Object send(ScriptCall call, boolean byHash) {
		byte[][] keyAndArguments = call.keyAndArgumentBytes();
		return byHash
				? this.connection.scriptingCommands()
					.evalSha(call.script().hash(), ReturnType.VALUE, 1, keyAndArguments)
				: this.connection.scriptingCommands().eval(call.script().text(), ReturnType.VALUE, 1, keyAndArguments);
	}

}
