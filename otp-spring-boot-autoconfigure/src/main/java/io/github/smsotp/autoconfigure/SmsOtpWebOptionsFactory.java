package io.github.smsotp.autoconfigure;

import io.github.smsotp.web.SmsOtpPageOptions;
import io.github.smsotp.web.SmsOtpPaths;
import io.github.smsotp.web.SmsOtpWebOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;

/**
 * Makes the options of pages and calls out of their properties.
 */
final class SmsOtpWebOptionsFactory {

	private static final String PREFIX = "sms-otp.web.";

	private SmsOtpWebOptionsFactory() {
	}

	static SmsOtpWebOptions create(SmsOtpWebProperties web, boolean webOtp, String servletPath) {
		// a container asks no filter about a path that no servlet is mapped to
		String basePath = web.getBasePath().isEmpty() ? StringUtils.trimTrailingCharacter(servletPath, '/')
				: web.getBasePath();
		return new SmsOtpWebOptions(paths(basePath), status(web.getFactorRequiredStatus()), pages(web, webOtp));
	}

	private static SmsOtpPaths paths(String basePath) {
		return InvalidSmsOtpConfigurationException.convert(PREFIX + "base-path",
				"Let it start with a slash and not end with one, for example /admin, or leave it empty.",
				() -> new SmsOtpPaths(basePath));
	}

	private static HttpStatus status(int code) {
		HttpStatus status = HttpStatus.resolve(code);
		if (status == null || !status.is4xxClientError()) {
			throw new InvalidSmsOtpConfigurationException(PREFIX + "factor-required-status", "is " + code,
					"Set it to 401, or to 403 where a front end logs out on 401.");
		}
		return status;
	}

	private static SmsOtpPageOptions pages(SmsOtpWebProperties web, boolean webOtp) {
		SmsOtpPageOptions pages = SmsOtpPageOptions.defaults().withWebOtp(webOtp);
		pages = with("page", text(web.getPage()), "Set it to a path such as /code.", pages::withPage);
		pages = with("phone-page", text(web.getPhonePage()), "Set it to a path such as /phone.", pages::withPhonePage);
		pages = with("style-sheet", text(web.getStyleSheet()), "Set it to a path such as /css/sign-in.css.",
				pages::withStyleSheet);
		pages = with("help-url", text(web.getHelpUrl()), "Set it to a path such as /help, or to a URL.",
				pages::withHelpUrl);
		return with("sign-out-path", text(web.getSignOutPath()), "Set it to a path such as /logout, or leave it empty.",
				pages::withSignOutPath);
	}

	private static SmsOtpPageOptions with(String property, @Nullable String value, String action, Change change) {
		return InvalidSmsOtpConfigurationException.convert(PREFIX + property, action, () -> change.apply(value));
	}

	private static @Nullable String text(@Nullable String value) {
		return StringUtils.hasText(value) ? value : null;
	}

	/**
	 * A change of the options.
	 */
	@FunctionalInterface
	private interface Change {

		SmsOtpPageOptions apply(@Nullable String value);

	}

}
