package io.github.smsotp.autoconfigure;

import java.time.Clock;

import io.github.smsotp.BrandedSmsOtpMessageFactory;
import io.github.smsotp.DefaultSmsOtpAdministration;
import io.github.smsotp.DefaultSmsOtpEnrollmentService;
import io.github.smsotp.DefaultSmsOtpService;
import io.github.smsotp.PhoneNumberRiskAssessor;
import io.github.smsotp.SecureRandomSmsOtpCodeGenerator;
import io.github.smsotp.SmsOtpAdministration;
import io.github.smsotp.SmsOtpCodeGenerator;
import io.github.smsotp.SmsOtpEnrollmentPolicy;
import io.github.smsotp.SmsOtpEnrollmentService;
import io.github.smsotp.SmsOtpKeys;
import io.github.smsotp.SmsOtpMessageFactory;
import io.github.smsotp.SmsOtpPolicy;
import io.github.smsotp.SmsOtpService;
import io.github.smsotp.SmsOtpTestAccounts;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.routing.SmsGatewayBulkhead;
import io.github.smsotp.store.SmsOtpStore;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for sending and verifying codes.
 */
@AutoConfiguration
@ConditionalOnSmsOtp
@EnableConfigurationProperties({ SmsOtpProperties.class, SmsOtpCodeProperties.class, SmsOtpLimitsProperties.class,
		SmsOtpMessageProperties.class, SmsOtpStoreProperties.class })
public final class SmsOtpAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SmsOtpPolicy smsOtpPolicy(SmsOtpCodeProperties code, SmsOtpLimitsProperties limits) {
		return SmsOtpPolicyFactory.create(code, limits);
	}

	@Bean
	@ConditionalOnMissingBean
	SmsOtpKeys smsOtpKeys(SmsOtpCodeProperties code, SmsOtpStoreProperties properties, SmsOtpStore store) {
		return SmsOtpKeysFactory.create(code.getKeys(), properties.getIndexKey(), store.isShared());
	}

	@Bean
	@ConditionalOnMissingBean(SmsOtpMessageFactory.class)
	BrandedSmsOtpMessageFactory smsOtpMessageFactory(SmsOtpMessageProperties message, SmsOtpPolicy policy,
			ApplicationContext context) {
		BrandedSmsOtpMessageFactory messages = SmsOtpMessages.create(message,
				context.getEnvironment().getProperty("spring.application.name"), context);
		SmsOtpMessages.warnAboutLength(messages, policy.codeLength(), policy.codeTtl());
		return messages;
	}

	@Bean
	@ConditionalOnMissingBean(SmsOtpCodeGenerator.class)
	SecureRandomSmsOtpCodeGenerator smsOtpCodeGenerator() {
		return new SecureRandomSmsOtpCodeGenerator();
	}

	@Bean
	@ConditionalOnMissingBean
	SmsOtpTestAccounts smsOtpTestAccounts(SmsOtpProperties properties, SmsOtpPolicy policy, Environment environment,
			ObjectProvider<Clock> clock) {
		return new SmsOtpTestAccountsFactory(policy.codeLength(), clock.getIfUnique(Clock::systemUTC))
			.create(properties.getTestAccounts(), Binder.get(environment));
	}

	@Bean
	@ConditionalOnMissingBean(SmsOtpService.class)
	DefaultSmsOtpService smsOtpService(SmsOtpStore store, PhoneNumberRepository phoneNumbers,
			PhoneNumberPolicy phonePolicy, ObjectProvider<SmsGateway> gateway, SmsGatewayBulkhead bulkhead,
			SmsOtpMessageFactory messages, SmsOtpKeys keys, SmsOtpPolicy policy, SmsOtpCodeGenerator codeGenerator,
			SmsOtpEnrollmentPolicy enrollment, SmsOtpTestAccounts testAccounts,
			ObjectProvider<PhoneNumberRiskAssessor> risks, ApplicationEventPublisher events,
			ObjectProvider<Clock> clock) {
		DefaultSmsOtpService service = new DefaultSmsOtpService(store, phoneNumbers, phonePolicy,
				bulkhead.protect(gateway.getIfAvailable(SmsOtpAutoConfiguration::noGateway)), messages, keys, policy);
		service.setCodeGenerator(codeGenerator);
		service.setAccountsPerNumber(enrollment.accountsPerNumber());
		service.setRiskAssessor(risks.getIfAvailable(PhoneNumberRiskAssessor::none));
		service.setTestAccounts(testAccounts);
		service.setApplicationEventPublisher(events);
		service.setClock(clock.getIfUnique(Clock::systemUTC));
		return service;
	}

	@Bean
	@ConditionalOnMissingBean(SmsOtpEnrollmentService.class)
	DefaultSmsOtpEnrollmentService smsOtpEnrollmentService(SmsOtpStore store, PhoneNumberRepository phoneNumbers,
			ObjectProvider<SmsGateway> gateway, SmsGatewayBulkhead bulkhead, SmsOtpMessageFactory messages,
			SmsOtpKeys keys, SmsOtpPolicy policy, SmsOtpEnrollmentPolicy enrollment, SmsOtpTestAccounts testAccounts,
			ApplicationEventPublisher events, ObjectProvider<Clock> clock) {
		DefaultSmsOtpEnrollmentService service = new DefaultSmsOtpEnrollmentService(store, phoneNumbers,
				bulkhead.protect(gateway.getIfAvailable(SmsOtpAutoConfiguration::noGateway)), messages, keys,
				policy.limits(), enrollment);
		service.setTestAccounts(testAccounts);
		service.setApplicationEventPublisher(events);
		service.setClock(clock.getIfUnique(Clock::systemUTC));
		return service;
	}

	@Bean
	@ConditionalOnMissingBean(SmsOtpAdministration.class)
	DefaultSmsOtpAdministration smsOtpAdministration(SmsOtpStore store, SmsOtpKeys keys, SmsOtpPolicy policy,
			SmsOtpEnrollmentService enrollments, ApplicationEventPublisher events, ObjectProvider<Clock> clock,
			ObjectProvider<SecurityContextHolderStrategy> holder) {
		DefaultSmsOtpAdministration administration = new DefaultSmsOtpAdministration(store, keys, policy);
		administration.setEnrollmentService(enrollments);
		administration.setApplicationEventPublisher(events);
		administration.setClock(clock.getIfUnique(Clock::systemUTC));
		SecurityContextHolderStrategy current = holder.getIfUnique(SecurityContextHolder::getContextHolderStrategy);
		administration.setAdministrator(() -> name(current.getContext().getAuthentication()));
		return administration;
	}

	@Bean
	SmsOtpLimitsCheck smsOtpLimitsCheck(SmsOtpPolicy policy) {
		return new SmsOtpLimitsCheck(policy);
	}

	private static @Nullable String name(@Nullable Authentication authentication) {
		return (authentication != null) ? authentication.getName() : null;
	}

	private static SmsGateway noGateway() {
		throw new InvalidSmsOtpConfigurationException("sms-otp.gateway.type", "selects no gateway",
				"Declare a bean of type io.github.smsotp.sms.SmsGateway (a lambda will do), or set the properties of "
						+ "one gateway, for example sms-otp.gateway.http.url or sms-otp.gateway.twilio.account-sid. For development "
						+ "on your own machine set sms-otp.gateway.type to inbox and sms-otp.development to true.");
	}

}
