package io.github.smsotp.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Method security sees nobody between the factors, however its rules look.
 */
@ApplicationTest
@ContextConfiguration(classes = MethodsApplication.class)
class MethodsTests extends AbstractWebTests {

	@ParameterizedTest
	@ValueSource(strings = { "role", "secured", "allowed", "factor", "password", "post", "boolean", "result", "both" })
	void methodWhenPathIsOpenThenLeadsToTheCodeAndAnswersAfterItSes1T21(String path) {
		logIn();
		assertThat(this.browser.fetch("/open/" + path).problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.get("/open/" + path).location()).isEqualTo(PAGE);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/open/" + path + "?continue");
		assertThat(this.browser.get("/open/" + path).body()).isEqualTo("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "role", "secured", "allowed", "factor", "password", "post", "boolean", "result", "both",
			"filtered?user=x", "shortened" })
	void methodWhenPathIsProtectedThenLeadsToTheCodeAndAnswersAfterItSes1T21(String path) {
		logIn();
		assertThat(this.browser.fetch("/closed/" + path).problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.get("/closed/" + path).location()).isEqualTo(PAGE);
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/closed/" + path).status()).isEqualTo(200);
	}

	@Test
	void listWhenPathIsOpenThenIsTheOneOfNobodyBetweenTheFactorsSes1T21() {
		logIn();
		assertThat(this.browser.fetch("/open/filtered?user=" + this.user).body()).isEqualTo("[]");
		assertThat(this.browser.fetch("/open/shortened").body()).isEqualTo("[]");
		this.browser.open("/closed/shortened");
		verify(this.gateway.lastCode());
		assertThat(this.browser.fetch("/open/filtered?user=" + this.user).body()).contains(this.user);
		assertThat(this.browser.fetch("/open/shortened").body()).contains("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/open/admin", "/closed/admin" })
	void methodWhenOfOthersThenIsDeniedAfterTheCodeAndAsksForNone(String path) {
		signIn();
		letPass(60);
		assertThat(this.browser.get(path).status()).isEqualTo(403);
		assertThat(this.browser.fetch(path).status()).isEqualTo(403);
		assertThat(texts()).isEqualTo(1);
	}

}
