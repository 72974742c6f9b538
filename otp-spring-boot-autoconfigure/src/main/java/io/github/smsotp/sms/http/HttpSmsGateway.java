package io.github.smsotp.sms.http;

import java.time.Clock;

import io.github.smsotp.sms.ReceiptSmsGateway;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.SmsReceipt;
import io.github.smsotp.sms.SmsSenders;
import io.github.smsotp.sms.UnsuitableMessageException;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.Assert;

/**
 * Sends text messages through any provider that takes them by HTTP, as templates say.
 * Redirects are not followed and nothing is sent twice. Safe for use by several threads
 * once the setters have been called.
 */
public final class HttpSmsGateway implements ReceiptSmsGateway {

	private final String name;

	private final HttpSmsRequestTemplate template;

	private HttpSmsResponseRules responseRules = HttpSmsResponseRules.byStatus();

	private SmsSenders senders = SmsSenders.none();

	private HttpSmsClient client;

	private Clock clock = Clock.systemUTC();

	/**
	 * Creates a gateway.
	 * @param name the name of the provider, as logs show it
	 * @param template how a message becomes a request
	 */
	public HttpSmsGateway(String name, HttpSmsRequestTemplate template) {
		Assert.hasText(name, "name cannot be empty");
		Assert.notNull(template, "template cannot be null");
		this.name = name;
		this.template = template;
		this.client = new HttpSmsClient(name, HttpSmsClient.defaultRequestFactory());
	}

	/**
	 * Sets what the provider's responses mean.
	 * @param responseRules the rules, by default that the status tells everything
	 */
	public void setResponseRules(HttpSmsResponseRules responseRules) {
		Assert.notNull(responseRules, "responseRules cannot be null");
		this.responseRules = responseRules;
	}

	/**
	 * Sets whom texts come from, for {@code sender} in templates.
	 * @param senders the senders, none by default
	 */
	public void setSenders(SmsSenders senders) {
		Assert.notNull(senders, "senders cannot be null");
		this.senders = senders;
	}

	/**
	 * Sets what opens connections. It must follow no redirect, repeat no request and end
	 * every call in time; for GET and HEAD the HTTP client of the JDK will not do.
	 * @param requestFactory the factory, by default
	 * {@link HttpSmsClient#defaultRequestFactory()}
	 */
	public void setRequestFactory(ClientHttpRequestFactory requestFactory) {
		this.client = new HttpSmsClient(this.name, requestFactory);
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
	public SmsReceipt submit(SmsMessage message) {
		Assert.notNull(message, "message cannot be null");
		HttpSmsResponse response = call(message);
		Outcome outcome = this.responseRules.outcome(response);
		if (outcome != null) {
			throw response.failure(outcome, this.responseRules.toldCode(response), this.clock);
		}
		return new SmsReceipt(this.responseRules.messageId(response));
	}

	private HttpSmsResponse call(SmsMessage message) {
		String sender = this.senders.find(message.to());
		if (sender == null && this.template.needsSender()) {
			throw new UnsuitableMessageException(
					this.name + " has no sender for " + message.to().region() + ", and its template names one");
		}
		return this.client.call(this.template.fill(message, sender));
	}

	/**
	 * Whether a template names {@code sender}.
	 * @return {@code true} if there must be senders
	 */
	public boolean needsSender() {
		return this.template.needsSender();
	}

	@Override
	public String toString() {
		return "HttpSmsGateway[" + this.name + "]";
	}

}
