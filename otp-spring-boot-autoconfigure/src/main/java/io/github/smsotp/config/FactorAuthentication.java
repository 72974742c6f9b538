package io.github.smsotp.config;

import io.github.smsotp.authentication.SmsOtpAuthenticationProvider;

import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;

/**
 * The manager of our provider alone, with the events and observations that the
 * application's own managers have.
 */
final class FactorAuthentication {

	private FactorAuthentication() {
	}

	static AuthenticationManager manager(SmsOtpAuthenticationProvider provider, ApplicationContext context) {
		ProviderManager manager = new ProviderManager(provider);
		context.getBeanProvider(AuthenticationEventPublisher.class).ifUnique(manager::setAuthenticationEventPublisher);
		ResolvableType type = ResolvableType.forClassWithGenerics(ObjectPostProcessor.class,
				AuthenticationManager.class);
		ObjectPostProcessor<AuthenticationManager> observing = context
			.<ObjectPostProcessor<AuthenticationManager>>getBeanProvider(type)
			.getIfUnique(ObjectPostProcessor::identity);
		return observing.postProcess(manager);
	}

}
