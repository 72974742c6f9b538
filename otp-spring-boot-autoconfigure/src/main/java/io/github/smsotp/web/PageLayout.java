package io.github.smsotp.web;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

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
			<meta name="referrer" content="same-origin">
			<title>{title}</title>
			{styles}<script src="{script}" defer></script>
			</head>
			<body>
			<main class="content">
			<div class="login-form sms-otp">
			<h1>{title}</h1>
			{problem}{body}{help}{signout}</div>
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
			{problem}</body>
			</html>
			""";

	private static final String FORM = """
			<form method="post" action="{action}">
			{said}{csrf}{button}</form>
			""";

	private static final String PROBLEM = """
			<div id="problem" class="alert alert-danger" role="alert">{detail}</div>
			""";

	private PageLayout() {
	}

	static String render(SmsOtpPageModel model, String body) {
		return head(PAGE, model).html("styles", styles(model))
			.text("script", model.links().script())
			.html("body", body)
			.html("help", help(model))
			.html("signout", signOut(model))
			.render();
	}

	// of a chain that has no pages, and therefore no files for them either
	static String bare(SmsOtpPageModel model) {
		return head(BARE, model).render();
	}

	private static HtmlTemplate head(String page, SmsOtpPageModel model) {
		return HtmlTemplate.of(page)
			.text("lang", model.language())
			.text("dir", model.direction())
			.text("title", model.text("title"))
			.html("problem", problem(model.problem()));
	}

	private static String styles(SmsOtpPageModel model) {
		return model.links()
			.styles()
			.stream()
			.map((href) -> HtmlTemplate.of("<link href=\"{href}\" rel=\"stylesheet\">\n").text("href", href).render())
			.collect(Collectors.joining());
	}

	private static String problem(SmsOtpPageModel.@Nullable Problem problem) {
		return (problem != null) ? HtmlTemplate.of(PROBLEM).text("detail", problem.detail()).render() : "";
	}

	private static String help(SmsOtpPageModel model) {
		String help = model.links().help();
		return (help != null) ? HtmlTemplate.of("<p class=\"help\"><a href=\"{href}\">{text}</a></p>\n")
			.text("href", help)
			.text("text", model.text("help-link"))
			.render() : "";
	}

	private static String signOut(SmsOtpPageModel model) {
		String signOut = model.links().signOut();
		return (signOut != null) ? buttonForm(model, signOut, "", button(model, "sign-out-button", "plain")) : "";
	}

	static String paragraph(SmsOtpPageModel model, String key) {
		return HtmlTemplate.of("<p>{text}</p>\n").text("text", model.text(key)).render();
	}

	// unless the problem says it already
	static String locked(SmsOtpPageModel model) {
		return model.texts().containsKey("locked") ? paragraph(model, "locked") : "";
	}

	static String link(SmsOtpPageModel model, String href, String key) {
		return HtmlTemplate.of("<p><a href=\"{href}\">{text}</a></p>\n")
			.text("href", href)
			.text("text", model.text(key))
			.render();
	}

	static String button(SmsOtpPageModel model, String key, String cssClass) {
		return HtmlTemplate.of("<button class=\"{class}\" type=\"submit\">{text}</button>\n")
			.text("class", cssClass)
			.text("text", model.text(key))
			.render();
	}

	// nothing but a button, and what is said in front of it
	static String buttonForm(SmsOtpPageModel model, String action, String said, String button) {
		return HtmlTemplate.of(FORM)
			.text("action", action)
			.html("said", said)
			.html("csrf", csrf(model))
			.html("button", button)
			.render();
	}

	// ties a field to what went wrong with it
	static String described(SmsOtpPageModel model) {
		SmsOtpPageModel.Problem problem = model.problem();
		if (problem == null) {
			return "";
		}
		return " aria-describedby=\"problem\"" + (problem.fieldError() ? " aria-invalid=\"true\"" : "");
	}

	static String csrf(SmsOtpPageModel model) {
		SmsOtpPageModel.Csrf csrf = model.csrf();
		return (csrf != null) ? HtmlTemplate.of("<input type=\"hidden\" name=\"{name}\" value=\"{token}\">\n")
			.text("name", csrf.parameterName())
			.text("token", csrf.token())
			.render() : "";
	}

}
