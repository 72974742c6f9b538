package io.github.smsotp.sms.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.Assert;

/**
 * Makes the one HTTP call that hands a message to a provider, and says what is known of
 * the message when the call fails. Nothing is logged, repeated or followed, and no
 * exception of the HTTP client gets out, since they hold URLs. At most
 * {@value #MAX_RESPONSE} bytes of a response are read. Safe for use by several threads.
 */
public final class HttpSmsClient {

	static final int MAX_RESPONSE = 64 * 1024;

	private final String provider;

	private final ClientHttpRequestFactory requestFactory;

	/**
	 * Creates a client.
	 * @param provider the name of the provider in messages of exceptions
	 * @param requestFactory what opens connections: it must follow no redirect, repeat no
	 * request and end every call in time, as {@link #defaultRequestFactory()} does
	 */
	public HttpSmsClient(String provider, ClientHttpRequestFactory requestFactory) {
		Assert.hasText(provider, "provider cannot be empty");
		Assert.notNull(requestFactory, "requestFactory cannot be null");
		this.provider = provider;
		this.requestFactory = requestFactory;
	}

	/**
	 * Creates what opens connections unless something else is wanted: 2 seconds to
	 * connect, 5 seconds for the whole call, no redirects.
	 * @return a new factory on the HTTP client of the JDK
	 */
	public static ClientHttpRequestFactory defaultRequestFactory() {
		return requestFactory(Duration.ofSeconds(2), Duration.ofSeconds(5));
	}

	static ClientHttpRequestFactory requestFactory(Duration connectTimeout, Duration readTimeout) {
		HttpClient client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(connectTimeout)
			.build();
		JdkClientHttpRequestFactory requestFactory = new JdkClientHttpRequestFactory(client);
		requestFactory.setReadTimeout(readTimeout);
		requestFactory.enableCompression(false);
		return requestFactory;
	}

	/**
	 * Whether the HTTP client of the JDK makes a call again by itself when the line is
	 * cut before an answer. It takes such methods for harmless, and cannot be told
	 * otherwise.
	 * @param method the method
	 * @return {@code true} for GET and HEAD
	 */
	public static boolean isRepeatedByJdk(HttpMethod method) {
		return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
	}

	/**
	 * Makes the call.
	 * @param message the request
	 * @return the response, whatever its status
	 * @throws SmsDeliveryException if there is no whole response: {@link Outcome#FAILED}
	 * if nothing was sent, else {@link Outcome#UNKNOWN}
	 */
	public HttpSmsResponse call(HttpSmsRequest message) {
		ClientHttpRequest request = open(message);
		try (ClientHttpResponse response = request.execute()) {
			return read(response);
		}
		catch (IOException | RuntimeException ex) {
			throw failure(ex);
		}
	}

	private ClientHttpRequest open(HttpSmsRequest message) {
		try {
			Assert.state(
					!isRepeatedByJdk(message.method()) || !(this.requestFactory instanceof JdkClientHttpRequestFactory),
					"The HTTP client of the JDK would make the call twice");
			ClientHttpRequest request = this.requestFactory.createRequest(message.url(), message.method());
			request.getHeaders().putAll(message.headers());
			if (message.body() != null) {
				request.getBody().write(message.body().getBytes(StandardCharsets.UTF_8));
			}
			return request;
		}
		catch (IOException | RuntimeException ex) {
			throw new SmsDeliveryException(Outcome.FAILED,
					this.provider + " cannot be asked: " + ex.getClass().getSimpleName());
		}
	}

	private HttpSmsResponse read(ClientHttpResponse response) throws IOException {
		try (InputStream body = response.getBody()) {
			byte[] read = body.readNBytes(MAX_RESPONSE + 1);
			String text = (read.length <= MAX_RESPONSE) ? new String(read, StandardCharsets.UTF_8) : "";
			return new HttpSmsResponse(this.provider, response.getStatusCode(), response.getHeaders(), text);
		}
	}

	private SmsDeliveryException failure(Exception failure) {
		Outcome outcome = Outcome.ofConnectionFailure(failure);
		String told = (outcome == Outcome.FAILED) ? " cannot be reached: " : " did not answer: ";
		return new SmsDeliveryException(outcome, this.provider + told + failure.getClass().getSimpleName());
	}

}
