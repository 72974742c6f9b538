package io.github.smsotp.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.sms.HangingServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A hundred people ask for a code at once of a server with sixty threads, and the
 * provider takes every call and answers none.
 */
@SpringBootTest(classes = HangingGatewayTests.Application.class,
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.application.name=Bank", "spring.main.banner-mode=off", "sms-otp.phone.regions=US",
				"sms-otp.limits.send.per-client=1000/1h", "server.tomcat.threads.max=60",
				"sms-otp.gateway.http.token=s3cret-9f8e7d6c",
				"sms-otp.gateway.http.body={\"to\":\"{to}\",\"text\":\"{text}\"}" })
@Timeout(60)
class HangingGatewayTests {

	private static final int PEOPLE = 100;

	private static final int MAX_CONCURRENT = 50;

	private static final HangingServer PROVIDER = new HangingServer();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		registry.add("sms-otp.gateway.http.url", () -> "http://127.0.0.1:" + PROVIDER.port() + "/send");
	}

	@BeforeEach
	void forgetCalls() {
		PROVIDER.forget();
	}

	@Test
	void hangingProviderHoldsNobodyElseUpT46Res1Res3Res4() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
		try {
			List<Browser> people = IntStream.range(0, PEOPLE).mapToObj(this::loggedIn).toList();
			long quiet = slowest(open(100));
			List<Future<Timed>> sends = people.stream().map((person) -> threads.submit(send(person))).toList();
			Awaitility.await().until(() -> PROVIDER.calls() >= MAX_CONCURRENT);
			long busy = slowest(open(200));
			List<Timed> answers = new ArrayList<>();
			for (Future<Timed> send : sends) {
				answers.add(send.get());
			}
			assertThat(answers).allSatisfy(HangingGatewayTests::assertRefusedWithoutDetails);
			assertThat(answers).filteredOn((timed) -> "5".equals(timed.answer().header("retry-after")))
				.hasSize(PEOPLE - MAX_CONCURRENT)
				.allSatisfy((timed) -> assertThat(timed.took()).isLessThan(Duration.ofSeconds(4)));
			assertThat(answers).allSatisfy((timed) -> assertThat(timed.took()).isLessThan(Duration.ofSeconds(10)));
			assertThat(PROVIDER.calls()).isEqualTo(MAX_CONCURRENT);
			assertThat(Duration.ofNanos(busy)).as("slowest of others, %s before", Duration.ofNanos(quiet))
				.isLessThan(Duration.ofSeconds(2));
			assertThat(people).allSatisfy((person) -> assertThat(person.fetch("/account").status()).isEqualTo(401));
		}
		finally {
			threads.shutdownNow();
		}
	}

	private Browser loggedIn(int number) {
		Browser browser = new Browser(this.port);
		browser.get("/login");
		assertThat(browser.submit("/login", "username", "user" + number, "password", "password").status())
			.isEqualTo(302);
		browser.csrf();
		return browser;
	}

	private static Callable<Timed> send(Browser person) {
		return () -> {
			long start = System.nanoTime();
			Answer answer = person.post("/login/sms-otp/send");
			return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
		};
	}

	private Stream<Long> open(int times) {
		Browser browser = new Browser(this.port);
		return IntStream.range(0, times).mapToObj((i) -> {
			long start = System.nanoTime();
			assertThat(browser.get("/open").body()).isEqualTo("open");
			return System.nanoTime() - start;
		});
	}

	private static long slowest(Stream<Long> times) {
		return Collections.max(times.toList());
	}

	private static void assertRefusedWithoutDetails(Timed timed) {
		assertThat(timed.answer().problem()).isEqualTo("503 send-failed");
		assertThat(timed.answer().body()).doesNotContainIgnoringCase("9f8e7d6c", "127.0.0.1", "timeout", "exception",
				"provider");
	}

	private record Timed(Answer answer, Duration took) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Application {

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			return http
				.authorizeHttpRequests(
						(requests) -> requests.requestMatchers("/open").permitAll().anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.build();
		}

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(IntStream.range(0, PEOPLE)
				.mapToObj((i) -> User.withUsername("user" + i).password("{noop}password").build())
				.toArray(UserDetails[]::new));
		}

		@Bean
		PhoneNumberRepository numbers() {
			return (account) -> List
				.of(new PhoneNumber("+1415563%04d".formatted(Integer.parseInt(account.substring("user".length())))));
		}

		@GetMapping("/open")
		String open() {
			return "open";
		}

	}

}
