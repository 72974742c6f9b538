package io.github.smsotp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the time {@link DefaultSmsOtpService} takes for a code tells nothing of it.
 */
class DefaultSmsOtpServiceTimingTests {

	private static final int RUNS = 200;

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@Test
	void verifyWhenWrongUsedOrUnknownThenTakesTheSameTimeBru13() {
		this.otp.unlimited();
		this.otp.gateway.sendMany();
		Map<Kind, List<Long>> times = new EnumMap<>(Kind.class);
		for (int i = 0; i < RUNS * 2; i++) {
			String account = "account" + i;
			this.otp.numbers.put(account, SmsOtpServiceFixture.NUMBER);
			for (Kind kind : Kind.values()) {
				SmsOtpChallenge challenge = (kind != Kind.UNKNOWN) ? this.otp.sent(account, null)
						: new SmsOtpChallenge("unknown", this.otp.clock.instant().plusSeconds(60));
				String code = (kind != Kind.WRONG) ? this.otp.code() : this.otp.wrongCode();
				if (kind == Kind.USED) {
					this.otp.verify(account, challenge, code);
				}
				long nanos = time(account, challenge, code);
				if (i >= RUNS) {
					times.computeIfAbsent(kind, (key) -> new ArrayList<>()).add(nanos);
				}
			}
		}
		List<Long> p95 = times.values().stream().map(DefaultSmsOtpServiceTimingTests::p95).toList();
		assertThat(Duration.ofNanos(Collections.max(p95) - Collections.min(p95))).isLessThan(Duration.ofMillis(10));
	}

	private long time(String account, @Nullable SmsOtpChallenge challenge, String code) {
		DefaultSmsOtpService service = this.otp.service();
		SmsOtpVerifyRequest request = new SmsOtpVerifyRequest(SmsOtpSubject.login(account), challenge, code);
		long start = System.nanoTime();
		SmsOtpVerifyResult result = service.verify(request);
		long nanos = System.nanoTime() - start;
		assertThat(result.outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		return nanos;
	}

	private static long p95(List<Long> nanos) {
		return nanos.stream().sorted().skip(RUNS * 95 / 100).findFirst().orElseThrow();
	}

	private enum Kind {

		WRONG, USED, UNKNOWN

	}

}
