package io.github.smsotp.web;

/**
 * The field that a code is typed into, and the button for another code.
 */
final class CodeForm {

	private static final String FORM = """
			<form method="post" action="{action}"{otp}>
			<p>{sent} {expires}</p>
			{recipient}<p><label for="code">{label}</label>
			<input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" \
			pattern="[0-9 \\-]*" maxlength="{maxlength}"{described} required autofocus></p>
			{csrf}{button}</form>
			""";

	private static final String RECIPIENT = """
			<p class="recipient" aria-hidden="true"><bdi dir="ltr">{recipient}</bdi></p>
			""";

	private static final String WAIT = """
			<p data-seconds="{seconds}" data-one="{one}" data-over="{over}">{text}</p>
			""";

	private CodeForm() {
	}

	static String render(SmsOtpPageModel model, SmsOtpPageModel.Code code, String action, String button) {
		return HtmlTemplate.of(FORM)
			.text("action", action)
			.html("otp", code.webOtp() ? " data-otp=\"" + code.length() + "\"" : "")
			.text("sent", model.text("sent"))
			.text("expires", model.text("expires"))
			.html("recipient", recipient(code))
			.text("label", model.text("label"))
			.text("maxlength", Integer.toString(code.maxLength()))
			.html("described", PageLayout.described(model))
			.html("csrf", PageLayout.csrf(model))
			.html("button", PageLayout.button(model, button, "primary"))
			.render();
	}

	static String send(SmsOtpPageModel model, SmsOtpPageModel.Code code, String action) {
		String said = PageLayout.paragraph(model, "send") + recipient(code) + countdown(model, code, "");
		return PageLayout.buttonForm(model, action, said, PageLayout.button(model, "send-button", "primary"));
	}

	static String resend(SmsOtpPageModel model, SmsOtpPageModel.Code code, String action) {
		String said = (code.resendAfterSeconds() > 0) ? countdown(model, code, model.text("resend"))
				: PageLayout.paragraph(model, "resend");
		return PageLayout.buttonForm(model, action, said, PageLayout.button(model, "resend-button", "secondary"));
	}

	private static String recipient(SmsOtpPageModel.Code code) {
		String recipient = code.recipient();
		return (recipient != null) ? HtmlTemplate.of(RECIPIENT).text("recipient", recipient).render() : "";
	}

	private static String countdown(SmsOtpPageModel model, SmsOtpPageModel.Code code, String over) {
		return (code.resendAfterSeconds() > 0) ? HtmlTemplate.of(WAIT)
			.text("seconds", Long.toString(code.resendAfterSeconds()))
			.text("one", model.text("resend.wait.one"))
			.text("over", over)
			.text("text", model.text("resend.wait"))
			.render() : "";
	}

}
