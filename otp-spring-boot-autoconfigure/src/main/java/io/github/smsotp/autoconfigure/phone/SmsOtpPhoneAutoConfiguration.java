package io.github.smsotp.autoconfigure.phone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.smsotp.authentication.DefaultSmsOtpAccountResolver;
import io.github.smsotp.autoconfigure.ConditionalOnSmsOtp;
import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.SmsOtpAutoConfiguration;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.phone.PhoneNumberRejectedException;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.phone.memory.InMemoryPhoneNumberRepository;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for phone numbers.
 */
@AutoConfiguration(before = SmsOtpAutoConfiguration.class,
		afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnSmsOtp
@EnableConfigurationProperties(SmsOtpPhoneProperties.class)
@Import({ JdbcPhoneNumbersConfiguration.class, SmsOtpEnrollmentConfiguration.class })
public final class SmsOtpPhoneAutoConfiguration {

	private static final Log logger = LogFactory.getLog(SmsOtpPhoneAutoConfiguration.class);

	private static final String REPOSITORY = "sms-otp.phone.repository";

	// here, since it is to be said whichever repository there will be
	SmsOtpPhoneAutoConfiguration(SmsOtpPhoneProperties phone) {
		SmsOtpPhoneProperties.Repository repository = phone.getRepository();
		boolean read = repository == SmsOtpPhoneProperties.Repository.AUTO
				|| repository == SmsOtpPhoneProperties.Repository.PROPERTIES;
		if (!read && !phone.getNumbers().isEmpty()) {
			String name = repository.name().toLowerCase(Locale.ROOT);
			throw new InvalidSmsOtpConfigurationException("sms-otp.phone.numbers",
					"lists numbers that are only read with sms-otp.phone.repository properties, but that is " + name,
					"Remove the numbers, or set sms-otp.phone.repository to properties; enrolment is then closed.");
		}
	}

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
		SmsOtpPhoneProperties.Repository repository = phone.getRepository();
		boolean listed = !phone.getNumbers().isEmpty();
		return switch (repository) {
			case PROPERTIES -> fromProperties(phone, policy);
			case MEMORY -> {
				logger
					.warn("Phone numbers are kept in memory: a restart forgets them, and whoever knows a password may "
							+ "then enrol another one");
				yield new InMemoryPhoneNumberRepository();
			}
			case JDBC ->
				throw new InvalidSmsOtpConfigurationException(REPOSITORY, "is jdbc, but there is no DataSource",
						"Add spring-boot-starter-jdbc and the driver of a database, and set spring.datasource.url.");
			case AUTO -> listed ? fromProperties(phone, policy) : noRepository();
		};
	}

	private static PhoneNumberRepository noRepository() {
		throw new InvalidSmsOtpConfigurationException(REPOSITORY,
				"is auto, but there is neither a bean nor a list of numbers nor a DataSource",
				"Declare a bean of type io.github.smsotp.phone.PhoneNumberRepository over your own users, or list "
						+ "the numbers under sms-otp.phone.numbers, or add a DataSource, in which users enrol them.");
	}

	private static PhoneNumberRepository fromProperties(SmsOtpPhoneProperties phone, PhoneNumberPolicy policy) {
		Map<String, PhoneNumber> numbers = new LinkedHashMap<>();
		phone.getNumbers().forEach((user, number) -> {
			if (numbers.put(DefaultSmsOtpAccountResolver.accountNamed(user), parse(policy, user, number)) != null) {
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
