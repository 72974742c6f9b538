package io.github.smsotp.autoconfigure;

import io.github.smsotp.SmsOtpPolicy;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Says at the start which limits are in force, and warns of each that is off, weaker than
 * its default, or never reached.
 */
final class SmsOtpLimitsCheck implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(SmsOtpLimitsCheck.class);

	private final SmsOtpPolicy policy;

	SmsOtpLimitsCheck(SmsOtpPolicy policy) {
		this.policy = policy;
	}

	@Override
	public void afterSingletonsInstantiated() {
		logger.info("In force: " + this.policy);
		LimitFindings.of(this.policy).forEach(logger::warn);
	}

}
