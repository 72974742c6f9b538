package io.github.smsotp.autoconfigure;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.smsotp.CapturedLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SmsOtpMessagesTests {

	@Test
	void textOfOrdinaryLengthStartsWithoutAWord() {
		assertThat(warnings("Bank", "bank.example.com")).isEmpty();
	}

	@Test
	void textOfMoreThanOneSegmentIsWarnedAboutMsg5() {
		assertThat(warnings("B".repeat(120), null)).singleElement()
			.satisfies((event) -> assertThat(event.getFormattedMessage()).contains("2 segment(s)", "message.brand"));
	}

	@Test
	void textOfMoreThan140CharactersIsWarnedAboutMsg4() {
		assertThat(warnings("B".repeat(85), null)).singleElement()
			.satisfies((event) -> assertThat(event.getFormattedMessage()).contains("1 segment(s)", "140"));
	}

	@Test
	void textOutsideGsm7MayTakeTwoSegments() {
		assertThat(warnings("Банк", "bank.example.com")).isEmpty();
	}

	private static List<ILoggingEvent> warnings(String brand, @Nullable String origin) {
		try (CapturedLog log = new CapturedLog(SmsOtpMessages.class.getName())) {
			SmsOtpContext.complete()
				.withPropertyValues("sms-otp.message.brand=" + brand,
						"sms-otp.message.origin=" + ((origin != null) ? origin : ""))
				.run((context) -> assertThat(context).hasNotFailed());
			return log.events().stream().filter((event) -> event.getLevel() == Level.WARN).toList();
		}
	}

}
