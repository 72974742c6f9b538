package io.github.smsotp.web;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authorization.DefaultAuthorizationManagerFactory;

/**
 * The application's own factory has a raw type, by which method security uses it too.
 */
@ApplicationTest
class RawFactoryTests extends AbstractOwnFactoryTests {

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(AbstractOwnFactoryTests.Rules.class)
	static class Application {

		@Bean
		@SuppressWarnings("rawtypes")
		DefaultAuthorizationManagerFactory ownFactory() {
			return factory();
		}

	}

}
