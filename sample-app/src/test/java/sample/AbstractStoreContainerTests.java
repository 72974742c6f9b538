package sample;

import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.test.AbstractSmsOtpStoreTests;
import io.github.smsotp.test.AutoConfigureSmsOtp;
import io.github.smsotp.test.RecordingSmsGateway;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample on a container, where there is Docker: what every store keeps, and a
 * sign-in.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "SMS_OTP_KEY=b25lIGZvciB0ZXN0cywgbm90IGEgc2VjcmV0IGF0IGFsbCE=")
@AutoConfigureSmsOtp
abstract class AbstractStoreContainerTests extends AbstractSmsOtpStoreTests {

	@Autowired
	private SmsOtpStore store;

	@Autowired
	private RecordingSmsGateway gateway;

	@LocalServerPort
	private int port;

	@Override
	protected SmsOtpStore store() {
		return this.store;
	}

	@Test
	void aliceWhenSignedInThenByTheSharedStore() throws Exception {
		assertThat(this.store.isShared()).isTrue();
		new Browser(this.port).signInAsAlice(this.gateway);
	}

}
