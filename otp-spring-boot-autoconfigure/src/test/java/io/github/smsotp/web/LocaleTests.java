package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * That the language is chosen as Spring MVC chooses it.
 */
@ApplicationTest
class LocaleTests extends AbstractWebTests {

	@Test
	void pageAndTextSpeakTheLanguageThatTheResolverNames() {
		logIn();
		Browser german = this.browser.with(() -> new String[] { "Cookie", "LANGUAGE=de" });
		Answer page = german.follow(german.exchange("GET", "/accounts", BodyPublishers.noBody(), Browser.NAVIGATION));
		assertThat(page.body()).contains("<html lang=\"de\" dir=\"ltr\">", "Code eingeben");
		assertThat(page.header("content-language")).isEqualTo("de");
		assertThat(this.gateway.messages().get(0).text()).contains("ist Ihr Code");
		assertThat(german.post(SEND).json().get("detail")).asString().contains("weiteren Code");
	}

	@Test
	void pageThenHasTheTextsOfTheApplicationFirst() {
		logIn();
		Browser english = this.browser.with(() -> new String[] { "Accept-Language", "en" });
		assertThat(english.get(PAGE).body()).contains("<h1>Code of your bank</h1>", "To finish signing in");
	}

	@Test
	void pageWhenResolverThrowsThenSpeaksTheLanguageOfTheRequest() {
		logIn();
		Browser odd = this.browser.with(() -> new String[] { "Cookie", "LANGUAGE=de*!", "Accept-Language", "fr" });
		assertThat(odd.get(PAGE).body()).contains("<html lang=\"fr\"");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(TestSupportConfiguration.class)
	static class Application {

		@Bean
		LocaleResolver localeResolver() {
			return new CookieLocaleResolver("LANGUAGE");
		}

		@Bean
		StaticMessageSource messageSource() {
			StaticMessageSource messages = new StaticMessageSource();
			messages.addMessage("sms-otp.page.title", Locale.ENGLISH, "Code of your bank");
			return messages;
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated()).formLogin(withDefaults());
			return http.build();
		}

	}

}
