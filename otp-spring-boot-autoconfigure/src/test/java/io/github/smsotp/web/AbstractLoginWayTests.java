package io.github.smsotp.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.smsotp.event.SmsOtpVerifiedEvent;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every way to log in has in common: with the first factor alone nothing protected
 * is reached, and with the code all of it, by the same user.
 */
@TestPropertySource(properties = { "spring.application.name=Bank", "spring.main.banner-mode=off",
		"sms-otp.phone.regions=US", "sms-otp.code.keys[0].id=1",
		"sms-otp.code.keys[0].secret=b25seSBmb3IgdGVzdHMsIG5vdCBhIHNlY3JldCBhdCBhbGw=" })
abstract class AbstractLoginWayTests extends AbstractWebTests {

	/**
	 * Starts at the real time, by which Spring Security dates its factors.
	 */
	@BeforeEach
	void setClock() {
		this.clock.move(Duration.between(this.clock.instant(), Instant.now()));
	}

	/**
	 * Goes on from the first factor to the end of the session.
	 */
	void assertTwoFactors(String type) {
		Authentication first = firstAuthentication();
		assertHalfAuthenticated();
		verifyAndGoOn();
		assertSameLogin(first, type);
		assertLasts();
		logOut();
	}

	void assertHalfAuthenticated() {
		assertThat(this.browser.fetch("/me").problem()).isEqualTo("401 factor-required");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		assertThat(texts()).isZero();
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
		assertThat(texts()).isEqualTo(1);
	}

	void verifyAndGoOn() {
		assertThat(page(200, this.browser.get(PAGE))).contains("name=\"code\"");
		assertThat(verify(wrongCode()).status()).isEqualTo(401);
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
		String before = this.browser.session();
		Answer verified = verify(this.gateway.lastCode());
		assertThat(verified.location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.session()).isNotNull().isNotEqualTo(before);
		assertThat(this.browser.follow(verified).body()).startsWith("content for ");
		assertThat(this.events.of(SmsOtpVerifiedEvent.class)).hasSize(1);
	}

	void assertSameLogin(Authentication first, String type) {
		Map<String, Object> me = this.browser.fetch("/me").json();
		assertThat(me).containsEntry("type", type)
			.containsEntry("principal", String.valueOf(first.getPrincipal()))
			.containsEntry("details", String.valueOf(first.getDetails()));
		assertThat(first.getClass().getSimpleName()).isEqualTo(type);
		assertThat(me.get("authorities")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsKeys(first.getAuthorities().stream().map(GrantedAuthority::getAuthority).toArray())
			.containsEntry("FACTOR_SMS_OTP", this.clock.instant().toString());
	}

	void assertLasts() {
		for (int i = 0; i < 3; i++) {
			letPass(600);
			assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		}
		assertThat(texts()).isEqualTo(1);
	}

	void logOut() {
		this.browser.get("/logout");
		assertThat(this.browser.submit("/logout").status()).isEqualTo(302);
		assertThat(this.browser.get("/accounts").location()).doesNotContain(PAGE);
		assertThat(this.browser.fetch("/me").status()).isNotEqualTo(200);
	}

	/**
	 * The first factor as the application itself has been told of it.
	 */
	Authentication firstAuthentication() {
		List<InteractiveAuthenticationSuccessEvent> logins = this.events
			.of(InteractiveAuthenticationSuccessEvent.class);
		assertThat(logins).isNotEmpty();
		return logins.get(0).getAuthentication();
	}

}
