package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code sms-otp.require=never}: the factor is asked for where the application's rules
 * say so. The status of {@code factor-required} is 403 here.
 */
@SpringBootTest(classes = OnDemandApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.application.name=Bank", "spring.main.banner-mode=off", "sms-otp.phone.regions=US",
				"sms-otp.require=never", "sms-otp.web.factor-required-status=403", "sms-otp.code.keys[0].id=1",
				"sms-otp.code.keys[0].secret=b25seSBmb3IgdGVzdHMsIG5vdCBhIHNlY3JldCBhdCBhbGw=" })
class OnDemandTests extends AbstractWebTests {

	@Test
	void pageWhenNoRuleAsksForTheFactorThenIsShownAndNoTextGoesOut() {
		logIn();
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + this.user);
		letPass(86_400);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(texts()).isZero();
	}

	@Test
	void vaultWhenAuthorityIsMissingThenLeadsToCodePageAndBack() {
		logIn();
		assertThat(this.browser.get("/vault").location()).isEqualTo(PAGE);
		assertThat(texts()).isEqualTo(1);
		this.browser.get(PAGE);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/vault?continue");
		assertThat(this.browser.get("/vault").body()).isEqualTo("content for " + this.user);
	}

	@Test
	void vaultWhenAskedByScriptThenFactorIsRequiredWithStatusOfProperty() {
		logIn();
		Answer answer = this.browser.fetch("/vault");
		assertThat(answer.problem()).isEqualTo("403 factor-required");
		assertThat(answer.header("www-authenticate")).isNull();
		assertThat(verifyByScript("123456").problem()).isEqualTo("401 code-rejected");
	}

	@Test
	void vaultWhenAskedLongAfterLoginThenCodeAloneIsAskedFor() {
		logIn();
		letPass(3_600);
		assertThat(this.browser.get("/vault").location()).isEqualTo(PAGE);
		assertThat(texts()).isEqualTo(1);
		letPass(3_600);
		this.browser.get(PAGE);
		this.browser.submit(SEND);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/vault?continue");
	}

	@Test
	void safeWhenCodeIsRecentThenIsShown() {
		signInForVault();
		letPass(299);
		assertThat(this.browser.get("/safe").body()).isEqualTo("content for " + this.user);
	}

	@Test
	void safeWhenCodeIsFiveMinutesOldThenAsksAgainAndShowsItselfAfterwards() {
		signInForVault();
		letPass(301);
		assertThat(this.browser.get("/vault").status()).isEqualTo(200);
		assertThat(this.browser.get("/safe").location()).isEqualTo(PAGE);
		assertThat(this.browser.fetch("/safe").problem()).isEqualTo("403 factor-required");
		assertThat(this.browser.get(PAGE).body()).contains("action=\"" + SEND + "\"");
		assertThat(verifyByScript("000000").problem()).isEqualTo("401 code-rejected");
		this.browser.submit(SEND);
		Answer verified = verify(this.gateway.lastCode());
		assertThat(this.browser.follow(verified).body()).isEqualTo("content for " + this.user);
		assertThat(this.browser.get("/safe").status()).isEqualTo(200);
		assertThat(this.browser.get(PAGE).location()).isEqualTo("/");
	}

	@Test
	void safeWhenFactorIsMissingThenLeadsToCodePage() {
		logIn();
		assertThat(this.browser.get("/safe").location()).isEqualTo(PAGE);
		this.browser.get(PAGE);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/safe?continue");
	}

	@Test
	void otherDenialThenIsTheApplicationsOwn() {
		logIn();
		assertThat(this.browser.get("/admin").status()).isEqualTo(403);
		assertThat(texts()).isZero();
	}

	private void signInForVault() {
		logIn();
		this.browser.open("/vault");
		verify(this.gateway.lastCode());
	}

}
