package sample.browser;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.test.RecordingSmsGateway;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.UserDetailsManager;

/**
 * New customers, so that no test meets the limits and locks of another one.
 */
final class Customers {

	static final String PASSWORD = "password";

	private static final long FIRST_NUMBER = 14155553000L;

	private final AtomicInteger count = new AtomicInteger();

	private final UserDetailsManager users;

	private final MutablePhoneNumberRepository numbers;

	private final RecordingSmsGateway gateway;

	Customers(UserDetailsManager users, MutablePhoneNumberRepository numbers, RecordingSmsGateway gateway) {
		this.users = users;
		this.numbers = numbers;
		this.gateway = gateway;
	}

	/**
	 * Whose number the bank knows.
	 */
	Customer withNumber() {
		Customer customer = withoutNumber();
		this.numbers.replace(customer.name(), null, new PhoneNumber(customer.number()), Instant.now(), 1);
		return customer;
	}

	/**
	 * Whose number the bank does not know.
	 */
	Customer withoutNumber() {
		int next = this.count.incrementAndGet();
		Customer customer = new Customer("customer-" + next, "+" + (FIRST_NUMBER + next), this.gateway);
		this.users.createUser(
				User.withUsername(customer.name()).password("{noop}" + PASSWORD).roles("USER", "TRANSFER").build());
		return customer;
	}

}
