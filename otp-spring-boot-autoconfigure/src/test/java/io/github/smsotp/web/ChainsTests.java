package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import org.springframework.security.core.authority.SimpleGrantedAuthority;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which filter chains ask for the factor, and how those answer that have no page.
 */
@ChainsTest
class ChainsTests extends AbstractWebTests {

	@Test
	void basicChainWhenPasswordAloneThenFactorIsRequiredSes2T22() {
		Answer answer = basic("/api/accounts", this.user, "Accept", "*/*");
		assertThat(answer.problem()).isEqualTo("401 factor-required");
		assertThat(answer.header("www-authenticate")).isEqualTo("SmsOtp");
		assertThat(answer.header("set-cookie")).isNull();
	}

	@Test
	void basicChainWhenBrowserThenRefusesAndLeadsToNoPageSes2() {
		Answer answer = basic("/api/accounts", this.user, Browser.NAVIGATION);
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("location")).isNull();
		assertThat(answer.header("set-cookie")).isNull();
		assertThat(answer.body()).contains("Sign in with a code").doesNotContain("<form");
		assertThat(texts()).isZero();
	}

	@Test
	void basicChainThenHasNoCalls() {
		assertThat(basic("/api" + PAGE, this.user, "Accept", "application/json").problem())
			.isEqualTo("401 factor-required");
	}

	@Test
	void basicChainWhenExemptThenLetsIn() {
		String service = this.users.create(new SimpleGrantedAuthority("ROLE_SERVICE"));
		assertThat(basic("/api/accounts", service).body()).isEqualTo("content for " + service);
	}

	@Test
	void basicChainWhenWrongPasswordThenAsksForIt() {
		String header = "Basic " + Base64.getEncoder().encodeToString((this.user + ":wrong").getBytes());
		Answer answer = this.browser.exchange("GET", "/api/accounts", BodyPublishers.noBody(), "Authorization", header);
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("www-authenticate")).startsWith("Basic ");
	}

	@Test
	void basicChainWhenSessionHasTheFactorThenDoesNotLookAtIt() {
		signIn();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(this.browser.fetch("/api/accounts").status()).isEqualTo(401);
	}

	@Test
	void chainWithoutRulesThenIsLeftAloneTrap27() {
		assertThat(this.browser.get("/open/rates").body()).isEqualTo("content for anonymousUser");
		assertThat(basic("/open/rates", this.user).body()).isEqualTo("content for " + this.user);
	}

	@Test
	void chainWhenDisabledThenIsLeftAlone() {
		assertThat(basic("/partner/desk", this.user).body()).isEqualTo("content for " + this.user);
	}

	@Test
	void exemptUserWhenWithPageThenIsNotAsked() {
		logIn(this.browser, this.users.create(new SimpleGrantedAuthority("ROLE_SERVICE")));
		assertThat(this.browser.open("/accounts").body()).startsWith("content for ");
		assertThat(texts()).isZero();
	}

	@Test
	void requirementWhenItThrowsThenUnavailableAndNobodyGetsIn() {
		logIn(this.browser, this.users.create("+14155619999", "unknowable"));
		for (String path : new String[] { "/accounts", PAGE, "/nowhere" }) {
			assertThat(this.browser.fetch(path).problem()).isEqualTo("503 unavailable");
			Answer page = this.browser.get(path);
			assertThat(page.status()).isEqualTo(503);
			assertThat(page.body()).contains("Codes cannot be checked right now");
		}
		assertThat(this.browser.post(SEND).problem()).isEqualTo("503 unavailable");
		assertThat(verifyByScript("123456").problem()).isEqualTo("503 unavailable");
		assertThat(basic("/api/accounts", "unknowable").problem()).isEqualTo("503 unavailable");
		assertThat(texts()).isZero();
	}

	@Test
	void errorWhenRequirementThrowsThenIsShownTrap17() {
		logIn(this.browser, this.users.create("+14155619998", "unknowable, too"));
		Answer answer = this.browser.exchange("POST", "/transfer", BodyPublishers.noBody(), Browser.SCRIPT);
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.json()).containsEntry("error", "Forbidden");
	}

	@Test
	void callsWhenFirstFactorIsMissingThenLeadToItAndSendNothingSnd9T10T48() {
		assertThat(this.browser.get(PAGE).location()).isEqualTo("/login");
		assertThat(this.browser.fetch(PAGE).location()).isEqualTo("/login");
		assertThat(this.browser.post(SEND).problem()).isEqualTo("401 factor-required");
		assertThat(verifyByScript("123456").problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.submit(PAGE, "code", "123456").location()).isEqualTo(PAGE);
		assertThat(texts()).isZero();
	}

	private Answer basic(String path, String name, String... headers) {
		return get(path, name + ":" + TestUsers.PASSWORD, headers);
	}

	private Answer get(String path, String credentials, String... headers) {
		String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
		return new Browser(this.port).exchange("GET", path, BodyPublishers.noBody(),
				Browser.and(headers, "Authorization", "Basic " + encoded));
	}

}
