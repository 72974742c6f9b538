package io.github.smsotp.autoconfigure.store;

import java.time.Clock;
import java.time.Duration;

import io.github.smsotp.store.jdbc.JdbcSmsOtpStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Deletes rows whose time is over, every now and then, on a thread of its own.
 */
final class JdbcStoreCleanup implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(JdbcStoreCleanup.class);

	private final JdbcSmsOtpStore store;

	private final Duration interval;

	private final Clock clock;

	private @Nullable ThreadPoolTaskScheduler scheduler;

	JdbcStoreCleanup(JdbcSmsOtpStore store, Duration interval, Clock clock) {
		this.store = store;
		this.interval = interval;
		this.clock = clock;
	}

	@Override
	public synchronized void start() {
		if (this.scheduler == null && this.interval.toMillis() > 0) {
			ThreadPoolTaskScheduler started = new ThreadPoolTaskScheduler();
			started.setThreadNamePrefix("sms-otp-cleanup-");
			started.setDaemon(true);
			started.setWaitForTasksToCompleteOnShutdown(true);
			started.setAwaitTerminationSeconds(10);
			started.initialize();
			started.scheduleWithFixedDelay(this::cleanUp, this.interval);
			this.scheduler = started;
		}
	}

	void cleanUp() {
		try {
			int deleted = this.store.deleteExpired(this.clock.instant());
			logger.debug("Deleted " + deleted + " rows whose time is over");
		}
		catch (RuntimeException ex) {
			logger.warn("Rows whose time is over could not be deleted: " + ex.getClass().getName());
		}
	}

	@Override
	public synchronized void stop() {
		if (this.scheduler != null) {
			this.scheduler.shutdown();
			this.scheduler = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.scheduler != null;
	}

}
