package io.github.smsotp.autoconfigure.store;

import java.util.Arrays;

import io.github.smsotp.autoconfigure.SmsOtpStoreProperties.Type;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The condition of {@link ConditionalOnStore}.
 */
class OnStoreCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Type[] wanted = metadata.getAnnotations().get(ConditionalOnStore.class).getEnumArray("value", Type.class);
		Type type = Binder.get(context.getEnvironment()).bind("sms-otp.store.type", Type.class).orElse(Type.AUTO);
		ConditionMessage message = ConditionMessage.forCondition(ConditionalOnStore.class).because("type is " + type);
		return new ConditionOutcome(Arrays.asList(wanted).contains(type), message);
	}

}
