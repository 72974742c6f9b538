package io.github.smsotp.web;

import java.net.URI;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What an application changes on the pages. Immutable.
 *
 * @param page the application's own page for codes, below the context path, {@code null}
 * for ours
 * @param phonePage the application's own page for the phone number, likewise
 * @param styleSheet a style sheet behind ours, below the context path or with
 * {@code https}, {@code null} for none
 * @param helpUrl where help is found, below the context path or a URL, {@code null} for
 * nowhere
 * @param signOutPath where a {@code POST} signs out, below the base path, {@code null}
 * for no button
 * @param webOtp whether browsers may read codes from texts by the WebOTP API, for which
 * texts must end in the line that binds them to the origin
 */
public record SmsOtpPageOptions(@Nullable String page, @Nullable String phonePage, @Nullable String styleSheet,
		@Nullable String helpUrl, @Nullable String signOutPath, boolean webOtp) {

	public SmsOtpPageOptions {
		Assert.isTrue(page == null || isPlainPath(page), "page must start with one slash and have no query");
		Assert.isTrue(phonePage == null || isPlainPath(phonePage),
				"phonePage must start with one slash and have no query");
		Assert.isTrue(styleSheet == null || isPath(styleSheet) || isUrl(styleSheet),
				"styleSheet must start with one slash, or with https://");
		Assert.isTrue(helpUrl == null || isPath(helpUrl) || isUrl(helpUrl, "mailto", "tel"),
				"helpUrl must start with one slash, or be a URL with https, mailto or tel");
		Assert.isTrue(signOutPath == null || isPlainPath(signOutPath),
				"signOutPath must start with one slash and have no query");
	}

	/**
	 * Our pages as they are.
	 * @return the options
	 */
	public static SmsOtpPageOptions defaults() {
		return new SmsOtpPageOptions(null, null, null, null, "/logout", false);
	}

	/**
	 * The same with a page for codes of the application's own.
	 * @param other its path, {@code null} for the default
	 * @return the options
	 */
	public SmsOtpPageOptions withPage(@Nullable String other) {
		return new SmsOtpPageOptions(other, this.phonePage, this.styleSheet, this.helpUrl, this.signOutPath,
				this.webOtp);
	}

	/**
	 * The same with a page for the phone number of the application's own.
	 * @param other its path, {@code null} for the default
	 * @return the options
	 */
	public SmsOtpPageOptions withPhonePage(@Nullable String other) {
		return new SmsOtpPageOptions(this.page, other, this.styleSheet, this.helpUrl, this.signOutPath, this.webOtp);
	}

	/**
	 * The same with another style sheet behind ours.
	 * @param other its path or URL, {@code null} for the default
	 * @return the options
	 */
	public SmsOtpPageOptions withStyleSheet(@Nullable String other) {
		return new SmsOtpPageOptions(this.page, this.phonePage, other, this.helpUrl, this.signOutPath, this.webOtp);
	}

	/**
	 * The same with a link to help.
	 * @param other its path or URL, {@code null} for the default
	 * @return the options
	 */
	public SmsOtpPageOptions withHelpUrl(@Nullable String other) {
		return new SmsOtpPageOptions(this.page, this.phonePage, this.styleSheet, other, this.signOutPath, this.webOtp);
	}

	/**
	 * The same with another place to sign out.
	 * @param other its path, {@code null} for no button
	 * @return the options
	 */
	public SmsOtpPageOptions withSignOutPath(@Nullable String other) {
		return new SmsOtpPageOptions(this.page, this.phonePage, this.styleSheet, this.helpUrl, other, this.webOtp);
	}

	/**
	 * The same where browsers may, or may not, read codes from texts.
	 * @param other whether they may
	 * @return the options
	 */
	public SmsOtpPageOptions withWebOtp(boolean other) {
		return new SmsOtpPageOptions(this.page, this.phonePage, this.styleSheet, this.helpUrl, this.signOutPath, other);
	}

	private static boolean isPlainPath(String path) {
		return isPath(path) && path.indexOf('?') < 0 && path.indexOf('#') < 0;
	}

	static boolean isPath(String link) {
		return link.startsWith("/") && !link.startsWith("//") && uri(link) != null;
	}

	private static boolean isUrl(String link, String... opaqueSchemes) {
		URI uri = uri(link);
		if (uri == null || uri.getScheme() == null) {
			return false;
		}
		boolean https = "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
		return https || (uri.isOpaque() && Stream.of(opaqueSchemes).anyMatch(uri.getScheme()::equalsIgnoreCase));
	}

	private static @Nullable URI uri(String link) {
		try {
			return URI.create(link);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
