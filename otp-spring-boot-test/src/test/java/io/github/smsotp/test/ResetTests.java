package io.github.smsotp.test;

import java.time.Duration;
import java.time.Instant;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsMessage;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No test sees the texts and the time of another one.
 */
@SpringBootTest
@AutoConfigureSmsOtp
class ResetTests {

	@Autowired
	private RecordingSmsGateway gateway;

	@Autowired
	private MovableClock clock;

	@RepeatedTest(2)
	void everyTestBeginsWithoutTextsAndAtTheSystemsTime() {
		assertThat(this.gateway.messages()).isEmpty();
		assertThat(this.clock.instant()).isBefore(Instant.now().plusSeconds(60));
		this.gateway.send(new SmsMessage(new PhoneNumber(ShopApplication.PHONE), "123456 is your code"));
		this.clock.move(Duration.ofDays(1));
	}

}
