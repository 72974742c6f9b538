package io.github.smsotp.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That nothing but a number is taken for one.
 */
@EnrollmentTest
class ForgedNumberTests extends AbstractEnrollmentTests {

	@ParameterizedTest
	@ValueSource(strings = { "4155550199\n@evil.example #000000", "+1 415 555 0199 @evil.example #000000",
			"tel:+14155550199;ext=@evil.example" })
	void numberWhenItHasMoreThanANumberThenGetsNoTextMsg7T47(String forged) {
		logIn();
		this.browser.get(PHONE);
		assertThat(page(400, enter(forged))).contains("We cannot send codes to that number.")
			.doesNotContain("evil.example");
		assertThat(texts()).isZero();
	}

}
