package io.github.smsotp.web;

import java.util.Locale;

import io.github.smsotp.SmsOtpStatus;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/**
 * What all pages have in common: the look of Spring Security's default pages, and what
 * went wrong on top. Needs no script.
 */
final class PageLayout {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="{lang}" dir="{dir}">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<meta name="referrer" content="no-referrer">
			<title>{title}</title>
			<link href="{styles}" rel="stylesheet">
			</head>
			<body>
			<main class="content">
			<div class="login-form">
			<h2>{title}</h2>
			{alert}{body}</div>
			</main>
			</body>
			</html>
			""";

	private final SmsOtpPaths paths;

	private final PageTexts texts;

	PageLayout(SmsOtpPaths paths, PageTexts texts) {
		this.paths = paths;
		this.texts = texts;
	}

	String render(HttpServletRequest request, String title, @Nullable SmsOtpProblem problem, long retrySeconds,
			String body) {
		Locale locale = request.getLocale();
		String heading = text(title, locale);
		// those of the texts, which need not be the reader's
		return PAGE.replace("{lang}", text("language", locale))
			.replace("{dir}", isRightToLeft(heading) ? "rtl" : "ltr")
			.replace("{title}", heading)
			.replace("{styles}", url(request, this.paths.styles()))
			.replace("{alert}", alert(problem, retrySeconds, locale))
			.replace("{body}", body);
	}

	private static boolean isRightToLeft(String text) {
		byte direction = Character.getDirectionality(text.codePointAt(0));
		return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
				|| direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
	}

	String text(String key, Locale locale, Object... arguments) {
		return HtmlUtils.htmlEscape(this.texts.page(key, locale, arguments));
	}

	String paragraph(String key, Locale locale, Object... arguments) {
		return "<p>" + text(key, locale, arguments) + "</p>\n";
	}

	String locked(SmsOtpStatus status, Locale locale) {
		return paragraph((status.lockedUntil() != null) ? "locked" : "disabled", locale);
	}

	String link(HttpServletRequest request, String path, String key) {
		return "<p><a href=\"" + url(request, path) + "\">" + text(key, request.getLocale()) + "</a></p>\n";
	}

	// nothing but a button, and what is said in front of it
	String buttonForm(HttpServletRequest request, String path, String key, String button) {
		Locale locale = request.getLocale();
		return "<form method=\"post\" action=\"" + url(request, path) + "\">\n" + paragraph(key, locale) + csrf(request)
				+ "<button type=\"submit\">" + text(button, locale) + "</button>\n</form>\n";
	}

	private String alert(@Nullable SmsOtpProblem problem, long seconds, Locale locale) {
		return (problem != null) ? "<div class=\"alert alert-danger\" role=\"alert\">"
				+ HtmlUtils.htmlEscape(this.texts.detail(problem, seconds, locale)) + "</div>\n" : "";
	}

	static String url(HttpServletRequest request, String path) {
		return HtmlUtils.htmlEscape(request.getContextPath() + path);
	}

	static String csrf(HttpServletRequest request) {
		if (!(request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token)) {
			return "";
		}
		return "<input type=\"hidden\" name=\"" + HtmlUtils.htmlEscape(token.getParameterName()) + "\" value=\""
				+ HtmlUtils.htmlEscape(token.getToken()) + "\">\n";
	}

}
