package io.github.smsotp.autoconfigure.sms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches when {@code sms-otp.gateway.type} is the given one, in whatever spelling.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnGatewayCondition.class)
@interface ConditionalOnGateway {

	/**
	 * The type to match.
	 * @return the type
	 */
	GatewayProperties.Type value();

}
