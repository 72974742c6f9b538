package io.github.smsotp;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SecureRandomSmsOtpCodeGenerator}.
 */
class SecureRandomSmsOtpCodeGeneratorTests {

	private static final int CODES = 100_000;

	/**
	 * Chi-square with 9 degrees of freedom is above 50 with a probability of 1.08e-7, so
	 * that the seven comparisons of a run raise a false alarm in 1.3 million runs.
	 */
	private static final double CHI_SQUARE_LIMIT = 50;

	private final SecureRandomSmsOtpCodeGenerator generator = new SecureRandomSmsOtpCodeGenerator();

	@Test
	void generateThenEveryDigitIsUniformAtEveryPositionCod2T18() {
		int[][] counts = new int[6][10];
		int[] all = new int[10];
		int leadingZeros = 0;
		Set<String> distinct = new HashSet<>();
		for (int i = 0; i < CODES; i++) {
			String code = this.generator.generate(6);
			assertThat(code.length()).isEqualTo(6);
			for (int position = 0; position < 6; position++) {
				int digit = code.charAt(position) - '0';
				counts[position][digit]++;
				all[digit]++;
			}
			leadingZeros += code.startsWith("0") ? 1 : 0;
			distinct.add(code);
		}
		for (int[] position : counts) {
			assertThat(chiSquare(position, CODES)).isLessThan(CHI_SQUARE_LIMIT);
		}
		assertThat(chiSquare(all, 6 * CODES)).isLessThan(CHI_SQUARE_LIMIT);
		assertThat(leadingZeros).isBetween(9_000, 11_000);
		// positions that hang together repeat codes; 95,163 are expected, with a
		// standard deviation below 70
		assertThat(distinct).hasSizeBetween(94_700, 95_600);
	}

	@Test
	void generateWhenSourceIsAtItsEndsThenFirstAndLastCodeCod2T18() {
		assertThat(new SecureRandomSmsOtpCodeGenerator(new EdgeRandom(false)).generate(6)).isEqualTo("000000");
		assertThat(new SecureRandomSmsOtpCodeGenerator(new EdgeRandom(true)).generate(6)).isEqualTo("999999");
	}

	@ParameterizedTest
	@ValueSource(ints = { 6, 7, 8, 9, 10 })
	void generateThenSoManyAsciiDigitsCod1(int length) {
		assertThat(this.generator.generate(length)).matches("[0-9]{" + length + "}");
	}

	@Test
	void generateWhenLocaleHasOtherDigitsThenAsciiCod10() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
		try {
			assertThat(this.generator.generate(6)).matches("[0-9]{6}");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@ParameterizedTest
	@NullSource
	void createWhenSourceIsNullThenThrows(SecureRandom random) {
		assertThatIllegalArgumentException().isThrownBy(() -> new SecureRandomSmsOtpCodeGenerator(random))
			.withMessage("random cannot be null");
	}

	private static double chiSquare(int[] counts, int total) {
		double expected = total / 10.0;
		double sum = 0;
		for (int count : counts) {
			sum += (count - expected) * (count - expected) / expected;
		}
		return sum;
	}

	private static final class EdgeRandom extends SecureRandom {

		private final boolean upper;

		private EdgeRandom(boolean upper) {
			this.upper = upper;
		}

		@Override
		public int nextInt(int bound) {
			return this.upper ? bound - 1 : 0;
		}

	}

}
