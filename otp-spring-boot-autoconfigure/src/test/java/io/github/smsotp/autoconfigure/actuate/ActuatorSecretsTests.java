package io.github.smsotp.autoconfigure.actuate;

import java.util.Map;

import io.github.smsotp.autoconfigure.SmsOtpContext;
import io.github.smsotp.sms.SmsGateway;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Actuator shows when it is told to show everything.
 */
class ActuatorSecretsTests {

	private static final String KEY = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA==";

	private static final String CHAIN = "sms-otp.gateway.chain[0].";

	private final WebApplicationContextRunner application = SmsOtpContext.bare()
		.withConfiguration(
				AutoConfigurations.of(SmsOtpActuatorAutoConfiguration.class, EnvironmentEndpointAutoConfiguration.class,
						ConfigurationPropertiesReportEndpointAutoConfiguration.class))
		.withBean(SmsGateway.class, () -> (message) -> {
		})
		.withInitializer((context) -> environment(context.getEnvironment()))
		.withPropertyValues("management.endpoints.web.exposure.include=*", "management.endpoint.env.show-values=always",
				"management.endpoint.configprops.show-values=always", "spring.application.name=Bank",
				"sms-otp.phone.regions=US", "sms-otp.phone.numbers.alice=+14155552671", "sms-otp.code.keys[0].id=a",
				"sms-otp.code.keys[0].secret=" + KEY, "sms-otp.store.index-key=" + KEY,
				"sms-otp.gateway.twilio.auth-token=${VENDOR_TOKEN}", "sms-otp.gateway.sms-pin-verify.api-key=s3cret-1",
				"smsOtp.gateway.smsPinVerify.sendUrl=https://sms.example/?k=s3cret-2",
				CHAIN + "http.url=https://a.example/?k=s3cret-3", CHAIN + "http.headers.X-Key=s3cret-4",
				CHAIN + "http.values.user=s3cret-5", CHAIN + "http.token=s3cret-6", CHAIN + "http.password=s3cret-7",
				CHAIN + "http.body=s3cret-8", "sms-otp.test-accounts.bob.number=+12025550123",
				"sms-otp.test-accounts.bob.code=705318", "sms-otp.test-accounts.bob.until=2020-01-01",
				"other.property=shown");

	// as a deployment sets them, under names of its own or of ours
	private static void environment(ConfigurableEnvironment environment) {
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("systemEnvironment-test",
					Map.of("VENDOR_TOKEN", "s3cret-9", "SMS_OTP_GATEWAY_HTTP_TOKEN", "s3cret-10")));
	}

	@Test
	void environmentShowsNoSecretT52() {
		this.application.run((context) -> assertNothingSecret(
				JsonMapper.shared().writeValueAsString(context.getBean(EnvironmentEndpoint.class).environment(null))));
	}

	@Test
	void configurationPropertiesShowNoSecretT52() {
		this.application.run((context) -> assertNothingSecret(JsonMapper.shared()
			.writeValueAsString(
					context.getBean(ConfigurationPropertiesReportEndpoint.class).configurationProperties())));
	}

	private static void assertNothingSecret(String shown) {
		assertThat(shown).contains("US", "******").doesNotContain("s3cret", KEY, "4155552671", "705318", "2025550123");
	}

}
