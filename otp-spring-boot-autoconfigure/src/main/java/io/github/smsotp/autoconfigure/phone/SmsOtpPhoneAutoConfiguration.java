package io.github.smsotp.autoconfigure.phone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.smsotp.authentication.DefaultSmsOtpAccountResolver;
import io.github.smsotp.autoconfigure.ConditionalOnSmsOtp;
import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.SmsOtpAutoConfiguration;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.phone.PhoneNumberRejectedException;
import io.github.smsotp.phone.PhoneNumberRepository;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for phone numbers.
 */
@AutoConfiguration(before = SmsOtpAutoConfiguration.class)
@ConditionalOnSmsOtp
@EnableConfigurationProperties(SmsOtpPhoneProperties.class)
public final class SmsOtpPhoneAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PhoneNumberPolicy smsOtpPhoneNumberPolicy(SmsOtpPhoneProperties phone) {
		if (phone.getRegions().isEmpty()) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.phone.regions", "is empty",
					"List the ISO 3166 countries that may get texts, for example US, CA. "
							+ "Texts to all the world invite toll fraud; \"*\" allows them.");
		}
		if (phone.getTypes().isEmpty()) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.phone.types", "is empty",
					"List the types of numbers that may get texts, for example mobile, fixed-line-or-mobile.");
		}
		try {
			return new PhoneNumberPolicy(phone.getRegions(), phone.getTypes());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.phone.regions", "cannot be used: " + ex.getMessage(),
					"List ISO 3166 country codes of two capital letters, for example US, GB.");
		}
	}

	@Bean
	@ConditionalOnMissingBean(PhoneNumberRepository.class)
	PhoneNumberRepository smsOtpPhoneNumberRepository(SmsOtpPhoneProperties phone, PhoneNumberPolicy policy) {
		boolean byName = phone.getRepository() != SmsOtpPhoneProperties.Repository.AUTO;
		if (phone.getNumbers().isEmpty() && !byName) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.phone.repository",
					"is auto, but there is neither a bean nor a list of numbers",
					"Declare a bean of type io.github.smsotp.phone.PhoneNumberRepository over your own users, or list "
							+ "the numbers under sms-otp.phone.numbers.");
		}
		Map<String, PhoneNumber> numbers = new LinkedHashMap<>();
		phone.getNumbers().forEach((user, number) -> {
			// what holds a colon, as issuers and realms do, is the id of an account
			// already
			String account = (user.indexOf(':') < 0) ? DefaultSmsOtpAccountResolver.normalize(user) : user;
			if (numbers.put(account, parse(policy, user, number)) != null) {
				throw new InvalidSmsOtpConfigurationException("sms-otp.phone.numbers." + user,
						"names an account that is named before", "Name every account once; case does not count.");
			}
		});
		return (account) -> numbers.containsKey(account) ? List.of(numbers.get(account)) : List.of();
	}

	private static PhoneNumber parse(PhoneNumberPolicy policy, String user, String number) {
		try {
			return policy.parse(number);
		}
		catch (PhoneNumberRejectedException ex) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.phone.numbers." + user,
					"is not a number that may get texts (" + ex.getReason() + ")",
					"Write the number in quotes with a plus sign and its country code, and see sms-otp.phone.regions and "
							+ "sms-otp.phone.types for which ones may get texts.");
		}
	}

}
