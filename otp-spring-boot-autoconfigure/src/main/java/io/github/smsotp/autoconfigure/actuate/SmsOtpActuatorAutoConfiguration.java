package io.github.smsotp.autoconfigure.actuate;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.smsotp.autoconfigure.ConditionalOnSmsOtp;
import io.github.smsotp.autoconfigure.SmsOtpCodeProperties;
import io.github.smsotp.autoconfigure.SmsOtpProperties;
import io.github.smsotp.autoconfigure.SmsOtpStoreProperties;
import io.github.smsotp.autoconfigure.phone.SmsOtpPhoneProperties;
import io.github.smsotp.autoconfigure.sms.GatewayProperties;
import io.github.smsotp.autoconfigure.sms.HttpGatewayProperties;
import io.github.smsotp.autoconfigure.sms.SmsOtpGatewayProperties;
import io.github.smsotp.autoconfigure.sms.SmsPinVerifyGatewayProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for Actuator: credentials, keys and numbers are masked where it
 * shows values.
 */
@AutoConfiguration
@ConditionalOnSmsOtp
@ConditionalOnClass(SanitizingFunction.class)
public final class SmsOtpActuatorAutoConfiguration {

	@Bean
	SanitizingFunction smsOtpSanitizingFunction(SmsOtpGatewayProperties gateway, SmsOtpCodeProperties code,
			SmsOtpStoreProperties store, SmsOtpProperties properties, SmsOtpPhoneProperties phone) {
		Stream<@Nullable String> gateways = Stream.concat(Stream.of(gateway), gateway.getChain().stream())
			.flatMap(SmsOtpActuatorAutoConfiguration::secrets);
		Stream<@Nullable String> keys = code.getKeys().stream().map(SmsOtpCodeProperties.Key::getSecret);
		Stream<@Nullable String> testCodes = properties.getTestAccounts()
			.values()
			.stream()
			.flatMap((account) -> Stream.of(account.getCode(), account.getNumber()));
		Stream<@Nullable String> numbers = phone.getNumbers().values().stream();
		return new SmsOtpSanitizingFunction(
				Stream.of(gateways, keys, testCodes, numbers, Stream.of(store.getIndexKey()))
					.flatMap(Function.identity())
					.filter(Objects::nonNull)
					.toList());
	}

	private static Stream<@Nullable String> secrets(GatewayProperties provider) {
		HttpGatewayProperties http = provider.getHttp();
		SmsPinVerifyGatewayProperties pinVerify = provider.getSmsPinVerify();
		Stream<@Nullable String> own = Stream.of(pinVerify.getApiKey(), Objects.toString(pinVerify.getSendUrl(), null),
				http.getUrl(), http.getUsername(), http.getPassword(), http.getToken(), http.getBody(),
				provider.getTwilio().getAuthToken());
		return Stream.of(own, http.getValues().values().stream(), http.getHeaders().values().stream())
			.flatMap(Function.identity());
	}

}
