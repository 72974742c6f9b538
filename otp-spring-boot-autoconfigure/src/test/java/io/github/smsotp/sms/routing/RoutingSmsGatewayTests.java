package io.github.smsotp.sms.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.ReceiptSmsGateway;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.SmsReceipt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link RoutingSmsGateway}.
 */
class RoutingSmsGatewayTests {

	private static final SmsMessage AMERICAN = new SmsMessage(new PhoneNumber("+14155552671"), "text");

	private final List<String> asked = new ArrayList<>();

	private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);

	@Test
	void submitThenFirstAloneIsAsked() {
		assertThat(chain(route("a", null), route("b", null)).submit(AMERICAN).messageId()).isEqualTo("a-1");
		assertThat(this.asked).containsExactly("a");
	}

	@Test
	void submitWhenFailedForNowThenNextInOrderWithTheSameIdT46() {
		RoutingSmsGateway chain = chain(route("a", failure(Outcome.FAILED)), route("b", failure(Outcome.FAILED)),
				route("c", null), route("d", null));
		assertThat(chain.submit(AMERICAN).messageId()).isEqualTo("c-1");
		assertThat(this.asked).containsExactly("a", "b", "c");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FAILED")
	void submitWhenRefusedOrUnknownThenNobodyElseIsAskedT46(Outcome outcome) {
		assertThatExceptionOfType(SmsDeliveryException.class)
			.isThrownBy(() -> chain(route("a", failure(outcome)), route("b", null)).submit(AMERICAN))
			.matches((failure) -> failure.getOutcome() == outcome);
		assertThat(this.asked).containsExactly("a");
	}

	@Test
	void submitWhenBugThenNobodyElseIsAskedT46() {
		assertThatIllegalStateException()
			.isThrownBy(() -> chain(route("a", new IllegalStateException()), route("b", null)).submit(AMERICAN));
		assertThat(this.asked).containsExactly("a");
	}

	@ParameterizedTest
	@CsvSource({ "+14155552671,us", "+14165550123,ca", "+447400123456,world", "+4915112345678,world",
			"+881612345678,world" })
	void submitThenRouteOfTheCountry(String to, String route) {
		chain(route("us", null, "US"), route("ca", null, "CA", "MX"), route("world", null))
			.submit(new SmsMessage(new PhoneNumber(to), "text"));
		assertThat(this.asked).containsExactly(route);
	}

	@Test
	void submitWhenNobodyServesTheCountryThenRefused() {
		assertThatExceptionOfType(SmsDeliveryException.class)
			.isThrownBy(() -> chain(route("gb", null, "GB")).submit(AMERICAN))
			.withMessage("No gateway serves US")
			.matches((failure) -> failure.getOutcome() == Outcome.REFUSED);
		assertThat(this.asked).isEmpty();
	}

	@Test
	void submitWhenAllFailThenTheShortestWaitIsTold() {
		assertThat(
				failed(chain(route("a", failure(60)), route("b", failure(7)), route("c", failure(30)))).getRetryAfter())
			.isEqualTo(Duration.ofSeconds(7));
		assertThat(failed(chain(route("a", failure(60)), route("b", failure(Outcome.FAILED)))).getRetryAfter())
			.isNull();
	}

	@Test
	void submitWhenTimeIsUpThenNobodyElseIsAskedRes3() {
		SmsRoute slow = new SmsRoute("slow", (message) -> {
			this.asked.add("slow");
			this.nanoTime.addAndGet(Duration.ofSeconds(5).toNanos());
			throw new SmsDeliveryException(Outcome.FAILED, "slow");
		}, Set.of());
		failed(chain(slow, slow, slow, slow));
		assertThat(this.asked).containsExactly("slow", "slow");
	}

	@Test
	void submitWhenInterruptedThenNobodyElseIsAsked() {
		SmsRoute interrupted = new SmsRoute("a", (message) -> {
			this.asked.add("a");
			Thread.currentThread().interrupt();
			throw new SmsDeliveryException(Outcome.FAILED, "stop");
		}, Set.of());
		failed(chain(interrupted, route("b", null)));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.asked).containsExactly("a");
	}

	@Test
	void routeOfUnknownCountryIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> route("a", null, "USA"));
		assertThatIllegalArgumentException().isThrownBy(() -> chain());
	}

	private RoutingSmsGateway chain(SmsRoute... routes) {
		RoutingSmsGateway chain = new RoutingSmsGateway(List.of(routes), Duration.ofSeconds(10));
		chain.setNanoTime(this.nanoTime::get);
		return chain;
	}

	private SmsRoute route(String name, @Nullable RuntimeException failure, String... regions) {
		ReceiptSmsGateway gateway = (message) -> {
			this.asked.add(name);
			if (failure != null) {
				throw failure;
			}
			return new SmsReceipt(name + "-1");
		};
		return new SmsRoute(name, gateway, Set.of(regions));
	}

	private static SmsDeliveryException failure(Outcome outcome) {
		return new SmsDeliveryException(outcome, "no");
	}

	private static SmsDeliveryException failure(int retryAfter) {
		return new SmsDeliveryException(Outcome.FAILED, "no", Duration.ofSeconds(retryAfter), null);
	}

	private static SmsDeliveryException failed(RoutingSmsGateway chain) {
		SmsDeliveryException failure = catchThrowableOfType(SmsDeliveryException.class, () -> chain.submit(AMERICAN));
		assertThat(failure).isNotNull();
		assertThat(failure.getOutcome()).isEqualTo(Outcome.FAILED);
		return failure;
	}

}
