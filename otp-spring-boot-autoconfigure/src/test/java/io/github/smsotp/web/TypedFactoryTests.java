package io.github.smsotp.web;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authorization.AuthorizationManagerFactory;

/**
 * The application's own factory is one for all objects, which method security passes by.
 */
@ApplicationTest
class TypedFactoryTests extends AbstractOwnFactoryTests {

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(AbstractOwnFactoryTests.Rules.class)
	static class Application {

		@Bean
		AuthorizationManagerFactory<Object> ownFactory() {
			return factory();
		}

	}

}
