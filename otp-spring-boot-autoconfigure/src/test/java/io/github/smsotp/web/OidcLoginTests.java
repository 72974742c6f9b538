package io.github.smsotp.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.github.smsotp.sms.SmsMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins with OpenID Connect and OAuth 2.0, at a provider of the test's own.
 */
@SpringBootTest(classes = OidcApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class OidcLoginTests extends AbstractLoginWayTests {

	private static final StandInProvider PROVIDER = new StandInProvider();

	@Autowired
	private OidcApplication.Grants grants;

	@DynamicPropertySource
	static void provider(DynamicPropertyRegistry registry) {
		String client = "spring.security.oauth2.client.";
		for (String name : new String[] { "bank", "plain", "drive" }) {
			registry.add(client + "registration." + name + ".provider", () -> name.equals("bank") ? "oidc" : "oauth2");
			registry.add(client + "registration." + name + ".client-id", () -> "bank");
			registry.add(client + "registration." + name + ".client-secret", () -> "not a secret");
			registry.add(client + "registration." + name + ".authorization-grant-type", () -> "authorization_code");
			registry.add(client + "registration." + name + ".redirect-uri",
					() -> "{baseUrl}" + (name.equals("drive") ? "/granted" : "/login/oauth2/code/{registrationId}"));
			registry.add(client + "registration." + name + ".scope", () -> name.equals("bank") ? "openid" : "read");
		}
		for (String name : new String[] { "oidc", "oauth2" }) {
			registry.add(client + "provider." + name + ".authorization-uri", () -> PROVIDER.issuer() + "/authorize");
			registry.add(client + "provider." + name + ".token-uri", () -> PROVIDER.issuer() + "/token");
			registry.add(client + "provider." + name + ".user-info-uri", () -> PROVIDER.issuer() + "/userinfo");
			registry.add(client + "provider." + name + ".jwk-set-uri", () -> PROVIDER.issuer() + "/jwks");
		}
		registry.add(client + "provider.oidc.user-name-attribute", () -> "sub");
		registry.add(client + "provider.oauth2.user-name-attribute", () -> "login");
	}

	@AfterAll
	static void stopProvider() {
		PROVIDER.close();
	}

	@Test
	void oidcUserThenNeedsTheCodeAndStaysTheUserTrap10Trap23() {
		this.users.setNumber(PROVIDER.issuer() + " " + this.user, this.users.number(this.user));
		logInElsewhere("bank", this.user);
		assertThat(firstAuthentication().getAuthorities()).noneMatch(FactorGrantedAuthority.class::isInstance);
		assertTwoFactors("OAuth2AuthenticationToken");
	}

	@Test
	void oidcUserWhenVerifiedThenApplicationFindsGrantAndUserTrap10() {
		this.users.setNumber(PROVIDER.issuer() + " " + this.user, this.users.number(this.user));
		logInElsewhere("bank", this.user);
		assertThat(this.browser.fetch("/grant").problem()).isEqualTo("401 factor-required");
		assertHalfAuthenticated();
		verifyAndGoOn();
		assertThat(this.browser.fetch("/grant").body()).isEqualTo(this.user + ": access token of " + this.user);
		assertThat(this.browser.fetch("/email").body()).isEqualTo(this.user + "@example.com");
	}

	@Test
	void oidcUserWhenNameIsAnotherUsersThenGetsNoTextToTheirPhoneTrap11() {
		logInElsewhere("bank", this.user);
		this.browser.open("/accounts");
		assertThat(this.gateway.messages()).extracting(SmsMessage::to)
			.doesNotContainAnyElementsOf(this.users.findConfirmed(this.user));
		assertThat(this.browser.fetch("/accounts").status()).isNotEqualTo(200);
	}

	@Test
	void oauth2UserThenNeedsTheCodeAndStaysTheUserTrap10() {
		logInElsewhere("plain", this.user);
		assertThat(firstAuthentication().getAuthorities()).extracting("authority")
			.contains(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY);
		assertTwoFactors("OAuth2AuthenticationToken");
	}

	@Test
	void grantWhenBetweenTheFactorsThenIsNotMadeTheUsersTrap29() {
		logInElsewhere("plain", this.user);
		PROVIDER.logIn("attacker");
		this.browser.open(atProvider(this.browser.get("/oauth2/authorization/drive")));
		assertThat(this.grants.drive(this.user)).isEqualTo("none");
	}

	@Test
	void grantWhenVerifiedThenIsTheUsersTrap29() {
		logInElsewhere("plain", this.user);
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
		this.browser.open(atProvider(this.browser.get("/oauth2/authorization/drive")));
		assertThat(this.grants.drive(this.user)).isEqualTo("access token of " + this.user);
	}

	private void logInElsewhere(String registration, String person) {
		PROVIDER.logIn(person);
		String back = atProvider(this.browser.get("/oauth2/authorization/" + registration));
		assertThat(this.browser.get(back).location()).isEqualTo("/");
	}

	/**
	 * Goes to the provider and comes back with its answer, on the application's side.
	 */
	private String atProvider(Answer redirect) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(redirect.location())).build();
		try {
			HttpResponse<Void> answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
			return answer.headers().firstValue("Location").orElseThrow().replaceFirst("http://localhost:[0-9]+", "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
