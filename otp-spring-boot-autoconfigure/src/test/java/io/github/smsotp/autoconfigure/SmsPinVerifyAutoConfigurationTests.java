package io.github.smsotp.autoconfigure;

import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.smspinverify.SmsPinVerifyGateway;
import io.github.smsotp.sms.smspinverify.SmsPinVerifyNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class SmsPinVerifyAutoConfigurationTests {

	private static final String KEY = "sms-otp.gateway.sms-pin-verify.api-key=k";

	private static final String SEND_URL = "sms-otp.gateway.sms-pin-verify.send-url=https://sms.example.com/send";

	private final WebApplicationContextRunner application = SmsOtpContext.bare()
		.withPropertyValues("spring.application.name=Bank", "sms-otp.phone.regions=US",
				"sms-otp.phone.numbers.alice=+14155552671");

	@Test
	void sendUrlSelectsTheGateway() {
		this.application.withPropertyValues(KEY, SEND_URL)
			.run((context) -> assertThat(context).hasSingleBean(SmsPinVerifyGateway.class)
				.hasSingleBean(SmsPinVerifyNumbers.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sms-pin-verify", "SMS_PIN_VERIFY", "smspinverify" })
	void nameSelectsTheGateway(String name) {
		this.application.withPropertyValues(KEY, SEND_URL, "sms-otp.gateway.type=" + name)
			.run((context) -> assertThat(context).hasSingleBean(SmsPinVerifyGateway.class));
	}

	@Test
	void apiKeyAloneGoesAlongWithAnyGateway() {
		this.application.withPropertyValues(KEY).withBean(SmsGateway.class, () -> (message) -> {
		})
			.run((context) -> assertThat(context).hasSingleBean(SmsPinVerifyNumbers.class)
				.doesNotHaveBean(SmsPinVerifyGateway.class));
	}

	@Test
	void gatewayForDevelopmentWinsByName() {
		this.application.withPropertyValues(KEY, SEND_URL, "sms-otp.gateway.type=inbox", "sms-otp.development=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SmsPinVerifyGateway.class));
	}

	@Test
	void chosenGatewayWithoutSendUrlStopsTheStart() {
		stops("sms-otp.gateway.sms-pin-verify.send-url", KEY, "sms-otp.gateway.type=sms-pin-verify");
	}

	@Test
	void chosenGatewayWithoutApiKeyStopsTheStart() {
		stops("sms-otp.gateway.sms-pin-verify.api-key", SEND_URL);
	}

	private void stops(String property, String... settings) {
		this.application.withPropertyValues(settings).run((context) -> {
			Throwable failure = context.getStartupFailure();
			assertThat(failure).isNotNull();
			FailureAnalysis analysis = new InvalidSmsOtpConfigurationFailureAnalyzer().analyze(failure);
			assertThat(analysis).as(String.valueOf(failure)).isNotNull();
			assertThat(analysis.getDescription()).contains("'" + property + "'");
			assertThat(analysis.getAction()).isNotBlank();
		});
	}

}
