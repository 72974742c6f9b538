package io.github.smsotp.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.smsotp.CapturedLog;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client is to per-client limits.
 */
class ClientAddressTests {

	private final ServletContext context = new MockServletContext();

	@ParameterizedTest
	@ValueSource(strings = { "203.0.113.7", "203.0.113.7:51000", " 203.0.113.7 ", "::ffff:203.0.113.7",
			"::FFFF:cb00:7107", "0:0:0:0:0:ffff:203.0.113.7", "[::ffff:203.0.113.7]", "[::ffff:203.0.113.7]:51000" })
	void ipV4HoweverItIsWrittenThenIsOneClient(String remote) {
		assertThat(client(remote)).isEqualTo("203.0.113.7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "203.0.113.8", "203.0.114.7", "::ffff:203.0.113.8", "1.1.1.1" })
	void otherIpV4ThenIsAnotherClient(String remote) {
		assertThat(client(remote)).isNotNull().isNotEqualTo("203.0.113.7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:DB8:1:2::abcd",
			"2001:0db8:0001:0002:0000:0000:0000:0007", "[2001:db8:1:2::1]", "[2001:db8:1:2::1]:51000",
			"2001:db8:1:2::1%eth0", "[2001:db8:1:2::1%eth0]:51000", "2001:db8:1:2::203.0.113.7" })
	void ipV6WithinOneNetworkOf64BitsThenIsOneClientBru10(String remote) {
		assertThat(client(remote)).isEqualTo("20010db800010002/64");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2001:db8:1:3::1", "2001:db8:1:102::1", "2001:db8:2:2::1", "2002:db8:1:2::1" })
	void ipV6OfAnotherNetworkThenIsAnotherClient(String remote) {
		assertThat(client(remote)).isNotNull().isNotEqualTo("20010db800010002/64");
	}

	@ParameterizedTest
	@ValueSource(strings = { "client.example.com", "localhost", "unknown", "1.2.3", "999.1.1.1", "1.2.3.256", "1::2::3",
			"2001:db8:1:2:3:4:5:6:7", ":", "[", "_hidden", "1.2.3.4, 5.6.7.8", "127.0.0.1.example.com" })
	void noAddressThenCountsAsItStandsWhateverTheHeaders(String remote) {
		assertThat(client(remote)).isEqualTo(remote);
		assertThat(client(remote, "X-Forwarded-For", "203.0.113.7")).isEqualTo(remote);
	}

	@Test
	void noAddressWhenLongThenKeyIsBounded() {
		assertThat(client("x".repeat(100_000))).isEqualTo("x".repeat(64));
		assertThat(client("[" + "1:".repeat(5_000))).hasSize(64);
		assertThat(client("2001:db8:1:2::1%" + "z".repeat(100_000))).isEqualTo("20010db800010002/64");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t" })
	void blankPeerThenIsNotCounted(String remote) {
		assertThat(client(remote)).isNull();
	}

	@Test
	void noPeerThenIsNotCounted() {
		assertThat(ClientAddress.of(new HttpServletRequestWrapper(new MockHttpServletRequest()) {

			@Override
			public @Nullable String getRemoteAddr() {
				return null;
			}

		})).isNull();
	}

	@ParameterizedTest
	@MethodSource("insidePeers")
	void insidePeerThenIsCounted(String remote) {
		assertThat(client(remote)).isNotNull();
		assertThat(client(remote, "X-Real-IP", " " + remote + " ")).isEqualTo(client(remote));
		assertThat(client(remote, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "bank.example"))
			.isEqualTo(client(remote));
	}

	@ParameterizedTest
	@MethodSource("insidePeers")
	void insidePeerWhenItForwardsThenIsNotCounted(String remote) {
		assertThat(client(remote, "X-Forwarded-For", "203.0.113.7")).isNull();
		assertThat(client(remote, "x-forwarded-for", "")).isNull();
		assertThat(client(remote, "Forwarded", "for=203.0.113.7")).isNull();
		assertThat(client(remote, "X-Real-IP", "203.0.113.7")).isNull();
		assertThat(client(remote, "X-Real-IP", remote, "Forwarded", "for=203.0.113.7")).isNull();
	}

	static Stream<String> insidePeers() {
		return Stream.of("127.0.0.1", "127.9.9.9", "::1", "0:0:0:0:0:0:0:1", "10.0.0.1", "172.16.0.1", "172.31.255.255",
				"192.168.1.1", "169.254.1.1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456:789a::1", "100.64.0.1",
				"100.127.255.255", "::ffff:10.0.0.1", "[::1]:51000", "10.0.0.1:51000", "0.0.0.0", "::");
	}

	@ParameterizedTest
	@ValueSource(strings = { "203.0.113.7", "2001:db8:1:2::1", "9.255.255.255", "11.0.0.1", "172.15.0.1", "172.32.0.1",
			"192.167.1.1", "192.169.1.1", "169.253.1.1", "100.63.255.255", "100.128.0.1", "fb00::1", "fe00::1",
			"128.0.0.1", "::ffff:203.0.113.7" })
	void publicPeerThenIsCountedByItsOwnAddressWhateverTheHeadersBru11T39(String remote) {
		String client = client(remote);
		assertThat(client).isNotNull();
		assertThat(client(remote, "X-Forwarded-For", "198.51.100.1")).isEqualTo(client);
		assertThat(client(remote, "Forwarded", "for=198.51.100.1")).isEqualTo(client);
		assertThat(client(remote, "X-Real-IP", "198.51.100.1")).isEqualTo(client);
		assertThat(client(remote, "X-Forwarded-For", "127.0.0.1", "X-Forwarded-For", "10.0.0.1")).isEqualTo(client);
	}

	@Test
	void forwardingPeerWhenNotDeclaredThenOneWarningPerServletContext() {
		try (CapturedLog log = new CapturedLog(ClientAddress.class.getName())) {
			client("203.0.113.7", "X-Forwarded-For", "198.51.100.1");
			client("127.0.0.1");
			assertThat(log.events()).isEmpty();
			client("127.0.0.1", "X-Forwarded-For", "198.51.100.1");
			client("10.0.0.1", "Forwarded", "for=198.51.100.2");
			client("127.0.0.1", "X-Real-IP", "198.51.100.3");
			assertThat(log.events()).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
			assertThat(log.lines().get(0)).contains("server.forward-headers-strategy")
				.doesNotContain("127.0.0.1", "198.51.100");
			client(new MockServletContext(), "127.0.0.1", "X-Forwarded-For", "198.51.100.1");
			assertThat(log.events()).hasSize(2);
		}
	}

	@Test
	void noAddressThenIsNotLookedUp(@TempDir Path directory) throws Exception {
		List<String> names = List.of("known.example", "999.1.1.1", "1.2.3.256", "cafe", "1.2.3.4.5", "127.1", "0x7f.1");
		Path hosts = Files.writeString(directory.resolve("hosts"), "10.9.9.9 " + String.join(" ", names));
		List<String> lines = runPrintClients(hosts, names);
		assertThat(lines.get(0)).isEqualTo("10.9.9.9");
		assertThat(lines.subList(1, lines.size())).isEqualTo(names.subList(1, names.size()));
	}

	private static List<String> runPrintClients(Path hosts, List<String> names)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djdk.net.hosts.file=" + hosts,
				"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				PrintClients.class.getName()));
		command.addAll(names);
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).isZero();
		return output.lines().toList();
	}

	private @Nullable String client(String remote, String... headers) {
		return client(this.context, remote, headers);
	}

	private static @Nullable String client(ServletContext context, String remote, String... headers) {
		MockHttpServletRequest request = new MockHttpServletRequest(context);
		request.setRemoteAddr(remote);
		for (int i = 0; i < headers.length; i += 2) {
			request.addHeader(headers[i], headers[i + 1]);
		}
		return ClientAddress.of(request);
	}

}
