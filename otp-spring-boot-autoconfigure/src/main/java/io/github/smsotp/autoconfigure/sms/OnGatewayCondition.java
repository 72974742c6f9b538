package io.github.smsotp.autoconfigure.sms;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The condition of {@link ConditionalOnGateway}.
 */
class OnGatewayCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		GatewayProperties.Type wanted = metadata.getAnnotations()
			.get(ConditionalOnGateway.class)
			.getEnum("value", GatewayProperties.Type.class);
		GatewayProperties.Type type = Binder.get(context.getEnvironment())
			.bind("sms-otp.gateway.type", GatewayProperties.Type.class)
			.orElse(GatewayProperties.Type.AUTO);
		ConditionMessage message = ConditionMessage.forCondition(ConditionalOnGateway.class).because("type is " + type);
		return new ConditionOutcome(type == wanted, message);
	}

}
