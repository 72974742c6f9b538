package io.github.smsotp.autoconfigure.sms;

import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsSenders;
import io.github.smsotp.sms.smspinverify.SmsPinVerifyGateway;

import org.springframework.util.StringUtils;

/**
 * Makes gateways of providers from properties.
 */
final class ProviderGatewayFactory {

	private final GatewayHttpClients clients;

	private final Clock clock;

	private final Supplier<SnsGatewayFactory> sns;

	ProviderGatewayFactory(GatewayHttpClients clients, Clock clock, Supplier<SnsGatewayFactory> sns) {
		this.clients = clients;
		this.clock = clock;
		this.sns = sns;
	}

	SmsGateway create(String prefix, String name, GatewayProperties properties) {
		return switch (SelectedProvider.of(prefix, properties)) {
			case SMS_PIN_VERIFY -> smsPinVerify(prefix + ".sms-pin-verify", properties.getSmsPinVerify());
			case HTTP -> new HttpGatewayFactory(prefix + ".http", properties.getHttp(), this.clients, this.clock)
				.create(name, senders(prefix, properties));
			case TWILIO -> new TwilioGatewayFactory(prefix, properties.getTwilio(), this.clients, this.clock)
				.create(senders(prefix, properties));
			case SNS -> this.sns.get().create(senders(prefix, properties));
			case AUTO, CONSOLE,
					INBOX ->
				throw new InvalidSmsOtpConfigurationException(prefix + ".type",
						"is " + SelectedProvider.name(properties.getType()) + ", which is no provider",
						"Choose a gateway that sends texts.");
		};
	}

	private static SmsSenders senders(String prefix, GatewayProperties properties) {
		String sender = StringUtils.hasText(properties.getSender()) ? properties.getSender() : null;
		return InvalidSmsOtpConfigurationException.convert(prefix + ".senders",
				"Name senders by ISO 3166 country codes of two capital letters, for example GB: ACME.",
				() -> new SmsSenders(sender, properties.getSenders()));
	}

	private SmsGateway smsPinVerify(String prefix, SmsPinVerifyGatewayProperties properties) {
		URI sendUrl = properties.getSendUrl();
		if (sendUrl == null || !StringUtils.hasText(sendUrl.toString())) {
			throw new InvalidSmsOtpConfigurationException(prefix + ".send-url", "is empty",
					"The public reference of SMS Pin Verify names no call that sends a text. Set the URL that the vendor "
							+ "has given you with an outbound contract, or choose another gateway: http, twilio or sns, a "
							+ "bean of type io.github.smsotp.sms.SmsGateway, or console or inbox for development.");
		}
		String apiKey = InvalidSmsOtpConfigurationException.required(properties.getApiKey(), prefix + ".api-key",
				"Set the API key of your account, for example from an environment variable.");
		SmsPinVerifyGateway gateway = InvalidSmsOtpConfigurationException.convert(prefix + ".send-url",
				"Set the http or https URL that the vendor has given you.",
				() -> new SmsPinVerifyGateway(apiKey, sendUrl));
		gateway.setRequestFactory(this.clients.create());
		gateway.setClock(this.clock);
		return gateway;
	}

}
