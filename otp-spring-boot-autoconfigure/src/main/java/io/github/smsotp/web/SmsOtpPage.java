package io.github.smsotp.web;

import java.util.Locale;

import io.github.smsotp.SmsOtpStatus;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The page on which the code of a login is typed in.
 */
final class SmsOtpPage {

	private static final String BYPASS = """
			<form method="post" action="{bypass}">
			<p>{text}</p>
			<p><label for="code">{label}</label>
			<input type="text" id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" \
			maxlength="40" required autofocus></p>
			{csrf}<button class="primary" type="submit">{verify}</button>
			</form>
			<p><a href="{login}">{back}</a></p>
			""";

	private final SmsOtpPaths paths;

	private final PageLayout layout;

	private final CodeForm codeForm;

	SmsOtpPage(SmsOtpPaths paths, PageLayout layout, CodeForm codeForm) {
		this.paths = paths;
		this.layout = layout;
		this.codeForm = codeForm;
	}

	String render(HttpServletRequest request, SmsOtpAnswer answer, long retrySeconds) {
		return this.layout.render(request, "title", answer.problem(), retrySeconds, body(request, answer.status()));
	}

	private String body(HttpServletRequest request, @Nullable SmsOtpStatus status) {
		if (status == null) {
			return "";
		}
		Locale locale = request.getLocale();
		if (PageQuery.BYPASS.isIn(request)) {
			return bypassForm(request, locale);
		}
		String state = switch (status.state()) {
			case CODE_SENT -> this.codeForm.render(request, this.paths.login(), status, "verify-button")
					+ this.layout.buttonForm(request, this.paths.send(), "resend", "resend-button");
			case SEND_REQUIRED -> this.layout.buttonForm(request, this.paths.send(), "send", "send-button");
			case ENROLLMENT_REQUIRED -> this.layout.paragraph("no-number", locale);
			case LOCKED -> this.layout.locked(status, locale);
			case VERIFIED -> "";
		};
		return state + this.layout.link(request, bypassPath(), "bypass-link");
	}

	private String bypassForm(HttpServletRequest request, Locale locale) {
		return BYPASS.replace("{bypass}", PageLayout.url(request, bypassPath()))
			.replace("{login}", PageLayout.url(request, this.paths.login()))
			.replace("{text}", this.layout.text("bypass", locale))
			.replace("{label}", this.layout.text("bypass-label", locale))
			.replace("{verify}", this.layout.text("verify-button", locale))
			.replace("{back}", this.layout.text("bypass-back", locale))
			.replace("{csrf}", PageLayout.csrf(request));
	}

	private String bypassPath() {
		return this.paths.login() + "?" + PageQuery.BYPASS;
	}

}
