package io.github.smsotp.autoconfigure.sms;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where properties select a provider, or several in order.
 */
class OnProviderCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		SmsOtpGatewayProperties properties = Binder.get(context.getEnvironment())
			.bindOrCreate("sms-otp.gateway", SmsOtpGatewayProperties.class);
		ConditionMessage.Builder message = ConditionMessage.forCondition("SMS gateway");
		if (!properties.getChain().isEmpty()) {
			return ConditionOutcome.match(message.because("there is a chain"));
		}
		return SelectedProvider.exists(properties) ? ConditionOutcome.match(message.because("a provider is selected"))
				: ConditionOutcome.noMatch(message.because("no properties of a provider are set"));
	}

}
