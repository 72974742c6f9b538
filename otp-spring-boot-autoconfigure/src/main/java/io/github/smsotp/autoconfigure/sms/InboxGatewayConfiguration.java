package io.github.smsotp.autoconfigure.sms;

import java.time.Clock;

import io.github.smsotp.autoconfigure.SmsOtpProperties;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.dev.InboxSmsGateway;
import io.github.smsotp.sms.dev.SmsInboxFilter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * The gateway that shows texts on a page, which stands in front of every filter chain.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(SmsGateway.class)
@ConditionalOnGateway(GatewayProperties.Type.INBOX)
class InboxGatewayConfiguration {

	@Bean
	InboxSmsGateway smsOtpGateway(SmsOtpProperties properties, Environment environment, ObjectProvider<Clock> clock) {
		DevelopmentGuard.check("inbox", properties, environment);
		return new InboxSmsGateway(clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	FilterRegistrationBean<SmsInboxFilter> smsOtpInboxFilter(InboxSmsGateway inbox) {
		FilterRegistrationBean<SmsInboxFilter> registration = new FilterRegistrationBean<>(new SmsInboxFilter(inbox));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

}
