package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing is reachable as the user between the factors, whatever it is and however it is
 * asked for.
 */
@ApplicationTest
@ContextConfiguration(classes = ReachApplication.class)
@TestPropertySource(properties = { "management.endpoints.web.exposure.include=*",
		"spring.web.resources.static-locations=classpath:/reach-static/" })
class ReachTests extends AbstractWebTests {

	@ParameterizedTest
	@ValueSource(strings = { "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS" })
	void mappingWhenAnyMethodThenIsTurnedAwaySes1T21(String method) {
		logIn();
		assertThat(call(method, "/vault/any").status()).isEqualTo(401);
		verifyFirst();
		assertThat(call(method, "/vault/any").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/vault/file", "/index.html", "/assets/lib.js", "/actuator", "/actuator/health",
			"/actuator/beans", "/actuator/mappings", "/actuator/configprops", "/actuator/info", "/actuator/env" })
	void resourceThenIsTurnedAwayAndServedAfterTheCodeSes1T21(String path) {
		logIn();
		Answer turned = this.browser.fetch(path);
		assertThat(turned.problem()).isEqualTo("401 factor-required");
		verifyFirst();
		assertThat(this.browser.fetch(path).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/open/forward", "/open/include" })
	void dispatchFromOpenPageThenIsTurnedAwaySes1T21(String path) {
		logIn();
		assertThat(this.browser.fetch(path).body()).doesNotContain("secret");
		verifyFirst();
		assertThat(this.browser.fetch(path).body()).isEqualTo("secret");
	}

	@Test
	void requestThenNamesNobodySes1T21() {
		logIn();
		assertThat(this.browser.get("/open/who").body()).isEqualTo("null null false");
		verifyFirst();
		assertThat(this.browser.get("/open/who").body()).startsWith(this.user).endsWith("true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/vault/any/", "//vault/any", "/vault//any", "/vault/any;jsessionid=1", "/vault;a=b/any",
			"/vault/%61ny", "/%76ault/any", "/vault/%2e/any", "/open/../vault/any", "/open/%2e%2e/vault/any",
			"/open/..;/vault/any", "/open/%2e%2e;/vault/any", "/open;/../vault/any", "/VAULT/ANY", "/vault/any%00",
			"/vault%2fany", "/open%2f..%2fvault/any", "/vault/any.json", "/vault/any?mfa=true", "/vault/any%20",
			"/login/../vault/any", "/login/sms-otp/../../vault/any", "/login/sms-otp;/../../vault/any" })
	void pathWhenSpeltDifferentlyThenOpensNothingT31(String path) {
		logIn();
		Answer answer = this.browser.fetch(path);
		assertThat(answer.status()).isIn(400, 401);
		assertThat(answer.body()).doesNotContain("secret");
	}

	@ParameterizedTest
	@CsvSource({ "X-Mfa,true", "X-Debug,true", "X-HTTP-Method-Override,OPTIONS", "X-Original-URL,/open/who",
			"X-Rewrite-URL,/open/who", "X-Forwarded-Prefix,/open", "X-Forwarded-Host,evil.example",
			"Cookie,SMS_OTP_ANSWERED=true", "Cookie,mfa=true; trusted=eyJhbGciOiJub25lIn0.e30.",
			"Cookie,SMS_OTP_VERIFIED=true", "X-Remote-User,admin", "Authorization,Bearer eyJhbGciOiJub25lIn0.e30." })
	void claimOfTheClientThenHasNoEffectSes3T24(String name, String value) {
		logIn();
		Answer answer = this.browser.exchange("GET", "/vault/any?_method=OPTIONS&mfa=true&SMS_OTP_VERIFIED=1",
				BodyPublishers.noBody(), Browser.and(Browser.SCRIPT, name, value));
		assertThat(answer.problem()).isEqualTo("401 factor-required");
	}

	private Answer call(String method, String path) {
		return this.browser.exchange(method, path, BodyPublishers.noBody(),
				Browser.and(Browser.SCRIPT, "X-CSRF-TOKEN", this.browser.csrf()));
	}

	private void verifyFirst() {
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
	}

}
