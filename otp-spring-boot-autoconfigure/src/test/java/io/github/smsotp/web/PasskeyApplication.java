package io.github.smsotp.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.MapPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.MapUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application whose users log in by password or passkey.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TestSupportConfiguration.class)
class PasskeyApplication {

	private static final String ASSERTION = """
			{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"authenticatorData":"AAAA","clientDataJSON":
			"AAAA","signature":"AAAA","userHandle":"%s"},"clientExtensionResults":{},
			"authenticatorAttachment":"platform"}""";

	@Bean
	SecurityFilterChain bankChain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/error", "/login/webauthn")
			.permitAll()
			.anyRequest()
			.authenticated());
		http.formLogin(withDefaults()).webAuthn((passkeys) -> passkeys.rpId("localhost").rpName("Bank"));
		return http.build();
	}

	@Bean
	Passkeys passkeys() {
		return new Passkeys();
	}

	@Bean
	UserCredentialRepository credentials() {
		return new MapUserCredentialRepository();
	}

	/**
	 * Logs somebody in by passkey.
	 */
	static void logIn(Browser browser, String user) {
		assertThat(browser.post("/webauthn/authenticate/options").status()).isEqualTo(200);
		String owner = Base64.getUrlEncoder().withoutPadding().encodeToString(user.getBytes(StandardCharsets.UTF_8));
		assertThat(browser.post("/login/webauthn", ASSERTION.formatted(owner)).json()).containsEntry("authenticated",
				true);
	}

	/**
	 * A relying party that believes every passkey: its owner is who it says.
	 */
	static final class Passkeys implements WebAuthnRelyingPartyOperations {

		private final PublicKeyCredentialUserEntityRepository entities = new MapPublicKeyCredentialUserEntityRepository();

		private final Webauthn4JRelyingPartyOperations options = new Webauthn4JRelyingPartyOperations(this.entities,
				new MapUserCredentialRepository(),
				PublicKeyCredentialRpEntity.builder().id("localhost").name("Bank").build(), Set.of("http://localhost"));

		private final List<String> registered = new CopyOnWriteArrayList<>();

		List<String> registered() {
			return this.registered;
		}

		@Override
		public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
				PublicKeyCredentialCreationOptionsRequest request) {
			return this.options.createPublicKeyCredentialCreationOptions(request);
		}

		@Override
		public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
				PublicKeyCredentialRequestOptionsRequest request) {
			return this.options.createCredentialRequestOptions(request);
		}

		@Override
		public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
			this.registered.add(request.getCreationOptions().getUser().getName());
			return ImmutableCredentialRecord.builder()
				.userEntityUserId(request.getCreationOptions().getUser().getId())
				.credentialId(Bytes.random())
				.publicKey(new ImmutablePublicKeyCose(new byte[1]))
				.label("mine")
				.build();
		}

		@Override
		public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
			Bytes handle = request.getPublicKey().getResponse().getUserHandle();
			String name = (handle != null) ? new String(handle.getBytes(), StandardCharsets.UTF_8) : "nobody";
			return ImmutablePublicKeyCredentialUserEntity.builder()
				.name(name)
				.displayName(name)
				.id(Bytes.random())
				.build();
		}

	}

}
