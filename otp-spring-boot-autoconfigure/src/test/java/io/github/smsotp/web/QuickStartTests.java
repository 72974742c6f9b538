package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.github.smsotp.RecordingSmsGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that has nothing but Boot's defaults, a gateway and three properties.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.application.name=Bank", "spring.main.banner-mode=off", "sms-otp.phone.regions=US",
				"sms-otp.phone.numbers.alice=+14155630001", "spring.security.user.name=Alice",
				"spring.security.user.password=correct horse" })
class QuickStartTests {

	@Autowired
	private RecordingSmsGateway gateway;

	@LocalServerPort
	private int port;

	private Browser browser;

	@BeforeEach
	void openBrowser() {
		this.gateway.clear();
		this.browser = new Browser(this.port);
	}

	@Test
	void loginThenTakesPasswordAndCodeTrap1Trap2() {
		this.browser.open("/accounts");
		Answer loggedIn = this.browser.submit("/login", "username", "Alice", "password", "correct horse");
		assertThat(loggedIn.location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.follow(loggedIn).body()).contains("name=\"code\"");
		Answer verified = this.browser.submit("/login/sms-otp", "code", this.gateway.lastCode());
		assertThat(this.browser.follow(verified).body()).isEqualTo("content for Alice");
		assertThat(this.gateway.messages()).singleElement()
			.satisfies((message) -> assertThat(message.text()).contains(" is your Bank code."));
	}

	@Test
	void basicThenIsRefusedWithPasswordAloneSes2() {
		byte[] credentials = "Alice:correct horse".getBytes(StandardCharsets.UTF_8);
		Answer answer = this.browser.exchange("GET", "/accounts", BodyPublishers.noBody(), "Authorization",
				"Basic " + Base64.getEncoder().encodeToString(credentials));
		assertThat(answer.problem()).isEqualTo("401 factor-required");
		assertThat(this.gateway.messages()).isEmpty();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		RecordingSmsGateway gateway() {
			return new RecordingSmsGateway();
		}

		@Bean
		BankController bank() {
			return new BankController();
		}

	}

}
