package io.github.smsotp.web;

import jakarta.servlet.http.HttpServletRequest;

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
			{csrf}<button class="primary" type="submit">{verify}</button>
			</form>
			""";

	private CodePage() {
	}

	static String render(HttpServletRequest request, SmsOtpPageModel model) {
		return PageLayout.render(request, model, body(request, model));
	}

	private static String body(HttpServletRequest request, SmsOtpPageModel model) {
		SmsOtpPageModel.Code code = model.code();
		SmsOtpPageModel.Links links = model.links();
		if (model.over()) {
			return PageLayout.link(model, links.again(), "over-link");
		}
		if (code == null) {
			return PageLayout.link(model, links.login(), "again-link");
		}
		if (model.bypass()) {
			return bypass(request, model) + PageLayout.link(model, links.login(), "bypass-back");
		}
		return state(request, model, code) + PageLayout.link(model, links.bypass(), "bypass-link");
	}

	private static String state(HttpServletRequest request, SmsOtpPageModel model, SmsOtpPageModel.Code code) {
		SmsOtpPageModel.Links links = model.links();
		return switch (code.state()) {
			case CODE_SENT -> CodeForm.render(request, model, code, links.login(), "verify-button")
					+ CodeForm.resend(request, model, code, links.send());
			case SEND_REQUIRED -> PageLayout.buttonForm(request, links.send(), PageLayout.paragraph(model, "send"),
					PageLayout.button(model, "send-button", "primary"));
			case ENROLLMENT_REQUIRED -> PageLayout.paragraph(model, "no-number");
			case LOCKED -> PageLayout.locked(model);
			case VERIFIED -> "";
		};
	}

	private static String bypass(HttpServletRequest request, SmsOtpPageModel model) {
		return BYPASS.replace("{action}", PageLayout.escape(model.links().bypass()))
			.replace("{text}", PageLayout.text(model, "bypass"))
			.replace("{label}", PageLayout.text(model, "bypass-label"))
			.replace("{described}", PageLayout.described(model))
			.replace("{verify}", PageLayout.text(model, "verify-button"))
			.replace("{csrf}", PageLayout.csrf(request));
	}

}
