package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.smsotp.event.SmsOtpGlobalLimitEvent;
import io.github.smsotp.event.SmsOtpSendRefusedEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many texts {@link DefaultSmsOtpService} sends in all.
 */
class DefaultSmsOtpServiceGlobalLimitTests {

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	private final Instant start = this.otp.clock.instant();

	private DefaultSmsOtpService service = this.otp.service();

	@BeforeEach
	void sendMany() {
		this.otp.gateway.sendMany();
	}

	@Test
	void sendWhenTenThousandInAnHourThenNoneMoreAndWarnedOnceAtFourFifthsSnd8T42() {
		limit("10000/1h");
		try (CapturedLog log = new CapturedLog("io.github.smsotp.SendBudget")) {
			for (int i = 1; i <= 10_000; i++) {
				assertThat(send(i).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
				assertThat(warnings()).hasSize((i < 8_000) ? 0 : 1);
			}
			assertThat(log.lines()).hasSize(1).allMatch((line) -> line.contains("sms-otp.limits.send.global"));
		}
		assertThat(warnings()).containsExactly(new SmsOtpGlobalLimitEvent("[10000/1h]", this.start));
		assertThat(send(10_001)).isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.RATE_LIMITED, null,
				this.start.plus(Duration.ofHours(1))));
		assertThat(this.otp.events).last()
			.isInstanceOf(SmsOtpSendRefusedEvent.class)
			.extracting("reason")
			.isEqualTo("GLOBAL");
		assertThat(this.otp.gateway.messages()).hasSize(10_000);
		this.otp.clock.move(Duration.ofHours(1));
		assertThat(send(10_002).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
	}

	@Test
	void sendWhenNearlyFullForLongThenWarnedOnceAWindowSnd8() {
		limit("10/1h");
		for (int i = 0; i < 30; i++) {
			send(i);
			this.otp.clock.move(Duration.ofMinutes(6));
		}
		assertThat(warnings())
			.extracting((event) -> Duration.between(this.start, ((SmsOtpGlobalLimitEvent) event).at()))
			.containsExactly(Duration.ofMinutes(42), Duration.ofMinutes(102), Duration.ofMinutes(162));
	}

	@Test
	void sendWhenLongerWindowFillsLaterThenWarnedAgainSnd8() {
		limit("50/24h", "10/1h");
		for (int i = 0; i < 45; i++) {
			send(i);
			this.otp.clock.move(Duration.ofMinutes((i < 8) ? 1 : 15));
		}
		assertThat(warnings())
			.extracting((event) -> Duration.between(this.start, ((SmsOtpGlobalLimitEvent) event).at()))
			.startsWith(Duration.ofMinutes(7), Duration.ofMinutes(8 + 15 * 33));
	}

	@Test
	void sendWhenEnrollingThenCountedAmongAllSnd8() {
		limit("2/1h");
		PhoneNumber number = new PhoneNumber("+14155559999");
		this.otp.send(SmsOtpSubject.enrollment("bob", number), null);
		send(1);
		assertThat(send(2).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
		assertThat(this.otp.send(SmsOtpSubject.enrollment("carol", new PhoneNumber("+14155558888")), null).outcome())
			.isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
	}

	@Test
	void sendWhenAcceptedThenTextStillCountsAmongAllSnd8() {
		limit("1/1h");
		this.otp.verify(this.otp.sent(), this.otp.code());
		assertThat(send(1).until()).isEqualTo(this.start.plus(Duration.ofHours(1)));
	}

	private List<Object> warnings() {
		return this.otp.events.stream().filter(SmsOtpGlobalLimitEvent.class::isInstance).toList();
	}

	private SmsOtpSendResult send(int user) {
		this.otp.numbers.put("user" + user, new PhoneNumber("+1415556" + (1_000 + user % 9_000)));
		return this.service.send(new SmsOtpSendRequest(SmsOtpSubject.login("user" + user), null, Locale.ENGLISH));
	}

	private void limit(String... global) {
		this.otp.limits(new SmsOtpLimits.Send(null, List.of(), List.of(), List.of(),
				Stream.of(global).map(RateLimit::valueOf).toList()));
		this.service = this.otp.service();
	}

}
