package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

import io.github.smsotp.CapturedLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Chains with bearer tokens, which somebody else has given out after whatever factors.
 */
@SpringBootTest(classes = BearerApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class BearerLoginTests extends AbstractLoginWayTests {

	private static final StandInProvider PROVIDER = new StandInProvider();

	@Autowired
	private List<SmartInitializingSingleton> startChecks;

	@DynamicPropertySource
	static void provider(DynamicPropertyRegistry registry) {
		registry.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", () -> PROVIDER.issuer() + "/jwks");
	}

	@AfterAll
	static void stopProvider() {
		PROVIDER.close();
	}

	@Test
	void chainWhenStatelessAndOnBearerTokensAloneThenIsLeftAloneTrap7() {
		assertThat(bearer("/api/accounts").body()).isEqualTo("content for " + this.user);
		assertThat(startLog())
			.anyMatch((line) -> line.contains("/api/") && line.contains("left alone, since it takes bearer tokens"));
		assertThat(this.browser.fetch("/api/accounts").status()).isEqualTo(401);
	}

	@Test
	void chainWhenOnBearerTokensAloneThenSeesNoSession() {
		signIn();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(this.browser.fetch("/api/accounts").status()).isEqualTo(401);
	}

	@Test
	void filterWhenBesideBearerTokensOfAStatelessChainThenIsWarnedOfTrap22() {
		assertThat(bearer("/mixed/offers").body()).isEqualTo("offers");
		assertThat(startLog()).filteredOn((line) -> line.contains("but has filters of the application's own"))
			.singleElement()
			.asString()
			.contains("/mixed/", "own: " + BearerApplication.class.getName() + "$HeaderPasswordFilter. Whoever");
	}

	@Test
	void tokenWhenOnAChainWithSessionsThenNeedsTheFactor() {
		assertThat(bearer("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(texts()).isZero();
	}

	@Test
	void tokenWhenSessionHasTheFactorThenIsNotMadeBetterByItTrap11() {
		signIn();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		this.user = this.users.create();
		assertThat(bearer("/accounts").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void passwordWhenOnTheSameChainThenNeedsTheCode() {
		logIn();
		assertTwoFactors("UsernamePasswordAuthenticationToken");
	}

	private List<String> startLog() {
		try (CapturedLog log = new CapturedLog("io.github.smsotp.autoconfigure.SmsOtpStartCheck")) {
			this.startChecks.stream()
				.filter((check) -> check.getClass().getSimpleName().equals("SmsOtpStartCheck"))
				.forEach(SmartInitializingSingleton::afterSingletonsInstantiated);
			return log.lines();
		}
	}

	private Answer bearer(String path) {
		return this.browser.exchange("GET", path, BodyPublishers.noBody(),
				Browser.and(Browser.SCRIPT, "Authorization", "Bearer " + PROVIDER.token(this.user)));
	}

}
