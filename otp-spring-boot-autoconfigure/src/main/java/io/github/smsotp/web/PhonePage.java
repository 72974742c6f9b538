package io.github.smsotp.web;

import java.util.List;
import java.util.stream.Collectors;

import io.github.smsotp.SmsOtpStatus;
import jakarta.servlet.http.HttpServletRequest;

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
			{csrf}<button class="primary" type="submit">{button}</button>
			</form>
			""";

	private static final String REGION = """
			<p><label for="region">{label}</label>
			<select id="region" name="region" autocomplete="country">
			{options}</select></p>
			""";

	private PhonePage() {
	}

	static String render(HttpServletRequest request, SmsOtpPageModel model) {
		return PageLayout.render(request, model, body(request, model));
	}

	private static String body(HttpServletRequest request, SmsOtpPageModel model) {
		SmsOtpPageModel.Number number = model.number();
		if (number == null) {
			return PageLayout.link(model, model.links().phone(), "again-link");
		}
		if (number.entering()) {
			return enterForm(request, model, number) + links(model, number);
		}
		String current = (number.current() != null) ? PageLayout.paragraph(model, "phone.current") : "";
		if (model.code() != null) {
			return current + pending(request, model, model.code()) + links(model, number);
		}
		return current.isEmpty() ? PageLayout.paragraph(model, "no-number")
				: current + changes(request, model, number) + links(model, number);
	}

	private static String changes(HttpServletRequest request, SmsOtpPageModel model, SmsOtpPageModel.Number number) {
		String change = number.regions().isEmpty() ? ""
				: PageLayout.link(model, model.links().change(), "phone.change-link");
		return change + (number.removable()
				? PageLayout.buttonForm(request, model.links().remove(), PageLayout.paragraph(model, "phone.remove"),
						PageLayout.button(model, "phone.remove-button", "secondary"))
				: "");
	}

	private static String pending(HttpServletRequest request, SmsOtpPageModel model, SmsOtpPageModel.Code code) {
		if (code.state() == SmsOtpStatus.State.LOCKED) {
			return PageLayout.locked(model);
		}
		return CodeForm.render(request, model, code, model.links().confirm(), "phone.confirm-button")
				+ CodeForm.resend(request, model, code, model.links().phone())
				+ PageLayout.link(model, model.links().change(), "phone.other-link");
	}

	private static String links(SmsOtpPageModel model, SmsOtpPageModel.Number number) {
		if (number.required()) {
			return "";
		}
		boolean leaves = number.entering() && number.current() != null;
		return leaves ? PageLayout.link(model, model.links().phone(), "phone.keep-link")
				: PageLayout.link(model, model.links().home(), "phone.home-link");
	}

	private static String enterForm(HttpServletRequest request, SmsOtpPageModel model, SmsOtpPageModel.Number number) {
		return ENTER.replace("{action}", PageLayout.escape(model.links().phone()))
			.replace("{text}", PageLayout.text(model, text(request, number)))
			.replace("{region}", regions(model, number.regions()))
			.replace("{label}", PageLayout.text(model, "phone.label"))
			.replace("{described}", PageLayout.described(model))
			.replace("{risk}", PageLayout.text(model, "phone.risk"))
			.replace("{button}", PageLayout.text(model, "send-button"))
			.replace("{csrf}", PageLayout.csrf(request));
	}

	private static String text(HttpServletRequest request, SmsOtpPageModel.Number number) {
		if (number.current() != null) {
			return "phone.change";
		}
		if (number.required()) {
			return "phone.enter";
		}
		return PageQuery.REMOVED.isIn(request) ? "phone.removed" : "phone.add";
	}

	private static String regions(SmsOtpPageModel model, List<SmsOtpPageModel.Region> regions) {
		if (regions.size() == 1) {
			return "<input type=\"hidden\" name=\"region\" value=\"" + regions.get(0).code() + "\">\n";
		}
		String options = regions.stream().map(PhonePage::option).collect(Collectors.joining());
		return REGION.replace("{label}", PageLayout.text(model, "phone.region-label")).replace("{options}", options);
	}

	private static String option(SmsOtpPageModel.Region region) {
		return "<option value=\"" + region.code() + (region.chosen() ? "\" selected>" : "\">")
				+ PageLayout.escape(region.label()) + "</option>\n";
	}

}
