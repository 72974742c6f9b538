package io.github.smsotp.phone;

import java.util.List;

import io.github.smsotp.phone.PhoneNumberRejectedException.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@link PhoneNumberPolicy} makes of what people type, rule by rule.
 */
class PhoneNumberVectorTests {

	@ParameterizedTest(name = "{0} [{1}] {2} {3} -> {4}")
	@CsvSource(delimiter = '|', textBlock = """
			# rule | allowed | region | input                          | E.164, or the reason of the refusal
			# one canonical spelling
			PHN-1  | US      |        | +14155552671                   | +14155552671
			PHN-1  | US      |        | +1 (415) 555-2671              | +14155552671
			PHN-1  | US      |        | +1.415.555.2671                | +14155552671
			PHN-1  | US      |        | '  +1 415 555 2671  '          | +14155552671
			PHN-1  | US      |        | (+1) 415/555/2671              | +14155552671
			PHN-1  | US      |        | +1[415]555–2671                | +14155552671
			PHN-1  | US      |        | +1\u00a0415\u202f555\u30002671 | +14155552671
			PHN-1  | US      |        | \u202a+1 415 555 2671\u202c    | +14155552671
			PHN-1  | US      |        | +1415\u200b555\ufeff2671       | +14155552671
			# nothing but one number
			PHN-1  | US      |        | ++14155552671                  | MALFORMED
			PHN-1  | US      |        | +1+4155552671                  | MALFORMED
			PHN-1  | US      |        | 4155552671+                    | MALFORMED
			PHN-1  | US      |        | +14155552671 +14155552672      | MALFORMED
			PHN-1  | US      |        | +14155552671\\n+14155552672    | MALFORMED
			PHN-1  | US      |        | +14155552671\\n                | MALFORMED
			PHN-1  | US      |        | \\r\\n+14155552671             | MALFORMED
			PHN-1  | US      |        | +1415\\t5552671                | MALFORMED
			PHN-1  | US      |        | +14155552671\\0                | MALFORMED
			PHN-1  | US      |        | +1415\\0 5552671               | MALFORMED
			PHN-1  | US      |        | +1-202-555-0123;drop           | MALFORMED
			PHN-1  | US      |        | +14155552671,+14155552672      | MALFORMED
			PHN-1  | US      |        | +14155552671?                  | MALFORMED
			PHN-1  | US      |        | *31#+14155552671               | MALFORMED
			PHN-1  | US      |        | +1415555²671                   | MALFORMED
			PHN-1  | US      |        | ''                             | MALFORMED
			PHN-1  | US      |        | '   '                          | MALFORMED
			PHN-1  | US      |        | +                              | MALFORMED
			PHN-1  | US      |        | +1                             | MALFORMED
			PHN-1  | US      |        | 7                              | MALFORMED
			# in use, not just possible
			PHN-2  | *       |        | +447700900123                  | INVALID
			PHN-2  | *       |        | +14155552                      | INVALID
			PHN-2  | *       |        | +141555526711                  | INVALID
			PHN-2  | *       |        | +11155552671                   | INVALID
			PHN-2  | *       |        | +999123456789                  | INVALID
			PHN-2  | *       |        | +0123456789                    | INVALID
			PHN-2  | *       |        | +8001234567                    | INVALID
			PHN-2  | *       |        | +551161234567                  | INVALID
			PHN-2  | US      |        | 911                            | INVALID
			PHN-2  | US      |        | 5550123                        | INVALID
			# types
			PHN-3  | *       |        | +19005551234                   | TYPE
			PHN-3  | *       |        | +18005550123                   | TYPE
			PHN-3  | *       |        | +15005550006                   | TYPE
			PHN-3  | *       |        | +449098790000                  | TYPE
			PHN-3  | *       |        | +447012345678                  | TYPE
			PHN-3  | *       |        | +447640123456                  | TYPE
			PHN-3  | *       |        | +445612345678                  | TYPE
			PHN-3  | *       |        | +443001234567                  | TYPE
			PHN-3  | *       |        | +448451234567                  | TYPE
			PHN-3  | *       |        | +442079460000                  | TYPE
			PHN-3  | *       |        | +4721234567                    | TYPE
			PHN-3  | *       |        | +447400123456                  | +447400123456
			PHN-3  | *       |        | +3197012345678                 | +3197012345678
			PHN-4  | US      |        | +12024561414                   | +12024561414
			PHN-4  | CA      |        | +16042345678                   | +16042345678
			PHN-4  | PR      |        | +17872345678                   | +17872345678
			# Argentina
			PHN-5  | AR      |        | +5491123456789                 | +5491123456789
			PHN-5  | AR      |        | +541123456789                  | +5491123456789
			PHN-5  | AR      |        | +54 11 15 2345 6789            | +5491123456789
			PHN-5  | AR      |        | +54 9 11 2345-6789             | +5491123456789
			PHN-5  | AR      |        | 54 11 15 2345 6789             | +5491123456789
			PHN-5  | AR      |        | 011 15 2345-6789               | +5491123456789
			PHN-5  | AR      |        | 11 2345-6789                   | +5491123456789
			PHN-5  | AR      |        | +543514123456                  | +5493514123456
			PHN-5  | AR      |        | +543511234567                  | INVALID
			PHN-5  | AR      |        | +5480012345678                 | TYPE
			PHN-5  | AR      |        | +546001234567                  | TYPE
			# trunk prefixes
			PHN-6  | MX      |        | +5215512345678                 | INVALID
			PHN-6  | MX      |        | +525512345678                  | +525512345678
			PHN-6  | IT      |        | +390612345678                  | TYPE
			PHN-6  | IT      |        | +39612345678                   | INVALID
			PHN-6  | IT      |        | +393123456789                  | +393123456789
			PHN-6  | FR      |        | +33 (0)6 12 34 56 78           | +33612345678
			PHN-6  | FR      |        | 06 12 34 56 78                 | +33612345678
			PHN-6  | GB      |        | +44 (0)7400 123456             | +447400123456
			PHN-6  | GB      |        | +44 (0)20 7123 4567            | TYPE
			PHN-6  | HU      |        | +36 (06) 20 123 4567           | +36201234567
			PHN-6  | RU      |        | 8 916 123-45-67                | +79161234567
			# extensions and letters
			PHN-7  | US      |        | +14155552671 ext. 42           | MALFORMED
			PHN-7  | US      |        | +14155552671;ext=42            | MALFORMED
			PHN-7  | US      |        | +14155552671 x42               | MALFORMED
			PHN-7  | US      |        | +14155552671#42                | MALFORMED
			PHN-7  | US      |        | +14155552671,42                | MALFORMED
			PHN-7  | US      |        | +14155552671～42               | MALFORMED
			PHN-7  | US      |        | +1 412 535 abcd                | MALFORMED
			PHN-7  | US      |        | 1-800-FLOWERS                  | MALFORMED
			PHN-7  | US      |        | +1415555c2671                  | MALFORMED
			PHN-7  | US      |        | +1415555с2671                  | MALFORMED
			PHN-7  | US      |        | +1415555Ａ2671                 | MALFORMED
			PHN-7  | US      |        | tel:+14155552671               | MALFORMED
			# plus sign or region
			PHN-8  | *       |        | 14155552671                    | MALFORMED
			PHN-8  | *       |        | 00447400123456                 | MALFORMED
			PHN-8  | *       | GB     | 00447400123456                 | +447400123456
			PHN-8  | GB      |        | 00447400123456                 | +447400123456
			PHN-8  | US      |        | 00447400123456                 | INVALID
			PHN-8  | US GB   |        | 011 44 7400 123456             | +447400123456
			PHN-8  | US      |        | (415) 555-2671                 | +14155552671
			PHN-8  | US      |        | 1 415 555 2671                 | +14155552671
			PHN-8  | * US    |        | 415 555 2671                   | +14155552671
			PHN-8  | US GB   |        | 07400 123456                   | INVALID
			PHN-8  | US GB   | GB     | 07400 123456                   | +447400123456
			PHN-8  | US GB   | ''     | 415 555 2671                   | +14155552671
			PHN-8  | US GB   | GB     | +14155552671                   | +14155552671
			PHN-8  | US      | GB     | 07400 123456                   | REGION
			PHN-8  | US      | GB     | +14155552671                   | REGION
			PHN-8  | US      | us     | 4155552671                     | REGION
			PHN-8  | US      | *      | 4155552671                     | REGION
			PHN-8  | *       | *      | 4155552671                     | REGION
			PHN-8  | *       | ZZ     | 4155552671                     | REGION
			PHN-8  | *       | 001    | 881612345678                   | REGION
			PHN-8  | DE      |        | 49151234567                    | TYPE
			PHN-8  | DE      |        | 0151 23456789                  | +4915123456789
			# the country is that of the number, not of its calling code
			PHN-9  | US      |        | +18764231234                   | REGION
			PHN-9  | US      |        | +18765550123                   | REGION
			PHN-9  | US      |        | 876 423 1234                   | REGION
			PHN-9  | US JM   |        | +18764231234                   | +18764231234
			PHN-9  | US      |        | +16042345678                   | REGION
			PHN-9  | US      |        | +18092345678                   | REGION
			PHN-9  | GB      |        | +447911123456                  | REGION
			PHN-9  | GB GG   |        | +447911123456                  | +447911123456
			PHN-9  | GB      |        | +447624123456                  | REGION
			PHN-9  | IM      |        | +447624123456                  | +447624123456
			PHN-9  | RU      |        | +77012345678                   | REGION
			PHN-9  | FR      |        | +262692123456                  | REGION
			PHN-9  | US *    |        | +18764231234                   | +18764231234
			PHN-9  | *       |        | +881612345678                  | REGION
			PHN-9  | *       |        | +870773123456                  | REGION
			PHN-9  | *       |        | +883510012345678               | REGION
			PHN-9  | *       |        | +979123456789                  | REGION
			PHN-9  | *       |        | +80012345678                   | REGION
			# digits of all scripts
			PHN-10 | US      |        | ＋１４１５５５５２６７１       | +14155552671
			PHN-10 | US      |        | +١٤١٥٥٥٥٢٦٧١                   | +14155552671
			PHN-10 | US      |        | +۱۴۱۵۵۵۵۲۶۷۱                   | +14155552671
			PHN-10 | US      |        | +१४१५५५५२६७१                   | +14155552671
			PHN-10 | US      |        | +𝟏𝟒𝟏𝟓𝟓𝟓𝟓𝟐𝟔𝟕𝟏                  | +14155552671
			PHN-10 | JP      |        | ０９０ー１２３４−５６７８      | +819012345678
			PHN-10 | US      |        | （４１５）５５５－２６７１     | +14155552671
			# length
			PHN-11 | *       |        | +6907290                       | +6907290
			PHN-11 | *       |        | +247 40123                     | +24740123
			PHN-11 | *       |        | +493012345678901               | TYPE
			PHN-11 | *       |        | +4930123456789012              | MALFORMED
			PHN-11 | *       |        | +49301234567890123             | MALFORMED
			PHN-11 | *       |        | +123456789012345678901234567   | MALFORMED
			# numbers of films and books
			PHN-12 | US      |        | +12025550100                   | INVALID
			PHN-12 | US      |        | +12025550123                   | INVALID
			PHN-12 | US      |        | (202) 555-0199                 | INVALID
			PHN-12 | CA      |        | +1 604 555 0142                | INVALID
			PHN-12 | US      |        | +12025550099                   | +12025550099
			PHN-12 | US      |        | +12025550200                   | +12025550200
			PHN-12 | US      |        | +14155501234                   | +14155501234
			""")
	void parseWhenTypedThenE164OrReason(String rule, String regions, @Nullable String region, String input,
			String expected) {
		PhoneNumberPolicy policy = new PhoneNumberPolicy(List.of(regions.split(" ")));
		String typed = input.translateEscapes();
		if (expected.startsWith("+")) {
			assertThat(policy.parse(typed, region)).isEqualTo(new PhoneNumber(expected));
			return;
		}
		assertThatExceptionOfType(PhoneNumberRejectedException.class).isThrownBy(() -> policy.parse(typed, region))
			.withMessage("Phone number rejected: " + expected)
			.extracting(PhoneNumberRejectedException::getReason)
			.isEqualTo(Reason.valueOf(expected));
	}

}
