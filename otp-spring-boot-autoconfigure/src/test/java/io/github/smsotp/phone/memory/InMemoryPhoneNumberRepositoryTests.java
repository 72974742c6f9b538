package io.github.smsotp.phone.memory;

import java.util.HashMap;
import java.util.Map;

import io.github.smsotp.phone.PhoneNumber;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link InMemoryPhoneNumberRepository}.
 */
class InMemoryPhoneNumberRepositoryTests {

	private static final PhoneNumber NUMBER = new PhoneNumber("+14155552671");

	private final InMemoryPhoneNumberRepository repository = new InMemoryPhoneNumberRepository(Map.of("alice", NUMBER));

	@Test
	void findConfirmedWhenAccountHasNumberThenNumber() {
		assertThat(this.repository.findConfirmed("alice")).containsExactly(NUMBER);
	}

	@Test
	void findConfirmedWhenAccountIsUnknownThenEmpty() {
		assertThat(this.repository.findConfirmed("bob")).isEmpty();
	}

	@Test
	void findConfirmedWhenAccountIsEmptyThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.repository.findConfirmed(""));
	}

	@Test
	void findConfirmedWhenGivenMapChangesThenUnchanged() {
		Map<String, PhoneNumber> numbers = new HashMap<>(Map.of("alice", NUMBER));
		InMemoryPhoneNumberRepository copy = new InMemoryPhoneNumberRepository(numbers);
		numbers.clear();
		assertThat(copy.findConfirmed("alice")).containsExactly(NUMBER);
	}

	@Test
	void toStringShowsNeitherAccountNorNumber() {
		assertThat(this.repository).hasToString("InMemoryPhoneNumberRepository[accounts=1]");
	}

}
