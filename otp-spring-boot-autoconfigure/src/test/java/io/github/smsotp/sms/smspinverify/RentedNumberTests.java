package io.github.smsotp.sms.smspinverify;

import java.time.Instant;

import io.github.smsotp.phone.PhoneNumber;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RentedNumberTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private final RentedNumber rented = new RentedNumber(new PhoneNumber("+14155552671"), "Google Voice", "USA", NOW);

	@Test
	void expiresAtWhenRentedThenThreeMinutesLater() {
		assertThat(this.rented.expiresAt()).isEqualTo("2026-11-23T10:03:00Z");
	}

	@Test
	void toStringWhenCalledThenMasked() {
		assertThat(this.rented).hasToString("RentedNumber[number=+1 ••• ••• ••71, app=Google Voice, country=USA, "
				+ "rentedAt=2026-11-23T10:00:00Z]");
	}

	@Test
	void constructorWhenEmptyThenRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RentedNumber(this.rented.number(), " ", "USA", NOW));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new RentedNumber(this.rented.number(), "Google Voice", "", NOW));
	}

}
