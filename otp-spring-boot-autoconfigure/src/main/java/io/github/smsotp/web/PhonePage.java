package io.github.smsotp.web;

import java.util.List;
import java.util.stream.Collectors;

import io.github.smsotp.SmsOtpStatus;

/**
 * The page on which people see, enrol, change and remove their numbers.
 */
final class PhonePage {

	private static final String ENTER = """
			<form method="post" action="{action}">
			<p>{text}</p>
			{region}<p><label for="phone">{label}</label>
			<input type="text" id="phone" name="phone" inputmode="tel" autocomplete="tel" maxlength="64"{described} \
			required autofocus></p>
			<p>{risk}</p>
			{csrf}{button}</form>
			""";

	private static final String REGION = """
			<p><label for="region">{label}</label>
			<select id="region" name="region" autocomplete="country">
			{options}</select></p>
			""";

	private PhonePage() {
	}

	static String render(SmsOtpPageModel model) {
		return PageLayout.render(model, body(model));
	}

	private static String body(SmsOtpPageModel model) {
		SmsOtpPageModel.Phone phone = model.phone();
		if (phone == null) {
			return PageLayout.link(model, model.links().phone(), "again-link");
		}
		if (phone.entering()) {
			return enterForm(model, phone) + links(model, phone);
		}
		String current = (phone.current() != null) ? PageLayout.paragraph(model, "phone.current") : "";
		if (model.code() != null) {
			return current + pending(model, model.code()) + links(model, phone);
		}
		return current.isEmpty() ? PageLayout.paragraph(model, "no-number")
				: current + changes(model, phone) + links(model, phone);
	}

	private static String changes(SmsOtpPageModel model, SmsOtpPageModel.Phone phone) {
		String change = phone.regions().isEmpty() ? ""
				: PageLayout.link(model, model.links().change(), "phone.change-link");
		return change + (phone.removable() ? remove(model) : "");
	}

	private static String remove(SmsOtpPageModel model) {
		return PageLayout.buttonForm(model, model.links().remove(), PageLayout.paragraph(model, "phone.remove"),
				PageLayout.button(model, "phone.remove-button", "secondary"));
	}

	private static String pending(SmsOtpPageModel model, SmsOtpPageModel.Code code) {
		if (code.state() == SmsOtpStatus.State.LOCKED) {
			return PageLayout.locked(model) + PageLayout.link(model, model.links().phone(), "again-link");
		}
		return CodeForm.render(model, code, model.links().confirm(), "phone.confirm-button")
				+ CodeForm.resend(model, code, model.links().phone())
				+ PageLayout.link(model, model.links().change(), "phone.other-link");
	}

	private static String links(SmsOtpPageModel model, SmsOtpPageModel.Phone phone) {
		if (phone.required()) {
			return "";
		}
		boolean leaves = phone.entering() && phone.current() != null;
		return leaves ? PageLayout.link(model, model.links().phone(), "phone.keep-link")
				: PageLayout.link(model, model.links().home(), "phone.home-link");
	}

	private static String enterForm(SmsOtpPageModel model, SmsOtpPageModel.Phone phone) {
		return HtmlTemplate.of(ENTER)
			.text("action", model.links().phone())
			.text("text", model.text("phone.hint"))
			.html("region", regions(model, phone.regions()))
			.text("label", model.text("phone.label"))
			.html("described", PageLayout.described(model))
			.text("risk", model.text("phone.risk"))
			.html("csrf", PageLayout.csrf(model))
			.html("button", PageLayout.button(model, "send-button", "primary"))
			.render();
	}

	private static String regions(SmsOtpPageModel model, List<SmsOtpPageModel.Region> regions) {
		if (regions.size() == 1) {
			return HtmlTemplate.of("<input type=\"hidden\" name=\"region\" value=\"{code}\">\n")
				.text("code", regions.get(0).code())
				.render();
		}
		return HtmlTemplate.of(REGION)
			.text("label", model.text("phone.region-label"))
			.html("options", regions.stream().map(PhonePage::option).collect(Collectors.joining()))
			.render();
	}

	private static String option(SmsOtpPageModel.Region region) {
		return HtmlTemplate.of("<option value=\"{code}\"{selected}>{label}</option>\n")
			.text("code", region.code())
			.html("selected", region.chosen() ? " selected" : "")
			.text("label", region.label())
			.render();
	}

}
