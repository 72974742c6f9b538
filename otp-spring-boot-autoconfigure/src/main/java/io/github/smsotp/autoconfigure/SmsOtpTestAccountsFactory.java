package io.github.smsotp.autoconfigure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.smsotp.SmsOtpTestAccounts;
import io.github.smsotp.SmsOtpTestAccounts.TestAccount;
import io.github.smsotp.authentication.DefaultSmsOtpAccountResolver;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.phone.PhoneNumberRejectedException;
import io.github.smsotp.phone.PhoneNumberType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * Makes test accounts of properties, and warns of them.
 */
final class SmsOtpTestAccountsFactory {

	private static final Log logger = LogFactory.getLog(SmsOtpTestAccountsFactory.class);

	private static final Set<String> SETTINGS = Set.of("number", "code", "until");

	private static final PhoneNumberPolicy ANY_NUMBER = new PhoneNumberPolicy(List.of("*"),
			EnumSet.allOf(PhoneNumberType.class))
		.allowTestNumbers();

	private final int codeLength;

	private final Clock clock;

	private final LocalDate today;

	SmsOtpTestAccountsFactory(int codeLength, Clock clock) {
		this.codeLength = codeLength;
		this.clock = clock;
		this.today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
	}

	SmsOtpTestAccounts create(Map<String, SmsOtpProperties.TestAccount> properties, Binder binder) {
		checkNames(binder);
		Map<String, TestAccount> accounts = new LinkedHashMap<>();
		properties.forEach((user, property) -> {
			String prefix = "sms-otp.test-accounts." + user;
			TestAccount account = new TestAccount(number(prefix, property.getNumber()),
					code(prefix, property.getCode()), until(prefix, property.getUntil()));
			boolean first = accounts.put(DefaultSmsOtpAccountResolver.accountNamed(user), account) == null;
			InvalidSmsOtpConfigurationException.check(first, prefix, "names an account that is named before",
					"Name every account once; case does not count.");
			warn(user, account);
		});
		return new SmsOtpTestAccounts(accounts, this.clock);
	}

	// a name with dots that does not stand in brackets is read as several
	private static void checkNames(Binder binder) {
		Map<String, Object> written = binder.bind("sms-otp.test-accounts", Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of());
		written.forEach((user, settings) -> InvalidSmsOtpConfigurationException.check(
				settings instanceof Map<?, ?> map && SETTINGS.containsAll(map.keySet()),
				"sms-otp.test-accounts." + user, "has settings that are none of " + SETTINGS,
				"Write a user name with other signs than letters, digits and hyphens in brackets and quotes, for example "
						+ "\"[bob@example.com]\"."));
	}

	private static PhoneNumber number(String prefix, @Nullable String number) {
		try {
			return canonical(new PhoneNumber(String.valueOf(number)));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSmsOtpConfigurationException(prefix + ".number", "is no phone number",
					"Write it in quotes, with a plus sign and its country code, for example \"+12025550123\".");
		}
	}

	// in the spelling in which it would be enrolled; one that exists nowhere has just
	// this
	private static PhoneNumber canonical(PhoneNumber number) {
		try {
			return ANY_NUMBER.require(number);
		}
		catch (PhoneNumberRejectedException ex) {
			return number;
		}
	}

	private String code(String prefix, @Nullable String code) {
		if (code == null || !code.matches("[0-9]{" + this.codeLength + "}")) {
			throw new InvalidSmsOtpConfigurationException(prefix + ".code",
					"is not of " + this.codeLength + " digits, as other codes are",
					"Write it in quotes. Choose digits that nobody guesses: limits hold, but this code stays the same.");
		}
		return code;
	}

	private LocalDate until(String prefix, @Nullable LocalDate until) {
		if (until == null || until.isAfter(this.today.plusYears(1))) {
			throw new InvalidSmsOtpConfigurationException(prefix + ".until",
					(until != null) ? "is more than a year away" : "is empty",
					"Set the last day on which the code is to be accepted, for example " + this.today.plusMonths(1)
							+ ".");
		}
		return until;
	}

	private void warn(String user, TestAccount account) {
		if (account.until().isBefore(this.today)) {
			logger.warn("The test account '" + user + "' has ended on " + account.until()
					+ ": it gets no code. Without the property it is like others, and may enrol a number");
		}
		else {
			logger.warn("The test account '" + user + "' has a code that stays the same until " + account.until()
					+ ". Whoever knows its password and the code gets in");
		}
	}

}
