package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That pages and problems speak the language of whoever asks.
 */
@BankTest
class PageLanguageTests extends AbstractWebTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | en | ltr | Enter your code
			de-CH, de;q=0.9 | de | ltr | Code eingeben
			ar | ar | rtl | أدخل الرمز
			xx | en | ltr | Enter your code
			""")
	void pageSpeaksTheLanguageOfTheReader(String accept, String language, String direction, String title) {
		logIn();
		Answer page = this.browser.exchange("GET", "/login/sms-otp", BodyPublishers.noBody(),
				Browser.and(Browser.NAVIGATION, "Accept-Language", accept));
		assertThat(page.body()).contains("<html lang=\"" + language + "\" dir=\"" + direction + "\">",
				"<title>" + title + "</title>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ar", "ar-EG", "fa", "bn", "my", "en-u-nu-arab" })
	void figuresAreThoseOfTheCodes(String accept) {
		logInAndGetText();
		Answer page = this.browser.exchange("GET", "/login/sms-otp", BodyPublishers.noBody(),
				Browser.and(Browser.NAVIGATION, "Accept-Language", accept));
		assertThat(page.body()).containsPattern("data-seconds=\"30\"[^>]*>[^<]*30[^<]*<")
			.doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			fr | Ce code n'est pas le bon. Vérifiez-le et réessayez.
			ja | コードが正しくありません。確認して、もう一度入力してください。
			""")
	void problemSpeaksTheLanguageOfTheReader(String accept, String detail) {
		logIn();
		Answer answer = this.browser.send("/login/sms-otp", BodyPublishers.ofString("{\"code\":\"000000\"}"),
				"Content-Type", "application/json", "Accept-Language", accept);
		assertThat(answer.json().get("detail")).isEqualTo(detail);
	}

}
