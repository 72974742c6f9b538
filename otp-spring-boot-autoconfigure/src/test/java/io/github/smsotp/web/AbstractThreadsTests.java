package io.github.smsotp.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whom threads see that a request has started.
 */
@ContextConfiguration(classes = ThreadsApplication.class)
abstract class AbstractThreadsTests extends AbstractWebTests {

	@ParameterizedTest
	@ValueSource(strings = { "async", "callable", "task", "deferred", "emitter", "streaming" })
	void threadThenSeesNobodyBetweenTheFactorsAndTheUserAfterTheCodeSes1T21(String path) {
		logIn();
		assertThat(this.browser.get("/open/" + path).body()).isEqualTo("anonymousUser");
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/open/" + path).body()).isEqualTo(this.user);
		assertThat(this.browser.get("/closed/" + path).body()).isEqualTo(this.user);
	}

	@ParameterizedTest
	@ValueSource(strings = { "async", "callable", "task", "deferred", "emitter", "streaming" })
	void threadThenIsNotStartedByProtectedPagesBetweenTheFactorsSes1T21(String path) {
		logIn();
		assertThat(this.browser.get("/closed/" + path).location()).isEqualTo(PAGE);
		assertThat(this.browser.fetch("/closed/" + path).problem()).isEqualTo("401 factor-required");
	}

}
