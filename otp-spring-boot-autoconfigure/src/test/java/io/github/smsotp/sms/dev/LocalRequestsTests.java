package io.github.smsotp.sms.dev;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ForwardedHeaderFilter;

import static org.assertj.core.api.Assertions.assertThat;

class LocalRequestsTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.255.255.254", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1" })
	void isLocalWhenLoopbackAddressThenTrue(String address) {
		assertThat(LocalRequests.isLocal(request(address, "localhost:8080"))).isTrue();
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "203.0.113.7", "10.0.0.1", "192.168.1.20", "0.0.0.0", "::", "2001:db8::1", "fe80::1%eth0",
			"::ffff:203.0.113.7", "::ffff:10.0.0.1", "localhost", "2130706433", "127.1", "0177.0.0.1", "127.0.0.256",
			"127.0.0.1.evil.example", "127.0.0.1, 203.0.113.7", "::1::", "unknown" })
	void isLocalWhenOtherAddressThenFalse(String address) {
		assertThat(LocalRequests.isLocal(request(address, "localhost:8080"))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "localhost:8080", "LocalHost:8080", "127.0.0.1", "127.0.0.1:8080",
			"127.255.0.249:80", "[::1]", "[::1]:8080" })
	void isLocalWhenLoopbackHostThenTrue(String host) {
		assertThat(LocalRequests.isLocal(request("127.0.0.1", host))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "bank.example", "localhost.evil.example", "evil-localhost", "localhost.",
			"localhost.localdomain", "127.0.0.1.evil.example", "127.0.0.1.nip.io", "localtest.me", "2130706433",
			"2130706433:8080", "0x7f000001", "0177.0.0.1", "127.1", "127.0.0.256", "127.0.0.01", "128.0.0.1", "0.0.0.0",
			"192.168.1.20:8080", "::1", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::1]evil.example",
			"[::1%25lo]", "localhost:", "localhost:8080:80", "localhost:80a", "localhost:123456", "user@localhost",
			"localhost, evil.example", "localhost/", "localhost\n", "http://localhost" })
	void isLocalWhenOtherHostThenFalse(String host) {
		assertThat(LocalRequests.isLocal(request("127.0.0.1", host))).isFalse();
	}

	@Test
	void isLocalWhenNoHostThenFalse() {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/sms-otp/inbox");
		assertThat(request.getServerName()).isEqualTo("localhost");
		assertThat(LocalRequests.isLocal(request)).isFalse();
	}

	@Test
	void isLocalWhenHostIsRepeatedThenFalse() {
		MockHttpServletRequest request = request("127.0.0.1", "localhost");
		request.addHeader("Host", "localhost");
		assertThat(LocalRequests.isLocal(request)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forwarded", "forwarded", "X-Forwarded", "X-Forwarded-For", "X-FORWARDED-FOR",
			"X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Ssl",
			"X-Forwarded-By", "X-Forwarded-Server", "X-Real-IP", "Via", "CDN-Loop", "Cf-Connecting-Ip",
			"CF-Connecting-IPv6", "Client-IP", "True-Client-IP", "X-Client-IP", "X-Cluster-Client-IP",
			"Fastly-Client-IP", "Fly-Client-IP", "Proxy-Client-IP", "WL-Proxy-Client-IP", "X-Azure-ClientIP",
			"X-Azure-SocketIP", "X-Envoy-External-Address", "X-Original-For", "X-Original-Forwarded-For",
			"X-Original-Host", "X-ProxyUser-Ip" })
	void isLocalWhenForwardingHeaderThenFalse(String header) {
		MockHttpServletRequest request = request("127.0.0.1", "localhost");
		request.addHeader(header, "127.0.0.1");
		assertThat(LocalRequests.isLocal(request)).isFalse();
	}

	@Test
	void isLocalWhenForwardingHeaderIsEmptyThenFalse() {
		MockHttpServletRequest request = request("127.0.0.1", "localhost");
		request.addHeader("X-Forwarded-For", "");
		assertThat(LocalRequests.isLocal(request)).isFalse();
	}

	@Test
	void isLocalWhenOrdinaryHeadersThenTrue() {
		MockHttpServletRequest request = request("127.0.0.1", "localhost");
		request.addHeader("User-Agent", "Mozilla/5.0");
		request.addHeader("X-Requested-With", "XMLHttpRequest");
		assertThat(LocalRequests.isLocal(request)).isTrue();
	}

	@Test
	void isLocalWhenForwardedHeaderFilterRanBeforeThenStillFalse() throws Exception {
		MockHttpServletRequest request = request("127.0.0.1", "localhost");
		request.addHeader("X-Forwarded-For", "127.0.0.1");
		MockFilterChain chain = new MockFilterChain();
		new ForwardedHeaderFilter().doFilter(request, new MockHttpServletResponse(), chain);
		assertThat(chain.getRequest()).isInstanceOfSatisfying(HttpServletRequest.class, (wrapped) -> {
			assertThat(wrapped.getHeader("X-Forwarded-For")).isNull();
			assertThat(LocalRequests.isLocal(wrapped)).isFalse();
		});
	}

	@Test
	void isLocalWhenAValveHasEvaluatedForwardingHeadersThenNot() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("Host", "localhost");
		assertThat(LocalRequests.isLocal(request)).isTrue();
		request.setAttribute("org.apache.tomcat.request.forwarded", true);
		assertThat(LocalRequests.isLocal(request)).isFalse();
	}

	private static MockHttpServletRequest request(String address, String host) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/sms-otp/inbox");
		request.setRemoteAddr(address);
		request.addHeader("Host", host);
		return request;
	}

}
