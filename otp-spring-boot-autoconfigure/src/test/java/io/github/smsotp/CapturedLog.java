package io.github.smsotp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * What some loggers say at TRACE until this is closed.
 */
public final class CapturedLog implements AutoCloseable {

	private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

	private final Map<Logger, Optional<Level>> levels;

	private final Capture capture = new Capture();

	private volatile String trigger = "";

	private volatile Runnable action = () -> {
	};

	/**
	 * Begins to capture.
	 */
	public CapturedLog(String... names) {
		this.levels = Arrays.stream(names)
			.map((name) -> (Logger) LoggerFactory.getLogger(name))
			.collect(Collectors.toMap((logger) -> logger, (logger) -> Optional.ofNullable(logger.getLevel())));
		this.capture.start();
		for (Logger logger : this.levels.keySet()) {
			logger.setLevel(Level.TRACE);
			logger.addAppender(this.capture);
		}
	}

	/**
	 * What was said so far.
	 */
	public List<ILoggingEvent> events() {
		return List.copyOf(this.events);
	}

	/**
	 * What was said so far, with stack traces.
	 */
	public List<String> lines() {
		return this.events.stream()
			.map((event) -> event.getFormattedMessage() + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()))
			.toList();
	}

	/**
	 * Does something when a line comes.
	 */
	public void onLine(String start, Runnable action) {
		this.action = action;
		this.trigger = start;
	}

	@Override
	public void close() {
		this.levels.forEach((logger, level) -> {
			logger.setLevel(level.orElse(null));
			logger.detachAppender(this.capture);
		});
	}

	private final class Capture extends AppenderBase<ILoggingEvent> {

		@Override
		protected void append(ILoggingEvent event) {
			CapturedLog.this.events.add(event);
			String start = CapturedLog.this.trigger;
			if (!start.isEmpty() && event.getFormattedMessage().startsWith(start)) {
				CapturedLog.this.action.run();
			}
		}

	}

}
