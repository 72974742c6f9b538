package io.github.smsotp;

import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Turns whatever goes wrong in a step into one line of the log and one exception.
 */
final class FailClosed {

	private static final Log logger = LogFactory.getLog(FailClosed.class);

	private FailClosed() {
	}

	static void run(Runnable step) {
		call(() -> {
			step.run();
			return true;
		});
	}

	static <T> T call(Supplier<T> step) {
		try {
			return step.get();
		}
		catch (RuntimeException ex) {
			logger.error("Nobody gets in and no text goes out, since codes or numbers cannot be reached: "
					+ ex.getClass().getName());
			throw new SmsOtpUnavailableException("Codes or numbers cannot be reached", ex);
		}
	}

}
