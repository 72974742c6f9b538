package io.github.smsotp.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.smsotp.authentication.SmsOtpAlternatives;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.Assert;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever has a passkey must show it to enrol a number, and may change one by it.
 */
@ApplicationTest
@TestPropertySource(properties = "sms-otp.limits.enroll.per-client=90000/1h")
@ContextConfiguration(classes = PasskeyEnrollmentTests.Application.class)
class PasskeyEnrollmentTests extends AbstractEnrollmentTests {

	@Autowired
	private Set<String> owners;

	@BeforeEach
	void setClock() {
		// by which Spring Security dates passkeys
		this.clock.move(Duration.between(this.clock.instant(), Instant.now()));
	}

	@Test
	void passwordWhenUserHasAPasskeyThenEnrolsNothingEnr2() {
		this.owners.add(this.user);
		logIn();
		assertThat(this.browser.post(PHONE, "{\"phone\":\"" + this.number + "\"}").problem())
			.isEqualTo("401 factor-required");
		assertThat(page(401, this.browser.open("/accounts"))).contains("Sign in with your other factor first");
		assertThat(texts()).isZero();
	}

	@Test
	void passkeyWhenWithoutNumberThenEnrolsOne() {
		this.owners.add(this.user);
		PasskeyApplication.logIn(this.browser, this.user);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		this.browser.get(PHONE);
		assertThat(enter(this.number).location()).isEqualTo(PHONE);
		assertThat(confirm(this.gateway.lastCode()).location()).isEqualTo(PHONE);
		assertThat(current()).isEqualTo(this.number);
	}

	@Test
	void passkeyWhenShownLongAgoThenEnrolsNothingEnr2() {
		this.owners.add(this.user);
		PasskeyApplication.logIn(this.browser, this.user);
		letPass(900);
		assertThat(this.browser.post(PHONE, "{\"phone\":\"" + this.number + "\"}").problem())
			.isEqualTo("401 factor-required");
		assertThat(texts()).isZero();
	}

	@Test
	void passwordWhenPasskeyAppearsWhileCodeIsOnItsWayThenConfirmsNothing() {
		logIn();
		enter(this.number);
		this.owners.add(this.user);
		assertThat(confirm(this.gateway.lastCode()).status()).isEqualTo(401);
		assertThat(current()).isNull();
	}

	@Test
	void passkeyWhenFreshThenSeesAndChangesTheNumberEnr2() {
		setNumber(this.number);
		PasskeyApplication.logIn(this.browser, this.user);
		assertThat(this.browser.fetch(PHONE).json()).containsEntry("recipient", masked(this.number));
		this.browser.get(CHANGE);
		assertThat(enter(this.otherNumber).location()).isEqualTo(PHONE);
		assertThat(confirm(this.gateway.lastCode()).location()).isEqualTo(PHONE);
		assertThat(current()).isEqualTo(this.otherNumber);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
	}

	@Test
	void passkeyWhenOldThenChangesTheNumberAfterACode() {
		setNumber(this.number);
		PasskeyApplication.logIn(this.browser, this.user);
		letPass(900);
		assertThat(this.browser.get(CHANGE).location()).isEqualTo(PAGE);
		assertThat(this.gateway.messages()).singleElement().extracting("to.value").isEqualTo(this.number);
		assertThat(verify(this.gateway.lastCode()).location()).startsWith(CHANGE);
	}

	@Test
	void passkeysWhenTheyCannotBeKnownThenNobodyEnrolsRes2() {
		this.owners.add("unknown");
		try {
			logIn();
			assertThat(this.browser.post(PHONE, "{\"phone\":\"" + this.number + "\"}").problem())
				.isEqualTo("503 unavailable");
			assertThat(page(503, this.browser.get(PHONE))).contains("role=\"alert\"");
			assertThat(texts()).isZero();
		}
		finally {
			this.owners.remove("unknown");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@Import(PasskeyApplication.class)
	static class Application {

		@Bean
		@Primary
		SwitchableNumbers numbers() {
			return new SwitchableNumbers();
		}

		@Bean
		Set<String> owners() {
			return ConcurrentHashMap.newKeySet();
		}

		@Bean
		SmsOtpAlternatives alternatives(Set<String> owners) {
			return (authentication) -> {
				Assert.state(!owners.contains("unknown"), "owners cannot be known");
				return owners.contains(authentication.getName());
			};
		}

	}

}
