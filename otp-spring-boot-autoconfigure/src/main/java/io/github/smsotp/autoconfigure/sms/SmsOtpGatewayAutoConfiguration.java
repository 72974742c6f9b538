package io.github.smsotp.autoconfigure.sms;

import io.github.smsotp.autoconfigure.ConditionalOnSmsOtp;
import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.SmsOtpAutoConfiguration;
import io.github.smsotp.sms.routing.SmsGatewayBulkhead;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for the gateways. A gateway bean of the application wins. Whichever
 * it is, it stands behind one bulkhead.
 */
@AutoConfiguration(before = SmsOtpAutoConfiguration.class,
		afterName = { "org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration",
				"org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration" })
@ConditionalOnSmsOtp
@EnableConfigurationProperties(SmsOtpGatewayProperties.class)
@Import({ ConsoleGatewayConfiguration.class, InboxGatewayConfiguration.class, SnsGatewayConfiguration.class,
		CircuitBreakerConfiguration.class, ProviderGatewayConfiguration.class, SmsPinVerifyNumbersConfiguration.class })
public final class SmsOtpGatewayAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SmsGatewayBulkhead smsOtpGatewayBulkhead(SmsOtpGatewayProperties properties,
			ObjectProvider<SimpleAsyncTaskExecutorBuilder> builder) {
		InvalidSmsOtpConfigurationException.check(properties.getMaxConcurrent() > 0, "sms-otp.gateway.max-concurrent",
				"is " + properties.getMaxConcurrent(), "Set it to at least 1, for example 50.");
		InvalidSmsOtpConfigurationException.check(properties.getTimeLimit().toMillis() > 0,
				"sms-otp.gateway.time-limit", "is " + properties.getTimeLimit(),
				"Set it to at least 1ms, for example 10s.");
		SimpleAsyncTaskExecutor executor = builder.getIfUnique(SimpleAsyncTaskExecutorBuilder::new)
			.threadNamePrefix("sms-otp-gateway-")
			.concurrencyLimit(properties.getMaxConcurrent())
			.rejectTasksWhenLimitReached(true)
			.build();
		// a gateway that hangs does not keep the application from ending
		executor.setDaemon(true);
		return new SmsGatewayBulkhead(executor, properties.getTimeLimit());
	}

}
