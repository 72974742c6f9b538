package io.github.smsotp.web;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application whose users log in elsewhere, with OpenID Connect or OAuth 2.0 alone,
 * and that may ask for further grants of them.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ TestSupportConfiguration.class, OidcApplication.Grants.class })
class OidcApplication {

	@Bean
	SecurityFilterChain bankChain(HttpSecurity http) {
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/error").permitAll().anyRequest().authenticated());
		http.oauth2Login(withDefaults()).oauth2Client(withDefaults());
		return http.build();
	}

	/**
	 * What the application does with its users' grants.
	 */
	@RestController
	static class Grants {

		private final OAuth2AuthorizedClientService clients;

		Grants(OAuth2AuthorizedClientService clients) {
			this.clients = clients;
		}

		@GetMapping("/grant")
		String grant(@RegisteredOAuth2AuthorizedClient("bank") OAuth2AuthorizedClient client) {
			return client.getPrincipalName() + ": " + client.getAccessToken().getTokenValue();
		}

		@GetMapping("/email")
		String email(@AuthenticationPrincipal OidcUser user) {
			return String.valueOf(user.getEmail());
		}

		String drive(String principal) {
			OAuth2AuthorizedClient client = this.clients.loadAuthorizedClient("drive", principal);
			return (client != null) ? client.getAccessToken().getTokenValue() : "none";
		}

	}

}
