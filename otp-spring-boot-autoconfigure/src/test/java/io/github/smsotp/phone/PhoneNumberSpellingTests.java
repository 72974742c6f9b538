package io.github.smsotp.phone;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.smsotp.phone.PhoneNumberRejectedException.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How people of many countries spell their numbers, and what attackers make of them:
 * every spelling of a number that may get texts is one number, and so one key of the send
 * limits.
 */
class PhoneNumberSpellingTests {

	private static final String NAME = "{0} [{1}] {2} -> {3}";

	private static final String SPELLINGS = """
			# allowed | region | input                                        | expected
			# Europe
			DE        |        | +49 1512 3456789                             | +4915123456789
			DE        |        | +49-151-23456789                             | +4915123456789
			DE        |        | 0049 151 23456789                            | +4915123456789
			DE        |        | 0151 23456789                                | +4915123456789
			*         | DE     | 0151/234 567 89                              | +4915123456789
			DE        |        | +49 (0) 151 / 234 567 89                     | +4915123456789
			DE        |        | 0049 (0)151-23456789                         | +4915123456789
			DE        |        | (+49) [151] 23456789                         | +4915123456789
			DE        |        | +49\u00a0151\u202f2345\u20096789             | +4915123456789
			DE        |        | \u2068+49\u200b1512\u2060345\u00ad6789\u2069 | +4915123456789
			DE        |        | +49 151–2345‐6789−                           | +4915123456789
			DE        |        | +4915123456789\u00a0                         | +4915123456789
			DE        |        | 0151 23456789.                               | +4915123456789
			AT        |        | 0664 / 12 34 56                              | +43664123456
			DE AT     | AT     | 0664/123456                                  | +43664123456
			AT        |        | +43 (0)664 123-456                           | +43664123456
			AT        |        | 0043.664.123456                              | +43664123456
			CH        |        | 078 123 45 67                                | +41781234567
			CH        |        | +41 (0)78/123.45.67                          | +41781234567
			CH AT     |        | 0041 78 123 45 67                            | +41781234567
			LI        |        | 660 23 45 67                                 | +423660234567
			CH LI     | LI     | 00423/660-234-567                            | +423660234567
			LI        |        | +423 (660) 23 45 67                          | +423660234567
			FR        |        | 06.12.34.56.78                               | +33612345678
			FR        |        | 06-12-34-56-78                               | +33612345678
			FR        |        | +33\u202f6\u202f12\u202f34\u202f56\u202f78   | +33612345678
			*         | FR     | 0033 (0)6 12 34 56 78                        | +33612345678
			FR        |        | ＋３３（６）１２．３４．５６．７８           | +33612345678
			BE        |        | 0450/00.12.34                                | +32450001234
			BE        |        | +32 (0) 450 00 12 34                         | +32450001234
			BE        |        | 0032 450 001234                              | +32450001234
			NL        |        | 06-12345678                                  | +31612345678
			NL        |        | +31 (0)6 12 34 56 78                         | +31612345678
			NL        |        | 00 31 6-1234-5678                            | +31612345678
			LU        |        | 628 123 456                                  | +352628123456
			LU        |        | 00352 628.123.456                            | +352628123456
			LU        |        | (+352) 628-123-456                           | +352628123456
			GB        |        | 07400 123456                                 | +447400123456
			GB        |        | (07400) 123-456                              | +447400123456
			GB        |        | 0044 (0)7400 123 456                         | +447400123456
			GB GG     |        | +44.7400.123456                              | +447400123456
			IE        |        | 085 012 3456                                 | +353850123456
			GB IE     | IE     | (085) 012-3456                               | +353850123456
			IE        |        | +353 (0)85 012 3456                          | +353850123456
			IE        |        | 00353/85/0123456                             | +353850123456
			ES        |        | 612 34 56 78                                 | +34612345678
			ES        |        | 0034 612 345 678                             | +34612345678
			ES        |        | (+34) 612.34.56.78                           | +34612345678
			PT        |        | 912-345-678                                  | +351912345678
			PT        |        | 00351 912 345 678                            | +351912345678
			*         | PT     | +351\u00a0912\u00a0345\u00a0678              | +351912345678
			IT        |        | 312 345 6789                                 | +393123456789
			IT        |        | 312/34.56.789                                | +393123456789
			IT        |        | 0039 312 3456789                             | +393123456789
			IT        |        | 39 312 345 6789                              | +393123456789
			SM        |        | 66 66 12 12                                  | +37866661212
			IT SM     | SM     | 00378 66-66-12-12                            | +37866661212
			SM        |        | +378 (66) 661212                             | +37866661212
			GR        |        | 691 234 5678                                 | +306912345678
			GR        |        | 0030 (691) 2345678                           | +306912345678
			*         | GR     | 30 691-234-5678                              | +306912345678
			CY        |        | 96 123456                                    | +35796123456
			CY        |        | 00357/96/123456                              | +35796123456
			CY        |        | +357 96-12-34-56                             | +35796123456
			DK        |        | 34 41 23 45                                  | +4534412345
			DK        |        | 0045 3441-2345                               | +4534412345
			DK        |        | (+45) 34.41.23.45                            | +4534412345
			SE        |        | 070-123 45 67                                | +46701234567
			SE        |        | +46 (0)70-123 45 67                          | +46701234567
			SE        |        | 0046 70 1234567                              | +46701234567
			NO        |        | 406 12 345                                   | +4740612345
			NO        |        | 0047 40 61 23 45                             | +4740612345
			SE NO     | NO     | (+47) 406.12.345                             | +4740612345
			FI        |        | 041 234 5678                                 | +358412345678
			FI        |        | +358 (0)41-2345678                           | +358412345678
			FI        |        | 00358.41.234.5678                            | +358412345678
			IS        |        | 611-1234                                     | +3546111234
			IS        |        | 00354 611 1234                               | +3546111234
			PL        |        | 512 345 678                                  | +48512345678
			PL        |        | 0048 (512) 345-678                           | +48512345678
			*         | PL     | 48.512.345.678                               | +48512345678
			CZ        |        | 601 123 456                                  | +420601123456
			CZ        |        | 00420/601/123456                             | +420601123456
			CZ SK     |        | +420 (601) 123-456                           | +420601123456
			SK        |        | 0912/123 456                                 | +421912123456
			CZ SK     | SK     | 0912.123.456                                 | +421912123456
			SK        |        | +421 (0)912 123 456                          | +421912123456
			HU        |        | 06 20 123 4567                               | +36201234567
			HU        |        | (06-20) 123-45-67                            | +36201234567
			HU        |        | +36/20/123-4567                              | +36201234567
			HU        |        | 0036 20 1234567                              | +36201234567
			RO        |        | 0712.034.567                                 | +40712034567
			RO        |        | +40 (0)712 034 567                           | +40712034567
			RO        |        | 0040-712-034-567                             | +40712034567
			HR        |        | 092/123-4567                                 | +385921234567
			HR        |        | +385 (0)92 123 4567                          | +385921234567
			HR SI     |        | 00385 92 1234 567                            | +385921234567
			RS        |        | 060/1234-567                                 | +381601234567
			RS        |        | +381 (0)60 123 45 67                         | +381601234567
			RS        |        | 00381.60.1234567                             | +381601234567
			LT        |        | 8 612 34567                                  | +37061234567
			LT        |        | (8-612) 34567                                | +37061234567
			LT        |        | 0 612 34567                                  | +37061234567
			LT        |        | +370 (8) 612 34567                           | +37061234567
			UA        |        | 050 123-45-67                                | +380501234567
			UA        |        | +38 (050) 123-45-67                          | +380501234567
			UA        |        | 00380 50 123 45 67                           | +380501234567
			BY        |        | 8 (029) 491-19-11                            | +375294911911
			BY        |        | 80 29 491 19 11                              | +375294911911
			BY        |        | +375 (0)29 491.19.11                         | +375294911911
			TR        |        | 0 (501) 234 56 78                            | +905012345678
			TR        |        | +90 0501 234 56 78                           | +905012345678
			TR        |        | 0090.501.234.56.78                           | +905012345678
			# +7
			RU        |        | 8 (912) 345-67-89                            | +79123456789
			RU        |        | 8-912-345-67-89                              | +79123456789
			RU        |        | 912 345 67 89                                | +79123456789
			KZ RU     | RU     | 7 912 345.67.89                              | +79123456789
			RU        |        | 810 7 912 345 67 89                          | +79123456789
			KZ        |        | 8 (771) 000-99-98                            | +77710009998
			RU KZ     | KZ     | 771 000 9998                                 | +77710009998
			KZ        |        | +7\u00a0771\u00a0000\u00a0999\u00a08         | +77710009998
			RU KZ     |        | 8 771 000 9998                               | +77710009998
			# Middle East and Africa
			IL        |        | 050-234-5678                                 | +972502345678
			IL        |        | +972-(0)50-2345678                           | +972502345678
			IL        |        | 00972 50 234 5678                            | +972502345678
			AE        |        | 050 123 4567                                 | +971501234567
			AE        |        | 00971-50-123-4567                            | +971501234567
			*         | AE     | (971) 50 1234567                             | +971501234567
			SA        |        | 051 234 5678                                 | +966512345678
			SA        |        | 00966 51 234 5678                            | +966512345678
			SA        |        | +966 (0)51-234-5678                          | +966512345678
			EG        |        | 010 0123 4567                                | +201001234567
			EG        |        | 0020 10 01234567                             | +201001234567
			EG        |        | +20 (0)10-0123-4567                          | +201001234567
			MA        |        | 06.50.12.34.56                               | +212650123456
			MA        |        | 00212 6 50 12 34 56                          | +212650123456
			MA        |        | +212 (0)650-123456                           | +212650123456
			CI        |        | 01 23 45 67 89                               | +2250123456789
			CI        |        | 00225 01.23.45.67.89                         | +2250123456789
			NG        |        | 0802 123 4567                                | +2348021234567
			NG        |        | 009 234 802 123 4567                         | +2348021234567
			*         | NG     | +234 (0)802-123-4567                         | +2348021234567
			KE        |        | 0712 123456                                  | +254712123456
			KE        |        | 000 254 712 123456                           | +254712123456
			KE        |        | +254-(0)712-123-456                          | +254712123456
			ZA        |        | 071 123 4567                                 | +27711234567
			ZA        |        | +27 (0)71.123.4567                           | +27711234567
			ZA        |        | 0027/71/1234567                              | +27711234567
			# Asia and Oceania
			IN        |        | 081234-56789                                 | +918123456789
			IN        |        | +91 (0)81234 56789                           | +918123456789
			IN        |        | 0091 8123 456 789                            | +918123456789
			US IN     | IN     | 91 81234 56789                               | +918123456789
			PK        |        | 0301-2345678                                 | +923012345678
			PK        |        | +92 (301) 234 5678                           | +923012345678
			PK        |        | 0092 0301 2345678                            | +923012345678
			CN        |        | 131-2345-6789                                | +8613123456789
			CN        |        | 0086 131 2345 6789                           | +8613123456789
			CN        |        | 17951 131 2345 6789                          | +8613123456789
			CN        |        | ＋８６（１３１）２３４５−６７８９            | +8613123456789
			HK        |        | 5123-4567                                    | +85251234567
			HK        |        | 001 852 5123 4567                            | +85251234567
			CN HK     |        | +852\u30005123\u30004567                     | +85251234567
			TW        |        | 0912-345-678                                 | +886912345678
			TW        |        | 002 886 912 345 678                          | +886912345678
			TW        |        | ０９１２ー３４５ー６７８                     | +886912345678
			JP        |        | 090-1234-5678                                | +819012345678
			JP        |        | +81 (0)90-1234-5678                          | +819012345678
			JP        |        | 010 81 90 1234 5678                          | +819012345678
			JP        |        | ０９０（１２３４）５６７８                   | +819012345678
			KR        |        | 010.2000.0000                                | +821020000000
			KR        |        | 00700 82 10 2000 0000                        | +821020000000
			JP KR     | KR     | +82-(0)10-2000-0000                          | +821020000000
			SG        |        | 8123 4567                                    | +6581234567
			SG        |        | 001 65 8123-4567                             | +6581234567
			MY        |        | 012-345 6789                                 | +60123456789
			MY        |        | 0060 12 345 6789                             | +60123456789
			MY SG     |        | +60 (0)12.345.6789                           | +60123456789
			TH        |        | 081-234-5678                                 | +66812345678
			TH        |        | 001 66 81 234 5678                           | +66812345678
			TH        |        | +66 (0)81 234 5678                           | +66812345678
			ID        |        | 0812-345-678                                 | +62812345678
			ID        |        | 008 62 812 345 678                           | +62812345678
			ID        |        | +62 (0)812.345.678                           | +62812345678
			PH        |        | 0905 123 4567                                | +639051234567
			PH        |        | 0063 905 123 4567                            | +639051234567
			PH        |        | +63 (0)905-123-4567                          | +639051234567
			AU        |        | (0412) 345 678                               | +61412345678
			AU        |        | 0011 61 412 345 678                          | +61412345678
			AU NZ     |        | +61 (0)412-345-678                           | +61412345678
			NZ        |        | 021 123 4567                                 | +64211234567
			AU NZ     | NZ     | (021) 123-4567                               | +64211234567
			NZ        |        | 0064 (0)21 123 4567                          | +64211234567
			# the Americas
			US        |        | 1 (415) 555.2671                             | +14155552671
			US        |        | 1-1-415-555-2671                             | +14155552671
			US        |        | +1 1 (415) 555-2671                          | +14155552671
			*         | US     | 415/555/2671                                 | +14155552671
			CA        |        | 604-234-5678                                 | +16042345678
			US CA     |        | (604) 234 5678                               | +16042345678
			CA        |        | 011 1 604 234 5678                           | +16042345678
			MX        |        | 55 1234 5678                                 | +525512345678
			MX        |        | (55) 1234-5678                               | +525512345678
			MX        |        | 00 52 55 1234 5678                           | +525512345678
			US MX     | MX     | 52.55.1234.5678                              | +525512345678
			BR        |        | (11) 96123-4567                              | +5511961234567
			BR        |        | (011) 96123-4567                             | +5511961234567
			BR        |        | 0 15 11 96123-4567                           | +5511961234567
			BR        |        | 0015 55 11 96123 4567                        | +5511961234567
			BR        |        | +55 (0)11 96123.4567                         | +5511961234567
			CL        |        | 9 6123 4567                                  | +56961234567
			CL        |        | (+56-9) 6123-4567                            | +56961234567
			CL        |        | 56 9 61 23 45 67                             | +56961234567
			CO        |        | 321 123 4567                                 | +573211234567
			CO        |        | 03 321 1234567                               | +573211234567
			CO        |        | +57 (321) 123-45-67                          | +573211234567
			PE        |        | 912-345-678                                  | +51912345678
			PE        |        | 0051 912 345 678                             | +51912345678
			UY        |        | 094 231 234                                  | +59894231234
			UY        |        | +598 (0)94-231-234                           | +59894231234
			UY        |        | 00598 94 231234                              | +59894231234
			""";

	private static final String SCRIPTS = """
			# allowed | region | input                               | expected
			# Arabic-Indic
			EG        |        | ٠١٠ ٠١٢٣ ٤٥٦٧                       | +201001234567
			EG        |        | \u200f+٢٠ ١٠ ٠١٢٣ ٤٥٦٧              | +201001234567
			EG        |        | ٠٠٢٠-١٠-٠١٢٣٤٥٦٧                    | +201001234567
			SA        |        | ٠٥١٢٣٤٥٦٧٨                          | +966512345678
			SA        |        | ٠٠٩٦٦ (٠)٥١ ٢٣٤ ٥٦٧٨                | +966512345678
			AE        |        | ٠٥٠-١٢٣-٤٥٦٧                        | +971501234567
			IQ        |        | ٠٧٩١ ٢٣٤ ٥٦٧٨                       | +9647912345678
			IQ        |        | +٩٦٤ (٠)٧٩١ ٢٣٤ ٥٦٧٨                | +9647912345678
			# Persian and Urdu
			IR        |        | ۰۹۱۲ ۳۴۵ ۶۷۸۹                       | +989123456789
			IR        |        | +۹۸ (۰)۹۱۲-۳۴۵-۶۷۸۹                 | +989123456789
			IR        |        | ۰۰۹۸۹۱۲۳۴۵۶۷۸۹                      | +989123456789
			IR        |        | ٠٩١٢ 345 ۶۷۸۹                       | +989123456789
			PK        |        | ۰۳۰۱-۲۳۴۵۶۷۸                        | +923012345678
			# India and its neighbours
			IN        |        | ०८१२३४ ५६७८९                        | +918123456789
			IN        |        | +९१-८१२३४-५६७८९                     | +918123456789
			IN        |        | ௮௧௨௩௪௫௬௭௮௯                          | +918123456789
			NP        |        | ९८४-१२३४५६७                         | +9779841234567
			NP        |        | ００９７７ ९८४ १२३ ४५६७             | +9779841234567
			BD        |        | ০১৮১২-৩৪৫৬৭৮                        | +8801812345678
			BD        |        | +৮৮০ (০)১৮১২ ৩৪৫৬৭৮                 | +8801812345678
			# South East Asia
			TH        |        | ๐๘๑-๒๓๔-๕๖๗๘                        | +66812345678
			MM        |        | ၀၉ ၂၁၂ ၃၄၅၆                         | +9592123456
			KH        |        | ០៩១ ២៣៤ ៥៦៧                         | +85591234567
			# full-width and mathematical
			DE        |        | ０１５１／２３４５６７８９          | +4915123456789
			DE        |        | ＋４９（０）１５１−２３４５６７８９ | +4915123456789
			DE        |        | ﹢𝟜𝟡 𝟙𝟝𝟙 𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡                   | +4915123456789
			KR        |        | ０１０−２０００−００００            | +821020000000
			TW        |        | ＋８８６［９１２］３４５．６７８    | +886912345678
			# numerals that are no decimal digits
			DE        |        | +⁴⁹15123456789                      | MALFORMED
			DE        |        | ₊4915123456789                      | MALFORMED
			DE        |        | +④⑨15123456789                      | MALFORMED
			CN        |        | +86 一三一二三四五六七八九          | MALFORMED
			ET        |        | ፱፩፩ 234567                          | MALFORMED
			IT        |        | Ⅲ12 345 6789                        | MALFORMED
			""";

	private static final String TRUNKS = """
			# allowed | region | input                  | expected
			# Argentina: 0 before the area, 15 before or 9 after it, for one and the same phone
			AR        |        | 0351 15-412-3456       | +5493514123456
			AR        |        | (0351) 15 4123456      | +5493514123456
			AR        |        | 351 412 3456           | +5493514123456
			AR        |        | +54 351 15 412 3456    | +5493514123456
			AR        |        | +54 9 351 412-3456     | +5493514123456
			AR        |        | +54 (0) 9 351 412.3456 | +5493514123456
			AR        |        | 0054 9 351 4123456     | +5493514123456
			AR        |        | 54 9 351 412 3456      | +5493514123456
			AR        |        | 02944 15-42-1234       | INVALID
			AR        |        | 15 412 3456            | INVALID
			AR        |        | +54 9 351 15 412 3456  | INVALID
			# Mexico: the prefixes before 2019
			MX        |        | +52 1 55 1234 5678     | INVALID
			MX        |        | 044 55 1234 5678       | INVALID
			MX        |        | 01 55 1234 5678        | INVALID
			# a zero that is part of the number
			IT        |        | 0312 345 6789          | TYPE
			IT        |        | +39 0312 345 6789      | TYPE
			IT        |        | +39 (0)312 345 6789    | TYPE
			CI        |        | +225 1 23 45 67 89     | INVALID
			CI        |        | 01 23 45 67            | INVALID
			# no trunk prefix in this country
			ES        |        | 0612 34 56 78          | INVALID
			ES        |        | +34 (0)612 34 56 78    | INVALID
			PL        |        | 0 512 345 678          | INVALID
			US        |        | +1 (0) 415 555 2671    | INVALID
			# that of another country
			US        |        | 0 415 555 2671         | INVALID
			RU        |        | +8 912 345-67-89       | INVALID
			UA        |        | 8 050 123-45-67        | INVALID
			DE        |        | +01512 3456789         | INVALID
			DE        |        | 011 49 1512 3456789    | MALFORMED
			DE        |        | 000491512345678        | MALFORMED
			DE        |        | 00+4915123456789       | MALFORMED
			""";

	private static final String ADDITIONS = """
			# allowed | region | input                             | expected
			# extensions
			DE        |        | +4915123456789;ext=1              | MALFORMED
			DE        |        | 0151 23456789 Durchwahl 5         | MALFORMED
			DE        |        | +4915123456789;isub=1             | MALFORMED
			DE        |        | +4915123456789p1                  | MALFORMED
			DE        |        | +4915123456789w1                  | MALFORMED
			GB        |        | 07400 123456 extn 3               | MALFORMED
			FR        |        | 06 12 34 56 78 poste 12           | MALFORMED
			ES        |        | 612 34 56 78 int. 9               | MALFORMED
			RU        |        | 8 (912) 345-67-89 доб. 12         | MALFORMED
			JP        |        | ０９０−１２３４−５６７８ 内線１２ | MALFORMED
			JP        |        | 090-1234-5678＃12                 | MALFORMED
			JP        |        | 090-1234-5678ｘ12                 | MALFORMED
			BR        |        | (11) 96123-4567 ramal 8           | MALFORMED
			# one character more
			DE        |        | +4915123456789;                   | MALFORMED
			DE        |        | +4915123456789*                   | MALFORMED
			DE        |        | +4915123456789%                   | MALFORMED
			DE        |        | +4915123456789\u034f              | MALFORMED
			DE        |        | +4915123456789\ufe0f              | MALFORMED
			DE        |        | +4915123456789\u20e3              | MALFORMED
			DE        |        | +4915123456789\\0                 | MALFORMED
			DE        |        | +4915123456789+                   | MALFORMED
			DE        |        | "+4915123456789"                  | MALFORMED
			DE        |        | +4915123456789 0                  | INVALID
			DE        |        | +4915123456789 (1)                | INVALID
			FR        |        | 06 12 34 56 78 / 9                | INVALID
			GB        |        | 07400 123456-7                    | INVALID
			# two numbers
			DE        |        | 0151 23456789 / 0151 23456780     | MALFORMED
			DE        |        | 0151 23456789 oder 0151 23456780  | MALFORMED
			# addresses
			DE        |        | tel:+49-151-23456789              | MALFORMED
			DE        |        | sms:+4915123456789                | MALFORMED
			DE        |        | sip:+4915123456789@example.com    | MALFORMED
			DE        |        | 0151-23456789;phone-context=+49   | MALFORMED
			# letters
			AU        |        | 13 CATS                           | MALFORMED
			US        |        | 1-888-GO-FEDEX                    | MALFORMED
			GB        |        | 07400 1234S6                      | MALFORMED
			DE        |        | O151 23456789                     | MALFORMED
			DE        |        | 0l51 23456789                     | MALFORMED
			DE        |        | О151 23456789                     | MALFORMED
			BR        |        | 0xx11 96123-4567                  | MALFORMED
			DE        |        | Mobil: 0151 23456789              | MALFORMED
			DE        |        | ➕4915123456789                   | MALFORMED
			""";

	private static final String SHORT_CODES = """
			# allowed | region | input   | expected
			DE        |        | 112     | INVALID
			DE        |        | 11833   | INVALID
			DE        |        | 22922   | INVALID
			DE        |        | +49 112 | INVALID
			GB        |        | 999     | INVALID
			GB        |        | 60777   | INVALID
			GB        |        | 118118  | INVALID
			FR        |        | 3631    | INVALID
			IT        |        | 113     | INVALID
			US        |        | 611     | INVALID
			US        |        | 72273   | INVALID
			US        |        | +1 911  | INVALID
			BR        |        | 190     | INVALID
			AU        |        | 000     | INVALID
			JP        |        | 119     | INVALID
			IN        |        | 56161   | INVALID
			*         | CN     | 10086   | INVALID
			*         |        | 112     | MALFORMED
			""";

	private static final String TYPES = """
			# allowed | region | input             | expected
			# premium rate
			DE        |        | 0900 1234567      | TYPE
			DE        |        | +49 137 123 4567  | TYPE
			GB        |        | 0909 879 0000     | TYPE
			FR        |        | 08 99 12 34 56    | TYPE
			IT        |        | 899 123 456       | TYPE
			ES        |        | 803 123 456       | TYPE
			NL        |        | 0900 123 4567     | TYPE
			BE        |        | +32 900 12 345    | TYPE
			CH        |        | 0900 123 456      | TYPE
			AT        |        | +43 900 123456    | TYPE
			SE        |        | 0939-123 45 67    | TYPE
			NO        |        | +47 829 12 345    | TYPE
			FI        |        | 0600 12345        | TYPE
			IE        |        | 1520 123 456      | TYPE
			PL        |        | +48 701 234 567   | TYPE
			HU        |        | 06 90 123 456     | TYPE
			RU        |        | 8 809 123-45-67   | TYPE
			TR        |        | 0900 123 45 67    | TYPE
			IL        |        | 1-919-123-456     | TYPE
			US        |        | 1 900 234 5678    | TYPE
			MX        |        | 900 123 4567      | TYPE
			BR        |        | 0900 123 456      | TYPE
			AU        |        | 1900 123 456      | TYPE
			JP        |        | 0990-123-456      | TYPE
			SG        |        | 1900 123 4567     | TYPE
			ZA        |        | 086 212 3456      | TYPE
			# toll-free
			DE        |        | 0800 1234567      | TYPE
			GB        |        | 0800 123 4567     | TYPE
			FR        |        | 0 800 12 34 56    | TYPE
			US        |        | 1-888-234-5678    | TYPE
			RU        |        | 8 800 123-45-67   | TYPE
			IN        |        | 1800 123 456      | TYPE
			AU        |        | 1800 123 456      | TYPE
			JP        |        | 0120-123-456      | TYPE
			CN        |        | 800 123 4567      | TYPE
			# shared cost
			DE        |        | 0180 5 123456     | TYPE
			FR        |        | 0810 12 34 56     | TYPE
			GB        |        | 0871 123 4567     | TYPE
			AU        |        | 1300 123 456      | TYPE
			# telephony over the internet
			DE        |        | 032 123 4567890   | TYPE
			FR        |        | 09 12 34 56 78    | TYPE
			IT        |        | 55 1234 5678      | TYPE
			NL        |        | 085 012 3456      | TYPE
			JP        |        | 050-1234-5678     | TYPE
			KR        |        | 070-1234-5678     | TYPE
			IL        |        | 077-123-4567      | TYPE
			SG        |        | 3123 4567         | TYPE
			ZA        |        | 087 123 4567      | TYPE
			CL        |        | 44 123 4567       | TYPE
			# personal and company numbers, pagers
			DE        |        | 0700 12345678     | TYPE
			DE        |        | 0168 1234567      | TYPE
			CH        |        | 0878 123 456      | TYPE
			ES        |        | 70 123 4567       | TYPE
			US        |        | 500 234 5678      | TYPE
			BR        |        | 4004 1234         | TYPE
			# satellite telephones of one country
			CA        |        | 600 234 5678      | TYPE
			AU        |        | 0147 123 456      | TYPE
			# fixed lines
			DE        |        | 030 123456        | TYPE
			FR        |        | 01 23 45 67 89    | TYPE
			IN        |        | 022 2345 6789     | TYPE
			RU        |        | 8 (495) 123-45-67 | TYPE
			CN        |        | 010 1234 5678     | TYPE
			""";

	private static final String NEIGHBOURS = """
			# allowed | region | input                    | expected
			# barred countries
			DE        |        | +43 664 123456           | REGION
			DE        |        | 0043 664 123456          | REGION
			DE        |        | +420 601 123 456         | REGION
			DE AT CH  | CH     | 00 44 7400 123456        | REGION
			DE        | AT     | 0664 123456              | REGION
			DE        | AT     | +4915123456789           | REGION
			US        |        | 011 49 151 23456789      | REGION
			RU        |        | 810 44 7400 123456       | REGION
			AU        |        | 0011 64 21 123 4567      | REGION
			# neighbours under +1
			US        |        | 1 876 423 1234           | REGION
			US        |        | 011 1 876 423 1234       | REGION
			US        |        | +1 (876) 555-1234        | REGION
			US        |        | ＋１８７６４２３１２３４ | REGION
			US        |        | (658) 210-1234           | REGION
			US        |        | 809-234-5678             | REGION
			US        |        | 829-234-5678             | REGION
			US        |        | 849-234-5678             | REGION
			US        |        | 242-359-1234             | REGION
			US        |        | 246-250-1234             | REGION
			US        |        | 868-291-1234             | REGION
			US        |        | 441-370-1234             | REGION
			US        |        | 604-234-5678             | REGION
			US        |        | 787-234-5678             | REGION
			US        |        | 340-642-1234             | REGION
			US        |        | 671-300-1234             | REGION
			CA        |        | (415) 555-2671           | REGION
			CA        |        | 876 423 1234             | REGION
			JM        |        | 415 555 2671             | REGION
			JM        |        | 876 423 1234             | +18764231234
			US JM     |        | 011-1-876-423-1234       | +18764231234
			JM        |        | (658) 210-1234           | +16582101234
			DO        |        | 829-234-5678             | +18292345678
			DO        |        | 1 849 234 5678           | +18492345678
			US CA     |        | 1 604 234 5678           | +16042345678
			US PR     |        | (787) 234-5678           | +17872345678
			TT        |        | 868-291-1234             | +18682911234
			# +7
			RU        |        | 8 771 000 99 98          | REGION
			RU        |        | +7 (701) 234-56-78       | REGION
			KZ        |        | 8 912 345-67-89          | REGION
			# +44
			GB        |        | 07781 123456             | REGION
			GB        |        | 07797 712345             | REGION
			GB        |        | 07624 123456             | REGION
			JE        |        | 07400 123456             | REGION
			GB GG     | JE     | 07797 712345             | REGION
			GG        |        | 07781 123456             | +447781123456
			GB JE     |        | 07797 712345             | +447797712345
			IM        |        | +44 (0)7624 123456       | +447624123456
			# other shared calling codes
			IT        |        | 06 698 12345             | REGION
			VA        |        | 312 345 6789             | REGION
			FI        |        | 018 12345                | REGION
			NO        |        | 79 02 12 34              | REGION
			FR        |        | +590 690 00 12 34        | REGION
			RE        |        | 0639 01 23 45            | REGION
			YT        |        | 0639 01 23 45            | +262639012345
			FR RE     | RE     | 0692 12 34 56            | +262692123456
			""";

	private static final String NETWORKS = """
			# allowed | region | input                        | expected
			*         |        | +881 6 1234 5678             | REGION
			*         |        | +882 16 1234 5678            | REGION
			*         |        | +882 16 500 12345            | REGION
			*         |        | +883 5100 1234 5678          | REGION
			*         |        | +870 773 123 456             | REGION
			*         |        | +878 10 123 456 7890         | REGION
			*         |        | +888 123 456 789 01          | REGION
			*         |        | +808 1234 5678               | REGION
			*         |        | +979 1 2345 6789             | REGION
			*         | DE     | 00 881 6 1234 5678           | REGION
			DE        |        | ００８８１６１２３４５６７８ | REGION
			US        |        | 011 870 773 123 456          | REGION
			AU        |        | 0011 882 16 1234 5678        | REGION
			""";

	@ParameterizedTest(name = NAME)
	@CsvSource(delimiter = '|', textBlock = SPELLINGS)
	void parseWhenSpelledAsPeopleDoThenOneNumberPhn1Phn6Phn8T37(String regions, @Nullable String region, String input,
			String expected) {
		assertParsed(new Row(regions, region, input, expected));
	}

	@ParameterizedTest(name = NAME)
	@CsvSource(delimiter = '|', textBlock = SCRIPTS)
	void parseWhenDigitsAreNotAsciiThenReadsDecimalOnesOnlyPhn10T37(String regions, @Nullable String region,
			String input, String expected) {
		assertParsed(new Row(regions, region, input, expected));
	}

	@ParameterizedTest(name = NAME)
	@CsvSource(delimiter = '|', textBlock = TRUNKS)
	void parseWhenTrunkPrefixIsPeculiarThenOneNumberOrRefusedPhn5Phn6T37(String regions, @Nullable String region,
			String input, String expected) {
		assertParsed(new Row(regions, region, input, expected));
	}

	@ParameterizedTest(name = NAME)
	@CsvSource(delimiter = '|', textBlock = ADDITIONS)
	void parseWhenMoreThanTheNumberThenRefusedPhn1Phn7T37(String regions, @Nullable String region, String input,
			String expected) {
		assertParsed(new Row(regions, region, input, expected));
	}

	@ParameterizedTest(name = NAME)
	@CsvSource(delimiter = '|', textBlock = SHORT_CODES)
	void parseWhenShortCodeThenRefusedPhn2T38(String regions, @Nullable String region, String input, String expected) {
		assertParsed(new Row(regions, region, input, expected));
	}

	@ParameterizedTest(name = NAME)
	@CsvSource(delimiter = '|', textBlock = TYPES)
	void parseWhenTypeMayNotGetTextsThenRefusedPhn3T38(String regions, @Nullable String region, String input,
			String expected) {
		assertParsed(new Row(regions, region, input, expected));
	}

	@ParameterizedTest(name = NAME)
	@CsvSource(delimiter = '|', textBlock = NEIGHBOURS)
	void parseWhenSomeCountriesAreAllowedThenThatOfNumberDecidesPhn8Phn9T38(String regions, @Nullable String region,
			String input, String expected) {
		assertParsed(new Row(regions, region, input, expected));
	}

	@ParameterizedTest(name = NAME)
	@CsvSource(delimiter = '|', textBlock = NETWORKS)
	void parseWhenNetworkHasNoCountryThenRefusedPhn9T38(String regions, @Nullable String region, String input,
			String expected) {
		assertParsed(new Row(regions, region, input, expected));
	}

	// the keys of the limits are made of the number alone
	@Test
	void parseWhenAllSpellingsOfANumberThenOneLimitKeyPhn1T37() {
		Map<String, Set<PhoneNumber>> numbers = accepted()
			.collect(Collectors.groupingBy(Row::expected, Collectors.mapping(Row::parse, Collectors.toSet())));
		assertThat(numbers).hasSizeGreaterThanOrEqualTo(40)
			.allSatisfy((expected, parsed) -> assertThat(parsed).containsExactly(new PhoneNumber(expected)));
	}

	@Test
	void tablesHoldThreeSpellingsEachOfFortyCountries() {
		assertThat(rows()).doesNotHaveDuplicates();
		Map<String, Long> spellings = accepted().collect(Collectors.groupingBy(Row::country, Collectors.counting()));
		assertThat(spellings.values()).filteredOn((count) -> count >= 3).hasSizeGreaterThanOrEqualTo(40);
	}

	private static void assertParsed(Row row) {
		if (row.isAccepted()) {
			assertThat(row.parse()).isEqualTo(new PhoneNumber(row.expected()));
			return;
		}
		assertThatExceptionOfType(PhoneNumberRejectedException.class).isThrownBy(row::parse)
			.withMessage("Phone number rejected: " + row.expected())
			.extracting(PhoneNumberRejectedException::getReason)
			.isEqualTo(Reason.valueOf(row.expected()));
	}

	private static Stream<Row> accepted() {
		return rows().filter(Row::isAccepted);
	}

	private static Stream<Row> rows() {
		return Stream.of(SPELLINGS, SCRIPTS, TRUNKS, ADDITIONS, SHORT_CODES, TYPES, NEIGHBOURS, NETWORKS)
			.flatMap(String::lines)
			.filter((line) -> !line.startsWith("#"))
			.map(Row::of);
	}

	private record Row(String regions, @Nullable String region, String input, String expected) {

		static Row of(String line) {
			List<String> columns = Arrays.stream(line.split("\\|")).map(String::strip).toList();
			return new Row(columns.get(0), columns.get(1), columns.get(2), columns.get(3));
		}

		boolean isAccepted() {
			return this.expected.startsWith("+");
		}

		@Nullable String country() {
			return NumberingPlan.regionOf(NumberingPlan.read(this.expected, null));
		}

		PhoneNumber parse() {
			return new PhoneNumberPolicy(List.of(this.regions.split(" "))).parse(this.input.translateEscapes(),
					this.region);
		}

	}

}
