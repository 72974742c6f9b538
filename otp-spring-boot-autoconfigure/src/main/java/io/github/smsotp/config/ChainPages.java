package io.github.smsotp.config;

import io.github.smsotp.web.SmsOtpPageHeaders;
import io.github.smsotp.web.SmsOtpPageOptions;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;

/**
 * What the application's DSL says of the pages of one chain.
 */
@SuppressWarnings("unchecked")
final class ChainPages {

	private ChainPages() {
	}

	static SmsOtpPageOptions options(HttpSecurity http, SmsOtpPageOptions pages) {
		LogoutConfigurer<HttpSecurity> logout = http.getConfigurer(LogoutConfigurer.class);
		return (logout != null) ? pages : pages.withSignOutPath("");
	}

	static void addHeaders(HttpSecurity http, SmsOtpPageOptions pages) {
		HeadersConfigurer<HttpSecurity> headers = http.getConfigurer(HeadersConfigurer.class);
		if (headers != null) {
			headers.addHeaderWriter(new SmsOtpPageHeaders(pages));
		}
	}

}
