package io.github.smsotp.test.slice;

import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsMessage;

import org.springframework.stereotype.Component;

@Component
class ProviderGateway implements SmsGateway {

	@Override
	public void send(SmsMessage message) {
		throw new IllegalStateException("a test must not send texts");
	}

}
