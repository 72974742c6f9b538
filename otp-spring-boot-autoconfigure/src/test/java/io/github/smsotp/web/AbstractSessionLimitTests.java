package io.github.smsotp.web;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.web.session.HttpSessionEventPublisher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One session for each user, which the password step counts already.
 */
abstract class AbstractSessionLimitTests extends AbstractWebTests {

	@Autowired
	private SessionRegistry registry;

	Browser other;

	@BeforeEach
	void openOtherBrowser() {
		this.other = new Browser(this.port);
	}

	@Test
	void registryThenHasOneEntryAfterEachFactorTrap10() {
		logIn();
		assertThat(sessions()).extracting(SessionInformation::getSessionId).containsExactly(this.browser.session());
		this.browser.open("/accounts");
		String before = this.browser.session();
		verify(this.gateway.lastCode());
		assertThat(this.browser.session()).isNotEqualTo(before);
		assertThat(sessions()).extracting(SessionInformation::getSessionId).containsExactly(this.browser.session());
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + this.user);
	}

	@Test
	void factorWhenGivenAgainThenIsNoSecondSessionTrap10() {
		signIn();
		letPass(43_200);
		this.browser.open("/accounts");
		this.browser.submit(SEND);
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(sessions()).hasSize(1);
	}

	@Test
	void logoutBetweenTheFactorsThenFreesTheSessionTrap25() {
		logIn();
		this.browser.submit("/logout");
		assertThat(sessions()).isEmpty();
		assertThat(logIn(this.other, this.user).location()).isEqualTo("/");
		assertThat(this.other.open("/accounts").body()).contains("name=\"code\"");
	}

	List<SessionInformation> sessions() {
		return this.registry.getAllSessions(this.users.loadUserByUsername(this.user), false);
	}

	/**
	 * What sessions are counted by.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(TestSupportConfiguration.class)
	static class Counting {

		@Bean
		SessionRegistry sessionRegistry() {
			return new SessionRegistryImpl();
		}

		@Bean
		HttpSessionEventPublisher sessionEvents() {
			return new HttpSessionEventPublisher();
		}

	}

}
