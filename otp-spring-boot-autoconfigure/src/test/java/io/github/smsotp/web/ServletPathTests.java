package io.github.smsotp.web;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * An application whose servlet has a path.
 */
@ApplicationTest
@TestPropertySource(properties = "spring.mvc.servlet.path=/app")
class ServletPathTests extends AbstractPathTests {

	ServletPathTests() {
		super("", "/app");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(AbstractPathTests.Rules.class)
	static class Application {

	}

}
