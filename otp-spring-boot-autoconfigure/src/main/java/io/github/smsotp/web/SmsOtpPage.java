package io.github.smsotp.web;

import java.util.List;
import java.util.Locale;

import io.github.smsotp.SmsOtpStatus;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/**
 * The page on which the code is typed in, in the look of Spring Security's default pages.
 * Needs no script.
 */
final class SmsOtpPage {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="{lang}">
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

	private static final String VERIFY = """
			<form method="post" action="{login}">
			<p>{sent}</p>
			<p><label for="code">{label}</label>
			<input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 \\-]*" \
			maxlength="{maxlength}" required autofocus></p>
			{csrf}<button class="primary" type="submit">{verify}</button>
			</form>
			""";

	private static final String SEND = """
			<form method="post" action="{send}">
			<p>{resend}</p>
			{csrf}<button type="submit">{button}</button>
			</form>
			""";

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

	private static final String BYPASS_QUERY = "bypass";

	private final SmsOtpPaths paths;

	private final PageTexts texts;

	private final int codeLength;

	SmsOtpPage(SmsOtpPaths paths, PageTexts texts, int codeLength) {
		this.paths = paths;
		this.texts = texts;
		this.codeLength = codeLength;
	}

	String render(HttpServletRequest request, SmsOtpAnswer answer, long retrySeconds) {
		Locale locale = request.getLocale();
		return PAGE.replace("{lang}", Locale.ENGLISH.toLanguageTag())
			.replace("{title}", text("title", locale))
			.replace("{styles}", url(request, this.paths.styles()))
			.replace("{alert}", alert(answer.problem(), retrySeconds, locale))
			.replace("{body}", body(request, answer.status(), locale));
	}

	private String alert(@Nullable SmsOtpProblem problem, long seconds, Locale locale) {
		return (problem != null) ? "<div class=\"alert alert-danger\" role=\"alert\">"
				+ HtmlUtils.htmlEscape(this.texts.detail(problem, seconds, locale)) + "</div>\n" : "";
	}

	private String body(HttpServletRequest request, @Nullable SmsOtpStatus status, Locale locale) {
		if (status == null) {
			return "";
		}
		if (isBypass(request.getQueryString())) {
			return bypassForm(request, locale);
		}
		String state = switch (status.state()) {
			case CODE_SENT ->
				verifyForm(request, status, locale) + sendForm(request, "resend", "resend-button", locale);
			case SEND_REQUIRED -> sendForm(request, "send", "send-button", locale);
			case ENROLLMENT_REQUIRED -> paragraph(text("no-number", locale));
			case LOCKED -> paragraph(text((status.lockedUntil() != null) ? "locked" : "disabled", locale));
			case VERIFIED -> "";
		};
		return state + paragraph("<a href=\"" + bypassUrl(request) + "\">" + text("bypass-link", locale) + "</a>");
	}

	private String bypassForm(HttpServletRequest request, Locale locale) {
		return BYPASS.replace("{bypass}", bypassUrl(request))
			.replace("{login}", url(request, this.paths.login()))
			.replace("{text}", text("bypass", locale))
			.replace("{label}", text("bypass-label", locale))
			.replace("{verify}", text("verify-button", locale))
			.replace("{back}", text("bypass-back", locale))
			.replace("{csrf}", csrf(request));
	}

	private static boolean isBypass(@Nullable String query) {
		return query != null && List.of(query.split("&")).contains(BYPASS_QUERY);
	}

	private String bypassUrl(HttpServletRequest request) {
		return url(request, this.paths.login() + "?" + BYPASS_QUERY);
	}

	private String verifyForm(HttpServletRequest request, SmsOtpStatus status, Locale locale) {
		String recipient = (status.phone() != null) ? status.phone().masked() : "";
		return VERIFY.replace("{login}", url(request, this.paths.login()))
			.replace("{sent}", text("sent", locale, recipient, status.attemptsLeft()))
			.replace("{label}", text("label", locale))
			.replace("{maxlength}", Integer.toString(this.codeLength + 6))
			.replace("{verify}", text("verify-button", locale))
			.replace("{csrf}", csrf(request));
	}

	private String sendForm(HttpServletRequest request, String text, String button, Locale locale) {
		return SEND.replace("{send}", url(request, this.paths.send()))
			.replace("{resend}", text(text, locale))
			.replace("{button}", text(button, locale))
			.replace("{csrf}", csrf(request));
	}

	private String text(String key, Locale locale, Object... arguments) {
		return HtmlUtils.htmlEscape(this.texts.page(key, locale, arguments));
	}

	private static String paragraph(String text) {
		return "<p>" + text + "</p>\n";
	}

	private static String url(HttpServletRequest request, String path) {
		return HtmlUtils.htmlEscape(request.getContextPath() + path);
	}

	private static String csrf(HttpServletRequest request) {
		if (!(request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token)) {
			return "";
		}
		return "<input type=\"hidden\" name=\"" + HtmlUtils.htmlEscape(token.getParameterName()) + "\" value=\""
				+ HtmlUtils.htmlEscape(token.getToken()) + "\">\n";
	}

}
