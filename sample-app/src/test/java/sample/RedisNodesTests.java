package sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes in two JVMs, in the middle of a key rotation, share a Redis: codes, counts
 * and sessions.
 */
class RedisNodesTests {

	private static final String OLD = "b25lIGZvciB0ZXN0cywgbm90IGEgc2VjcmV0IGF0IGFsbCE=";

	private static final String NEW = "dHdvIGZvciB0ZXN0cywgbm90IGEgc2VjcmV0IGF0IGFsbCE=";

	private static final RedisServer redis = startRedis();

	private SampleNode one;

	private SampleNode two;

	@AfterAll
	static void stopRedis() throws IOException {
		redis.stop();
	}

	@BeforeEach
	void start() throws IOException {
		this.one = node(OLD, NEW);
		this.two = node(NEW, OLD);
	}

	@AfterEach
	void stop() {
		this.one.close();
		this.two.close();
	}

	@Test
	void aliceWhenHerNodesDieAsSheSignsInThenTheOtherGoesOnEachTime() throws Exception {
		Browser atOne = new Browser(this.one.port());
		HttpResponse<String> page = atOne.signIn("/account", "alice");
		assertThat(page.uri()).hasPath("/login/sms-otp");
		String code = this.one.lastCode();
		this.one.close();

		Browser atTwo = atOne.at(this.two.port());
		HttpResponse<String> account = atTwo.submit(atTwo.open("/login/sms-otp"), "/login/sms-otp",
				Map.of("code", code));
		assertThat(account.uri()).hasPath("/account");
		assertThat(account.body()).contains("Account of alice");

		this.one = node(NEW, OLD);
		this.two.close();
		assertThat(atOne.at(this.one.port()).open("/account").body()).contains("Account of alice");
	}

	@Test
	void aliceWhenSheIsSentFromNodeToNodeThenCodesAndWrongCodesAreTheSameToBothCry3Bru4() throws Exception {
		Browser atTwo = new Browser(this.two.port());
		HttpResponse<String> page = atTwo.signIn("/account", "alice");
		String code = this.two.lastCode();
		String wrong = code.equals("000000") ? "111111" : "000000";
		for (SampleNode node : new SampleNode[] { this.one, this.two, this.one, this.two }) {
			HttpResponse<String> refused = atTwo.at(node.port()).submit(page, "/login/sms-otp", Map.of("code", wrong));
			assertThat(refused.statusCode()).isEqualTo(401);
		}
		Browser atOne = atTwo.at(this.one.port());
		HttpResponse<String> account = atOne.submit(page, "/login/sms-otp", Map.of("code", code));
		assertThat(account.uri()).hasPath("/account");
	}

	private static SampleNode node(String firstKey, String secondKey) throws IOException {
		return new SampleNode("--spring.profiles.active=redis", "--spring.data.redis.port=" + redis.ports().get(0),
				"--sms-otp.code.keys[0].id=" + id(firstKey), "--sms-otp.code.keys[0].secret=" + firstKey,
				"--sms-otp.code.keys[1].id=" + id(secondKey), "--sms-otp.code.keys[1].secret=" + secondKey);
	}

	private static String id(String key) {
		return key.equals(OLD) ? "2026-10" : "2026-11";
	}

	private static RedisServer startRedis() {
		try {
			RedisServer server = RedisServer.newRedisServer()
				.bind("127.0.0.1")
				.port(freePort())
				.setting("save \"\"")
				.build();
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

}
