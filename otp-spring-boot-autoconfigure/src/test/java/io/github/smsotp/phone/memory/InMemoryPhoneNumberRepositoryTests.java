package io.github.smsotp.phone.memory;

import io.github.smsotp.phone.AbstractMutablePhoneNumberRepositoryRaceTests;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InMemoryPhoneNumberRepository}.
 */
class InMemoryPhoneNumberRepositoryTests extends AbstractMutablePhoneNumberRepositoryRaceTests {

	@Override
	protected MutablePhoneNumberRepository create() {
		return new InMemoryPhoneNumberRepository();
	}

	@Test
	void toStringShowsNeitherAccountNorNumber() {
		enroll("alice", NUMBER);
		assertThat(this.repository).hasToString("InMemoryPhoneNumberRepository[accounts=1]");
	}

}
