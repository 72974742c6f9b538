package io.github.smsotp.web;

import java.util.Locale;

import io.github.smsotp.SmsOtpMessageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PageTexts}.
 */
class PageTextsTests {

	private final PageTexts texts = new PageTexts(new SmsOtpMessageSource());

	@ParameterizedTest
	@CsvSource({ "1,1 second", "2,2 seconds", "60,60 seconds", "120,120 seconds", "121,3 minutes", "180,3 minutes",
			"3600,60 minutes", "7200,120 minutes", "7201,3 hours", "10800,3 hours", "86399,24 hours", "86400,24 hours",
			"2592000,720 hours" })
	void waitIsToldInUnitsForPeopleAndNeverTooShortBru14(long seconds, String wait) {
		assertThat(detail(SmsOtpProblem.RATE_LIMITED, seconds))
			.isEqualTo("You can ask for another code in " + wait + ".");
		assertThat(detail(SmsOtpProblem.LOCKED, seconds)).endsWith(" Try again in " + wait + ".");
	}

	@Test
	void problemWithoutWaitIsToldWithoutOne() {
		for (SmsOtpProblem problem : SmsOtpProblem.values()) {
			assertThat(detail(problem, 0)).isNotBlank().doesNotContain("{");
			assertThat(detail(problem, 5)).isNotBlank().doesNotContain("{");
			assertThat(this.texts.title(problem)).isNotBlank();
		}
	}

	@Test
	void problemsOfOneTypeHaveOneTitle() {
		assertThat(SmsOtpProblem.GUESSES_LIMITED.type()).isEqualTo(SmsOtpProblem.RATE_LIMITED.type());
		assertThat(this.texts.title(SmsOtpProblem.GUESSES_LIMITED))
			.isEqualTo(this.texts.title(SmsOtpProblem.RATE_LIMITED));
	}

	private String detail(SmsOtpProblem problem, long seconds) {
		return this.texts.detail(problem, seconds, Locale.ENGLISH);
	}

}
