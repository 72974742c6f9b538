package io.github.smsotp.autoconfigure.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.smsotp.phone.PhoneNumberType;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for phone numbers.
 */
@ConfigurationProperties("sms-otp.phone")
public class SmsOtpPhoneProperties {

	/**
	 * Comma-separated list of ISO 3166 countries that may get texts. The first one is
	 * assumed where a number has no country code; "*" allows all.
	 */
	private List<String> regions = new ArrayList<>();

	/**
	 * Comma-separated list of types of numbers that may get texts.
	 */
	private Set<PhoneNumberType> types = new LinkedHashSet<>(
			Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE));

	/**
	 * Where confirmed numbers are kept, unless the application has a bean for it.
	 */
	private Repository repository = Repository.AUTO;

	/**
	 * Confirmed numbers by user name, for small applications.
	 */
	private Map<String, String> numbers = new LinkedHashMap<>();

	/**
	 * How many accounts one number may belong to.
	 */
	private int accountsPerNumber = 5;

	/**
	 * How old the factor may be that changes or removes a number.
	 */
	private Duration changeMaxAge = Duration.ofMinutes(5);

	public List<String> getRegions() {
		return this.regions;
	}

	public void setRegions(List<String> regions) {
		this.regions = regions;
	}

	public Set<PhoneNumberType> getTypes() {
		return this.types;
	}

	public void setTypes(Set<PhoneNumberType> types) {
		this.types = types;
	}

	public Repository getRepository() {
		return this.repository;
	}

	public void setRepository(Repository repository) {
		this.repository = repository;
	}

	public Map<String, String> getNumbers() {
		return this.numbers;
	}

	public void setNumbers(Map<String, String> numbers) {
		this.numbers = numbers;
	}

	public int getAccountsPerNumber() {
		return this.accountsPerNumber;
	}

	public void setAccountsPerNumber(int accountsPerNumber) {
		this.accountsPerNumber = accountsPerNumber;
	}

	public Duration getChangeMaxAge() {
		return this.changeMaxAge;
	}

	public void setChangeMaxAge(Duration changeMaxAge) {
		this.changeMaxAge = changeMaxAge;
	}

	/**
	 * Where confirmed numbers are kept.
	 */
	public enum Repository {

		/**
		 * In the properties if there are any there, else in the database.
		 */
		AUTO,

		/**
		 * In the properties.
		 */
		PROPERTIES,

		/**
		 * In the database.
		 */
		JDBC,

		/**
		 * In the memory of this process, for development and tests.
		 */
		MEMORY

	}

}
