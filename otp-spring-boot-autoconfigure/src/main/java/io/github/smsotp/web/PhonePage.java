package io.github.smsotp.web;

import java.util.List;
import java.util.Locale;

import io.github.smsotp.SmsOtpStatus;
import io.github.smsotp.phone.PhoneRegion;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.util.HtmlUtils;

/**
 * The page on which people see, enrol, change and remove their numbers.
 */
final class PhonePage {

	private static final String ENTER = """
			<form method="post" action="{action}">
			<p>{text}</p>
			{region}<p><label for="phone">{label}</label>
			<input type="text" id="phone" name="phone" inputmode="tel" autocomplete="tel" maxlength="64" required autofocus></p>
			<p>{risk}</p>
			{csrf}<button class="primary" type="submit">{button}</button>
			</form>
			""";

	private static final String REGION = """
			<p><label for="region">{label}</label>
			<select id="region" name="region" autocomplete="country">
			{options}</select></p>
			""";

	private final SmsOtpPaths paths;

	private final PageLayout layout;

	private final CodeForm codeForm;

	PhonePage(SmsOtpPaths paths, PageLayout layout, CodeForm codeForm) {
		this.paths = paths;
		this.layout = layout;
		this.codeForm = codeForm;
	}

	String render(HttpServletRequest request, SmsOtpAnswer answer, PhoneView view, long retrySeconds) {
		String body = (view != PhoneView.NOTHING) ? body(request, view) : "";
		return this.layout.render(request, "phone.title", answer.problem(), retrySeconds, body);
	}

	private String body(HttpServletRequest request, PhoneView view) {
		if (view.entering()) {
			return enterForm(request, view) + links(request, view);
		}
		String current = (view.current() != null)
				? this.layout.paragraph("phone.current", request.getLocale(), view.current().masked()) : "";
		if (view.pending() != null) {
			return current + pending(request, view.pending()) + links(request, view);
		}
		return current.isEmpty() ? this.layout.paragraph("no-number", request.getLocale())
				: current + changes(request, view) + links(request, view);
	}

	private String changes(HttpServletRequest request, PhoneView view) {
		String change = view.isEnterable()
				? this.layout.link(request, this.paths.phone(PageQuery.CHANGE), "phone.change-link") : "";
		return change + (view.removable()
				? this.layout.buttonForm(request, this.paths.remove(), "phone.remove", "phone.remove-button") : "");
	}

	private String pending(HttpServletRequest request, SmsOtpStatus pending) {
		if (pending.state() == SmsOtpStatus.State.LOCKED) {
			return this.layout.locked(pending, request.getLocale());
		}
		return this.codeForm.render(request, this.paths.confirm(), pending, "phone.confirm-button")
				+ this.layout.buttonForm(request, this.paths.phone(), "resend", "resend-button")
				+ this.layout.link(request, this.paths.phone(PageQuery.CHANGE), "phone.other-link");
	}

	private String links(HttpServletRequest request, PhoneView view) {
		if (view.required()) {
			return "";
		}
		boolean leaves = view.entering() && view.current() != null;
		return leaves ? this.layout.link(request, this.paths.phone(), "phone.keep-link")
				: this.layout.link(request, "/", "phone.home-link");
	}

	private String enterForm(HttpServletRequest request, PhoneView view) {
		Locale locale = request.getLocale();
		return ENTER.replace("{action}", PageLayout.url(request, this.paths.phone()))
			.replace("{text}", this.layout.text(text(request, view), locale))
			.replace("{region}", regions(request, view.regions()))
			.replace("{label}", this.layout.text("phone.label", locale))
			.replace("{risk}", this.layout.text("phone.risk", locale))
			.replace("{button}", this.layout.text("send-button", locale))
			.replace("{csrf}", PageLayout.csrf(request));
	}

	private static String text(HttpServletRequest request, PhoneView view) {
		if (view.current() != null) {
			return "phone.change";
		}
		if (view.required()) {
			return "phone.enter";
		}
		return PageQuery.REMOVED.isIn(request) ? "phone.removed" : "phone.add";
	}

	private String regions(HttpServletRequest request, List<PhoneRegion> regions) {
		if (regions.size() == 1) {
			return "<input type=\"hidden\" name=\"region\" value=\"" + regions.get(0).code() + "\">\n";
		}
		Locale locale = request.getLocale();
		String chosen = chosen(request, regions);
		StringBuilder options = new StringBuilder();
		for (PhoneRegion region : PhoneRegion.sorted(regions, locale)) {
			options.append("<option value=\"")
				.append(region.code())
				.append(region.code().equals(chosen) ? "\" selected>" : "\">")
				.append(HtmlUtils.htmlEscape(region.label(locale)))
				.append("</option>\n");
		}
		return REGION.replace("{label}", this.layout.text("phone.region-label", locale))
			.replace("{options}", options.toString());
	}

	private static String chosen(HttpServletRequest request, List<PhoneRegion> regions) {
		String submitted = RequestFields.parameter(request, "region");
		boolean offered = regions.stream().anyMatch((region) -> region.code().equals(submitted));
		return (submitted != null && offered) ? submitted : regions.get(0).code();
	}

}
