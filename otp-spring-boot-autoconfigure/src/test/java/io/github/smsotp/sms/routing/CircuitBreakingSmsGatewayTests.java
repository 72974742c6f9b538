package io.github.smsotp.sms.routing;

import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.smsotp.MovableClock;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.ReceiptSmsGateway;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.SmsReceipt;
import io.github.smsotp.sms.UnsuitableMessageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link CircuitBreakingSmsGateway} with a real circuit breaker.
 */
class CircuitBreakingSmsGatewayTests {

	private static final SmsMessage MESSAGE = new SmsMessage(new PhoneNumber("+14155552671"), "text");

	private final MovableClock clock = new MovableClock();

	private final CircuitBreaker breaker = CircuitBreaker.of("a",
			CircuitBreakerConfig.custom()
				.slidingWindowSize(10)
				.minimumNumberOfCalls(4)
				.failureRateThreshold(50)
				.permittedNumberOfCallsInHalfOpenState(1)
				.waitDurationInOpenState(Duration.ofSeconds(30))
				.clock(this.clock)
				.build());

	private @Nullable RuntimeException failure;

	private int asked;

	private final CircuitBreakingSmsGateway gateway = new CircuitBreakingSmsGateway((ReceiptSmsGateway) (message) -> {
		this.asked++;
		if (this.failure != null) {
			throw this.failure;
		}
		return new SmsReceipt("1");
	}, this.breaker);

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSED")
	void failuresOpenTheCircuitUntilItsTime(Outcome outcome) {
		this.failure = new SmsDeliveryException(outcome, "no");
		attempt(20);
		assertThat(this.asked).isEqualTo(4);
		assertThatExceptionOfType(SmsDeliveryException.class).isThrownBy(() -> this.gateway.submit(MESSAGE))
			.withMessage("The circuit of 'a' is open")
			.matches((ex) -> ex.getOutcome() == Outcome.FAILED && Duration.ofSeconds(30).equals(ex.getRetryAfter()));
		this.failure = null;
		this.clock.move(Duration.ofSeconds(31));
		assertThat(this.gateway.submit(MESSAGE).messageId()).isEqualTo("1");
		assertThat(this.breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
	}

	@Test
	void failureOfTheOneThatTriesOpensAgain() {
		this.failure = new SmsDeliveryException(Outcome.FAILED, "no");
		attempt(4);
		this.clock.move(Duration.ofSeconds(31));
		attempt(5);
		assertThat(this.asked).isEqualTo(5);
	}

	@Test
	void whatConcernsOneMessageAloneSaysNothingAgainstTheProvider() {
		this.failure = new UnsuitableMessageException("no");
		attempt(20);
		assertThat(this.asked).isEqualTo(20);
		assertThat(this.breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
		assertThat(this.breaker.getMetrics().getNumberOfBufferedCalls()).isZero();
	}

	@Test
	void refusalsSayNothingAgainstTheProvider() {
		this.failure = new SmsDeliveryException(Outcome.REFUSED, "no");
		attempt(20);
		assertThat(this.asked).isEqualTo(20);
		assertThat(this.breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
	}

	@Test
	void bugsCountAsFailures() {
		this.failure = new IllegalStateException();
		for (int i = 0; i < 4; i++) {
			assertThatIllegalStateException().isThrownBy(() -> this.gateway.submit(MESSAGE));
		}
		assertThat(this.breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
	}

	private void attempt(int times) {
		for (int i = 0; i < times; i++) {
			assertThatExceptionOfType(SmsDeliveryException.class).isThrownBy(() -> this.gateway.submit(MESSAGE));
		}
	}

}
