package io.github.smsotp.config;

import io.github.smsotp.web.SmsOtpPageHeaderWriter;
import io.github.smsotp.web.SmsOtpPageOptions;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;

/**
 * Fits the pages of one chain to what the application's DSL says, and its headers to the
 * pages.
 */
@SuppressWarnings("unchecked")
final class ChainPages {

	private ChainPages() {
	}

	static SmsOtpPageOptions options(HttpSecurity http, SmsOtpPageOptions pages) {
		LogoutConfigurer<HttpSecurity> logout = http.getConfigurer(LogoutConfigurer.class);
		return (logout != null) ? pages : pages.withSignOutPath(null);
	}

	static void addHeaders(HttpSecurity http, SmsOtpPageOptions pages) {
		HeadersConfigurer<HttpSecurity> headers = http.getConfigurer(HeadersConfigurer.class);
		if (headers != null) {
			headers.addHeaderWriter(new SmsOtpPageHeaderWriter(pages));
		}
	}

}
