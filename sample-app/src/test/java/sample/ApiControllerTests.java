package sample;

import java.math.BigDecimal;

import io.github.smsotp.test.AutoConfigureSmsOtp;
import io.github.smsotp.test.WithSmsOtpUser;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The calls of the single page, which has a session.
 */
@SpringBootTest
@AutoConfigureMockMvc
@AutoConfigureSmsOtp
class ApiControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Bank bank;

	@Test
	void spaWhenNobodyIsSignedInThenIsShownWithScriptsOfItsOwnOnly() {
		assertThat(this.mvc.get().uri("/spa")).hasStatusOk()
			.hasHeader("Content-Security-Policy",
					"default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
			.cookies()
			.isHttpOnly("XSRF-TOKEN", false);
		assertThat(this.mvc.get().uri("/js/spa.js")).hasStatusOk();
	}

	@Test
	@WithMockUser("alice")
	void balanceWhenCodeIsLackingThenIsRefused() {
		assertThat(this.mvc.get().uri("/api/balance")).hasStatus(HttpStatus.UNAUTHORIZED)
			.bodyJson()
			.extractingPath("type")
			.isEqualTo("https://smsotp.github.io/problems/factor-required");
	}

	@Test
	void balanceWhenPageIsSignedOutThenBrowserIsNotMadeToAskForPassword() {
		assertThat(this.mvc.get().uri("/api/balance").header("X-Requested-With", "XMLHttpRequest"))
			.hasStatus(HttpStatus.UNAUTHORIZED)
			.doesNotContainHeader("WWW-Authenticate");
	}

	@Test
	@WithSmsOtpUser(value = "alice", roles = { "USER", "TRANSFER" })
	void transferWhenTokenIsSentBackThenIsBooked() {
		BigDecimal before = this.bank.balance();
		assertThat(withToken("{\"payee\":\"Bob\",\"amount\":1.25}")).hasStatusOk();
		assertThat(this.bank.balance()).isEqualByComparingTo(before.subtract(new BigDecimal("1.25")));
	}

	@Test
	@WithSmsOtpUser(value = "alice", roles = { "USER", "TRANSFER" })
	void transferWhenTokenIsLackingThenIsRefused() {
		BigDecimal before = this.bank.balance();
		assertThat(transfer("{\"payee\":\"Bob\",\"amount\":1.25}")).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.bank.balance()).isEqualByComparingTo(before);
	}

	@Test
	@WithSmsOtpUser("alice")
	void transferWhenRoleIsLackingThenIsRefused() {
		assertThat(withToken("{\"payee\":\"Bob\",\"amount\":1.25}")).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	@WithSmsOtpUser(value = "alice", roles = { "USER", "TRANSFER" })
	void transferWhenItMakesNoSenseThenSaysWhy() {
		assertThat(withToken("{\"payee\":\"Bob\",\"amount\":99999}")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("detail")
			.isEqualTo("There is not enough money in the account.");
		assertThat(withToken("{\"payee\":\"Bob\"}")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	private MockMvcRequestBuilder withToken(String body) {
		return transfer(body).cookie(new Cookie("XSRF-TOKEN", "token")).header("X-XSRF-TOKEN", "token");
	}

	private MockMvcRequestBuilder transfer(String body) {
		return this.mvc.post().uri("/api/transfers").contentType(MediaType.APPLICATION_JSON).content(body);
	}

}
