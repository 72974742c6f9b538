package io.github.smsotp.web;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What nobody should send is neither a success nor an error of the server, and costs no
 * attempt. In what is sent, {@code CODE} stands for the right code.
 */
@BankTest
class MalformedRequestTests extends AbstractWebTests {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String JSON = "application/json";

	@BeforeEach
	void getText() {
		logIn();
		this.browser.post(SEND);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "code=", "code", "other=CODE", "code=CODE&code=CODE", "code=&code=CODE", "code=%20",
			"code=CODE0000000", "code=12345", "code=%2BCODE", "code=CODE%00", "code=CODE%0D%0A", "code=CODEx",
			"code=0xCODE", "code[]=CODE", "CODE", "code=true", "code=null", "code=NaN",
			"code=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96",
			"code=%D9%A1%D9%A2%D9%A3%D9%A4%D9%A5%D9%A6" })
	void formWhenItHoldsNoCodeThenMalformedT14(String body) {
		assertMalformed(this.browser.send(PAGE, body(body), "Content-Type", FORM));
	}

	@ParameterizedTest
	@ValueSource(strings = { "code=%zz", "code=%ff%fe", "code=CODE&x=%zz" })
	void formWhenItCannotBeDecodedThenMalformedT14(String body) {
		assertMalformed(this.browser.send(PAGE, body(body), "Content-Type", FORM));
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void fullWidthAndArabicDigitsOfTheRightCodeThenMalformedT14(int zero) {
		StringBuilder digits = new StringBuilder();
		this.gateway.lastCode().chars().forEach((digit) -> digits.appendCodePoint(zero + digit - '0'));
		assertMalformed(verifyByScript(digits.toString()));
	}

	static Stream<Integer> scripts() {
		return Stream.of((int) '\uFF10', (int) '\u0660', (int) '\u0966', 0x1D7CE);
	}

	@Test
	void codeWhenTenThousandCharactersThenMalformedT14() {
		assertMalformed(verifyByScript("1".repeat(10_000)));
		assertMalformed(
				this.browser.send(PAGE, BodyPublishers.ofString("code=" + "1".repeat(10_000)), "Content-Type", FORM));
		assertMalformed(this.browser.send(PAGE, body("code=CODE" + "+".repeat(10_000)), "Content-Type", FORM));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "true", "{}", "[]", "\"CODE\"", "CODE", "{", "{\"code\":\"CODE\"", "{]",
			"[{\"code\":\"CODE\"}]", "{\"code\":[\"CODE\"]}", "{\"code\":{\"code\":\"CODE\"}}",
			"{\"data\":{\"code\":\"CODE\"}}", "{\"code\":true}", "{\"code\":null}", "{\"code\":1CODE}",
			"{\"code\":123456.0}", "{\"code\":\"\"}", "{\"code\":\" \"}", "{\"Code\":\"CODE\"}",
			"{\"code\":\"000000\",\"code\":\"CODE\"}", "{\"code\":\"CODE\",\"code\":\"CODE\"}", "{\"code\":\"CODE\"} x",
			"{\"code\":\"CODE\\n\"}", "code=CODE", "{'code':'CODE'}" })
	void jsonWhenItHoldsNoCodeThenMalformedT14(String body) {
		assertMalformed(this.browser.send(PAGE, body(body), "Content-Type", JSON));
	}

	@Test
	void jsonWhenBrokenUtf8ThenMalformedT14() {
		byte[] bytes = "{\"code\":\"x123456\"}".getBytes(StandardCharsets.US_ASCII);
		bytes[9] = (byte) 0xFF;
		assertMalformed(this.browser.send(PAGE, BodyPublishers.ofByteArray(bytes), "Content-Type", JSON));
	}

	@Test
	void jsonWhenNestedThousandfoldThenMalformedT14() {
		assertMalformed(this.browser.post(PAGE, "[".repeat(8_000)));
		assertMalformed(this.browser.post(PAGE, "{\"code\":".repeat(900)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "multipart/form-data; boundary=x", "application/xml", "application/*", "*/*",
			"application/vnd.api+json", "nonsense", "/", "application/json; charset=nonsense", "application/json;;=" })
	void verifyWhenTypeIsNeitherFormNorJsonThen415T31(String type) {
		Answer answer = this.browser.send(PAGE, body("{\"code\":\"CODE\"}"), "Content-Type", type);
		assertThat(answer.problem()).isEqualTo("415 malformed");
		assertStillHalfAuthenticated();
	}

	@Test
	void verifyWhenBodyHasNoTypeThen415() {
		assertThat(this.browser.send(PAGE, body("{\"code\":\"CODE\"}")).problem()).isEqualTo("415 malformed");
		byte[] bytes = "code=123456".getBytes(StandardCharsets.US_ASCII);
		assertThat(
				this.browser.send(PAGE, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))).problem())
			.isEqualTo("415 malformed");
		assertStillHalfAuthenticated();
	}

	@Test
	void verifyWhenThereIsNoBodyThenMalformed() {
		assertMalformed(this.browser.post(PAGE));
	}

	@Test
	void sendWhenTypeIsNeitherFormNorJsonThen415AndNoText() {
		letPass(31);
		assertThat(this.browser.send(SEND, body("x"), "Content-Type", "text/plain").problem())
			.isEqualTo("415 malformed");
		assertThat(texts()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?code=CO-DE", "?c%6Fde=CO-DE", "?%63ode=CO-DE", "?x=1&code=CO-DE", "?code=CO-DE&x" })
	void codeWhenInUrlThenMalformedHttp5(String query) {
		String path = PAGE + query.replace("CO-DE", hyphened());
		assertMalformed(this.browser.send(path, BodyPublishers.noBody(), "Content-Type", FORM));
		assertMalformed(this.browser.send(path, BodyPublishers.noBody()));
	}

	@Test
	void codeWhenInUrlAndInBodyThenMalformedHttp5() {
		assertMalformed(this.browser.send(PAGE + "?code=" + hyphened(), body("code=CODE"), "Content-Type", FORM));
	}

	@Test
	void getWhenUrlHoldsTheCodeThenShowsThePageAndVerifiesNothingHttp5() {
		assertThat(this.browser.get(PAGE + "?code=" + hyphened()).status()).isEqualTo(200);
		assertStillHalfAuthenticated();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD" })
	void verifyWhenOtherMethodThenFactorIsRequiredT31(String method) {
		String[] headers = Browser.and(Browser.SCRIPT, "X-CSRF-TOKEN", this.browser.csrf(), "Content-Type", JSON);
		Answer answer = this.browser.exchange(method, PAGE, body("{\"code\":\"CODE\"}"), headers);
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("www-authenticate")).isEqualTo("SmsOtp");
		assertStillHalfAuthenticated();
	}

	@ParameterizedTest
	@ValueSource(strings = { "//login/sms-otp", "/login/sms-otp/", "/LOGIN/SMS-OTP", "/login//sms-otp",
			"/login/sms-otp;x=1", "/login/./sms-otp", "/login/x/../sms-otp", "/login%2Fsms-otp", "/login/sms-otp.json",
			"/login/sms-otp%00", "/login/sms-otp%0a" })
	void verifyWhenPathIsSpeltDifferentlyThenIsNoSuccessT31(String path) {
		Answer answer = this.browser.send(path, body("{\"code\":\"CODE\"}"), "Content-Type", JSON);
		assertThat(answer.status()).isBetween(400, 499);
		assertStillHalfAuthenticated();
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s%s", "%s %s", "%s-%s", " %s%s ", "%s - %s", "%s\u00a0%s", "\t%s%s", "--%s--%s--" })
	void codeWhenItHoldsSpacesAndHyphensThenIsAcceptedUi2(String spelling) {
		String code = this.gateway.lastCode();
		String typed = String.format(spelling, code.substring(0, 3), code.substring(3));
		this.browser.csrf();
		assertThat(verify(typed).status()).isEqualTo(302);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json;charset=UTF-8", "APPLICATION/JSON" })
	void codeWhenInJsonThenIsAccepted(String type) {
		assertThat(this.browser.send(PAGE, body("{\"x\":[1],\"code\":\"CODE\"}"), "Content-Type", type).status())
			.isEqualTo(200);
	}

	@Test
	void codeWhenInFormOfScriptThenIsAccepted() {
		assertThat(this.browser.send(PAGE, body("code=CODE&x=1"), "Content-Type", FORM + ";charset=UTF-8").status())
			.isEqualTo(200);
	}

	private BodyPublisher body(String text) {
		return BodyPublishers.ofString(text.replace("CODE", this.gateway.lastCode()));
	}

	private String hyphened() {
		String code = this.gateway.lastCode();
		return code.substring(0, 3) + "-" + code.substring(3);
	}

	private void assertMalformed(Answer answer) {
		assertThat(answer.problem()).isEqualTo("400 malformed");
		assertStillHalfAuthenticated();
	}

	private void assertStillHalfAuthenticated() {
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.fetch(PAGE).json()).containsEntry("attemptsLeft", 5);
	}

}
