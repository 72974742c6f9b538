package io.github.smsotp.autoconfigure.sms;

import java.time.Clock;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.sms.SmsSenders;
import io.github.smsotp.sms.twilio.TwilioSmsGateway;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Makes a gateway of Twilio from properties.
 *
 * @param prefix the prefix of the gateway that the properties belong to
 * @param properties the properties
 * @param clients what opens connections
 * @param clock what dates are held against
 */
record TwilioGatewayFactory(String prefix, TwilioGatewayProperties properties, GatewayHttpClients clients,
		Clock clock) {

	TwilioSmsGateway create(SmsSenders senders) {
		checkCredentials();
		String service = this.properties.getMessagingServiceSid();
		boolean sender = !senders.equals(SmsSenders.none());
		InvalidSmsOtpConfigurationException.check(StringUtils.hasText(service) != sender,
				this.prefix + ".twilio.messaging-service-sid",
				sender ? "is set beside senders" : "is empty, and there is no sender",
				"Set either the SID of a messaging service or " + this.prefix + ".sender.");
		TwilioSmsGateway gateway = InvalidSmsOtpConfigurationException.convert(this.prefix + ".twilio",
				"Set SIDs as the console of Twilio shows them, and an http or https URL.",
				() -> create(senders, service));
		gateway.setRequestFactory(this.clients.create());
		gateway.setClock(this.clock);
		return gateway;
	}

	private TwilioSmsGateway create(SmsSenders senders, @Nullable String service) {
		return StringUtils.hasText(service) ? new TwilioSmsGateway(account(), service)
				: new TwilioSmsGateway(account(), senders);
	}

	private void checkCredentials() {
		InvalidSmsOtpConfigurationException.required(this.properties.getAccountSid(),
				this.prefix + ".twilio.account-sid", "Set the SID of your account, which begins with AC.");
		InvalidSmsOtpConfigurationException.required(this.properties.getAuthToken(), this.prefix + ".twilio.auth-token",
				"Set the auth token of your account, for example from an environment variable.");
	}

	private TwilioSmsGateway.Account account() {
		String sid = String.valueOf(this.properties.getAccountSid());
		String user = StringUtils.hasText(this.properties.getApiKeySid()) ? this.properties.getApiKeySid() : sid;
		return new TwilioSmsGateway.Account(sid, user, String.valueOf(this.properties.getAuthToken()),
				this.properties.getBaseUrl());
	}

}
