package io.github.smsotp.sms.smspinverify;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.smspinverify.SmsPinVerifyException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The error texts of SMS Pin Verify, which come with status 200: the text is the only
 * signal. Case, blanks and punctuation do not matter; in JSON the text may stand
 * anywhere. Those that hold another one come before it.
 */
enum KnownError {

	APP_OR_COUNTRY_NOT_FOUND("App or Country Not Found.", Reason.APP_OR_COUNTRY_NOT_FOUND, Outcome.FAILED),

	APP_NOT_FOUND("App Not Found.", Reason.APP_NOT_FOUND, Outcome.FAILED),

	COUNTRY_NOT_FOUND("Country Not Found.", Reason.COUNTRY_NOT_FOUND, Outcome.REFUSED),

	CUSTOMER_NOT_FOUND("Customer Not Found.", Reason.CUSTOMER_NOT_FOUND, Outcome.FAILED),

	NUMBER_NOT_FOUND("Number Not Found.", Reason.NUMBER_NOT_FOUND, Outcome.REFUSED),

	REGISTRATION_IN_PROGRESS("New Numbers registration in progress, please wait or check back later.",
			Reason.REGISTRATION_IN_PROGRESS, Outcome.FAILED),

	NO_FREE_CHANNELS("No free channels available check after sometime.", Reason.NO_FREE_CHANNELS, Outcome.FAILED),

	NO_TEXT("You have not received any code yet.", Reason.NO_TEXT, Outcome.FAILED),

	BALANCE_EXPIRED("Your balance is expired.", Reason.BALANCE_EXPIRED, Outcome.FAILED),

	ERROR_102("Error 102, check back later.", Reason.TEMPORARY_ERROR, Outcome.FAILED);

	static final Set<KnownError> ALL = Collections.unmodifiableSet(EnumSet.allOf(KnownError.class));

	/**
	 * What calls about the account may answer. Others may stand in a history, which is
	 * JSON, as the fate of a number.
	 */
	static final Set<KnownError> OF_ACCOUNT = Collections
		.unmodifiableSet(EnumSet.of(CUSTOMER_NOT_FOUND, COUNTRY_NOT_FOUND, ERROR_102));

	private final String text;

	private final Reason reason;

	private final Outcome outcome;

	KnownError(String text, Reason reason, Outcome outcome) {
		this.text = text;
		this.reason = reason;
		this.outcome = outcome;
	}

	String text() {
		return this.text;
	}

	Reason reason() {
		return this.reason;
	}

	Outcome outcome() {
		return this.outcome;
	}

	static @Nullable KnownError in(String body) {
		return in(body, ALL);
	}

	static @Nullable KnownError in(String body, Set<KnownError> candidates) {
		String letters = letters(body);
		boolean json = isJson(body.strip());
		return candidates.stream().filter((error) -> error.matches(letters, json)).findFirst().orElse(null);
	}

	private boolean matches(String letters, boolean json) {
		String own = letters(this.text);
		return json ? letters.contains(own) : letters.equals(own);
	}

	private static String letters(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
	}

	private static boolean isJson(String body) {
		return (body.startsWith("{") && body.endsWith("}")) || (body.startsWith("[") && body.endsWith("]"));
	}

}
