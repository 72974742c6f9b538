package io.github.smsotp.autoconfigure;

import java.util.HashMap;
import java.util.stream.Stream;

import io.github.smsotp.store.SmsOtpStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.session.MapSessionRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * What can be wrong at start stops the start and names the property and the remedy.
 */
class InvalidSmsOtpConfigurationTests {

	private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

	@ParameterizedTest
	@MethodSource("settings")
	void settingStopsTheStart(String setting, String property, String remedy) {
		start(SmsOtpContext.complete().withPropertyValues(setting.split(" ")), property, remedy);
	}

	static Stream<Arguments> settings() {
		return Stream.of(Arguments.of("sms-otp.code.length=5", "sms-otp.code.length", "6 to 10"),
				Arguments.of("sms-otp.code.length=11", "sms-otp.code.length", "6 to 10"),
				Arguments.of("sms-otp.code.ttl=601s", "sms-otp.code.ttl", "10m"),
				Arguments.of("sms-otp.code.ttl=0s", "sms-otp.code.ttl", "10m"),
				Arguments.of("sms-otp.code.max-attempts=0", "sms-otp.code.max-attempts", "at least 1"),
				Arguments.of("sms-otp.limits.send.cooldown=0s", "sms-otp.limits.send.cooldown", "1s"),
				Arguments.of("sms-otp.limits.guess.disable-after=101", "sms-otp.limits.guess.disable-after", "100"),
				Arguments.of("sms-otp.limits.guess.disable-after=-1", "sms-otp.limits.guess.disable-after", "100"),
				Arguments.of("sms-otp.limits.guess.per-account=1001/30d", "sms-otp.limits.guess.per-account", "20/24h"),
				Arguments.of("sms-otp.limits.guess.lock-after=-1", "sms-otp.limits.guess.lock-after", "5"),
				Arguments.of("sms-otp.limits.guess.lock-for=", "sms-otp.limits.guess.lock-for", "1m"),
				Arguments.of("sms-otp.limits.guess.lock-for=1m,0s", "sms-otp.limits.guess.lock-for", "1s"),
				Arguments.of("sms-otp.limits.guess.lock-for=1m,367d", "sms-otp.limits.guess.lock-for", "366d"),
				Arguments.of("sms-otp.limits.send.cooldown=367d", "sms-otp.limits.send.cooldown", "366d"),
				Arguments.of("sms-otp.limits.guess.per-account=20/24h,30/1d", "sms-otp.limits.guess.per-account",
						"smaller"),
				Arguments.of("sms-otp.limits.send.per-phone=3/10m,4/600s", "sms-otp.limits.send.per-phone", "smaller"),
				Arguments.of("sms-otp.limits.enroll.per-number-range=3/1h,4/60m",
						"sms-otp.limits.enroll.per-number-range", "smaller"),
				Arguments.of("sms-otp.factor-max-age=25h", "sms-otp.factor-max-age", "24h"),
				Arguments.of("sms-otp.pending-ttl=0s", "sms-otp.pending-ttl", "10m"),
				Arguments.of("sms-otp.phone.regions=", "sms-otp.phone.regions", "ISO 3166"),
				Arguments.of("sms-otp.phone.types=", "sms-otp.phone.types", "mobile"),
				Arguments.of("sms-otp.phone.regions=UK", "sms-otp.phone.regions", "ISO 3166"),
				Arguments.of("sms-otp.phone.numbers.alice=+18765550123", "sms-otp.phone.numbers.alice", "regions"),
				Arguments.of("sms-otp.phone.repository=jdbc", "sms-otp.phone.numbers", "Remove the numbers"),
				Arguments.of("sms-otp.phone.repository=memory", "sms-otp.phone.numbers", "Remove the numbers"),
				Arguments.of("sms-otp.phone.accounts-per-number=0", "sms-otp.phone.accounts-per-number", "at least 1"),
				Arguments.of("sms-otp.phone.accounts-per-number=-1", "sms-otp.phone.accounts-per-number", "at least 1"),
				Arguments.of("sms-otp.phone.change-max-age=0s", "sms-otp.phone.change-max-age", "at least 1s"),
				Arguments.of("sms-otp.phone.change-max-age=999ms", "sms-otp.phone.change-max-age", "at least 1s"),
				Arguments.of("sms-otp.enrollment.mode=self-service", "sms-otp.enrollment.mode", "closed"),
				Arguments.of("spring.application.name=", "sms-otp.message.brand", "spring.application.name"),
				Arguments.of("sms-otp.message.origin=https://example.com", "sms-otp.message.origin", "host"),
				Arguments.of("sms-otp.web.base-path=admin/", "sms-otp.web.base-path", "/admin"),
				Arguments.of("sms-otp.web.page=code", "sms-otp.web.page", "/code"),
				Arguments.of("sms-otp.web.page=//evil.example/code", "sms-otp.web.page", "/code"),
				Arguments.of("sms-otp.web.phone-page=/phone?x", "sms-otp.web.phone-page", "/phone"),
				Arguments.of("sms-otp.web.help-url=javascript:alert(1)", "sms-otp.web.help-url", "/help"),
				Arguments.of("sms-otp.web.help-url=https:nowhere", "sms-otp.web.help-url", "/help"),
				Arguments.of("sms-otp.web.style-sheet=http://cdn.example/look.css", "sms-otp.web.style-sheet", "/css"),
				Arguments.of("sms-otp.web.sign-out-path=logout", "sms-otp.web.sign-out-path", "/logout"),
				Arguments.of("sms-otp.development=false", "sms-otp.gateway.type", "sms-otp.development"),
				Arguments.of("spring.profiles.active=prod", "sms-otp.gateway.type", "production-profiles"),
				Arguments.of("sms-otp.gateway.type=console spring.profiles.active=PRODUCTION", "sms-otp.gateway.type",
						"production-profiles"),
				Arguments.of("spring.profiles.default=prod", "sms-otp.gateway.type", "production-profiles"),
				Arguments.of("sms-otp.phone.numbers.ALICE=+14155552672", "sms-otp.phone.numbers.", "case"),
				Arguments.of("sms-otp.gateway.type=auto", "sms-otp.gateway.type", "SmsGateway"),
				Arguments.of("sms-otp.code.keys[0].secret=" + KEY, "sms-otp.code.keys[0].id", "id"),
				Arguments.of("sms-otp.code.keys[0].id=a", "sms-otp.code.keys[0].secret", "32 random bytes"),
				Arguments.of("sms-otp.code.keys[0].id=a sms-otp.code.keys[0].secret=%%%", "sms-otp.code.keys[0].secret",
						"Base64"),
				Arguments.of("sms-otp.code.keys[0].id=a sms-otp.code.keys[0].secret=c2hvcnQ=",
						"sms-otp.code.keys[0].secret", "32 random bytes"),
				Arguments.of("sms-otp.code.keys[0].id=a sms-otp.code.keys[0].retired=true sms-otp.code.keys[0].secret="
						+ KEY, "sms-otp.code.keys[0].retired", "in front"),
				Arguments.of("sms-otp.store.index-key=c2hvcnQ=", "sms-otp.store.index-key", "32 random bytes"));
	}

	@Test
	void numbersAreMissing() {
		start(SmsOtpContext.withoutNumbers(), "sms-otp.phone.repository", "PhoneNumberRepository");
	}

	@Test
	void sharedStoreNeedsAKey() {
		SmsOtpStore shared = mock(SmsOtpStore.class);
		given(shared.isShared()).willReturn(true);
		start(SmsOtpContext.complete().withBean(SmsOtpStore.class, () -> shared), "sms-otp.code.keys",
				"openssl rand -base64 32");
	}

	@Test
	void sharedSessionsNeedASharedStore() {
		start(SmsOtpContext.complete()
			.withBean(MapSessionRepository.class, () -> new MapSessionRepository(new HashMap<>())),
				"sms-otp.store.type", "caffeine");
	}

	@Test
	void sharedSessionsGoWithCaffeineByName() {
		SmsOtpContext.complete()
			.withBean(MapSessionRepository.class, () -> new MapSessionRepository(new HashMap<>()))
			.withPropertyValues("sms-otp.store.type=caffeine")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void noChainAsksForTheFactor() {
		start(SmsOtpContext.complete().withBean(SecurityFilterChain.class, InvalidSmsOtpConfigurationTests::noRules),
				"sms-otp.require", "never");
	}

	@Test
	void noChainAsksForTheFactorAndNeedNot() {
		SmsOtpContext.complete()
			.withBean(SecurityFilterChain.class, InvalidSmsOtpConfigurationTests::noRules)
			.withPropertyValues("sms-otp.require=never")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void chainDoesNotCoverItsPage() {
		start(SmsOtpContext.complete().withUserConfiguration(UncoveredPage.class), "sms-otp.web.base-path",
				"securityMatcher");
	}

	@Test
	void analyzerIsRegistered() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.ArgumentResolver.none(),
					(factoryType, name, failure) -> {
					}))
			.hasAtLeastOneElementOfType(InvalidSmsOtpConfigurationFailureAnalyzer.class);
	}

	private static SecurityFilterChain noRules() {
		return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE);
	}

	private static void start(WebApplicationContextRunner application, String property, String remedy) {
		application.run((context) -> {
			assertThat(context).hasFailed();
			Throwable failure = context.getStartupFailure();
			assertThat(failure).isNotNull();
			FailureAnalysis analysis = new InvalidSmsOtpConfigurationFailureAnalyzer().analyze(failure);
			assertThat(analysis).as(String.valueOf(failure)).isNotNull();
			assertThat(analysis.getDescription()).contains("'" + property).doesNotContain(KEY, "8765550123");
			assertThat(analysis.getAction()).contains(remedy);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class UncoveredPage {

		@Bean
		SecurityFilterChain admin(HttpSecurity http) {
			return http.securityMatcher("/admin/**", "/login")
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.build();
		}

	}

}
