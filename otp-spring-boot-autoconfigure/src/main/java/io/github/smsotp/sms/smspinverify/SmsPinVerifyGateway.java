package io.github.smsotp.sms.smspinverify;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import javax.net.ssl.SSLHandshakeException;

import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.util.Assert;

/**
 * Sends text messages through an outbound contract with SMS Pin Verify: posts a form with
 * {@code customer}, {@code number} (digits without a plus sign) and {@code text} to the
 * URL of that contract. Redirects are not followed and nothing is sent twice. Safe for
 * use by several threads once the setters have been called.
 */
public final class SmsPinVerifyGateway implements SmsGateway {

	private static final Set<Integer> STATUS_WITH_RETRY_AFTER = Set.of(429, 503);

	private static final int GATEWAY_TIMEOUT = 504;

	private final SmsPinVerifyConnection connection;

	private Clock clock = Clock.systemUTC();

	/**
	 * Creates a gateway.
	 * @param apiKey the API key of the account
	 * @param sendUrl the URL of the account's outbound contract
	 */
	public SmsPinVerifyGateway(String apiKey, URI sendUrl) {
		this.connection = new SmsPinVerifyConnection(apiKey, sendUrl);
	}

	/**
	 * Sets how long a connection may take to open. Call it before the first message.
	 * @param connectTimeout the limit, 2 seconds by default
	 */
	public void setConnectTimeout(Duration connectTimeout) {
		this.connection.setConnectTimeout(connectTimeout);
	}

	/**
	 * Sets how long the whole call may take. Call it before the first message.
	 * @param readTimeout the limit, 5 seconds by default
	 */
	public void setReadTimeout(Duration readTimeout) {
		this.connection.setReadTimeout(readTimeout);
	}

	/**
	 * Sets the clock that dates in {@code Retry-After} are held against.
	 * @param clock the clock, the system's by default
	 */
	public void setClock(Clock clock) {
		Assert.notNull(clock, "clock cannot be null");
		this.clock = clock;
	}

	@Override
	public void send(SmsMessage message) {
		ResponseEntity<String> response = post(message);
		if (!response.getStatusCode().is2xxSuccessful()) {
			throw statusFailure(response.getStatusCode(), response.getHeaders());
		}
		KnownError error = KnownError.in(Answer.text(response));
		if (error != null) {
			throw new SmsDeliveryException(error.outcome(), "SMS Pin Verify answered: " + error.text());
		}
	}

	private ResponseEntity<String> post(SmsMessage message) {
		try {
			SendForm form = new SendForm(this.connection.getApiKey(), message);
			return this.connection.getApi().send(this.connection.getUrl(), form);
		}
		catch (RuntimeException ex) {
			throw isUnsent(ex)
					? new SmsDeliveryException(Outcome.FAILED, "SMS Pin Verify cannot be reached: " + Answer.kind(ex))
					: new SmsDeliveryException(Outcome.UNKNOWN, "SMS Pin Verify did not answer: " + Answer.kind(ex));
		}
	}

	private static boolean isUnsent(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
					|| cause instanceof NoRouteToHostException || cause instanceof SSLHandshakeException) {
				return true;
			}
		}
		return false;
	}

	private SmsDeliveryException statusFailure(HttpStatusCode status, HttpHeaders headers) {
		Outcome outcome = (status.value() != GATEWAY_TIMEOUT) ? Outcome.FAILED : Outcome.UNKNOWN;
		@Nullable Duration retryAfter = STATUS_WITH_RETRY_AFTER.contains(status.value()) ? RetryAfter.in(headers, this.clock)
				: null;
		return new SmsDeliveryException(outcome, "SMS Pin Verify answered with HTTP status " + status.value(),
				retryAfter, null);
	}

	@Override
	public String toString() {
		return "SmsPinVerifyGateway[apiKey=[PROTECTED]]";
	}

}
