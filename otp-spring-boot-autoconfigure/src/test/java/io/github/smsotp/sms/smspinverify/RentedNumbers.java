package io.github.smsotp.sms.smspinverify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The numbers that {@link SmsPinVerifyServer} rents out: five a minute, each one unknown
 * for six seconds, gone after three minutes, and polled every three seconds at most.
 */
final class RentedNumbers {

	static final String TOO_MANY_REQUESTS = "Too Many Requests";

	private static final String NUMBER_NOT_FOUND = "Number Not Found.";

	private static final Duration KNOWN_AFTER = Duration.ofSeconds(6);

	private static final Duration GONE_AFTER = Duration.ofMinutes(3);

	private static final Duration POLL_INTERVAL = Duration.ofSeconds(3);

	private final Map<String, Rental> rentals = new HashMap<>();

	private final Clock clock;

	private long next = 14155552671L;

	RentedNumbers(Clock clock) {
		this.clock = clock;
	}

	synchronized String rent(String app, String country) {
		boolean appFound = app.equals("Google Voice");
		boolean countryFound = country.equals("USA");
		if (!appFound || !countryFound) {
			return countryFound ? "App Not Found." : appFound ? "Country Not Found." : "App or Country Not Found.";
		}
		Instant minuteAgo = this.clock.instant().minus(Duration.ofMinutes(1));
		if (this.rentals.values().stream().filter((rental) -> rental.rentedAt.isAfter(minuteAgo)).count() >= 5) {
			return "No free channels available check after sometime.";
		}
		String digits = String.valueOf(this.next++);
		this.rentals.put(digits, new Rental(this.clock.instant()));
		return digits;
	}

	synchronized String poll(String digits) {
		Rental rental = this.rentals.get(digits);
		Instant now = this.clock.instant();
		if (rental == null || !rental.isKnown(now)) {
			return NUMBER_NOT_FOUND;
		}
		if (rental.polledAt != null && rental.polledAt.plus(POLL_INTERVAL).isAfter(now)) {
			return TOO_MANY_REQUESTS;
		}
		rental.polledAt = now;
		return rental.textAt(now);
	}

	synchronized String send(String digits, String text) {
		if (!this.rentals.containsKey(digits)) {
			return NUMBER_NOT_FOUND;
		}
		deliver(digits, text, Duration.ZERO);
		return "Sent.";
	}

	synchronized void deliver(String digits, String text, Duration after) {
		Rental rental = this.rentals.get(digits);
		if (rental == null) {
			throw new IllegalArgumentException("Nobody has rented this number");
		}
		rental.text = text;
		rental.arrivesAt = this.clock.instant().plus(after);
	}

	private static final class Rental {

		private final Instant rentedAt;

		private Instant arrivesAt = Instant.MAX;

		private String text = "";

		private @Nullable Instant polledAt;

		private Rental(Instant rentedAt) {
			this.rentedAt = rentedAt;
		}

		private boolean isKnown(Instant now) {
			return !now.isBefore(this.rentedAt.plus(KNOWN_AFTER)) && now.isBefore(this.rentedAt.plus(GONE_AFTER));
		}

		private String textAt(Instant now) {
			return now.isBefore(this.arrivesAt) ? "You have not received any code yet." : this.text;
		}

	}

}
