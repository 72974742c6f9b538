package io.github.smsotp.web;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * An application below a context path whose servlet has a path, too.
 */
@ApplicationTest
@TestPropertySource(properties = { "server.servlet.context-path=/bank", "spring.mvc.servlet.path=/app" })
class ContextAndServletPathTests extends AbstractPathTests {

	ContextAndServletPathTests() {
		super("/bank", "/app");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(AbstractPathTests.Rules.class)
	static class Application {

	}

}
