package io.github.smsotp.autoconfigure;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import ch.qos.logback.classic.Level;
import io.github.smsotp.CapturedLog;
import io.github.smsotp.SmsOtpTestAccounts;
import io.github.smsotp.phone.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SmsOtpTestAccountsConfigurationTests {

	private static final String REVIEWER = "sms-otp.test-accounts.reviewer.";

	private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

	@Test
	void testAccountIsWarnedOfWithItsDay() {
		try (CapturedLog log = new CapturedLog("io.github.smsotp")) {
			SmsOtpContext.complete()
				.withPropertyValues(REVIEWER + "number=+12025550123", REVIEWER + "code=705318",
						REVIEWER + "until=" + TODAY.plusDays(1))
				.run((context) -> assertThat(context.getBean(SmsOtpTestAccounts.class))
					.hasToString("SmsOtpTestAccounts[reviewer]"));
			assertThat(log.events()).filteredOn((event) -> event.getLevel() == Level.WARN)
				.extracting((event) -> event.getFormattedMessage())
				.contains("The test account 'reviewer' has a code that stays the same until " + TODAY.plusDays(1)
						+ ". Whoever knows its password and the code gets in");
			assertThat(log.lines()).noneMatch((line) -> line.contains("705318") || line.contains("5550123"));
		}
	}

	@Test
	void accountIsTheNormalizedName() {
		SmsOtpContext.complete()
			.withPropertyValues("sms-otp.test-accounts[Re.Viewer@Example.com].number=+12025550123",
					"sms-otp.test-accounts[Re.Viewer@Example.com].code=705318",
					"sms-otp.test-accounts[Re.Viewer@Example.com].until=" + TODAY)
			.run((context) -> assertThat(context.getBean(SmsOtpTestAccounts.class))
				.hasToString("SmsOtpTestAccounts[re.viewer@example.com]"));
	}

	@Test
	void testAccountThatHasEndedIsWarnedOf() {
		try (CapturedLog log = new CapturedLog("io.github.smsotp")) {
			SmsOtpContext.complete()
				.withPropertyValues(REVIEWER + "number=+12025550123", REVIEWER + "code=705318",
						REVIEWER + "until=2020-01-01")
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(log.lines())
				.anyMatch((line) -> line.startsWith("The test account 'reviewer' has ended on 2020-01-01"));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			- | 705318 | 2020-01-01 | number
			2025550123 | 705318 | 2020-01-01 | number
			+12025550123 | - | 2020-01-01 | code
			+12025550123 | 70531 | 2020-01-01 | code
			+12025550123 | 7053180 | 2020-01-01 | code
			+12025550123 | 70531x | 2020-01-01 | code
			+12025550123 | 705318 | - | until
			+12025550123 | 705318 | 2999-01-01 | until
			""")
	void whatIsMissingOrWrongStopsTheStart(String number, String code, String until, String property) {
		SmsOtpContext.complete()
			.withPropertyValues(REVIEWER + "number=" + ((number != null) ? number : ""),
					REVIEWER + "code=" + ((code != null) ? code : ""),
					REVIEWER + "until=" + ((until != null) ? until : ""))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSmsOtpConfigurationException.class)
				.hasMessageStartingWith("Property '" + REVIEWER + property + "'")
				.hasMessageNotContaining("705318"));
	}

	@Test
	void secondSpellingOfAnAccountStopsTheStart() {
		SmsOtpContext.complete()
			.withPropertyValues(REVIEWER + "number=+12025550123", REVIEWER + "code=705318", REVIEWER + "until=" + TODAY,
					"sms-otp.test-accounts.[REVIEWER].number=+12025550124",
					"sms-otp.test-accounts.[REVIEWER].code=705318", "sms-otp.test-accounts.[REVIEWER].until=" + TODAY)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("names an account that is named before"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sms-otp.test-accounts.reviewer@example.com.", "sms-otp.test-accounts.a.b.",
			"sms-otp.test-accounts.reviewer.account." })
	void nameWithDotsOutsideOfBracketsStopsTheStart(String prefix) {
		SmsOtpContext.complete()
			.withPropertyValues(prefix + "number=+12025550123", prefix + "code=705318", prefix + "until=" + TODAY)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSmsOtpConfigurationException.class)
				.hasMessageContaining("has settings that are none of"));
	}

	@ParameterizedTest
	@CsvSource({ "+541123456789,+5491123456789", "+5491123456789,+5491123456789", "+12025550123,+12025550123",
			"+999123456,+999123456" })
	void numberIsKeptFromOthersInTheSpellingInWhichTheyWouldEnrolIt(String written, String enrolled) {
		SmsOtpContext.complete()
			.withPropertyValues(REVIEWER + "number=" + written, REVIEWER + "code=705318", REVIEWER + "until=" + TODAY)
			.run((context) -> assertThat(
					context.getBean(SmsOtpTestAccounts.class).over((account) -> List.of()).findConfirmed("reviewer"))
				.containsExactly(new PhoneNumber(enrolled)));
	}

}
