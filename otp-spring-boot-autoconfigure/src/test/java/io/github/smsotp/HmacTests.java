package io.github.smsotp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Hmac}. Stores outlive a release, so the values may never change.
 */
class HmacTests {

	private final Hmac hmac = new Hmac("k".repeat(32).getBytes(StandardCharsets.US_ASCII));

	/**
	 * Keys and texts of RFC 4231 §4.2, §4.3 and §4.7; the expected values were computed
	 * by Python's hmac with the text's length in front.
	 */
	@ParameterizedTest
	@CsvSource({ "0b,20,Hi There,9f9434ff5fba252b4b6d8cd08ea7901067fd90471fb57ad05f0e7d1e7886fb31",
			"4a656665,1,what do ya want for nothing?,6298cecdfbe401fe7a2c98963b8fc9fce1d110839f3a1ac4f873523359f55750",
			"aa,131,Test Using Larger Than Block-Size Key - Hash Key First,"
					+ "20ad5545cbb4621855d149642c485ee11d65b2af33c689520f3375b6d64ac03b" })
	void ofIsHmacSha256OfTheLengthAndTheTextCry5(String key, int repeated, String text, String expected) {
		Hmac rfc = new Hmac(HexFormat.of().parseHex(key.repeat(repeated)));
		assertThat(HexFormat.of().formatHex(rfc.of(text))).isEqualTo(expected);
	}

	@Test
	void ofWhenNoPartThenHmacOfNothing() {
		assertThat(HexFormat.of().formatHex(this.hmac.of()))
			.isEqualTo("a4ad8e340e32bf1d916005cb1dc92795148897965e36ae56c0adc357474b5372");
	}

	@Test
	void ofWhenSeveralPartsThenEachCarriesItsLengthInBytesCry5() {
		assertThat(HexFormat.of().formatHex(this.hmac.of("ab", "c")))
			.isEqualTo("909c06defa5f705b5efd8e09629cd0ed7a67cca8b8040c545a27eb587f051aa6");
		assertThat(HexFormat.of().formatHex(this.hmac.of("é", "")))
			.isEqualTo("d4fcdca14c623b04c635c3051be912f01e13c343a7bb72f80bffb1ef3ec9eed1");
	}

	@Test
	void ofWhenPartsAreCutElsewhereThenDiffersCry5() {
		assertThat(this.hmac.of("ab", "c")).isNotEqualTo(this.hmac.of("a", "bc"))
			.isNotEqualTo(this.hmac.of("abc"))
			.isNotEqualTo(this.hmac.of("ab", "c", ""))
			.isNotEqualTo(this.hmac.of("c", "ab"))
			.isEqualTo(this.hmac.of("ab", "c"));
	}

	@Test
	void createWhenGivenKeyChangesThenUnchanged() {
		byte[] key = "k".repeat(32).getBytes(StandardCharsets.US_ASCII);
		Hmac copy = new Hmac(key);
		key[0] = 0;
		assertThat(copy.of("ab", "c")).isEqualTo(this.hmac.of("ab", "c"));
	}

	/**
	 * RFC 5869 appendix A.3, the first block of its output.
	 */
	@Test
	void deriveIsHkdfSha256WithoutSalt() {
		byte[] derived = Hmac.derive(HexFormat.of().parseHex("0b".repeat(22)), "");
		assertThat(HexFormat.of().formatHex(derived))
			.isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
	}

	@Test
	void deriveWhenOtherUseThenOtherKey() {
		byte[] secret = new byte[32];
		assertThat(Hmac.derive(secret, "one")).hasSize(32).isNotEqualTo(Hmac.derive(secret, "other"));
	}

}
