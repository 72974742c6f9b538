package io.github.smsotp.web;

import java.util.Locale;

import io.github.smsotp.event.SmsOtpVerifiedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.JdbcUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins of users in a database, by an authentication manager of the application's own.
 */
@SpringBootTest(classes = JdbcUsersApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class JdbcUsersLoginTests extends AbstractLoginWayTests {

	@Autowired
	private JdbcUserDetailsManager people;

	@BeforeEach
	void newPerson() {
		this.people
			.createUser(User.withUsername(this.user).password("{noop}" + TestUsers.PASSWORD).roles("ADMIN").build());
	}

	@Test
	void applicationsManagerThenLogsInAndCodeCompletesTrap1Trap13() {
		logIn();
		assertTwoFactors("UsernamePasswordAuthenticationToken");
	}

	@Test
	void usersOfAnotherManagerThenAreUnknownTrap13() {
		String other = this.users.create();
		assertThat(logIn(this.browser, other).location()).isEqualTo("/login?error");
	}

	@Test
	void nameWhenTypedOtherwiseThenIsOneAccountWithOneCooldownTrap11() {
		logInAndGetText();
		for (String typed : new String[] { this.user.toUpperCase(Locale.ROOT), fullWidth(this.user) }) {
			this.browser = new Browser(this.port);
			assertThat(logIn(this.browser, typed).location()).isEqualTo("/");
			assertThat(this.browser.post(SEND).problem()).isEqualTo("429 rate-limited");
		}
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void nameWhenTypedOtherwiseThenIsOneAccountWithOneLedgerTrap11() {
		String[] typed = { this.user, this.user.toUpperCase(Locale.ROOT), fullWidth(this.user) };
		for (String name : typed) {
			letPass(61);
			this.browser = new Browser(this.port);
			logIn(this.browser, name);
			this.browser.open("/accounts");
			verifyByScript(wrongCode());
			verifyByScript(wrongCode());
		}
		assertThat(texts()).isEqualTo(3);
		this.browser = new Browser(this.port);
		logIn();
		assertThat(this.browser.fetch(PAGE).json()).containsEntry("state", "LOCKED");
	}

	@Test
	void nameWhenTypedInFullWidthThenCompletesWithTheCodeTrap11() {
		logIn(this.browser, fullWidth(this.user));
		assertHalfAuthenticated();
		verifyAndGoOn();
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + fullWidth(this.user));
		assertThat(this.events.of(SmsOtpVerifiedEvent.class)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/vault", "/admin" })
	void roleWhenByHierarchyThenCountsWithTheFactorAloneTrap4(String path) {
		logIn();
		assertThat(this.browser.fetch(path).problem()).isEqualTo("401 factor-required");
		this.browser.open(path);
		verify(this.gateway.lastCode());
		assertThat(this.browser.get(path).body()).isEqualTo("content for " + this.user);
	}

	@Test
	void roleWhenNotBelowThenIsRefusedAlsoWithTheFactorTrap4() {
		String clerk = this.users.create();
		this.people.createUser(User.withUsername(clerk).password("{noop}" + TestUsers.PASSWORD).roles("CLERK").build());
		logIn(this.browser, clerk);
		this.browser.open("/vault");
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/vault").status()).isEqualTo(200);
		assertThat(this.browser.get("/admin").status()).isEqualTo(403);
	}

	private static String fullWidth(String name) {
		return name.chars()
			.map((letter) -> letter - '!' + '\uFF01')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
