package io.github.smsotp.web;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * An application below a context path.
 */
@ApplicationTest
@TestPropertySource(properties = "server.servlet.context-path=/bank")
class ContextPathTests extends AbstractPathTests {

	ContextPathTests() {
		super("/bank", "");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(AbstractPathTests.Rules.class)
	static class Application {

	}

}
