package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.IntStream;

import io.github.smsotp.event.SmsOtpSendRefusedEvent;
import io.github.smsotp.phone.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which numbers may be enrolled, how often, and by how many.
 */
@EnrollmentTest
class EnrollmentRulesTests extends AbstractEnrollmentTests {

	@ParameterizedTest
	@ValueSource(strings = { "+18765550123", "+18095551234", "+447911123456", "+881612345678", "+19005551234",
			"+18005550123", "+15005550006", "911", "+1415555267", "+14155552671 ext. 42", "+1 412 535 abcd", "",
			"+14155552671;drop", "+14155552671\n+14155552672" })
	void enterWhenNumberMayNotGetTextsThenRefusedBeforeAnyGatewayCallPhn7Phn9T38(String phone) {
		logIn();
		assertThat(this.browser.post(PHONE, json(phone, "US")).problem()).isEqualTo("400 phone-rejected");
		assertThat(page(400, enter(phone))).contains("We cannot send codes to that number", "name=\"phone\"");
		assertThat(texts()).isZero();
		assertThat(enter(this.number).location()).isEqualTo(PHONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "JM", "GB", "001", "XX", "*", "US,CA", "<script>" })
	void enterWhenRegionIsNotOfferedThenRefusedT38(String region) {
		logIn();
		assertThat(this.browser.post(PHONE, json("4155552671", region)).problem()).isEqualTo("400 phone-rejected");
		assertThat(texts()).isZero();
	}

	@Test
	void enterWhenSpelledInManyWaysThenIsOneNumberAndOneLimitPhn1T37() {
		String digits = this.number.substring(2);
		List<String> spellings = List.of(this.number, digits, "1" + digits,
				"(" + digits.substring(0, 3) + ") " + digits.substring(3), "+1\u00a0" + digits,
				"+1-" + digits.substring(0, 3) + "." + digits.substring(3), fullWidth(digits));
		for (int i = 0; i < 2; i++) {
			logIn();
			assertThat(enter(spellings.get(i)).location()).isEqualTo(PHONE);
			this.user = this.users.createWithoutNumber("spelling" + i + "-" + this.user);
			this.browser = new Browser(this.port);
		}
		for (String spelling : spellings) {
			logIn();
			assertThat(this.browser.post(PHONE, json(spelling, "US")).problem()).as(spelling)
				.isEqualTo("429 rate-limited");
		}
		assertThat(this.gateway.messages()).extracting("to.value").containsExactly(this.number, this.number);
	}

	@Test
	void enterWhenRefusedThenChosenRegionStays() {
		logIn();
		Answer refused = this.browser.submit(PHONE, "phone", "1", "region", "CA");
		assertThat(refused.body()).contains("<option value=\"CA\" selected>", "<option value=\"US\">");
		assertThat(this.browser.get(PHONE).body()).contains("<option value=\"US\" selected>");
	}

	@Test
	void enterWhenFormCannotBeDecodedThenRefused() {
		logIn();
		Answer refused = this.browser.exchange("POST", PHONE, BodyPublishers.ofString("region=%zz&phone=%zz"),
				Browser.and(Browser.NAVIGATION, "Content-Type", "application/x-www-form-urlencoded", "X-CSRF-TOKEN",
						this.browser.csrf()));
		assertThat(page(400, refused)).contains("name=\"phone\"");
	}

	@Test
	void enterWhenFourthNumberInADayThenRefusedT42() {
		logIn();
		for (int i = 0; i < 3; i++) {
			assertThat(enter(newNumber()).location()).isEqualTo(PHONE);
			letPass(120);
		}
		Answer refused = this.browser.post(PHONE, json(newNumber(), "US"));
		assertThat(refused.problem()).isEqualTo("429 rate-limited");
		assertThat(texts()).isEqualTo(3);
		assertThat(refused.header("retry-after")).isEqualTo(Integer.toString(86_400 - 360));
	}

	@Test
	void enterWhenManyAccountsNameOneNumberThenTwoTextsADayGoOutT44() {
		List<String> problems = IntStream.range(0, 5).mapToObj((i) -> {
			String other = this.users.createWithoutNumber("bomber" + i + "-" + this.user);
			Browser with = new Browser(this.port);
			logIn(with, other);
			return String.valueOf(with.post(PHONE, json(this.number, "US")).status());
		}).toList();
		assertThat(problems).containsExactly("202", "202", "429", "429", "429");
		assertThat(texts()).isEqualTo(2);
	}

	@Test
	void enterWhenNumberBelongsToSomebodyElseThenIsAnsweredLikeAnyOther() {
		this.numbers.replace("somebody-" + this.user, null, new PhoneNumber(this.number), this.clock.instant(), 5);
		logIn();
		assertThat(enter(this.number).location()).isEqualTo(PHONE);
		assertThat(confirm(this.gateway.lastCode()).status()).isEqualTo(302);
		assertThat(current()).isEqualTo(this.number);
	}

	@Test
	void enterWhenNumberHasFiveAccountsThenIsAnsweredAlikeAndNoTextGoesOutEnr9() {
		logIn();
		Answer any = this.browser.post(PHONE, json(this.otherNumber, "US"));
		String right = this.gateway.lastCode();
		this.gateway.clear();
		IntStream.range(0, 5)
			.forEach((i) -> this.numbers.replace("owner" + i + "-" + this.user, null, new PhoneNumber(this.number),
					this.clock.instant(), 5));
		String sixth = this.users.createWithoutNumber("sixth-" + this.user);
		logIn(this.browser, sixth);
		Answer answer = this.browser.post(PHONE, json(this.number, "US"));
		assertThat(answer.status()).isEqualTo(any.status());
		assertThat(answer.body().replace(masked(this.number), masked(this.otherNumber))).isEqualTo(any.body());
		assertThat(answer.headers().keySet()).isEqualTo(any.headers().keySet());
		assertThat(this.browser.fetch(PHONE).json()).containsEntry("state", "CODE_SENT");
		assertThat(this.browser.post(CONFIRM, "{\"code\":\"" + right + "\"}").problem()).isEqualTo("401 code-rejected");
		assertThat(texts()).isZero();
		assertThat(this.events.of(SmsOtpSendRefusedEvent.class)).extracting("reason")
			.containsExactly("ACCOUNTS_PER_NUMBER");
		assertThat(this.browser.post(PHONE).problem()).isEqualTo("429 rate-limited");
	}

	private static String json(String phone, String region) {
		return "{\"phone\":\"" + phone.replace("\n", "\\n") + "\",\"region\":\"" + region + "\"}";
	}

	private static String fullWidth(String digits) {
		return digits.chars()
			.mapToObj((digit) -> Character.toString(digit - '0' + '\uff10'))
			.reduce("", String::concat);
	}

}
