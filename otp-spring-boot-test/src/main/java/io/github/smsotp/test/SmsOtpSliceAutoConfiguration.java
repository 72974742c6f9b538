package io.github.smsotp.test;

import io.github.smsotp.autoconfigure.SmsOtpAutoConfiguration;
import io.github.smsotp.autoconfigure.phone.SmsOtpPhoneAutoConfiguration;
import io.github.smsotp.autoconfigure.sms.SmsOtpGatewayAutoConfiguration;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.phone.memory.InMemoryPhoneNumberRepository;
import io.github.smsotp.sms.SmsGateway;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for tests of a slice such as {@code @WebMvcTest}, which leave the
 * application's gateway and numbers out.
 */
@AutoConfiguration(before = { SmsOtpPhoneAutoConfiguration.class, SmsOtpGatewayAutoConfiguration.class,
		SmsOtpAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "sms-otp.enabled", matchIfMissing = true)
@Conditional(SmsOtpSliceAutoConfiguration.OnSlice.class)
final class SmsOtpSliceAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SmsGateway sliceSmsGateway() {
		return new RecordingSmsGateway();
	}

	@Bean
	@ConditionalOnMissingBean
	PhoneNumberRepository slicePhoneNumberRepository() {
		return new InMemoryPhoneNumberRepository();
	}

	/**
	 * Matches where a slice leaves components out.
	 */
	static final class OnSlice implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return context.getBeanFactory() != null && context.getBeanFactory()
				.getBeansOfType(TypeExcludeFilter.class)
				.values()
				.stream()
				.anyMatch(OnSlice::isSlice);
		}

		private static boolean isSlice(TypeExcludeFilter filter) {
			return filter.getClass().getPackageName().equals(TypeExcludeFilters.class.getPackageName());
		}

	}

}
