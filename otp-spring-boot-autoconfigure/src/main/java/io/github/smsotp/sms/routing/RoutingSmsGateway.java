package io.github.smsotp.sms.routing;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import io.github.smsotp.sms.ReceiptSmsGateway;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.SmsReceipt;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Several gateways in order. A message goes to the first one that serves its country; the
 * next one is asked only when a gateway has {@link Outcome#FAILED failed for now}, which
 * says that the message was not taken, and only while there is time left. What is refused
 * for good stays refused, and what nobody knows of is not sent again. Safe for use by
 * several threads.
 */
public final class RoutingSmsGateway implements ReceiptSmsGateway {

	private static final Log logger = LogFactory.getLog(RoutingSmsGateway.class);

	private final List<SmsRoute> routes;

	private final Duration timeLimit;

	private LongSupplier nanoTime = System::nanoTime;

	/**
	 * Creates a chain.
	 * @param routes the routes in order, at least one
	 * @param timeLimit how long after the first gateway was asked another one may be
	 */
	public RoutingSmsGateway(List<SmsRoute> routes, Duration timeLimit) {
		Assert.notEmpty(routes, "routes cannot be empty");
		Assert.isTrue(timeLimit != null && !timeLimit.isNegative() && !timeLimit.isZero(),
				"timeLimit must be positive");
		this.routes = List.copyOf(routes);
		this.timeLimit = timeLimit;
	}

	/**
	 * Sets what the time limit is held against.
	 * @param nanoTime the nanoseconds since some moment, {@link System#nanoTime()} by
	 * default
	 */
	void setNanoTime(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	@Override
	public SmsReceipt submit(SmsMessage message) {
		Assert.notNull(message, "message cannot be null");
		String region = message.to().region();
		long start = this.nanoTime.getAsLong();
		SmsDeliveryException failure = null;
		for (SmsRoute route : this.routes.stream().filter((candidate) -> candidate.serves(region)).toList()) {
			if (failure != null && isOver(start)) {
				break;
			}
			try {
				return ReceiptSmsGateway.from(route.gateway()).submit(message);
			}
			catch (SmsDeliveryException ex) {
				failure = both(failure, forNow(route, ex));
			}
		}
		throw (failure != null) ? failure : new SmsDeliveryException(Outcome.REFUSED, "No gateway serves " + region);
	}

	private static SmsDeliveryException forNow(SmsRoute route, SmsDeliveryException failure) {
		if (failure.getOutcome() != Outcome.FAILED) {
			throw failure;
		}
		logger.warn("The gateway '" + route.name() + "' has failed for now");
		return failure;
	}

	private boolean isOver(long start) {
		return Thread.currentThread().isInterrupted() || this.nanoTime.getAsLong() - start >= this.timeLimit.toNanos();
	}

	private static SmsDeliveryException both(@Nullable SmsDeliveryException first, SmsDeliveryException second) {
		if (first == null) {
			return second;
		}
		return new SmsDeliveryException(Outcome.FAILED, first.getMessage() + "; " + second.getMessage(),
				shorter(first.getRetryAfter(), second.getRetryAfter()), null);
	}

	// whoever asks again may do so as soon as the first one is back
	private static @Nullable Duration shorter(@Nullable Duration first, @Nullable Duration second) {
		if (first == null || second == null) {
			return null;
		}
		return (first.compareTo(second) < 0) ? first : second;
	}

	@Override
	public String toString() {
		return "RoutingSmsGateway" + this.routes.stream().map(SmsRoute::name).toList();
	}

}
