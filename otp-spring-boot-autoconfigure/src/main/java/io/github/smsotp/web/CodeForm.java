package io.github.smsotp.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The field that a code is typed into, and the button for another code.
 */
final class CodeForm {

	private static final String FORM = """
			<form method="post" action="{action}"{otp}>
			<p>{sent} {expires}</p>
			<p class="recipient" aria-hidden="true"><bdi dir="ltr">{recipient}</bdi></p>
			<p><label for="code">{label}</label>
			<input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" \
			pattern="[0-9 \\-]*" maxlength="{maxlength}"{described} required autofocus></p>
			{csrf}<button class="primary" type="submit">{button}</button>
			</form>
			""";

	private static final int ROOM_FOR_BLANKS = 6;

	private CodeForm() {
	}

	static String render(HttpServletRequest request, SmsOtpPageModel model, SmsOtpPageModel.Code code, String action,
			String button) {
		String recipient = code.recipient();
		return FORM.replace("{action}", PageLayout.escape(action))
			.replace("{otp}", code.webOtp() ? " data-otp=\"" + code.length() + "\"" : "")
			.replace("{sent}", PageLayout.text(model, "sent"))
			.replace("{expires}", PageLayout.text(model, "expires"))
			.replace("{recipient}", PageLayout.escape((recipient != null) ? recipient : ""))
			.replace("{label}", PageLayout.text(model, "label"))
			.replace("{maxlength}", Integer.toString(code.length() + ROOM_FOR_BLANKS))
			.replace("{described}", PageLayout.described(model))
			.replace("{button}", PageLayout.text(model, button))
			.replace("{csrf}", PageLayout.csrf(request));
	}

	static String resend(HttpServletRequest request, SmsOtpPageModel model, SmsOtpPageModel.Code code, String action) {
		return PageLayout.buttonForm(request, action, wait(model, code),
				PageLayout.button(model, "resend-button", "secondary"));
	}

	// what the script counts down, and what it says in the end
	private static String wait(SmsOtpPageModel model, SmsOtpPageModel.Code code) {
		if (code.resendAfterSeconds() == 0) {
			return PageLayout.paragraph(model, "resend");
		}
		return "<p data-seconds=\"" + code.resendAfterSeconds() + "\" data-one=\""
				+ PageLayout.text(model, "resend.wait.one") + "\" data-over=\"" + PageLayout.text(model, "resend")
				+ "\">" + PageLayout.text(model, "resend.wait") + "</p>\n";
	}

}
