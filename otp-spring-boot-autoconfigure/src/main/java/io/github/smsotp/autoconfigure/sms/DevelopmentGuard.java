package io.github.smsotp.autoconfigure.sms;

import java.util.Arrays;
import java.util.List;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.SmsOtpProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.env.Environment;

/**
 * Keeps gateways for development out of production.
 */
final class DevelopmentGuard {

	private static final Log logger = LogFactory.getLog(DevelopmentGuard.class);

	private DevelopmentGuard() {
	}

	private static String[] profiles(Environment environment) {
		String[] active = environment.getActiveProfiles();
		return (active.length > 0) ? active : environment.getDefaultProfiles();
	}

	static void check(String gateway, SmsOtpProperties properties, Environment environment) {
		if (!properties.isDevelopment()) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.gateway.type",
					"is " + gateway + ", which shows codes to whoever can see this machine",
					"Choose a gateway that sends texts, or set sms-otp.development to true on a machine for development.");
		}
		List<String> production = Arrays.stream(profiles(environment))
			.filter((profile) -> properties.getProductionProfiles().stream().anyMatch(profile::equalsIgnoreCase))
			.toList();
		if (!production.isEmpty()) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.gateway.type",
					"is " + gateway + " under the profile " + production.get(0),
					"Choose a gateway that sends texts. sms-otp.production-profiles lists the profiles under which no "
							+ "gateway for development starts.");
		}
		logger
			.warn("The gateway '" + gateway + "' is for development: codes are shown on this machine, no text is sent");
	}

}
