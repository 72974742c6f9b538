package io.github.smsotp.sms.smspinverify;

import java.net.URI;
import java.time.Clock;

import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.http.HttpSmsClient;
import io.github.smsotp.sms.http.HttpSmsRequestTemplate;
import io.github.smsotp.sms.http.HttpSmsResponse;

import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.Assert;

/**
 * Sends text messages through an outbound contract with SMS Pin Verify: posts a form with
 * {@code customer}, {@code number} (digits without a plus sign) and {@code text} to the
 * URL of that contract. Redirects are not followed and nothing is sent twice. Safe for
 * use by several threads once the setters have been called.
 */
public final class SmsPinVerifyGateway implements SmsGateway {

	private static final String NAME = "SMS Pin Verify";

	private final HttpSmsRequestTemplate template;

	private HttpSmsClient client = new HttpSmsClient(NAME, HttpSmsClient.defaultRequestFactory());

	private Clock clock = Clock.systemUTC();

	/**
	 * Creates a gateway.
	 * @param apiKey the API key of the account
	 * @param sendUrl the URL of the account's outbound contract
	 */
	public SmsPinVerifyGateway(String apiKey, URI sendUrl) {
		Assert.hasText(apiKey, "apiKey cannot be empty");
		Assert.notNull(sendUrl, "sendUrl cannot be null");
		this.template = HttpSmsRequestTemplate.to(sendUrl.toString())
			.value("customer", apiKey)
			.body(MediaType.APPLICATION_FORM_URLENCODED, "customer={customer}&number={to-digits}&text={text}")
			.build();
	}

	/**
	 * Sets what opens connections. It must follow no redirect, repeat no request and end
	 * every call in time.
	 * @param requestFactory the factory, by default
	 * {@link HttpSmsClient#defaultRequestFactory()}
	 */
	public void setRequestFactory(ClientHttpRequestFactory requestFactory) {
		this.client = new HttpSmsClient(NAME, requestFactory);
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
		Assert.notNull(message, "message cannot be null");
		HttpSmsResponse response = this.client.call(this.template.fill(message, null));
		Outcome outcome = response.outcome();
		if (outcome != null) {
			throw response.failure(outcome, null, this.clock);
		}
		KnownError error = KnownError.in(response.body());
		if (error != null) {
			throw new SmsDeliveryException(error.outcome(), NAME + " answered: " + error.text());
		}
	}

	@Override
	public String toString() {
		return "SmsPinVerifyGateway[apiKey=[PROTECTED]]";
	}

}
