package io.github.smsotp.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import io.github.smsotp.CapturedLog;
import io.github.smsotp.SmsOtpAdministration;
import io.github.smsotp.SmsOtpPolicy;
import io.github.smsotp.SmsOtpService;
import io.github.smsotp.authentication.SmsOtpLoginPolicy;
import io.github.smsotp.authentication.SmsOtpRequirement;
import io.github.smsotp.config.SmsOtpConfigurer;
import io.github.smsotp.event.SmsOtpAdministrationEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.dev.ConsoleSmsGateway;
import io.github.smsotp.sms.dev.InboxSmsGateway;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.caffeine.CaffeineSmsOtpStore;
import io.github.smsotp.web.SmsOtpSendFilter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class SmsOtpAutoConfigurationTests {

	private final WebApplicationContextRunner application = SmsOtpContext.complete();

	@Test
	void threePropertiesAndAGatewayAreEnough() {
		this.application.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(SmsOtpService.class)
			.hasSingleBean(CaffeineSmsOtpStore.class)
			.hasSingleBean(InboxSmsGateway.class)
			.hasSingleBean(FilterRegistrationBean.class));
	}

	@Test
	void defaultsAreThoseOfThePolicies() {
		this.application.run((context) -> {
			assertThat(context.getBean(SmsOtpPolicy.class)).isEqualTo(SmsOtpPolicy.defaults());
			assertThat(context.getBean(SmsOtpLoginPolicy.class)).isEqualTo(SmsOtpLoginPolicy.defaults());
		});
	}

	@Test
	void propertiesReachThePolicies() {
		this.application
			.withPropertyValues("sms-otp.code.length=8", "sms-otp.code.ttl=2m", "sms-otp.code.max-attempts=3",
					"sms-otp.limits.send.cooldown=45s", "sms-otp.limits.send.per-phone=2/5m, 9/24h",
					"sms-otp.limits.guess.lock-for=2m,4m", "sms-otp.limits.guess.per-account=10/1d",
					"sms-otp.exempt-authorities=ROLE_SERVICE", "sms-otp.factor-max-age=1h", "sms-otp.pending-ttl=5m")
			.run((context) -> {
				SmsOtpPolicy policy = context.getBean(SmsOtpPolicy.class);
				assertThat(policy.codeLength()).isEqualTo(8);
				assertThat(policy.codeTtl()).isEqualTo(Duration.ofMinutes(2));
				assertThat(policy.maxAttempts()).isEqualTo(3);
				assertThat(policy.limits().send().cooldown()).isEqualTo(Duration.ofSeconds(45));
				assertThat(policy.limits().send().perPhone()).containsExactly(RateLimit.valueOf("2/5m"),
						RateLimit.valueOf("9/24h"));
				assertThat(policy.limits().guess().rules().lockFor()).containsExactly(Duration.ofMinutes(2),
						Duration.ofMinutes(4));
				assertThat(policy.limits().guess().rules().rolling()).containsExactly(RateLimit.valueOf("10/1d"));
				SmsOtpLoginPolicy login = context.getBean(SmsOtpLoginPolicy.class);
				assertThat(login.exemptAuthorities()).containsExactly("ROLE_SERVICE");
				assertThat(login.factorMaxAge()).isEqualTo(Duration.ofHours(1));
				assertThat(login.pendingTtl()).isEqualTo(Duration.ofMinutes(5));
			});
	}

	@Test
	void emptySwitchesLimitsOff() {
		this.application.withPropertyValues("sms-otp.limits.send.cooldown=", "sms-otp.limits.send.per-phone=")
			.run((context) -> {
				assertThat(context.getBean(SmsOtpPolicy.class).limits().send().cooldown()).isNull();
				assertThat(context.getBean(SmsOtpPolicy.class).limits().send().perPhone()).isEmpty();
			});
	}

	@Test
	void disabledLeavesNoBeanOfOurs() {
		this.application.withPropertyValues("sms-otp.enabled=false")
			.run((context) -> assertThat(Arrays.stream(context.getBeanDefinitionNames())
				.map(context::getType)
				.filter((type) -> type != null && type.getName().startsWith("io.github.smsotp"))).isEmpty());
	}

	@Test
	void applicationWithoutServletsGetsNoBeanOfOurs() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SmsOtpAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SmsOtpService.class));
	}

	@Test
	void publishesNoBeanThatBreaksALoginTrap1Trap2() {
		this.application.withPropertyValues("spring.security.user.name=alice").run((context) -> {
			assertThat(context).doesNotHaveBean(AuthenticationProvider.class);
			assertThat(context).hasSingleBean(SecurityFilterChain.class);
			assertThat(context).hasSingleBean(UserDetailsService.class);
		});
	}

	@Test
	void accountsOfRealmsAndIssuersAreNamedAsTheyAre() {
		Map<String, String> numbers = Map.of("sms-otp.phone.numbers.[staff:Alice]", "+14155552673",
				"sms-otp.phone.numbers.[https://issuer.example Sub]", "+14155552674");
		this.application.withInitializer((context) -> TestPropertyValues.of(numbers).applyTo(context))
			.run((context) -> {
				PhoneNumberRepository phones = context.getBean(PhoneNumberRepository.class);
				assertThat(phones.findConfirmed("staff:Alice")).containsExactly(new PhoneNumber("+14155552673"));
				assertThat(phones.findConfirmed("https://issuer.example Sub"))
					.containsExactly(new PhoneNumber("+14155552674"));
			});
	}

	@Test
	void startProcessesNoBeanTooEarlyTrap26() {
		try (CapturedLog log = new CapturedLog(
				"org.springframework.context.support.PostProcessorRegistrationDelegate")) {
			this.application.run((context) -> assertThat(context).hasNotFailed());
			assertThat(log.events()).noneMatch((event) -> event.getLevel().isGreaterOrEqual(Level.WARN));
		}
	}

	@Test
	void administrationTellsWhoDidIt() {
		List<Object> events = new ArrayList<>();
		this.application.withInitializer((context) -> context.addApplicationListener((event) -> {
			if (event instanceof PayloadApplicationEvent<?> payload) {
				events.add(payload.getPayload());
			}
		})).run((context) -> {
			SecurityContextHolder.getContext()
				.setAuthentication(UsernamePasswordAuthenticationToken.authenticated("root", null, List.of()));
			try {
				context.getBean(SmsOtpAdministration.class).unlock("alice");
			}
			finally {
				SecurityContextHolder.clearContext();
			}
			context.getBean(SmsOtpAdministration.class).unlock("bob");
		});
		assertThat(events).filteredOn(SmsOtpAdministrationEvent.class::isInstance)
			.extracting("account", "action", "by")
			.containsExactly(tuple("alice", "UNLOCK", "root"), tuple("bob", "UNLOCK", null));
	}

	@Test
	void gatewayOfTheApplicationWins() {
		this.application.withUserConfiguration(OwnBeans.class)
			.run((context) -> assertThat(context).getBean(SmsGateway.class).isSameAs(OwnBeans.GATEWAY));
	}

	@Test
	void numbersOfTheApplicationWin() {
		this.application.withUserConfiguration(OwnBeans.class)
			.run((context) -> assertThat(context.getBean(PhoneNumberRepository.class).findConfirmed("x"))
				.containsExactly(new PhoneNumber("+14155550000")));
	}

	@Test
	void consoleIsChosenByName() {
		this.application.withPropertyValues("sms-otp.gateway.type=console")
			.run((context) -> assertThat(context).hasSingleBean(ConsoleSmsGateway.class)
				.doesNotHaveBean(FilterRegistrationBean.class));
	}

	@Test
	void userNamesOfNumbersAreNormalized() {
		this.application.withPropertyValues("sms-otp.phone.numbers.Bob=(415) 555-2672")
			.run((context) -> assertThat(context.getBean(PhoneNumberRepository.class).findConfirmed("bob"))
				.containsExactly(new PhoneNumber("+14155552672")));
	}

	@Test
	void requirementEnrolledAsksForNumbers() {
		this.application.withPropertyValues("sms-otp.require=enrolled").run((context) -> {
			SmsOtpRequirement requirement = context.getBean(SmsOtpRequirement.class);
			assertThat(List.of("alice", "bob"))
				.filteredOn((account) -> requirement.isRequired(new TestingAuthenticationToken("u", "p"), account))
				.containsExactly("alice");
		});
	}

	@Test
	void applicationMayHaveSeveralClocks() {
		this.application.withBean("one", Clock.class, Clock::systemUTC)
			.withBean("other", Clock.class, Clock::systemDefaultZone)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void settingsOfTheApplicationForAllChainsWin() {
		this.application.withUserConfiguration(OwnCustomizer.class)
			.run((context) -> assertThat(pages(context)).containsExactly("/mine/login/sms-otp"));
	}

	@Test
	void chainWithoutSessionManagementStarts() {
		this.application.withUserConfiguration(NoSessionManagement.class)
			.run((context) -> assertThat(pages(context)).containsExactly("/login/sms-otp"));
	}

	private static List<String> pages(ApplicationContext context) {
		return context.getBean(SecurityFilterChain.class)
			.getFilters()
			.stream()
			.filter(SmsOtpSendFilter.class::isInstance)
			.map((filter) -> ((SmsOtpSendFilter) filter).getPaths().login())
			.toList();
	}

	@Test
	void ownStoreWins() {
		this.application.withBean("ownStore", SmsOtpStore.class, () -> new CaffeineSmsOtpStore(Clock.systemUTC()))
			.run((context) -> assertThat(context).hasSingleBean(SmsOtpStore.class).hasBean("ownStore"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnCustomizer {

		@Bean
		Customizer<HttpSecurity> ownCustomizer() {
			return (http) -> http.with(new SmsOtpConfigurer(), (otp) -> otp.basePath("/mine"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoSessionManagement {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.sessionManagement((sessions) -> sessions.disable())
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		static final SmsGateway GATEWAY = (message) -> {
		};

		@Bean
		SmsGateway ownGateway() {
			return GATEWAY;
		}

		@Bean
		PhoneNumberRepository ownNumbers() {
			return (account) -> List.of(new PhoneNumber("+14155550000"));
		}

	}

}
