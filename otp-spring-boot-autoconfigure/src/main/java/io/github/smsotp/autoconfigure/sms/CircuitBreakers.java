package io.github.smsotp.autoconfigure.sms;

import io.github.smsotp.sms.SmsGateway;

/**
 * Puts a gateway behind a circuit breaker; a type of its own, since the library need not
 * be there.
 */
@FunctionalInterface
interface CircuitBreakers {

	SmsGateway protect(String name, SmsGateway gateway);

}
