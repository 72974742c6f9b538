package io.github.smsotp.autoconfigure.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.smsotp.autoconfigure.SmsOtpStoreProperties;

import org.springframework.context.annotation.Conditional;

/**
 * Matches when {@code sms-otp.store.type} is one of the given ones, in whatever spelling.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnStoreCondition.class)
@interface ConditionalOnStore {

	/**
	 * The types to match.
	 * @return the types
	 */
	SmsOtpStoreProperties.Type[] value();

}
