package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

import io.github.smsotp.sms.SmsMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A second chain with a login page, which has paths, a realm, sessions and a request
 * cache of its own and neither CSRF protection nor cache headers.
 */
@ChainsTest
class StaffChainTests extends AbstractWebTests {

	private static final String STAFF_PAGE = "/staff" + PAGE;

	private static final String STAFF_SEND = "/staff" + SEND;

	private static final String ELSEWHERE = "https://evil.example";

	@BeforeEach
	void passFirstFactor() {
		this.users.setNumber("staff:" + this.user, this.users.number(this.user).replace("+1415560", "+1415562"));
		this.browser.submit("/staff/login", "username", this.user, "password", TestUsers.PASSWORD);
	}

	@Test
	void staffThenTypesTheCodeInAtTheOwnPathAndInTheOwnRealmTrap37() {
		assertThat(this.browser.get("/staff/desk").location()).isEqualTo(STAFF_PAGE);
		assertThat(this.gateway.messages()).extracting(SmsMessage::to)
			.containsExactlyElementsOf(this.users.findConfirmed("staff:" + this.user));
		assertThat(this.browser.get(STAFF_PAGE).body())
			.contains("action=\"" + STAFF_PAGE + "\"", "action=\"" + STAFF_SEND + "\"",
					"href=\"" + STAFF_PAGE + "/default-ui.css\"")
			.doesNotContain("_csrf");
		assertThat(this.browser.get(STAFF_PAGE + "/default-ui.css").status()).isEqualTo(200);
		Answer verified = this.browser.submit(STAFF_PAGE, "code", this.gateway.lastCode());
		assertThat(verified.location()).isEqualTo("/staff/desk");
		assertThat(this.browser.follow(verified).body()).isEqualTo("content for " + this.user);
	}

	@Test
	void scriptWhenPageWasWantedThenIsToldWhere() {
		this.browser.get("/staff/desk");
		Answer verified = post(STAFF_PAGE, "code=" + this.gateway.lastCode());
		assertThat(verified.json()).containsEntry("redirectUrl", "http://localhost:" + this.port + "/staff/desk");
	}

	@Test
	void codeOfAnotherChainThenIsRejectedT67() {
		logInAndGetText();
		String code = this.gateway.lastCode();
		Answer answer = this.browser.submit(STAFF_PAGE, "code", code);
		assertThat(answer.status()).isEqualTo(401);
		assertThat(this.browser.get("/staff/desk").location()).isEqualTo(STAFF_PAGE);
	}

	@Test
	void factorsOfTwoChainsInOneSessionThenLastBothT67() {
		signIn();
		letPass(700);
		passFirstFactor();
		this.browser.get("/staff/desk");
		this.browser.submit(STAFF_PAGE, "code", this.gateway.lastCode());
		assertThat(this.browser.get("/staff/desk").status()).isEqualTo(200);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(this.browser.get("/staff/desk").status()).isEqualTo(200);
	}

	@Test
	void factorOfAnotherChainThenIsWorthlessT67() {
		signIn();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(this.browser.get("/staff/desk").location()).isEqualTo(STAFF_PAGE);
	}

	@ParameterizedTest
	@CsvSource({ "Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site", "Sec-Fetch-Site,none",
			"Sec-Fetch-Site,SAME-ORIGIN", "Origin," + ELSEWHERE, "Origin,null", "Origin,http://localhost",
			"Origin,https://localhost:PORT", "Origin,http://localhost:PORT.evil.example", "Origin,not an origin" })
	void postWhenFromElsewhereThen403AndNothingHappens(String name, String value) {
		String header = value.replace("PORT", "" + this.port);
		assertThat(post(STAFF_SEND, "", name, header).status()).isEqualTo(403);
		assertThat(texts()).isZero();
		this.browser.get("/staff/desk");
		Answer answer = post(STAFF_PAGE, "code=" + this.gateway.lastCode(), name, header);
		assertThat(answer.problem()).isEqualTo("403 malformed");
		assertThat(this.browser.fetch("/staff/desk").problem()).isEqualTo("401 factor-required");
	}

	@ParameterizedTest
	@CsvSource({ "Sec-Fetch-Site,same-origin", "Origin,http://localhost:PORT", "X-Other,header" })
	void postWhenFromSameOriginOrNoBrowserThenPasses(String name, String value) {
		String header = value.replace("PORT", "" + this.port);
		assertThat(post(STAFF_SEND, "", name, header).status()).isEqualTo(202);
		Answer answer = post(STAFF_PAGE, "code=" + this.gateway.lastCode(), name, header);
		assertThat(answer.json()).isEqualTo(Map.of("authenticated", true, "redirectUrl", "/"));
	}

	@Test
	void postWhenFetchSiteAndOriginDifferThenFetchSiteCounts() {
		Answer answer = this.browser.exchange("POST", STAFF_SEND, BodyPublishers.noBody(), "Sec-Fetch-Site",
				"cross-site", "Origin", "http://localhost:" + this.port);
		assertThat(answer.status()).isEqualTo(403);
	}

	@Test
	void pageWhenFromElsewhereThenIsShown() {
		Answer answer = this.browser.exchange("GET", STAFF_PAGE, BodyPublishers.noBody(), "Accept", Browser.HTML,
				"Sec-Fetch-Site", "cross-site");
		assertThat(answer.status()).isEqualTo(200);
	}

	@Test
	void everyAnswerWhenTheChainAddsNoHeadersThenIsNotStoredHttp2T58() {
		assertNotStored(302, this.browser.get("/staff/desk"));
		assertNotStored(401, this.browser.fetch("/staff/desk"));
		assertNotStored(200, this.browser.get(STAFF_PAGE));
		assertNotStored(200, this.browser.fetch(STAFF_PAGE));
		assertNotStored(429, this.browser.submit(STAFF_SEND));
		assertNotStored(403, post(STAFF_SEND, "", "Origin", ELSEWHERE));
		assertNotStored(415, post(STAFF_SEND, "x", "Content-Type", "text/plain"));
		letPass(31);
		assertNotStored(302, this.browser.submit(STAFF_SEND));
		letPass(61);
		assertNotStored(202, post(STAFF_SEND, ""));
		assertNotStored(401, this.browser.submit(STAFF_PAGE, "code", wrongCode()));
		assertNotStored(400, this.browser.submit(STAFF_PAGE, "code", ""));
		assertNotStored(302, this.browser.submit(STAFF_PAGE, "code", this.gateway.lastCode()));
		assertNotStored(200, this.browser.fetch(STAFF_PAGE));
		assertNotStored(302, this.browser.get(STAFF_PAGE));
		assertNotStored(200, post(STAFF_SEND, ""));
	}

	private Answer post(String path, String form, String... headers) {
		String[] type = (headers.length > 0 && "Content-Type".equals(headers[0])) ? new String[0]
				: new String[] { "Content-Type", "application/x-www-form-urlencoded" };
		return this.browser.exchange("POST", path, BodyPublishers.ofString(form), Browser.and(type, headers));
	}

	private static void assertNotStored(int status, Answer answer) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("cache-control")).isEqualTo("no-store");
	}

}
