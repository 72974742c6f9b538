package io.github.smsotp.sms;

import java.util.Map;

import io.github.smsotp.phone.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SmsSenders}.
 */
class SmsSendersTests {

	private final SmsSenders senders = new SmsSenders("ACME", Map.of("US", "+14155550100", "GG", "Guernsey"));

	@ParameterizedTest
	@CsvSource({ "+14155552671,+14155550100", "+14165550123,ACME", "+447781123456,Guernsey", "+447400123456,ACME",
			"+881612345678,ACME", "+999123456,ACME" })
	void findThenSenderOfTheCountryElseTheStandardOne(String to, String sender) {
		assertThat(this.senders.find(new PhoneNumber(to))).isEqualTo(sender);
	}

	@Test
	void findWhenNoneThenNull() {
		assertThat(SmsSenders.none().find(new PhoneNumber("+14155552671"))).isNull();
		assertThat(new SmsSenders(null, Map.of("GB", "ACME")).find(new PhoneNumber("+14155552671"))).isNull();
		assertThat(SmsSenders.of("ACME").find(new PhoneNumber("+14155552671"))).isEqualTo("ACME");
	}

	@ParameterizedTest
	@ValueSource(strings = { "us", "USA", "*", "001", "" })
	void regionThatIsNoneIsRefused(String region) {
		assertThatIllegalArgumentException().isThrownBy(() -> new SmsSenders(null, Map.of(region, "ACME")));
	}

	@Test
	void emptySenderIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> SmsSenders.of(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> new SmsSenders(null, Map.of("US", " ")));
	}

}
