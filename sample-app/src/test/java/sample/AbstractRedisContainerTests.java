package sample;

import java.net.http.HttpResponse;
import java.util.Map;

import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.redis.RedisSmsOtpStore;
import io.github.smsotp.test.AbstractSmsOtpStoreTests;
import io.github.smsotp.test.AutoConfigureSmsOtp;
import io.github.smsotp.test.RecordingSmsGateway;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample under its profile {@code redis} on a container, where there is Docker: what
 * every store keeps, and a sign-in.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "SMS_OTP_KEY=b25lIGZvciB0ZXN0cywgbm90IGEgc2VjcmV0IGF0IGFsbCE=")
@ActiveProfiles("redis")
@AutoConfigureSmsOtp
abstract class AbstractRedisContainerTests extends AbstractSmsOtpStoreTests {

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
	void aliceWhenSignedInThenHerCodeWasInRedis() throws Exception {
		assertThat(this.store).isInstanceOf(RedisSmsOtpStore.class);
		Browser browser = new Browser(this.port);
		HttpResponse<String> page = browser.signIn("/account", "alice");
		HttpResponse<String> account = browser.submit(page, "/login/sms-otp",
				Map.of("code", this.gateway.awaitCode("+14155552671")));
		assertThat(account.body()).contains("Account of alice");
	}

}
