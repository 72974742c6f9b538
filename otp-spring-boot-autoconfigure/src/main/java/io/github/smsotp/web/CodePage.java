package io.github.smsotp.web;

/**
 * The page on which the code of a login is typed in.
 */
final class CodePage {

	private static final String BYPASS = """
			<form method="post" action="{action}">
			<p>{text}</p>
			<p><label for="code">{label}</label>
			<input type="text" id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" \
			maxlength="40"{described} required autofocus></p>
			{csrf}{button}</form>
			""";

	private CodePage() {
	}

	static String render(SmsOtpPageModel model) {
		return PageLayout.render(model, body(model));
	}

	private static String body(SmsOtpPageModel model) {
		SmsOtpPageModel.Code code = model.code();
		SmsOtpPageModel.Links links = model.links();
		if (model.over()) {
			return PageLayout.link(model, links.again(), "over-link");
		}
		if (code == null) {
			return PageLayout.link(model, links.login(), "again-link");
		}
		if (model.bypass()) {
			return bypass(model) + PageLayout.link(model, links.login(), "bypass-back");
		}
		return state(model, code) + PageLayout.link(model, links.bypass(), "bypass-link");
	}

	private static String state(SmsOtpPageModel model, SmsOtpPageModel.Code code) {
		SmsOtpPageModel.Links links = model.links();
		return switch (code.state()) {
			case CODE_SENT -> CodeForm.render(model, code, links.login(), "verify-button")
					+ CodeForm.resend(model, code, links.send());
			case SEND_REQUIRED -> CodeForm.send(model, code, links.send());
			case ENROLLMENT_REQUIRED -> PageLayout.paragraph(model, "no-number");
			case LOCKED -> PageLayout.locked(model) + PageLayout.link(model, links.login(), "again-link");
			case VERIFIED -> "";
		};
	}

	private static String bypass(SmsOtpPageModel model) {
		return HtmlTemplate.of(BYPASS)
			.text("action", model.links().bypass())
			.text("text", model.text("bypass"))
			.text("label", model.text("bypass-label"))
			.html("described", PageLayout.described(model))
			.html("csrf", PageLayout.csrf(model))
			.html("button", PageLayout.button(model, "verify-button", "primary"))
			.render();
	}

}
