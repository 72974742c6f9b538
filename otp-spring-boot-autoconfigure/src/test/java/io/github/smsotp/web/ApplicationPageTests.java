package io.github.smsotp.web;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.ResponseBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Pages of the application's own, which show what they find in the request.
 */
@ApplicationTest
@TestPropertySource(properties = { "sms-otp.web.page=/our/code", "sms-otp.web.phone-page=/our/phone" })
class ApplicationPageTests extends AbstractWebTests {

	private static final String PHONE = "/sms-otp/phone";

	@Test
	void pageWhenTextWasSentThenHasWhatOursShows() {
		Map<String, Object> page = json(200, logInAndGetText());
		assertThat(page).containsEntry("language", "en")
			.containsEntry("direction", "ltr")
			.containsEntry("bypass", false);
		assertThat(page.get("problem")).isNull();
		assertThat(page.get("code")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("state", "CODE_SENT")
			.containsEntry("attemptsLeft", 5)
			.containsEntry("expiresInSeconds", 300)
			.containsEntry("resendAfterSeconds", 30)
			.containsEntry("length", 6);
		assertThat(page.get("links")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("login", PAGE)
			.containsEntry("send", SEND)
			.containsEntry("signOut", "/logout");
		assertThat(page.get("texts")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("title", "Enter your code")
			.containsEntry("expires", "The code works for 5 minutes.");
	}

	@Test
	void pageWhenCodeIsWrongThenIsShownByTheSameHandlerWithStatusAndProblem() {
		logInAndGetText();
		Answer wrong = verify(wrongCode());
		assertThat(json(401, wrong).get("problem")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("type", "https://smsotp.github.io/problems/code-rejected")
			.containsEntry("detail", "That code is not right. Check it and try again.")
			.containsEntry("fieldError", true);
		assertThat(wrong.header("www-authenticate")).isEqualTo("SmsOtp");
		assertThat(wrong.header("permissions-policy")).isEqualTo("otp-credentials=(self)");
		assertThat(wrong.header("x-frame-options")).isEqualTo("DENY");
		assertThat(wrong.headers()).doesNotContainKey("content-security-policy");
		assertThat(verify(this.gateway.lastCode()).location()).startsWith("/accounts");
	}

	@Test
	void pageThenIsShownToNobodyButByUsSes2() {
		logInAndGetText();
		assertThat(this.browser.get("/our/code").location()).isEqualTo(PAGE);
		assertThat(this.browser.get("/public/forward").location()).isEqualTo(PAGE);
		assertThat(this.browser.fetch("/our/code").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void pageWhenItForwardsToItsTemplateThenSeesNobodyBetweenTheFactorsSes1() {
		logIn();
		Answer page = this.browser.get(PAGE + "?bypass");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.body()).isEqualTo("template for nobody");
	}

	@Test
	void pageWhenItIncludesAnotherThenShowsItAndSendsNothing() {
		logIn();
		this.browser.get("/accounts");
		int texts = texts();
		Answer page = this.browser.get(PAGE + "?include");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.body()).isEqualTo("template for nobody");
		assertThat(texts()).isEqualTo(texts);
		assertThat(verify(this.gateway.lastCode()).location()).startsWith("/accounts");
	}

	@Test
	void pageWhenItMayBeCachedThenIsNotHttp2T58() {
		logIn();
		assertThat(this.browser.get(PAGE + "?cached").header("cache-control")).isEqualTo("no-store");
	}

	@Test
	void pageWhenItIsDeniedThenFailsAndIsNotTheOneThatWasWanted() {
		logIn();
		this.browser.get("/accounts");
		assertThat(this.browser.get(PAGE + "?denied").status()).isEqualTo(500);
		assertThat(verify(this.gateway.lastCode()).location()).startsWith("/accounts");
	}

	@Test
	void phonePageWhenThereIsANumberThenHasWhatOursShows() {
		signIn();
		Map<String, Object> page = json(200, this.browser.get(PHONE));
		assertThat(page.get("phone")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("current", AbstractEnrollmentTests.masked(this.users.number(this.user)))
			.containsEntry("entering", false);
		assertThat(page.get("texts")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("title", "Your phone number");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> json(int status, Answer answer) {
		assertThat(answer.status()).isEqualTo(status);
		return JsonMapper.shared().readValue(answer.body(), TreeMap.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ TestSupportConfiguration.class, Pages.class })
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/public/**").permitAll().anyRequest().authenticated())
				.formLogin(withDefaults());
			return http.build();
		}

	}

	@Controller
	static class Pages {

		@GetMapping(path = { "/our/code", "/our/phone" })
		@ResponseBody
		Object page(@RequestAttribute(SmsOtpPageModel.ATTRIBUTE) SmsOtpPageModel page) {
			return page;
		}

		@GetMapping(path = "/our/code", params = "bypass")
		String bypass() {
			return "forward:/our/template";
		}

		@GetMapping(path = "/our/code", params = "include")
		void include(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
			request.getRequestDispatcher("/our/template").include(request, response);
		}

		@GetMapping(path = "/our/code", params = "cached")
		@ResponseBody
		String cached(HttpServletResponse response) {
			response.setHeader("Cache-Control", "max-age=60");
			return "cached";
		}

		@GetMapping(path = "/our/code", params = "denied")
		String denied() {
			throw new AccessDeniedException("denied");
		}

		@GetMapping("/public/forward")
		String forward() {
			return "forward:/our/code";
		}

		@GetMapping(path = "/our/template", produces = MediaType.TEXT_HTML_VALUE)
		@ResponseBody
		String template() {
			Authentication current = SecurityContextHolder.getContext().getAuthentication();
			return "template for " + ((current instanceof AnonymousAuthenticationToken) ? "nobody" : "somebody");
		}

	}

}
