package io.github.smsotp.sms.smspinverify;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.http.HttpSmsClient;
import io.github.smsotp.sms.smspinverify.SmsPinVerifyException.Reason;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.Assert;

/**
 * Rents phone numbers from SMS Pin Verify and waits for the text messages that arrive at
 * them. It plays the user's phone where a sign-in is tested from end to end. Safe for use
 * by several threads once the setters have been called.
 */
public final class SmsPinVerifyNumbers {

	private static final URI SERVICE = URI.create("https://api.smspinverify.com/user");

	private static final Duration SHORTEST_POLL_INTERVAL = Duration.ofSeconds(3);

	private static final Pattern NUMBER = Pattern.compile("\\+?([1-9][0-9]{6,14})");

	private static final Pattern BOUND_CODE = Pattern.compile("(?m)^@\\S+ #([0-9]{4,10})(?![0-9])");

	private static final Pattern CODE = Pattern.compile("(?<![0-9])([0-9]{4,10})(?![0-9])");

	private final SmsPinVerifyConnection connection;

	private Duration pollInterval = Duration.ofSeconds(5);

	private Duration timeLimit = Duration.ofMinutes(2);

	private Clock clock = Clock.systemUTC();

	/**
	 * Creates a client of the service at {@code https://api.smspinverify.com/user}.
	 * @param apiKey the API key of the account
	 */
	public SmsPinVerifyNumbers(String apiKey) {
		this(apiKey, SERVICE);
	}

	/**
	 * Creates a client of the service at another place.
	 * @param apiKey the API key of the account
	 * @param baseUrl the URL that the calls are below, without a slash at the end
	 */
	public SmsPinVerifyNumbers(String apiKey, URI baseUrl) {
		this.connection = new SmsPinVerifyConnection(apiKey, baseUrl);
	}

	/**
	 * Sets what opens connections. It must follow no redirect and end every call in time.
	 * Call it before the first use.
	 * @param requestFactory the factory, by default
	 * {@link HttpSmsClient#defaultRequestFactory()}
	 */
	public void setRequestFactory(ClientHttpRequestFactory requestFactory) {
		this.connection.setRequestFactory(requestFactory);
	}

	/**
	 * Sets the pause between two polls. When the service asks to slow down it grows to
	 * four times as much.
	 * @param pollInterval the pause, 5 seconds by default and at least 3 seconds against
	 * the service itself
	 */
	public void setPollInterval(Duration pollInterval) {
		SmsPinVerifyConnection.positive(pollInterval, "pollInterval");
		boolean service = SERVICE.getHost().equalsIgnoreCase(this.connection.getUrl().getHost());
		Assert.isTrue(!service || pollInterval.compareTo(SHORTEST_POLL_INTERVAL) >= 0,
				"pollInterval must be at least 3 seconds");
		this.pollInterval = pollInterval;
	}

	/**
	 * Sets how long to wait for a text message. A number lives three minutes.
	 * @param timeLimit the limit, 2 minutes by default and at least one second
	 */
	public void setTimeLimit(Duration timeLimit) {
		Assert.notNull(timeLimit, "timeLimit cannot be null");
		Assert.isTrue(timeLimit.toSeconds() > 0, "timeLimit must be at least one second");
		this.timeLimit = timeLimit;
	}

	/**
	 * Sets the clock.
	 * @param clock the clock, the system's by default
	 */
	public void setClock(Clock clock) {
		Assert.notNull(clock, "clock cannot be null");
		this.clock = clock;
	}

	/**
	 * Rents a number. The service gives out five a minute.
	 * @param app the application that will send, as the service calls it, for example
	 * {@code Google Voice}
	 * @param country the country, as the service calls it, for example {@code USA}
	 * @return the number, which receives for three minutes
	 * @throws SmsPinVerifyException if there is none
	 */
	public RentedNumber rent(String app, String country) {
		Assert.hasText(app, "app cannot be empty");
		Assert.hasText(country, "country cannot be empty");
		String answer = Answer.of(() -> api().getNumber(app, country));
		Matcher digits = NUMBER.matcher(answer);
		if (!digits.matches()) {
			throw new SmsPinVerifyException(Reason.UNEXPECTED_ANSWER, "SMS Pin Verify answered without a phone number");
		}
		return new RentedNumber(new PhoneNumber("+" + digits.group(1)), app, country, this.clock.instant());
	}

	/**
	 * Waits for a text message. Polls at once and then after every pause; right after the
	 * number was rented the service may not know it yet, which counts as no text message.
	 * @param rented the number to wait at
	 * @return the text message
	 * @throws SmsPinVerifyException if none arrives within the limit, or at the first
	 * answer that says that none will
	 */
	public String awaitText(RentedNumber rented) {
		Assert.notNull(rented, "rented cannot be null");
		return new TextPoll(api(), rented, this.clock, this.pollInterval, this.timeLimit).await();
	}

	/**
	 * Waits for a text message and returns the code in it: the one that is bound to a
	 * domain ({@code @example.com #123456}) if there is one, else the first four to ten
	 * digits in a row.
	 * @param rented the number to wait at
	 * @return the code
	 * @throws SmsPinVerifyException as {@link #awaitText(RentedNumber)} does, or if the
	 * text message holds no code
	 */
	public String awaitCode(RentedNumber rented) {
		String text = awaitText(rented);
		Matcher bound = BOUND_CODE.matcher(text);
		Matcher code = bound.find() ? bound : CODE.matcher(text);
		if (code != bound && !code.find()) {
			throw new SmsPinVerifyException(Reason.NO_CODE,
					"The text message at " + rented.number().masked() + " holds no code");
		}
		return code.group(1);
	}

	/**
	 * Asks for the balance of the account.
	 * @return the balance, as the service writes it
	 * @throws SmsPinVerifyException if there is no good answer
	 */
	public String balance() {
		return Answer.of(() -> api().getBalance(), KnownError.OF_ACCOUNT);
	}

	/**
	 * Asks what numbers cost.
	 * @param country the country, as the service calls it
	 * @return the rates, as the service writes them
	 * @throws SmsPinVerifyException if there is no good answer
	 */
	public String rates(String country) {
		Assert.hasText(country, "country cannot be empty");
		return Answer.of(() -> api().getRates(country), KnownError.OF_ACCOUNT);
	}

	/**
	 * Asks for the numbers that were rented so far, full numbers and texts included.
	 * @return the history, as the service writes it
	 * @throws SmsPinVerifyException if there is no good answer
	 */
	public String history() {
		return Answer.of(() -> api().getHistory(), KnownError.OF_ACCOUNT);
	}

	private SmsPinVerifyApi api() {
		return this.connection.getApi();
	}

	@Override
	public String toString() {
		return "SmsPinVerifyNumbers[apiKey=[PROTECTED]]";
	}

}
