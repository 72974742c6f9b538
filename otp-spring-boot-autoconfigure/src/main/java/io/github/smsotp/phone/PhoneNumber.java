package io.github.smsotp.phone;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A phone number in the one spelling that is stored, compared and counted: E.164 as of
 * ITU-T E.164, a plus sign and at most 15 ASCII digits. Immutable. Whether a text may go
 * there is for {@link PhoneNumberPolicy} to say.
 *
 * @param value the number, for example {@code +14155552671}
 */
public record PhoneNumber(String value) {

	private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

	private static final String DOTS = "•••";

	public PhoneNumber {
		Assert.notNull(value, "value cannot be null");
		Assert.isTrue(E164.matcher(value).matches(), "value must be an E.164 phone number");
	}

	/**
	 * The number as people may see it before they have proved that it is theirs: country
	 * calling code and last two digits.
	 * @return the masked number, for example {@code +1 ••• ••• ••71}
	 */
	public String masked() {
		return "+" + CallingCodes.of(this.value) + " " + DOTS + " " + DOTS + " ••" + ending();
	}

	/**
	 * The last two digits, by which people tell their numbers from each other.
	 * @return the digits, for example {@code 71}
	 */
	public String ending() {
		return this.value.substring(this.value.length() - 2);
	}

	/**
	 * The country or territory that the number belongs to. Several may share one calling
	 * code.
	 * @return the ISO 3166 code in upper case, {@code null} if no country is known to use
	 * the number
	 */
	public @Nullable String region() {
		return NumberingPlan.regionOf(this);
	}

	/**
	 * Whether a country or territory has numbers of its own.
	 * @param region the ISO 3166 code in upper case
	 * @return {@code true} if numbers may belong to it
	 */
	public static boolean hasRegion(String region) {
		return NumberingPlan.hasRegion(region);
	}

	/**
	 * Returns the {@link #masked() masked} number, so that no log can hold the full one.
	 */
	@Override
	public String toString() {
		return masked();
	}

}
