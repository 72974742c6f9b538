package io.github.smsotp.test;

import java.util.concurrent.CompletableFuture;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RecordingSmsGateway}.
 */
class RecordingSmsGatewayTests {

	private static final String ALICE = "+14155552671";

	private static final String BOB = "+14155552672";

	private final RecordingSmsGateway gateway = new RecordingSmsGateway();

	@Test
	void awaitCodeTakesTheCodesOfThatPhoneInTheirOrder() {
		send(ALICE, "111111 is your code");
		send(BOB, "222222 is your code");
		send(ALICE, "333333 is your code");
		assertThat(this.gateway.awaitCode(BOB)).isEqualTo("222222");
		assertThat(this.gateway.awaitCode(ALICE)).isEqualTo("111111");
		assertThat(this.gateway.awaitCode(ALICE)).isEqualTo("333333");
		assertThat(this.gateway.messages()).hasSize(3);
	}

	@Test
	void awaitCodeWaitsForATextThatIsOnItsWay() throws Exception {
		CompletableFuture<String> code = CompletableFuture.supplyAsync(() -> this.gateway.awaitCode(ALICE));
		send(ALICE, "Your code: 44444444.");
		assertThat(code.get()).isEqualTo("44444444");
	}

	@Test
	void failWithLetsTextsFailUntilReset() {
		this.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.REFUSED, "no"));
		assertThatExceptionOfType(SmsDeliveryException.class).isThrownBy(() -> send(ALICE, "111111"));
		this.gateway.reset();
		send(ALICE, "222222");
		assertThat(this.gateway.awaitCode(ALICE)).isEqualTo("222222");
	}

	private void send(String phone, String text) {
		this.gateway.send(new SmsMessage(new PhoneNumber(phone), text));
	}

}
