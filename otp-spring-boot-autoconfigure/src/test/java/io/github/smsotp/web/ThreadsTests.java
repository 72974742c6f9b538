package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Threads of which each has a security context of its own, as is usual.
 */
@ApplicationTest
class ThreadsTests extends AbstractThreadsTests {

	@Test
	void threadWhenNothingIsHandedOnThenSeesNobody() {
		signIn();
		assertThat(this.browser.get("/open/plain").body()).isEqualTo("no authentication");
	}

}
