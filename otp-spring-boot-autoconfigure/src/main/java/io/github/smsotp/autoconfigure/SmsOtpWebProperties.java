package io.github.smsotp.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the pages and calls.
 */
@ConfigurationProperties("sms-otp.web")
public class SmsOtpWebProperties {

	/**
	 * Path in front of all paths, for example /admin. When empty, that of
	 * spring.mvc.servlet.path, since nothing else is answered there.
	 */
	private String basePath = "";

	/**
	 * Status of the answer to whoever comes without the factor and is no browser. Some
	 * front ends log out on 401.
	 */
	private int factorRequiredStatus = 401;

	/**
	 * The application's own page for codes, for example /code. It gets the request by a
	 * forward and finds all that it shows in the request attribute smsOtp.
	 */
	private @Nullable String page;

	/**
	 * The application's own page for the phone number, likewise.
	 */
	private @Nullable String phonePage;

	/**
	 * A style sheet behind ours, for example /css/sign-in.css or a URL with https.
	 */
	private @Nullable String styleSheet;

	/**
	 * Where help is found, for example /help or a URL with https, mailto or tel.
	 */
	private @Nullable String helpUrl;

	/**
	 * Where a POST signs out, below the base path. When empty, pages have no button to
	 * sign out.
	 */
	private @Nullable String signOutPath = "/logout";

	public String getBasePath() {
		return this.basePath;
	}

	public void setBasePath(String basePath) {
		this.basePath = basePath;
	}

	public int getFactorRequiredStatus() {
		return this.factorRequiredStatus;
	}

	public void setFactorRequiredStatus(int factorRequiredStatus) {
		this.factorRequiredStatus = factorRequiredStatus;
	}

	public @Nullable String getPage() {
		return this.page;
	}

	public void setPage(@Nullable String page) {
		this.page = page;
	}

	public @Nullable String getPhonePage() {
		return this.phonePage;
	}

	public void setPhonePage(@Nullable String phonePage) {
		this.phonePage = phonePage;
	}

	public @Nullable String getStyleSheet() {
		return this.styleSheet;
	}

	public void setStyleSheet(@Nullable String styleSheet) {
		this.styleSheet = styleSheet;
	}

	public @Nullable String getHelpUrl() {
		return this.helpUrl;
	}

	public void setHelpUrl(@Nullable String helpUrl) {
		this.helpUrl = helpUrl;
	}

	public @Nullable String getSignOutPath() {
		return this.signOutPath;
	}

	public void setSignOutPath(@Nullable String signOutPath) {
		this.signOutPath = signOutPath;
	}

}
