package io.github.smsotp.web;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.github.smsotp.SmsOtpStatus;
import org.jspecify.annotations.Nullable;

/**
 * All that a page shows. Ours are rendered from it alone, and the application's own find
 * it in the request attribute {@value #ATTRIBUTE}. Immutable.
 *
 * @param language the language of the texts, as in the attribute {@code lang}
 * @param direction how that language is written, as in the attribute {@code dir}
 * @param problem what went wrong, {@code null} if nothing did
 * @param code how the code stands, {@code null} if there is none to type in or that is
 * not known
 * @param phone what is to be seen of the own number, {@code null} on the page for codes
 * and if nothing may be seen
 * @param bypass whether the field is for a bypass code
 * @param over whether the login has waited too long for its code and starts over
 * @param csrf what a form sends along, {@code null} if the chain has no such protection
 * @param links where forms and links lead, with the context path
 * @param texts what the page says in that language, by what stands behind
 * {@code sms-otp.page.} in the message key
 */
public record SmsOtpPageModel(String language, String direction, @Nullable Problem problem, @Nullable Code code,
		@Nullable Phone phone, boolean bypass, boolean over, @Nullable Csrf csrf, Links links,
		Map<String, String> texts) {

	/**
	 * The name of the request attribute.
	 */
	public static final String ATTRIBUTE = "smsOtp";

	public SmsOtpPageModel {
		texts = Map.copyOf(texts);
	}

	String text(String key) {
		String text = this.texts.get(key);
		if (text == null) {
			throw new IllegalArgumentException("There is no text " + key);
		}
		return text;
	}

	/**
	 * What went wrong.
	 *
	 * @param type its type as of RFC 9457
	 * @param detail what to tell
	 * @param retryAfterSeconds how long to wait, 0 if that is of no use or not known
	 * @param fieldError whether it is about what was typed in
	 */
	public record Problem(URI type, String detail, long retryAfterSeconds, boolean fieldError) {
	}

	/**
	 * How the code stands.
	 *
	 * @param state the state
	 * @param recipient the masked number that it goes to, {@code null} if there is none
	 * @param attemptsLeft how many more guesses there are
	 * @param expiresInSeconds how long the code works, 0 if there is none
	 * @param resendAfterSeconds how long until the next text may go out
	 * @param length digits of a code
	 * @param maxLength how many characters the field takes, since people type blanks
	 * @param webOtp whether the browser may read the code from the text, by the API of
	 * that name
	 */
	public record Code(SmsOtpStatus.State state, @Nullable String recipient, int attemptsLeft, long expiresInSeconds,
			long resendAfterSeconds, int length, int maxLength, boolean webOtp) {
	}

	/**
	 * What is to be seen of the own number.
	 *
	 * @param current the confirmed number, masked, {@code null} if there is none
	 * @param regions the regions to choose from, empty if no number may be typed in
	 * @param entering whether a number is to be typed in now
	 * @param removable whether the number may be removed
	 * @param required whether the login waits for a number
	 */
	public record Phone(@Nullable String current, List<Region> regions, boolean entering, boolean removable,
			boolean required) {

		public Phone {
			regions = List.copyOf(regions);
		}

	}

	/**
	 * A region to choose.
	 *
	 * @param code its ISO 3166 code
	 * @param label what it is called, with its calling code
	 * @param chosen whether it is chosen already
	 */
	public record Region(String code, String label, boolean chosen) {
	}

	/**
	 * What protects forms from other sites.
	 *
	 * @param parameterName the name of the field
	 * @param token its value
	 */
	public record Csrf(String parameterName, String token) {
	}

	/**
	 * Where forms and links lead.
	 *
	 * @param login where a code is posted to, and the page for codes
	 * @param bypass the form for a bypass code, and where it is posted to
	 * @param again the first factor once more, on the way to the page that was wanted
	 * @param send where a post sends a code
	 * @param phone where a number is posted to, and the page for the number
	 * @param change the form to change the number
	 * @param confirm where the code of a new number is posted to
	 * @param remove where a post removes the number
	 * @param home the application
	 * @param signOut where a post signs out, {@code null} if nothing does
	 * @param help where help is found, {@code null} if nowhere
	 * @param styles the style sheets, in order
	 * @param script the script
	 */
	public record Links(String login, String bypass, String again, String send, String phone, String change,
			String confirm, String remove, String home, @Nullable String signOut, @Nullable String help,
			List<String> styles, String script) {

		public Links {
			styles = List.copyOf(styles);
		}

	}

}
