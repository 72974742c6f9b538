package io.github.smsotp.sms.twilio;

import java.net.URI;
import java.time.Clock;
import java.util.Set;

import io.github.smsotp.sms.ReceiptSmsGateway;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.SmsReceipt;
import io.github.smsotp.sms.SmsSenders;
import io.github.smsotp.sms.http.HttpSmsClient;
import io.github.smsotp.sms.http.HttpSmsGateway;
import io.github.smsotp.sms.http.HttpSmsRequestTemplate;
import io.github.smsotp.sms.http.HttpSmsResponseRules;
import tools.jackson.core.JsonPointer;

import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.Assert;

/**
 * Sends text messages through the Messages API of Twilio (version 2010-04-01): from a
 * messaging service, which chooses the sender, or from a sender by country. Twilio takes
 * no idempotency key. Safe for use by several threads once the setters have been called.
 */
public final class TwilioSmsGateway implements ReceiptSmsGateway {

	/**
	 * The URL in front of all calls, unless an edge or another region is wanted.
	 */
	public static final URI DEFAULT_BASE_URL = URI.create("https://api.twilio.com");

	/**
	 * Codes of messages that will never arrive: the number is none, cannot get texts or
	 * does not want them, or its country is barred.
	 */
	private static final Set<String> REFUSED = Set.of("14101", "21211", "21214", "21216", "21217", "21265", "21266",
			"21268", "21408", "21610", "21614", "21635");

	/**
	 * Codes of messages that Twilio may have taken.
	 */
	private static final Set<String> UNKNOWN = Set.of("20409", "20500", "20504", "21619", "30410");

	private static final Set<String> TAKEN = Set.of("accepted", "scheduled", "queued", "sending", "sent", "delivered");

	private static final String FORM = "To={to}&Body={text}&";

	private final HttpSmsGateway http;

	/**
	 * Creates a gateway of a messaging service.
	 * @param account the account
	 * @param messagingServiceSid the SID of the messaging service, {@code MG...}
	 */
	public TwilioSmsGateway(Account account, String messagingServiceSid) {
		this(account, FORM + "MessagingServiceSid=" + checked(messagingServiceSid), SmsSenders.none());
	}

	/**
	 * Creates a gateway of senders.
	 * @param account the account
	 * @param senders numbers in E.164, short codes or names
	 */
	public TwilioSmsGateway(Account account, SmsSenders senders) {
		this(account, FORM + "From={sender}", senders);
	}

	private TwilioSmsGateway(Account account, String form, SmsSenders senders) {
		Assert.notNull(account, "account cannot be null");
		HttpSmsRequestTemplate request = HttpSmsRequestTemplate
			.to(account.baseUrl() + "/2010-04-01/Accounts/" + account.sid() + "/Messages.json")
			.basic(account.username(), account.password())
			.body(MediaType.APPLICATION_FORM_URLENCODED, form)
			.build();
		this.http = new HttpSmsGateway("Twilio", request);
		this.http.setSenders(senders);
		this.http.setResponseRules(new HttpSmsResponseRules(Set.of(), JsonPointer.compile("/status"), TAKEN,
				JsonPointer.compile("/sid"), JsonPointer.compile("/code"), REFUSED, Set.of(), UNKNOWN));
	}

	private static String checked(String sid) {
		Assert.isTrue(sid != null && sid.matches("[A-Za-z0-9]+"), "SIDs must be of letters and digits");
		return sid;
	}

	/**
	 * Sets what opens connections. It must follow no redirect, repeat no request and end
	 * every call in time.
	 * @param requestFactory the factory, by default
	 * {@link HttpSmsClient#defaultRequestFactory()}
	 */
	public void setRequestFactory(ClientHttpRequestFactory requestFactory) {
		this.http.setRequestFactory(requestFactory);
	}

	/**
	 * Sets the clock that dates in {@code Retry-After} are held against.
	 * @param clock the clock, the system's by default
	 */
	public void setClock(Clock clock) {
		this.http.setClock(clock);
	}

	@Override
	public SmsReceipt submit(SmsMessage message) {
		return this.http.submit(message);
	}

	@Override
	public String toString() {
		return "TwilioSmsGateway";
	}

	/**
	 * An account of Twilio. Immutable; {@link #toString()} does not show the password.
	 *
	 * @param sid the SID of the account, {@code AC...}
	 * @param username the SID of the account or of an API key, {@code SK...}
	 * @param password the auth token of the account or the secret of the API key
	 * @param baseUrl the URL in front of all calls, without a slash at its end
	 */
	public record Account(String sid, String username, String password, URI baseUrl) {

		public Account {
			checked(sid);
			Assert.hasText(username, "username cannot be empty");
			Assert.hasText(password, "password cannot be empty");
			Assert.notNull(baseUrl, "baseUrl cannot be null");
		}

		/**
		 * Creates an account at {@link TwilioSmsGateway#DEFAULT_BASE_URL}.
		 * @param sid the SID of the account
		 * @param authToken the auth token of the account
		 */
		public Account(String sid, String authToken) {
			this(sid, sid, authToken, DEFAULT_BASE_URL);
		}

		@Override
		public String toString() {
			return "Account[sid=" + this.sid + ", password=[PROTECTED]]";
		}

	}

}
