package io.github.smsotp.sms.smspinverify;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.smsotp.CapturedLog;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.http.RequestFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class SmsPinVerifySecrecyTests {

	private static final String TEXT = "482913 is your code";

	private static final String[] SECRETS = { "9f8e7d6c", "4155552671", "482913", "127.0.0.1", "/contract" };

	private static final String[] LOGGERS = { "org.springframework", "_org.springframework", "io.github.smsotp" };

	private final SmsPinVerifyServer server = new SmsPinVerifyServer();

	private final SmsPinVerifyNumbers numbers = new SmsPinVerifyNumbers(SmsPinVerifyServer.API_KEY,
			this.server.baseUrl());

	private final SmsPinVerifyGateway gateway = new SmsPinVerifyGateway(SmsPinVerifyServer.API_KEY,
			this.server.sendUrl());

	private final List<String> printed = new ArrayList<>();

	@BeforeEach
	void setUp() {
		this.numbers.setClock(this.server.clock());
		this.numbers.setPollInterval(Duration.ofMillis(1));
		this.server.advancePerRequest(Duration.ofSeconds(30));
	}

	@AfterEach
	void closeServer() {
		this.server.close();
	}

	@Test
	void logWhenAllGoesWellThenNothingSecret() {
		try (CapturedLog log = new CapturedLog(LOGGERS)) {
			RentedNumber rented = rent();
			this.printed.add(rented.toString());
			this.gateway.send(new SmsMessage(rented.number(), TEXT));
			assertThat(this.numbers.awaitText(rented)).isEqualTo(TEXT);
			assertThat(this.numbers.awaitCode(rented)).isEqualTo("482913");
			assertThat(this.numbers.balance() + this.numbers.rates("USA") + this.numbers.history()).isNotEmpty();
			this.printed.addAll(log.lines());
		}
		assertThat(this.printed).anyMatch((line) -> line.contains("Resolved path variable value 'country:USA'"))
			.anyMatch((line) -> line.contains("get_sms.php"));
		assertNothingSecret();
	}

	static Stream<Named<Consumer<SmsPinVerifyServer>>> failures() {
		return Stream.of(Named.of("refused", SmsPinVerifyServer::close), Named.of("timeout", SmsPinVerifyServer::stall),
				Named.of("cut", SmsPinVerifyServer::cut), Named.of("cut body", SmsPinVerifyServer::cutBody),
				Named.of("500", (server) -> server.answer(500, garbage(server))),
				Named.of("429", (server) -> server.answer(429, garbage(server), "Retry-After", "1")),
				Named.of("redirect",
						(server) -> server.answer(302, garbage(server), "Location", server.sendUrl().toString())),
				Named.of("garbage type",
						(server) -> server.answer(200, garbage(server), "Content-Type", garbage(server))),
				Named.of("known error",
						(server) -> server.answer(200, "{\"to\":\"14155552671\",\"message\":\"Customer Not Found.\"}")),
				Named.of("garbage", (server) -> server.answer(200, garbage(server))));
	}

	private static String garbage(SmsPinVerifyServer server) {
		return "<html>" + server.sendUrl() + "?customer=" + SmsPinVerifyServer.API_KEY + "&number=14155552671 " + TEXT;
	}

	@ParameterizedTest
	@MethodSource("failures")
	void logWhenAnythingFailsThenNothingSecret(Consumer<SmsPinVerifyServer> failure) {
		RentedNumber rented = new RentedNumber(new PhoneNumber("+14155552671"), "Google Voice", "USA",
				this.server.clock().instant());
		this.numbers.setRequestFactory(RequestFactories.impatient());
		this.gateway.setRequestFactory(RequestFactories.impatient());
		failure.accept(this.server);
		try (CapturedLog log = new CapturedLog(LOGGERS)) {
			attempt(() -> this.gateway.send(new SmsMessage(rented.number(), TEXT)));
			attempt(this::rent);
			attempt(() -> this.numbers.awaitText(rented));
			attempt(() -> this.numbers.awaitCode(rented));
			attempt(this.numbers::balance);
			attempt(() -> this.numbers.rates("USA"));
			attempt(this.numbers::history);
			this.printed.addAll(log.lines());
		}
		assertThat(this.printed).hasSizeGreaterThan(10);
		assertNothingSecret();
	}

	private RentedNumber rent() {
		return this.numbers.rent("Google Voice", "USA");
	}

	private void attempt(Runnable call) {
		try {
			call.run();
		}
		catch (RuntimeException ex) {
			StringWriter trace = new StringWriter();
			ex.printStackTrace(new PrintWriter(trace));
			this.printed.add(trace.toString());
		}
	}

	private void assertNothingSecret() {
		assertThat(this.printed).allSatisfy((line) -> assertThat(line).doesNotContain(SECRETS));
	}

}
