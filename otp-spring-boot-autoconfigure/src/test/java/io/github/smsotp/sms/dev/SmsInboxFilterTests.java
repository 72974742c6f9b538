package io.github.smsotp.sms.dev;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SmsInboxFilterTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private final InboxSmsGateway inbox = new InboxSmsGateway(Clock.fixed(NOW, ZoneOffset.UTC));

	private final SmsInboxFilter filter = new SmsInboxFilter(this.inbox);

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private MockFilterChain chain = new MockFilterChain();

	@Test
	void jsonThenHoldsTheTextsNewestFirst() throws Exception {
		receive("one");
		receive("\"two\" é");
		perform(request("GET", "application/json"));
		assertThat(this.response.getStatus()).isEqualTo(200);
		assertThat(this.response.getContentType()).isEqualTo("application/json");
		assertThat(body()).isEqualTo("[{\"receivedAt\":\"2026-11-23T10:15:30Z\",\"to\":\"+14155552671\","
				+ "\"text\":\"\\\"two\\\" é\"},{\"receivedAt\":\"2026-11-23T10:15:30Z\",\"to\":\"+14155552671\","
				+ "\"text\":\"one\"}]");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "*/*", "text/*", "application/xhtml+xml", "text/html;q=0", "not a type", "" })
	void getWhenHtmlIsNotNamedThenJson(String accept) throws Exception {
		perform(request("GET", accept));
		assertThat(this.response.getContentType()).isEqualTo("application/json");
		assertThat(body()).isEqualTo("[]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", BROWSER, "application/json, text/html;q=0.1" })
	void getWhenHtmlIsNamedThenHtml(String accept) throws Exception {
		perform(request("GET", accept));
		assertThat(this.response.getStatus()).isEqualTo(200);
		assertThat(this.response.getContentType()).isEqualTo("text/html;charset=UTF-8");
		assertThat(body()).startsWith("<!DOCTYPE html>");
	}

	@Test
	void htmlThenEscapesTheText() throws Exception {
		receive("<script>alert('1')</script> & \"quotes\"");
		perform(request("GET", "text/html"));
		assertThat(body()).doesNotContain("<script")
			.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;quotes&quot;");
	}

	@Test
	void htmlThenShowsNumberTimeAndTextNewestFirst() throws Exception {
		receive("older");
		receive("newer");
		perform(request("GET", "text/html"));
		assertThat(body()).contains("<h2>+14155552671</h2>", "<time datetime=\"2026-11-23T10:15:30Z\">")
			.containsSubsequence("<p>newer</p>", "<p>older</p>")
			.doesNotContain("No text has come in yet");
	}

	@Test
	void htmlWhenEmptyThenSaysSo() throws Exception {
		perform(request("GET", "text/html"));
		assertThat(body()).contains("No text has come in yet").doesNotContain("<ol>");
	}

	@Test
	void pageThenShowsTheTimeOfItsZone() {
		receive("text");
		String html = new InboxPage(ZoneOffset.ofHours(2)).render(this.inbox.messages());
		assertThat(html).contains("<time datetime=\"2026-11-23T10:15:30Z\">23 Nov, 12:15:30</time>");
	}

	@Test
	void answerThenForbidsCachingSniffingFramingAndForeignContent() throws Exception {
		perform(request("GET", "text/html"));
		assertThat(this.response.getHeader("Cache-Control")).isEqualTo("no-store");
		assertThat(this.response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(this.response.getHeader("X-Frame-Options")).isEqualTo("DENY");
		assertThat(this.response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(this.response.getHeader("Content-Security-Policy")).startsWith("default-src 'none'; style-src ")
			.doesNotContain("unsafe");
	}

	@Test
	void contentSecurityPolicyThenAllowsThePagesOwnStyleSheet() throws Exception {
		perform(request("GET", "text/html"));
		String style = StringUtils.delimitedListToStringArray(body(), "<style>")[1].split("</style>")[0];
		String hash = Base64.getEncoder()
			.encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
		assertThat(this.response.getHeader("Content-Security-Policy")).contains("style-src 'sha256-" + hash + "';");
	}

	@Test
	void getWhenOriginIsNamedThenNoCorsHeaders() throws Exception {
		MockHttpServletRequest request = request("GET", "application/json");
		request.addHeader("Origin", "http://localhost:3000");
		perform(request);
		assertThat(this.response.getHeaderNames()).noneMatch((name) -> name.startsWith("Access-Control-"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/json" })
	void headThenSameHeadersWithoutBody(String accept) throws Exception {
		receive("text");
		perform(request("HEAD", accept));
		assertThat(this.response.getStatus()).isEqualTo(200);
		assertThat(this.response.getContentLength()).isPositive();
		assertThat(this.response.getContentType()).startsWith(accept);
		assertThat(body()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get" })
	void otherMethodThen405(String method) throws Exception {
		receive("text");
		perform(request(method, "application/json"));
		assertThat(this.response.getStatus()).isEqualTo(405);
		assertThat(this.response.getErrorMessage()).isNull();
		assertThat(this.response.getHeader("Allow")).isEqualTo("GET, HEAD");
		assertThat(body()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "POST" })
	void requestWhenNotLocalThenEmpty404(String method) throws Exception {
		receive("text");
		MockHttpServletRequest request = request(method, "text/html");
		request.setRemoteAddr("203.0.113.7");
		perform(request);
		assertThat(this.response.getStatus()).isEqualTo(404);
		assertThat(this.response.isCommitted()).isFalse();
		assertThat(this.response.getErrorMessage()).isNull();
		assertThat(body()).isEmpty();
		assertThat(this.chain.getRequest()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/sms-otp/inbox/", "/sms-otp/inbox/x", "/sms-otp", "/x/sms-otp/inbox",
			"/sms-otp/inbox;a=b", "//sms-otp/inbox" })
	void requestWhenOtherPathThenGoesOn(String path) throws Exception {
		MockHttpServletRequest request = request("GET", "text/html");
		request.setRequestURI(path);
		perform(request);
		assertThat(this.chain.getRequest()).isSameAs(request);
		assertThat(this.response.getHeaderNames()).isEmpty();
	}

	@Test
	void requestWhenContextPathThenAnswersBelowIt() throws Exception {
		MockHttpServletRequest request = request("GET", "application/json");
		request.setContextPath("/bank");
		request.setRequestURI("/bank/sms-otp/inbox");
		perform(request);
		assertThat(body()).isEqualTo("[]");
	}

	@Test
	void requestWhenPathIsSetThenAnswersThereOnly() throws Exception {
		this.filter.setPath("/phone");
		perform(request("GET", "application/json"));
		assertThat(this.chain.getRequest()).isNotNull();
		this.chain = new MockFilterChain();
		MockHttpServletRequest request = request("GET", "application/json");
		request.setRequestURI("/phone");
		perform(request);
		assertThat(this.chain.getRequest()).isNull();
		assertThat(body()).isEqualTo("[]");
	}

	@Test
	void setPathWhenNoLeadingSlashThenRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.filter.setPath("phone"));
	}

	private void receive(String text) {
		this.inbox.send(new SmsMessage(new PhoneNumber("+14155552671"), text));
	}

	private static MockHttpServletRequest request(String method, String accept) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/sms-otp/inbox");
		request.addHeader("Host", "localhost:8080");
		if (accept != null) {
			request.addHeader("Accept", accept);
		}
		return request;
	}

	private void perform(MockHttpServletRequest request) throws Exception {
		this.filter.doFilter(request, this.response, this.chain);
	}

	private String body() {
		return new String(this.response.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
