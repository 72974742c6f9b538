package io.github.smsotp.sms.routing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.ReceiptSmsGateway;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.SmsReceipt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.core.task.SimpleAsyncTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link SmsGatewayBulkhead}.
 */
@Timeout(30)
class SmsGatewayBulkheadTests {

	private static final SmsMessage MESSAGE = new SmsMessage(new PhoneNumber("+14155552671"), "text");

	private final ExecutorService people = Executors.newCachedThreadPool();

	private final CountDownLatch end = new CountDownLatch(1);

	@AfterEach
	void sendEverybodyHome() {
		this.end.countDown();
		this.people.shutdownNow();
	}

	@Test
	void receiptAndFailuresComeThrough() {
		SmsGatewayBulkhead bulkhead = bulkhead(10, Duration.ofSeconds(10));
		ReceiptSmsGateway giving = (message) -> new SmsReceipt("1");
		assertThat(bulkhead.protect(giving).submit(MESSAGE).messageId()).isEqualTo("1");
		SmsDeliveryException refusal = new SmsDeliveryException(Outcome.REFUSED, "no");
		assertThatExceptionOfType(SmsDeliveryException.class).isThrownBy(() -> bulkhead.protect((message) -> {
			throw refusal;
		}).submit(MESSAGE)).isSameAs(refusal);
		assertThatIllegalStateException().isThrownBy(() -> bulkhead.protect((message) -> {
			throw new IllegalStateException("bug");
		}).submit(MESSAGE)).withMessage("bug");
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> bulkhead.protect((message) -> {
			throw new StackOverflowError();
		}).submit(MESSAGE));
	}

	@Test
	void whoeverIsTooMuchIsRefusedAtOnceAcrossGatewaysRes3() throws Exception {
		SmsGatewayBulkhead bulkhead = bulkhead(2, Duration.ofSeconds(20));
		CountDownLatch busy = new CountDownLatch(2);
		Future<SmsReceipt> first = submit(bulkhead, hanging(busy));
		Future<SmsReceipt> second = submit(bulkhead, hanging(busy));
		busy.await();
		SmsDeliveryException failure = catchThrowableOfType(SmsDeliveryException.class,
				() -> bulkhead.protect((message) -> {
				}).submit(MESSAGE));
		assertThat(failure.getOutcome()).isEqualTo(Outcome.FAILED);
		assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(5));
		this.end.countDown();
		first.get();
		second.get();
		// a thread that has given its answer still has to leave
		Awaitility.await().untilAsserted(() -> bulkhead.protect((message) -> {
		}).submit(MESSAGE));
	}

	@Test
	void gatewayThatTakesTooLongIsInterruptedAndUnknownT46Res3() throws Exception {
		CountDownLatch interrupted = new CountDownLatch(1);
		SmsGateway hanging = (message) -> {
			try {
				this.end.await();
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
			}
		};
		SmsDeliveryException failure = catchThrowableOfType(SmsDeliveryException.class,
				() -> bulkhead(1, Duration.ofMillis(100)).protect(hanging).submit(MESSAGE));
		assertThat(failure.getOutcome()).isEqualTo(Outcome.UNKNOWN);
		assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void gatewayThatIgnoresItsInterruptionHoldsItsPlaceAlone() {
		SmsGatewayBulkhead bulkhead = bulkhead(2, Duration.ofMillis(100));
		AtomicBoolean over = new AtomicBoolean();
		catchThrowableOfType(SmsDeliveryException.class, () -> bulkhead.protect((message) -> {
			while (!over.get()) {
				Thread.onSpinWait();
			}
		}).submit(MESSAGE));
		bulkhead.protect((message) -> {
		}).submit(MESSAGE);
		over.set(true);
	}

	@Test
	void whoeverIsInterruptedStaysInterrupted() throws Exception {
		CountDownLatch busy = new CountDownLatch(1);
		SmsGatewayBulkhead bulkhead = bulkhead(1, Duration.ofSeconds(20));
		Future<Boolean> person = this.people.submit(() -> {
			SmsDeliveryException failure = catchThrowableOfType(SmsDeliveryException.class,
					() -> bulkhead.protect(hanging(busy)).submit(MESSAGE));
			return failure.getOutcome() == Outcome.UNKNOWN && Thread.currentThread().isInterrupted();
		});
		busy.await();
		this.people.shutdownNow();
		assertThat(person.get()).isTrue();
	}

	private SmsGateway hanging(CountDownLatch busy) {
		return (message) -> {
			busy.countDown();
			try {
				this.end.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		};
	}

	private Future<SmsReceipt> submit(SmsGatewayBulkhead bulkhead, SmsGateway gateway) {
		return this.people.submit(() -> bulkhead.protect(gateway).submit(MESSAGE));
	}

	private static SmsGatewayBulkhead bulkhead(int concurrent, Duration timeLimit) {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("gateway-");
		executor.setConcurrencyLimit(concurrent);
		executor.setRejectTasksWhenLimitReached(true);
		return new SmsGatewayBulkhead(executor, timeLimit);
	}

}
