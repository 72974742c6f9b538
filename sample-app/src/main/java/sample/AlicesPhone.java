package sample;

import java.time.Instant;

import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * The number that the bank knows from the start; everybody else enrols.
 */
@Component
class AlicesPhone implements ApplicationRunner {

	// the same on every node: a number that is confirmed anew ends the factor of its
	// sessions
	private static final Instant CONFIRMED = Instant.parse("2026-11-23T00:00:00Z");

	private final MutablePhoneNumberRepository numbers;

	AlicesPhone(MutablePhoneNumberRepository numbers) {
		this.numbers = numbers;
	}

	@Override
	public void run(ApplicationArguments args) {
		this.numbers.replace("alice", null, new PhoneNumber("+14155552671"), CONFIRMED, 5);
	}

}
