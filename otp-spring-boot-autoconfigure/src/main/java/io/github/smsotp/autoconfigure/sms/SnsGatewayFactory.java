package io.github.smsotp.autoconfigure.sms;

import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsSenders;

/**
 * Makes gateways of Amazon SNS; a type of its own, since the SDK need not be there.
 */
@FunctionalInterface
interface SnsGatewayFactory {

	SmsGateway create(SmsSenders senders);

}
