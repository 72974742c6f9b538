package io.github.smsotp;

import io.github.smsotp.event.SmsOtpEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.util.Assert;

/**
 * Tells listeners what has happened, whatever they think of it.
 */
final class SmsOtpEvents {

	private static final Log logger = LogFactory.getLog(SmsOtpEvents.class);

	private ApplicationEventPublisher publisher = (event) -> {
	};

	void setPublisher(ApplicationEventPublisher publisher) {
		Assert.notNull(publisher, "publisher cannot be null");
		this.publisher = publisher;
	}

	void publish(SmsOtpEvent event) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException ex) {
			logger.error("A listener of " + event.getClass().getSimpleName() + " failed: " + ex.getClass().getName());
		}
	}

}
