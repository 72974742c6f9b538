package io.github.smsotp.web;

import java.time.Instant;
import java.util.List;

import io.github.smsotp.phone.EnrolledPhoneNumber;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.memory.InMemoryPhoneNumberRepository;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that can be cut off, for reading and for writing apart.
 */
final class SwitchableNumbers implements MutablePhoneNumberRepository {

	private final MutablePhoneNumberRepository numbers = new InMemoryPhoneNumberRepository();

	private volatile boolean down;

	private volatile boolean readOnly;

	private volatile boolean downAfterReplacing;

	void setDown(boolean down) {
		this.down = down;
	}

	/**
	 * Cuts everything off with the next change.
	 */
	void setDownAfterReplacing(boolean downAfterReplacing) {
		this.downAfterReplacing = downAfterReplacing;
	}

	/**
	 * Lets every change fail, or none.
	 */
	void setReadOnly(boolean readOnly) {
		this.readOnly = readOnly;
	}

	@Override
	public List<EnrolledPhoneNumber> findEnrolled(String account) {
		return read().findEnrolled(account);
	}

	@Override
	public int countAccounts(PhoneNumber number) {
		return read().countAccounts(number);
	}

	@Override
	public boolean replace(String account, @Nullable PhoneNumber former, PhoneNumber number, Instant confirmedAt,
			int maxAccounts) {
		boolean replaced = write().replace(account, former, number, confirmedAt, maxAccounts);
		this.down = this.downAfterReplacing;
		return replaced;
	}

	@Override
	public boolean remove(String account, PhoneNumber number) {
		return write().remove(account, number);
	}

	@Override
	public void recordUse(String account, PhoneNumber number, Instant usedAt) {
		write().recordUse(account, number, usedAt);
	}

	private MutablePhoneNumberRepository read() {
		if (this.down) {
			throw new IllegalStateException("numbers cannot be read");
		}
		return this.numbers;
	}

	private MutablePhoneNumberRepository write() {
		if (this.readOnly) {
			throw new IllegalStateException("numbers cannot be written");
		}
		return read();
	}

}
