package io.github.smsotp.config;

import io.github.smsotp.SmsOtpEnrollmentPolicy;
import io.github.smsotp.SmsOtpEnrollmentService;
import io.github.smsotp.SmsOtpService;
import io.github.smsotp.authentication.SmsOtpAlternatives;
import io.github.smsotp.authentication.SmsOtpAuthenticationProvider;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.web.SmsOtpLogins;
import io.github.smsotp.web.SmsOtpPhones;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * What the beans of the application say of numbers in one chain. Without an enrollment
 * service there is nothing to see and to change.
 */
final class ChainPhones {

	private static final Log logger = LogFactory.getLog(ChainPhones.class);

	private final ApplicationContext context;

	private final @Nullable SmsOtpEnrollmentService enrollments;

	ChainPhones(ApplicationContext context) {
		this.context = context;
		this.enrollments = context.getBeanProvider(SmsOtpEnrollmentService.class).getIfAvailable();
	}

	void addTo(SmsOtpLogins logins) {
		if (this.enrollments != null) {
			logins.setEnrollmentService(this.enrollments);
		}
	}

	void addTo(SmsOtpAuthenticationProvider provider) {
		if (this.enrollments != null) {
			provider.setEnrollmentService(this.enrollments);
		}
	}

	@Nullable SmsOtpPhones create(SmsOtpLogins logins, SmsOtpService service, boolean hasPasskeys, String realm) {
		PhoneNumberPolicy numbers = this.context.getBeanProvider(PhoneNumberPolicy.class).getIfAvailable();
		if (this.enrollments == null || numbers == null) {
			return null;
		}
		SmsOtpEnrollmentPolicy policy = this.context.getBeanProvider(SmsOtpEnrollmentPolicy.class)
			.getIfAvailable(() -> SmsOtpEnrollmentPolicy.defaults(SmsOtpEnrollmentPolicy.Mode.CLOSED));
		SmsOtpAlternatives alternatives = this.context.getBeanProvider(SmsOtpAlternatives.class).getIfAvailable();
		if (alternatives == null && hasPasskeys && policy.mode() != SmsOtpEnrollmentPolicy.Mode.CLOSED) {
			logger
				.warn("It is not known who has a passkey, so whoever has one and no phone number may enrol a number by "
						+ "the password alone. Declare beans of type UserCredentialRepository and "
						+ "PublicKeyCredentialUserEntityRepository, or one of type SmsOtpAlternatives.");
		}
		if (!realm.isEmpty() && policy.mode() == SmsOtpEnrollmentPolicy.Mode.SELF_SERVICE) {
			logger.warn("Users of the realm '" + realm + "' enrol numbers by themselves. Give its chain a "
					+ "SecurityContextRepository with a key of its own, or whoever is logged in by another chain enrols "
					+ "for the user of the same name.");
		}
		return new SmsOtpPhones(logins, service, this.enrollments, numbers, policy,
				(alternatives != null) ? alternatives : SmsOtpAlternatives.none());
	}

}
