package io.github.smsotp.sms.routing;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.smsotp.sms.ReceiptSmsGateway;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.SmsReceipt;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.util.Assert;

/**
 * Keeps slow gateways from holding the application up. Calls run on threads of an
 * executor that rejects what is too much, and whoever waits for one waits for a limited
 * time, whatever the gateway does. A message that is rejected was not sent; of one that
 * takes too long nobody knows. Safe for use by several threads.
 */
public final class SmsGatewayBulkhead {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private final AsyncTaskExecutor executor;

	private final Duration timeLimit;

	/**
	 * Creates a bulkhead.
	 * @param executor what runs the calls: it must not let them queue, and reject with a
	 * {@link TaskRejectedException}
	 * @param timeLimit how long one call may be waited for
	 */
	public SmsGatewayBulkhead(AsyncTaskExecutor executor, Duration timeLimit) {
		Assert.notNull(executor, "executor cannot be null");
		Assert.isTrue(timeLimit != null && timeLimit.toMillis() > 0, "timeLimit must be at least a millisecond");
		this.executor = executor;
		this.timeLimit = timeLimit;
	}

	/**
	 * Puts a gateway behind this bulkhead.
	 * @param gateway the gateway
	 * @return a gateway that shares threads with all others behind this bulkhead
	 */
	public ReceiptSmsGateway protect(SmsGateway gateway) {
		ReceiptSmsGateway protectedGateway = ReceiptSmsGateway.from(gateway);
		return (message) -> call(protectedGateway, message);
	}

	private SmsReceipt call(ReceiptSmsGateway gateway, SmsMessage message) {
		Future<SmsReceipt> call = begin(gateway, message);
		try {
			return call.get(this.timeLimit.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw new SmsDeliveryException(Outcome.UNKNOWN, "The gateway has not ended within " + this.timeLimit);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SmsDeliveryException(Outcome.UNKNOWN, "Interrupted while the gateway was at work");
		}
		catch (ExecutionException ex) {
			throw failure(ex.getCause());
		}
		finally {
			// of no effect on one that has ended
			call.cancel(true);
		}
	}

	private Future<SmsReceipt> begin(ReceiptSmsGateway gateway, SmsMessage message) {
		try {
			return this.executor.submit(() -> gateway.submit(message));
		}
		catch (TaskRejectedException ex) {
			throw new SmsDeliveryException(Outcome.FAILED, "Too many texts are on their way to gateways", RETRY_AFTER,
					null);
		}
	}

	private static RuntimeException failure(@Nullable Throwable cause) {
		if (cause instanceof Error error) {
			throw error;
		}
		return (cause instanceof RuntimeException ex) ? ex : new IllegalStateException(cause);
	}

}
