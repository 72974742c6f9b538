package io.github.smsotp.sms.http;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;

/**
 * The request that hands a message over. Immutable; holds credentials, code and number,
 * so {@link #toString()} shows nothing.
 *
 * @param method the method
 * @param url the URL
 * @param headers the headers
 * @param body the body, {@code null} if there is none
 */
public record HttpSmsRequest(HttpMethod method, URI url, HttpHeaders headers, @Nullable String body) {

	public HttpSmsRequest {
		Assert.notNull(method, "method cannot be null");
		Assert.notNull(url, "url cannot be null");
		Assert.notNull(headers, "headers cannot be null");
	}

	@Override
	public String toString() {
		return "HttpSmsRequest[PROTECTED]";
	}

}
