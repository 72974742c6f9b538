package io.github.smsotp.autoconfigure.phone;

import io.github.smsotp.autoconfigure.phone.SmsOtpPhoneProperties.Repository;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where properties leave the numbers to a database: by name, or by naming neither
 * another place nor any number.
 */
final class OnJdbcPhoneNumbersCondition implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		SmsOtpPhoneProperties phone = Binder.get(context.getEnvironment())
			.bindOrCreate("sms-otp.phone", SmsOtpPhoneProperties.class);
		return phone.getRepository() == Repository.JDBC
				|| (phone.getRepository() == Repository.AUTO && phone.getNumbers().isEmpty());
	}

}
