package io.github.smsotp.sms;

import java.util.Map;

import io.github.smsotp.phone.PhoneNumber;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Whom texts come from, by the country that they go to: many countries take only senders
 * that are registered there, and some no names. Immutable.
 *
 * @param standard the sender where no other one is named, {@code null} if there is none
 * @param byRegion the senders by ISO 3166 code in upper case
 */
public record SmsSenders(@Nullable String standard, Map<String, String> byRegion) {

	private static final SmsSenders NONE = new SmsSenders(null, Map.of());

	public SmsSenders {
		Assert.isTrue(standard == null || StringUtils.hasText(standard), "standard cannot be empty");
		Assert.notNull(byRegion, "byRegion cannot be null");
		byRegion.forEach((region, sender) -> {
			Assert.isTrue(PhoneNumber.hasRegion(region), () -> "Unknown region '" + region + "'");
			Assert.hasText(sender, () -> "The sender for " + region + " cannot be empty");
		});
		byRegion = Map.copyOf(byRegion);
	}

	/**
	 * No sender at all: the provider has one.
	 * @return the empty senders
	 */
	public static SmsSenders none() {
		return NONE;
	}

	/**
	 * One sender for all countries.
	 * @param sender a number in E.164, a short code or a name
	 * @return the senders
	 */
	public static SmsSenders of(String sender) {
		return new SmsSenders(sender, Map.of());
	}

	/**
	 * Finds the sender for a number.
	 * @param to the number that gets the text
	 * @return the sender, {@code null} if there is none
	 */
	public @Nullable String find(PhoneNumber to) {
		String region = this.byRegion.isEmpty() ? null : to.region();
		return (region != null) ? this.byRegion.getOrDefault(region, this.standard) : this.standard;
	}

}
