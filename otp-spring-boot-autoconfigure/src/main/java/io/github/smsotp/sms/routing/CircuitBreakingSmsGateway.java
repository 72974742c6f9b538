package io.github.smsotp.sms.routing;

import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.smsotp.sms.ReceiptSmsGateway;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.SmsReceipt;
import io.github.smsotp.sms.UnsuitableMessageException;

import org.springframework.util.Assert;

/**
 * A gateway behind a circuit breaker of Resilience4j. While the circuit is open nothing
 * is asked and every message {@link Outcome#FAILED fails for now}. A message that is
 * {@link Outcome#REFUSED refused} for good, or {@link UnsuitableMessageException does not
 * suit}, says nothing against the provider. Safe for use by several threads.
 */
public final class CircuitBreakingSmsGateway implements ReceiptSmsGateway {

	private final ReceiptSmsGateway gateway;

	private final CircuitBreaker circuitBreaker;

	/**
	 * Creates a gateway.
	 * @param gateway the gateway to protect
	 * @param circuitBreaker what opens and closes; its own predicates of exceptions are
	 * not asked about refusals
	 */
	public CircuitBreakingSmsGateway(SmsGateway gateway, CircuitBreaker circuitBreaker) {
		Assert.notNull(circuitBreaker, "circuitBreaker cannot be null");
		this.gateway = ReceiptSmsGateway.from(gateway);
		this.circuitBreaker = circuitBreaker;
	}

	@Override
	public SmsReceipt submit(SmsMessage message) {
		if (!this.circuitBreaker.tryAcquirePermission()) {
			throw new SmsDeliveryException(Outcome.FAILED,
					"The circuit of '" + this.circuitBreaker.getName() + "' is open", waitWhileOpen(), null);
		}
		long start = this.circuitBreaker.getCurrentTimestamp();
		try {
			SmsReceipt receipt = this.gateway.submit(message);
			succeed(start);
			return receipt;
		}
		catch (UnsuitableMessageException ex) {
			this.circuitBreaker.releasePermission();
			throw ex;
		}
		catch (SmsDeliveryException ex) {
			if (ex.getOutcome() == Outcome.REFUSED) {
				succeed(start);
			}
			else {
				fail(start, ex);
			}
			throw ex;
		}
		catch (RuntimeException | Error ex) {
			fail(start, ex);
			throw ex;
		}
	}

	private void succeed(long start) {
		this.circuitBreaker.onSuccess(this.circuitBreaker.getCurrentTimestamp() - start,
				this.circuitBreaker.getTimestampUnit());
	}

	private void fail(long start, Throwable failure) {
		this.circuitBreaker.onError(this.circuitBreaker.getCurrentTimestamp() - start,
				this.circuitBreaker.getTimestampUnit(), failure);
	}

	// an upper bound: how long it has been open is not to be had
	private Duration waitWhileOpen() {
		return Duration
			.ofMillis(this.circuitBreaker.getCircuitBreakerConfig().getWaitIntervalFunctionInOpenState().apply(1));
	}

	@Override
	public String toString() {
		return "CircuitBreakingSmsGateway[" + this.gateway + "]";
	}

}
