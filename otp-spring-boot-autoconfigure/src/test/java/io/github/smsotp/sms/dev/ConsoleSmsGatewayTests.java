package io.github.smsotp.sms.dev;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleSmsGatewayTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(ConsoleSmsGateway.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.log);
	}

	@Test
	void sendThenLogsNumberAndTextInFullAtInfo() {
		new ConsoleSmsGateway().send(new SmsMessage(new PhoneNumber("+14155552671"), "Your code is 123456"));
		assertThat(this.log.list).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.INFO);
			assertThat(event.getFormattedMessage()).isEqualTo("Text to +14155552671: Your code is 123456");
		});
	}

}
