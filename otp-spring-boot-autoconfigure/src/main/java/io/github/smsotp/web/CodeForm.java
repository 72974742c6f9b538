package io.github.smsotp.web;

import java.util.Locale;

import io.github.smsotp.SmsOtpStatus;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The field that a code is typed into.
 */
final class CodeForm {

	private static final String FORM = """
			<form method="post" action="{action}">
			<p>{sent}</p>
			<p><label for="code">{label}</label>
			<input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 \\-]*" \
			maxlength="{maxlength}" required autofocus></p>
			{csrf}<button class="primary" type="submit">{button}</button>
			</form>
			""";

	private final PageLayout layout;

	private final int codeLength;

	CodeForm(PageLayout layout, int codeLength) {
		this.layout = layout;
		this.codeLength = codeLength;
	}

	String render(HttpServletRequest request, String path, SmsOtpStatus status, String button) {
		Locale locale = request.getLocale();
		// in either direction of writing the plus sign stands in front of the digits
		String recipient = (status.phone() != null) ? "\u2066" + status.phone().masked() + "\u2069" : "";
		return FORM.replace("{action}", PageLayout.url(request, path))
			.replace("{sent}", this.layout.text("sent", locale, recipient, status.attemptsLeft()))
			.replace("{label}", this.layout.text("label", locale))
			.replace("{maxlength}", Integer.toString(this.codeLength + 6))
			.replace("{button}", this.layout.text(button, locale))
			.replace("{csrf}", PageLayout.csrf(request));
	}

}
