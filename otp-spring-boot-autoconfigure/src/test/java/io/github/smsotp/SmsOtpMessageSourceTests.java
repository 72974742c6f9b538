package io.github.smsotp;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.smsotp.sms.SmsSegments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The languages of {@link SmsOtpMessageSource}: what they hold, and how long a text is on
 * its way.
 */
class SmsOtpMessageSourceTests {

	private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])");

	private static final String BRAND = "Twenty Characters Co";

	private static final String DOMAIN = "login.twentychars.eu";

	@ParameterizedTest
	@ValueSource(strings = { "ar", "de", "es", "fr", "hi", "it", "ja", "nl", "pl", "pt", "sv", "tr", "uk", "zh" })
	void languageHasAllTextsWithAllArguments(String language) throws IOException {
		Properties english = bundle("");
		Properties translated = bundle("_" + language);
		assertThat(translated.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
		assertThat(translated.getProperty("sms-otp.page.language")).isEqualTo(language);
		for (String key : english.stringPropertyNames()) {
			String text = translated.getProperty(key);
			assertThat(arguments(text)).as(key).isEqualTo(arguments(english.getProperty(key)));
			assertThat(text.strip()).as(key).isNotEmpty().isEqualTo(text).doesNotContain("</", "\n");
			assertThat(text.replace("''", "")).as(key).doesNotContain("'");
		}
	}

	@ParameterizedTest
	@CsvSource({ "en,1", "de,1", "es,1", "fr,1", "it,1", "nl,1", "pl,1", "pt,1", "sv,1", "ar,2", "hi,2", "ja,2", "tr,2",
			"uk,2", "zh,2" })
	void textFitsItsSegmentsAndEndsInTheBoundLine(String language, int segments) {
		BrandedSmsOtpMessageFactory messages = new BrandedSmsOtpMessageFactory(BRAND, DOMAIN,
				new SmsOtpMessageSource());
		assertThat(BRAND).hasSize(20);
		assertThat(DOMAIN).hasSize(20);
		String text = messages.create("042137", Duration.ofMinutes(10), Locale.forLanguageTag(language));
		assertThat(text).contains("042137", BRAND, "10").endsWith("\n\n@" + DOMAIN + " #042137");
		assertThat(text.lines().filter((line) -> line.startsWith("@"))).hasSize(1);
		assertThat(SmsSegments.isGsm7(text)).as(text).isEqualTo(segments == 1);
		assertThat(SmsSegments.count(text)).as(text).isEqualTo(segments);
	}

	@Test
	void applicationGoesFirstAndNeedsNotKnowAll() {
		StaticMessageSource application = new StaticMessageSource();
		application.setUseCodeAsDefaultMessage(true);
		application.addMessage("sms-otp.page.title", Locale.GERMAN, "Ihr Bankcode");
		application.addMessage("sms-otp.page.phone.current", Locale.GERMAN, "An {0}, wie immer");
		SmsOtpMessageSource messages = new SmsOtpMessageSource(application);
		assertThat(messages.getMessage("sms-otp.page.title", null, Locale.GERMAN)).isEqualTo("Ihr Bankcode");
		assertThat(messages.getMessage("sms-otp.page.phone.current", new Object[] { "+1" }, Locale.GERMAN))
			.isEqualTo("An +1, wie immer");
		assertThat(messages.getMessage("sms-otp.page.title", null, Locale.ENGLISH)).isEqualTo("Enter your code");
		assertThat(messages.getMessage("sms-otp.page.resend-button", null, Locale.GERMAN))
			.isEqualTo("Neuen Code senden");
	}

	@ParameterizedTest
	@CsvSource({ "de-CH,de", "zh-TW,zh", "pt-BR,pt", "xx,en", "en-GB,en" })
	void languageIsThatOfTheLocaleElseEnglishWhateverTheMachineSpeaks(String locale, String language) {
		assertThat(new SmsOtpMessageSource().getMessage("sms-otp.page.language", null, Locale.forLanguageTag(locale)))
			.isEqualTo(language);
	}

	private static Properties bundle(String suffix) throws IOException {
		Properties bundle = new Properties();
		try (Reader reader = new InputStreamReader(
				SmsOtpMessageSource.class.getResourceAsStream("messages" + suffix + ".properties"),
				StandardCharsets.UTF_8)) {
			bundle.load(reader);
		}
		return bundle;
	}

	private static Set<String> arguments(String text) {
		return ARGUMENT.matcher(text)
			.results()
			.map((MatchResult result) -> result.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
