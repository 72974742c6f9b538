package io.github.smsotp.autoconfigure.sms;

import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.smsotp.sms.routing.CircuitBreakingSmsGateway;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Circuit breakers, where Resilience4j is there. A registry of the application says when
 * they open.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(CircuitBreakerRegistry.class)
class CircuitBreakerConfiguration {

	@Bean
	CircuitBreakers smsOtpCircuitBreakers(ObjectProvider<CircuitBreakerRegistry> registries) {
		CircuitBreakerRegistry registry = registries.getIfUnique(() -> CircuitBreakerRegistry.of(config()));
		return (name, gateway) -> new CircuitBreakingSmsGateway(gateway, registry.circuitBreaker("sms-otp-" + name));
	}

	private static CircuitBreakerConfig config() {
		return CircuitBreakerConfig.custom()
			.failureRateThreshold(50)
			.slidingWindowSize(20)
			.minimumNumberOfCalls(5)
			.waitDurationInOpenState(Duration.ofSeconds(30))
			.permittedNumberOfCallsInHalfOpenState(1)
			.build();
	}

}
