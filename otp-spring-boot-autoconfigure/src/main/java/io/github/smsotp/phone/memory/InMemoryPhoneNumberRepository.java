package io.github.smsotp.phone.memory;

import java.util.List;
import java.util.Map;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberRepository;

import org.springframework.util.Assert;

/**
 * A {@link PhoneNumberRepository} over a fixed map, for small applications and tests.
 * Safe for use by several threads.
 */
public final class InMemoryPhoneNumberRepository implements PhoneNumberRepository {

	private final Map<String, PhoneNumber> numbers;

	/**
	 * Creates a repository with a copy of the given numbers.
	 * @param numbers account to its confirmed number
	 */
	public InMemoryPhoneNumberRepository(Map<String, PhoneNumber> numbers) {
		Assert.notNull(numbers, "numbers cannot be null");
		this.numbers = Map.copyOf(numbers);
	}

	@Override
	public List<PhoneNumber> findConfirmed(String account) {
		Assert.hasText(account, "account cannot be empty");
		PhoneNumber number = this.numbers.get(account);
		return (number != null) ? List.of(number) : List.of();
	}

	/**
	 * Returns how many accounts there are, neither names nor numbers.
	 */
	@Override
	public String toString() {
		return "InMemoryPhoneNumberRepository[accounts=" + this.numbers.size() + "]";
	}

}
