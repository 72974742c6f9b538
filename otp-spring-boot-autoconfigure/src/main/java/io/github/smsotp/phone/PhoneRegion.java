package io.github.smsotp.phone;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.springframework.util.Assert;

/**
 * A country or territory whose numbers may get texts, to choose from.
 *
 * @param code the ISO 3166 code in upper case
 * @param callingCode the country calling code, without a plus sign
 */
public record PhoneRegion(String code, int callingCode) {

	public PhoneRegion {
		Assert.hasText(code, "code cannot be empty");
	}

	/**
	 * The name that people know it by.
	 * @param locale the language
	 * @return the name with the calling code, for example {@code Germany (+49)}
	 */
	public String label(Locale locale) {
		// in either direction of writing the plus sign stands in front of the digits
		return name(locale) + " (\u2066+" + this.callingCode + "\u2069)";
	}

	/**
	 * Sorts regions by their names.
	 * @param regions the regions
	 * @param locale the language
	 * @return the regions in the order of that language
	 */
	public static List<PhoneRegion> sorted(List<PhoneRegion> regions, Locale locale) {
		Collator collator = Collator.getInstance(locale);
		return regions.stream().sorted(Comparator.comparing((region) -> region.name(locale), collator)).toList();
	}

	private String name(Locale locale) {
		return new Locale.Builder().setRegion(this.code).build().getDisplayCountry(locale);
	}

}
