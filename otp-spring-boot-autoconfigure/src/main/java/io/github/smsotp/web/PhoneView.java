package io.github.smsotp.web;

import java.util.List;

import io.github.smsotp.SmsOtpStatus;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneRegion;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sees of the own number.
 *
 * @param current the confirmed number, {@code null} if there is none
 * @param pending how the code to a new number stands, {@code null} if there is none
 * @param regions the regions to choose from, empty if no number may be typed in
 * @param entering whether a number is to be typed in now
 * @param removable whether the number may be removed
 * @param required whether the login waits for a number
 */
record PhoneView(@Nullable PhoneNumber current, @Nullable SmsOtpStatus pending, List<PhoneRegion> regions,
		boolean entering, boolean removable, boolean required) {

	/**
	 * Nothing of it.
	 */
	static final PhoneView NOTHING = new PhoneView(null, null, List.of(), false, false, false);

	PhoneView {
		regions = List.copyOf(regions);
	}

}
