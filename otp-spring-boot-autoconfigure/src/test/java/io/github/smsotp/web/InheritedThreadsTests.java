package io.github.smsotp.web;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Threads that inherit the security context of the request. Filters keep the strategy
 * that was there when they were made, so that this application is one of its own.
 */
@ApplicationTest
@DirtiesContext
@TestPropertySource(properties = "spring.application.name=Inheriting Bank")
class InheritedThreadsTests extends AbstractThreadsTests {

	@BeforeAll
	static void inherit() {
		SecurityContextHolder.setStrategyName(SecurityContextHolder.MODE_INHERITABLETHREADLOCAL);
	}

	@AfterAll
	static void inheritNoMore() {
		SecurityContextHolder.setStrategyName(SecurityContextHolder.MODE_THREADLOCAL);
	}

	@Test
	void threadThenInheritsNobodyBetweenTheFactorsAndTheUserAfterTheCodeSes1T21() {
		logIn();
		assertThat(this.browser.get("/open/plain").body()).isEqualTo("anonymousUser");
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/open/plain").body()).isEqualTo(this.user);
	}

}
