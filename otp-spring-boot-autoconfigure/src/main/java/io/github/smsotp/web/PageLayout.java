package io.github.smsotp.web;

import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/**
 * What all pages have in common: the look of Spring Security's default pages, and what
 * went wrong on top. Needs no script, and has neither script nor style in itself.
 */
final class PageLayout {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="{lang}" dir="{dir}">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<meta name="color-scheme" content="light dark">
			<meta name="referrer" content="no-referrer">
			<title>{title}</title>
			{styles}<script src="{script}" defer></script>
			</head>
			<body>
			<main class="content">
			<div class="login-form sms-otp">
			<div class="logo"></div>
			<h1>{title}</h1>
			{alert}{body}{links}</div>
			</main>
			</body>
			</html>
			""";

	private static final String BARE = """
			<!DOCTYPE html>
			<html lang="{lang}" dir="{dir}">
			<head>
			<meta charset="utf-8">
			<title>{title}</title>
			</head>
			<body>
			{alert}</body>
			</html>
			""";

	private PageLayout() {
	}

	static String bare(SmsOtpPageModel model) {
		return head(BARE, model).replace("{alert}", alert(model.problem()));
	}

	private static String head(String page, SmsOtpPageModel model) {
		return page.replace("{lang}", escape(model.language()))
			.replace("{dir}", model.rightToLeft() ? "rtl" : "ltr")
			.replace("{title}", text(model, "title"));
	}

	static String render(HttpServletRequest request, SmsOtpPageModel model, String body) {
		return head(PAGE, model).replace("{styles}", styles(model))
			.replace("{script}", escape(model.links().script()))
			.replace("{alert}", alert(model.problem()))
			.replace("{body}", body)
			.replace("{links}", links(request, model));
	}

	static String escape(String value) {
		return HtmlUtils.htmlEscape(value, "UTF-8");
	}

	static String text(SmsOtpPageModel model, String key) {
		return escape(model.text(key));
	}

	static String paragraph(SmsOtpPageModel model, String key) {
		return "<p>" + text(model, key) + "</p>\n";
	}

	static String locked(SmsOtpPageModel model) {
		SmsOtpPageModel.Problem problem = model.problem();
		boolean said = problem != null && problem.type().equals(SmsOtpProblem.LOCKED.type());
		return said ? "" : paragraph(model, "locked");
	}

	static String link(SmsOtpPageModel model, String href, String key) {
		return "<p><a href=\"" + escape(href) + "\">" + text(model, key) + "</a></p>\n";
	}

	// nothing but a button, and what is said in front of it
	static String buttonForm(HttpServletRequest request, String action, String said, String button) {
		return "<form method=\"post\" action=\"" + escape(action) + "\">\n" + said + csrf(request) + button
				+ "</form>\n";
	}

	static String button(SmsOtpPageModel model, String key, String look) {
		return "<button class=\"" + look + "\" type=\"submit\">" + text(model, key) + "</button>\n";
	}

	// ties a field to what went wrong with it
	static String described(SmsOtpPageModel model) {
		SmsOtpPageModel.Problem problem = model.problem();
		if (problem == null) {
			return "";
		}
		return " aria-describedby=\"problem\"" + (problem.ofField() ? " aria-invalid=\"true\"" : "");
	}

	static String csrf(HttpServletRequest request) {
		if (!(request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token)) {
			return "";
		}
		return "<input type=\"hidden\" name=\"" + escape(token.getParameterName()) + "\" value=\""
				+ escape(token.getToken()) + "\">\n";
	}

	private static String styles(SmsOtpPageModel model) {
		return model.links()
			.styles()
			.stream()
			.map((href) -> "<link href=\"" + escape(href) + "\" rel=\"stylesheet\">\n")
			.collect(Collectors.joining());
	}

	private static String alert(SmsOtpPageModel.@Nullable Problem problem) {
		return (problem != null) ? "<div id=\"problem\" class=\"alert alert-danger\" role=\"alert\">"
				+ escape(problem.detail()) + "</div>\n" : "";
	}

	private static String links(HttpServletRequest request, SmsOtpPageModel model) {
		String help = model.links().help();
		String signOut = model.links().signOut();
		return ((help != null)
				? "<p class=\"help\"><a href=\"" + escape(help) + "\">" + text(model, "help-link") + "</a></p>\n" : "")
				+ ((signOut != null) ? buttonForm(request, signOut, "", button(model, "sign-out-button", "plain"))
						: "");
	}

}
