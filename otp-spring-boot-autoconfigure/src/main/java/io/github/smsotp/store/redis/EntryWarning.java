package io.github.smsotp.store.redis;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Says once that there are entries that cannot be read. Safe for use by several threads.
 */
final class EntryWarning {

	private static final Log logger = LogFactory.getLog(RedisSmsOtpStore.class);

	private final String prefix;

	private final AtomicBoolean given = new AtomicBoolean();

	EntryWarning(String prefix) {
		this.prefix = prefix;
	}

	Reply check(Reply reply) {
		if (!reply.isReadable()) {
			give();
		}
		return reply;
	}

	void give() {
		if (this.given.compareAndSet(false, true)) {
			logger.warn("Redis has entries under '" + this.prefix + "' that this version has not written; they are "
					+ "ignored and replaced. Whatever else writes there needs a prefix of its own "
					+ "(sms-otp.store.redis.key-prefix)");
		}
	}

}
