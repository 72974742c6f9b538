package io.github.smsotp.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.caffeine.CaffeineSmsOtpStore;

/**
 * {@link CaffeineSmsOtpStore} keeps to the contract of a {@link SmsOtpStore}.
 */
class CaffeineSmsOtpStoreContractTests extends AbstractSmsOtpStoreTests {

	private final StoppedClock clock = new StoppedClock();

	private final SmsOtpStore store = new CaffeineSmsOtpStore(this.clock);

	@Override
	protected SmsOtpStore store() {
		return this.store;
	}

	@Override
	protected void passTime(Duration duration) {
		this.clock.now = this.clock.now.plus(duration);
	}

	/**
	 * A clock that goes on only when it is told to.
	 */
	private static final class StoppedClock extends Clock {

		private volatile Instant now = Instant.now();

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
