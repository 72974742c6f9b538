package io.github.smsotp.phone.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.smsotp.phone.EnrolledPhoneNumber;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A {@link MutablePhoneNumberRepository} in the memory of one process, for development
 * and tests: a restart forgets all numbers, and whoever knows a password may then enrol
 * another one. Holds one number an account. Safe for use by several threads.
 */
public final class InMemoryPhoneNumberRepository implements MutablePhoneNumberRepository {

	private final Map<String, EnrolledPhoneNumber> numbers = new HashMap<>();

	@Override
	public synchronized List<EnrolledPhoneNumber> findEnrolled(String account) {
		Assert.hasText(account, "account cannot be empty");
		EnrolledPhoneNumber enrolled = this.numbers.get(account);
		return (enrolled != null) ? List.of(enrolled) : List.of();
	}

	@Override
	public synchronized int countAccounts(PhoneNumber number) {
		return (int) this.numbers.values().stream().filter((enrolled) -> enrolled.number().equals(number)).count();
	}

	@Override
	public synchronized boolean replace(String account, @Nullable PhoneNumber former, PhoneNumber number,
			Instant confirmedAt, int maxAccounts) {
		Assert.hasText(account, "account cannot be empty");
		EnrolledPhoneNumber current = this.numbers.get(account);
		boolean asExpected = (former != null) ? current != null && current.number().equals(former) : current == null;
		boolean stays = number.equals(former);
		if (!asExpected || (!stays && countAccounts(number) >= maxAccounts)) {
			return false;
		}
		this.numbers.put(account, EnrolledPhoneNumber.confirmed(number, confirmedAt));
		return true;
	}

	@Override
	public synchronized boolean remove(String account, PhoneNumber number) {
		EnrolledPhoneNumber current = this.numbers.get(account);
		if (current == null || !current.number().equals(number)) {
			return false;
		}
		this.numbers.remove(account);
		return true;
	}

	@Override
	public synchronized void recordUse(String account, PhoneNumber number, Instant usedAt) {
		this.numbers.computeIfPresent(account, (name, current) -> current.number().equals(number)
				? new EnrolledPhoneNumber(number, current.confirmedAt(), usedAt) : current);
	}

	/**
	 * Returns how many accounts there are, neither names nor numbers.
	 */
	@Override
	public synchronized String toString() {
		return "InMemoryPhoneNumberRepository[accounts=" + this.numbers.size() + "]";
	}

}
