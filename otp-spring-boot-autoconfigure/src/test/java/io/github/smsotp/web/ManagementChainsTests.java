package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import io.github.smsotp.CapturedLog;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with an API, a management side and a database console beside its pages.
 */
@ApplicationTest
@TestPropertySource(properties = { "spring.h2.console.enabled=true", "management.endpoints.web.exposure.include=*",
		"spring.datasource.url=jdbc:h2:mem:console", "sms-otp.exempt-authorities=ROLE_SERVICE" })
@ContextConfiguration(classes = ManagementChainsApplication.class)
class ManagementChainsTests extends AbstractWebTests {

	private static final String CONSOLE = "/h2-console";

	@Autowired
	private SmartInitializingSingleton smsOtpStartCheck;

	@Test
	void startThenSaysOfEveryChainWhetherItAsksTrap7Trap27() {
		try (CapturedLog log = new CapturedLog("io.github.smsotp.autoconfigure.SmsOtpStartCheck")) {
			this.smsOtpStartCheck.afterSingletonsInstantiated();
			List<String> lines = log.events().stream().map((event) -> event.getFormattedMessage()).toList();
			assertThat(lines).hasSize(7);
			assertLine(lines.get(0), "healthChain", "the SMS code is enforced");
			assertLine(lines.get(1), "actuatorChain", "the SMS code is enforced");
			assertLine(lines.get(2), "consoleChain", "the SMS code is enforced");
			assertLine(lines.get(3), "apiChain", "the SMS code is enforced");
			assertLine(lines.get(4), "tokenChain", "left alone, since it takes bearer tokens");
			assertLine(lines.get(5), "openChain",
					"left alone, since it has no authorization rules; behind it nobody asks for the SMS code");
			assertLine(lines.get(6), "bankChain", "the SMS code is enforced");
		}
	}

	@Test
	void healthThenStaysOpenToAllTrap7() {
		assertThat(this.browser.fetch("/actuator/health").json()).containsEntry("status", "UP");
		logIn();
		assertThat(this.browser.fetch("/actuator/health").json()).containsEntry("status", "UP");
	}

	@Test
	void actuatorWhenPasswordAloneThenIsRefusedAndSaysSoTrap7() {
		String operator = this.users.create(new SimpleGrantedAuthority("ROLE_OPS"));
		assertThat(basic("/actuator/beans", operator).problem()).isEqualTo("401 factor-required");
		assertThat(texts()).isZero();
	}

	@Test
	void actuatorWhenServiceAccountThenAnswersTrap7() {
		String service = this.users.create(new SimpleGrantedAuthority("ROLE_OPS"),
				new SimpleGrantedAuthority("ROLE_SERVICE"));
		assertThat(basic("/actuator/beans", service).json()).containsKey("contexts");
		String other = this.users.create(new SimpleGrantedAuthority("ROLE_SERVICE"));
		assertThat(basic("/actuator/beans", other).status()).isEqualTo(403);
	}

	@Test
	void apiWhenPasswordAloneThenIsRefusedTrap7() {
		Answer answer = basic("/api/accounts", this.user);
		assertThat(answer.problem()).isEqualTo("401 factor-required");
		assertThat(answer.header("location")).isNull();
	}

	@Test
	void bearerTokenThenNeedsNoCodeTrap7() {
		Answer answer = this.browser.exchange("GET", "/partner/desk", BodyPublishers.noBody(), "Authorization",
				"Bearer " + this.user);
		assertThat(answer.body()).isEqualTo("content for " + this.user);
		assertThat(this.browser.fetch("/partner/desk").header("www-authenticate")).startsWith("Bearer");
	}

	@Test
	void sessionThenCountsForNothingWhereBearerTokensDoTrap7() {
		logIn();
		assertThat(this.browser.fetch("/partner/desk").header("www-authenticate")).startsWith("Bearer");
	}

	@Test
	void chainWithoutRulesThenStaysOpenTrap27() {
		assertThat(this.browser.get("/open/rates").body()).isEqualTo("content for anonymousUser");
		assertThat(basic("/open/rates", this.user).body()).isEqualTo("content for " + this.user);
	}

	@Test
	void consoleThenLeadsToTheCodePageOfTheBankAndBackTrap37() {
		logIn(this.browser, this.users.create(new SimpleGrantedAuthority("ROLE_ADMIN")));
		assertThat(this.browser.get(CONSOLE).location()).isEqualTo(PAGE);
		this.browser.get(PAGE);
		Answer verified = verify(this.gateway.lastCode());
		assertThat(verified.location()).startsWith(CONSOLE);
		Answer console = this.browser.follow(verified);
		assertThat(console.status()).isEqualTo(200);
		assertThat(console.header("x-frame-options")).isEqualTo("SAMEORIGIN");
	}

	@Test
	void consoleWhenFrameOrFormThenIsRefusedBetweenTheFactors() {
		logIn(this.browser, this.users.create(new SimpleGrantedAuthority("ROLE_ADMIN")));
		Answer form = this.browser.exchange("POST", CONSOLE + "/login.do", BodyPublishers.noBody(), Browser.NAVIGATION);
		assertThat(form.location()).isEqualTo(PAGE);
		Answer frame = this.browser.exchange("GET", CONSOLE + "/query.jsp", BodyPublishers.noBody(), "Accept",
				Browser.HTML, "Sec-Fetch-Dest", "iframe");
		assertThat(frame.location()).isEqualTo(PAGE);
		assertThat(texts()).isZero();
	}

	@Test
	void consoleWhenFactorIsThereThenFormsNeedNoToken() {
		logIn(this.browser, this.users.create(new SimpleGrantedAuthority("ROLE_ADMIN")));
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
		Answer form = this.browser.exchange("POST", CONSOLE + "/login.do", BodyPublishers.noBody(), Browser.NAVIGATION);
		assertThat(form.status()).isEqualTo(200);
	}

	private static void assertLine(String line, String chain, String finding) {
		assertThat(line).contains("'" + chain + "'").endsWith(": " + finding);
	}

	private Answer basic(String path, String name) {
		String credentials = name + ":" + TestUsers.PASSWORD;
		String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
		return new Browser(this.port).exchange("GET", path, BodyPublishers.noBody(), "Accept", "application/json",
				"Authorization", "Basic " + encoded);
	}

}
