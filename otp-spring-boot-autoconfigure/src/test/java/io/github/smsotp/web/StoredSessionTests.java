package io.github.smsotp.web;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.github.smsotp.authentication.SmsOtpFactor;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.jackson.SecurityJacksonModules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What lies in a session, which others keep as JSON.
 */
@ApplicationTest
class StoredSessionTests extends AbstractWebTests {

	private static final String CONTEXT = "SPRING_SECURITY_CONTEXT";

	@Autowired
	private Attributes attributes;

	@BeforeEach
	void forgetAttributes() {
		this.attributes.all().clear();
	}

	@Test
	void sessionThenHoldsPlainValuesOfOursOnlyTrap20() {
		failUntilLocked();
		letPass(61);
		this.browser.submit(SEND);
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(this.attributes.all()).hasSizeGreaterThan(8).allSatisfy((name, value) -> {
			if (name.startsWith("SMS_OTP")) {
				assertThat(value).isInstanceOfAny(String.class, Boolean.class);
			}
			else {
				assertThat(value.getClass().getName()).startsWith("org.springframework.security.");
			}
		});
	}

	@Test
	void sessionWhenCodesAreRefusedThenHoldsNoExceptionTrap20() {
		failUntilLocked();
		assertThat(this.attributes.all()).isNotEmpty().doesNotContainKey("SPRING_SECURITY_LAST_EXCEPTION");
		assertThat(this.attributes.all().values()).noneMatch(Throwable.class::isInstance);
	}

	@Test
	void contextWhenKeptAsJsonThenComesBackWithTheFactorTrap20() {
		signIn();
		JsonMapper json = JsonMapper.builder()
			.addModules(SecurityJacksonModules.getModules(getClass().getClassLoader()))
			.build();
		SecurityContext kept = (SecurityContext) Objects.requireNonNull(this.attributes.all().get(CONTEXT));
		Authentication original = kept.getAuthentication();
		SecurityContext read = json.readValue(json.writeValueAsString(kept), SecurityContext.class);
		Authentication copy = Objects.requireNonNull(read.getAuthentication());
		assertThat(copy).isInstanceOf(UsernamePasswordAuthenticationToken.class);
		assertThat(copy.getAuthorities()).map(GrantedAuthority::getAuthority).contains(SmsOtpFactor.FACTOR_SMS_OTP);
		assertThat(copy).isEqualTo(original);
	}

	private void failUntilLocked() {
		logInAndGetText();
		for (int i = 0; i < 5; i++) {
			verify(wrongCode());
		}
		assertThat(verifyByScript(wrongCode()).problem()).isEqualTo("429 locked");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(TestSupportConfiguration.class)
	static class Application {

		@Bean
		Attributes attributes() {
			return new Attributes();
		}

	}

	/**
	 * The last value of everything that was put into a session.
	 */
	static final class Attributes implements HttpSessionAttributeListener {

		private final Map<String, Object> all = new ConcurrentHashMap<>();

		Map<String, Object> all() {
			return this.all;
		}

		@Override
		public void attributeAdded(HttpSessionBindingEvent event) {
			this.all.put(event.getName(), event.getValue());
		}

		@Override
		public void attributeReplaced(HttpSessionBindingEvent event) {
			this.all.put(event.getName(), event.getSession().getAttribute(event.getName()));
		}

	}

}
