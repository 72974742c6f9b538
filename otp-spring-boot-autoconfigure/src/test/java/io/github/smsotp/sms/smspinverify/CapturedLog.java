package io.github.smsotp.sms.smspinverify;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Everything that some loggers write down to TRACE, stack traces included, until closed.
 */
final class CapturedLog implements AutoCloseable {

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final List<Logger> loggers;

	private final Capture capture = new Capture();

	private volatile String trigger = "";

	private volatile Runnable action = () -> {
	};

	CapturedLog(String... names) {
		this.loggers = Arrays.stream(names).map((name) -> (Logger) LoggerFactory.getLogger(name)).toList();
		this.capture.start();
		for (Logger logger : this.loggers) {
			logger.setLevel(Level.TRACE);
			logger.setAdditive(false);
			logger.addAppender(this.capture);
		}
	}

	List<String> lines() {
		return List.copyOf(this.lines);
	}

	void onLine(String start, Runnable action) {
		this.action = action;
		this.trigger = start;
	}

	@Override
	public void close() {
		for (Logger logger : this.loggers) {
			logger.setLevel(null);
			logger.setAdditive(true);
			logger.detachAppender(this.capture);
		}
	}

	private final class Capture extends AppenderBase<ILoggingEvent> {

		@Override
		protected void append(ILoggingEvent event) {
			String line = event.getFormattedMessage();
			CapturedLog.this.lines.add(line + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()));
			if (!CapturedLog.this.trigger.isEmpty() && line.startsWith(CapturedLog.this.trigger)) {
				CapturedLog.this.action.run();
			}
		}

	}

}
