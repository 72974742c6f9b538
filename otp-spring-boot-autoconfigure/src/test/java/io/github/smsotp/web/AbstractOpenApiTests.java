package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.smsotp.SmsOtpAdministration;
import io.github.smsotp.sms.SmsDeliveryException;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tests begin with that hold {@code docs/openapi.yaml} against the application: the
 * script of a single-page application, and limits that are soon reached.
 */
@EnrollmentTest
@Import(AbstractOpenApiTests.SinglePage.class)
@TestPropertySource(properties = { "sms-otp.require=enrolled", "sms-otp.enrollment.mode=invited",
		"sms-otp.limits.guess.per-client=" + AbstractOpenApiTests.GUESSES + "/1h",
		"server.tomcat.remoteip.remote-ip-header=X-Test-Peer" })
abstract class AbstractOpenApiTests extends AbstractEnrollmentTests {

	static final int GUESSES = 6;

	private static final int UNTIL_LOCKED = 5;

	private static final OpenApi api = OpenApi.read();

	private static final AtomicInteger peers = new AtomicInteger();

	@Autowired
	SmsOtpAdministration administration;

	private final Map<String, DescribedCall> calls = new TreeMap<>();

	/**
	 * Begins anew: another user, who is invited to enrol a number, at another address.
	 */
	@BeforeEach
	void begin() {
		beginAt(newPeer());
	}

	void beginAt(String peer) {
		repair();
		newUser();
		newNumbers();
		use(this.user, peer);
	}

	void use(String name, String peer) {
		this.user = name;
		this.browser = new Browser(this.port).with(() -> new String[] { "X-Test-Peer", peer });
		this.administration.invite(name, this.clock.instant().plus(Duration.ofDays(1)));
	}

	static String newPeer() {
		return "2001:db8:3:" + Integer.toHexString(peers.incrementAndGet()) + "::1";
	}

	void logInWithNumber() {
		setNumber(this.number);
		logIn();
	}

	/**
	 * The calls of an operation, which all scenarios of a test share.
	 */
	DescribedCall call(String operation) {
		return this.calls.computeIfAbsent(operation, (id) -> new DescribedCall(api.operation(id)));
	}

	/**
	 * The states that a schema names.
	 */
	static Set<String> states(String schema) {
		Set<String> states = new TreeSet<>();
		api.at("/components/schemas/" + schema + "/properties/state/enum")
			.valueStream()
			.map(JsonNode::stringValue)
			.forEach(states::add);
		assertThat(states).isNotEmpty();
		return states;
	}

	static Map<String, String> code(String code) {
		return Map.of("code", code);
	}

	Map<String, String> rightCode() {
		return code(this.gateway.lastCode());
	}

	/**
	 * Lets the gateway fail and say when it is back.
	 */
	void failToSend() {
		this.gateway.failWith(
				new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, "busy", Duration.ofSeconds(2), null));
	}

	/**
	 * What becomes of every {@code POST} that comes without a login, from elsewhere, in
	 * another language, or while numbers cannot be reached.
	 */
	void refuse(DescribedCall post) {
		begin();
		assertThat(post.post(this.browser).problem()).isEqualTo("401 factor-required");
		logIn();
		assertThat(post.postCrossSite(this.browser).problem()).isEqualTo("403 malformed");
		assertThat(post.postWithoutToken(this.browser).status()).isEqualTo(403);
		Answer xml = post.send(this.browser, BodyPublishers.ofString("<code/>"), "Content-Type", "application/xml");
		assertThat(xml.problem()).isEqualTo("415 malformed");
		this.numbers.setDown(true);
		assertThat(post.post(this.browser, code("123456")).problem()).isEqualTo("503 unavailable");
		this.numbers.setDown(false);
	}

	void failUntilLocked(DescribedCall verifying) {
		for (int i = 0; i < UNTIL_LOCKED; i++) {
			assertThat(verifying.post(this.browser, code(wrongCode())).problem()).isEqualTo("401 code-rejected");
		}
	}

	/**
	 * Fails on several accounts from one address until it is limited.
	 */
	void failUntilLimited(DescribedCall verifying, Runnable sending) {
		String peer = newPeer();
		for (int i = 0; i < GUESSES; i++) {
			if (i % 3 == 0) {
				beginAt(peer);
				sending.run();
			}
			assertThat(verifying.post(this.browser, code(wrongCode())).problem()).isEqualTo("401 code-rejected");
		}
		assertThat(verifying.post(this.browser, rightCode()).problem()).isEqualTo("429 rate-limited");
	}

	@Configuration(proxyBeanMethods = false)
	static class SinglePage {

		@Bean
		Customizer<HttpSecurity> singlePage() {
			return (http) -> http.csrf(CsrfConfigurer::spa);
		}

	}

}
