package io.github.smsotp.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.smsotp.IssuedSecrets;
import io.github.smsotp.SmsOtpAdministration;
import io.github.smsotp.event.SmsOtpAdministrationEvent;
import io.github.smsotp.event.SmsOtpVerifiedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Codes that an administrator gives to somebody who lost the phone.
 */
@BankTest
class BypassCodeTests extends AbstractWebTests {

	@Autowired
	private SmsOtpAdministration administration;

	@Test
	void bypassThenGivesTheFactorInANewSession() {
		String code = issue(this.user);
		logIn();
		this.browser.get("/accounts");
		String before = this.browser.session();
		this.browser.get(PAGE);
		assertThat(verify(code).location()).isEqualTo("/accounts?continue");
		assertThat(this.browser.session()).isNotEqualTo(before);
		assertThat(this.browser.get("/accounts?continue").body()).isEqualTo("content for " + this.user);
	}

	@Test
	void bypassWhenLockedThenGivesTheFactorAndLockStays() {
		logInAndGetText();
		fail(5);
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("429 locked");
		assertThat(verifyByScript(issue(this.user)).status()).isEqualTo(200);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(this.administration.report(this.user).lockedUntil())
			.isEqualTo(this.clock.instant().plus(Duration.ofMinutes(1)));
		assertThat(this.administration.report(this.user).consecutiveFailures()).isEqualTo(5);
		Browser other = new Browser(this.port);
		logIn(other, this.user);
		assertThat(other.fetch(PAGE).json()).containsEntry("state", "LOCKED");
	}

	@Test
	void bypassWhenDisabledThenGivesTheFactorAndAccountStaysDisabled() {
		logInAndGetText();
		fail(5);
		letPass(60);
		this.browser.post(SEND);
		fail(5);
		assertThat(verifyByScript(this.gateway.lastCode()).problem()).isEqualTo("403 locked");
		assertThat(verifyByScript(issue(this.user)).status()).isEqualTo(200);
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(this.administration.report(this.user).disabled()).isTrue();
	}

	@Test
	void bypassWhenDisabledByAdministratorThenGivesTheFactor() {
		this.administration.disable(this.user);
		String code = issue(this.user);
		logIn();
		assertThat(this.browser.post(SEND).problem()).isEqualTo("403 locked");
		assertThat(verifyByScript(code).status()).isEqualTo(200);
	}

	@Test
	void bypassWhenUserHasNoNumberThenGivesTheFactor() {
		String name = this.users.createWithoutNumber("without" + this.user);
		logIn(this.browser, name);
		assertThat(verifyByScript(issue(name)).status()).isEqualTo(200);
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for " + name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "(.{4})", "(.)", "(.{5})" })
	void bypassWhenTypedInGroupsThenIsRead(String group) {
		for (String separator : List.of(" ", "-", "\u00a0")) {
			String typed = issue(this.user).toLowerCase(Locale.ROOT).replaceAll(group, "$1" + separator);
			Browser page = new Browser(this.port);
			logIn(page, this.user);
			page.get(PAGE);
			assertThat(page.submit(PAGE, "code", typed).location()).as(separator).isEqualTo("/");
			logIn(this.browser, this.user);
			String again = issue(this.user).replaceAll(group, "$1" + separator);
			assertThat(verifyByScript(again).status()).isEqualTo(200);
		}
	}

	@Test
	void bypassThenGivesTheFactorToThisLoginAlone() {
		String code = issue(this.user);
		Browser other = new Browser(this.port);
		logIn(other, this.user);
		logIn();
		assertThat(verifyByScript(code).status()).isEqualTo(200);
		assertThat(other.get("/accounts").location()).isEqualTo(PAGE);
		logIn();
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Test
	void bypassWhenUsedThenIsRejectedInAnotherSession() {
		String code = issue(this.user);
		Browser other = new Browser(this.port);
		logIn(other, this.user);
		logIn();
		assertThat(verifyByScript(code).status()).isEqualTo(200);
		assertThat(other.post(PAGE, "{\"code\":\"" + code + "\"}").problem()).isEqualTo("401 code-rejected");
		assertThat(other.get("/accounts").location()).isEqualTo(PAGE);
	}

	@Test
	void bypassWhenItsTimeIsOverThenIsRejected() {
		logInAndGetText();
		// what is remembered of this account stays, and so would the code
		fail(1);
		String late = this.administration.issueBypassCode(this.user, Duration.ofSeconds(60)).code();
		letPass(60);
		assertThat(verifyByScript(late).problem()).isEqualTo("401 code-rejected");
		String inTime = this.administration.issueBypassCode(this.user, Duration.ofSeconds(60)).code();
		letPass(59);
		assertThat(verifyByScript(inTime).status()).isEqualTo(200);
	}

	@Test
	void bypassWhenRevokedOrReplacedThenIsRejected() {
		logIn();
		String revoked = issue(this.user);
		this.administration.revokeCodes(this.user);
		assertThat(verifyByScript(revoked).problem()).isEqualTo("401 code-rejected");
		String replaced = issue(this.user);
		String current = issue(this.user);
		assertThat(verifyByScript(replaced).problem()).isEqualTo("401 code-rejected");
		assertThat(verifyByScript(current).status()).isEqualTo(200);
	}

	@Test
	void bypassOfAnotherAccountThenIsRejectedAndStaysGood() {
		String other = this.users.create();
		String code = issue(other);
		issue(this.user);
		logIn();
		assertThat(verifyByScript(code).problem()).isEqualTo("401 code-rejected");
		logIn(this.browser, other);
		assertThat(verifyByScript(code).status()).isEqualTo(200);
	}

	@Test
	void bypassThenLeavesTextedCodeAsItIs() {
		logInAndGetText();
		Browser other = new Browser(this.port);
		logIn(other, this.user);
		assertThat(other.post(PAGE, "{\"code\":\"" + issue(this.user) + "\"}").status()).isEqualTo(200);
		assertThat(verifyByScript(this.gateway.lastCode()).status()).isEqualTo(200);
	}

	@Test
	void bypassWhenFiftyUseItAtOnceThenOneGetsTheFactorAndOneEventSaysSo() throws Exception {
		String code = issue(this.user);
		List<Browser> sessions = Stream.generate(() -> new Browser(this.port)).limit(50).toList();
		sessions.forEach((session) -> logIn(session, this.user));
		ExecutorService threads = Executors.newFixedThreadPool(sessions.size());
		try {
			List<Callable<Answer>> uses = sessions.stream()
				.<Callable<Answer>>map((session) -> () -> session.post(PAGE, "{\"code\":\"" + code + "\"}"))
				.toList();
			int accepted = 0;
			for (Future<Answer> use : threads.invokeAll(uses)) {
				accepted += (use.get().status() == 200) ? 1 : 0;
			}
			assertThat(accepted).isEqualTo(1);
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.events.of(SmsOtpVerifiedEvent.class)).hasSize(1).allMatch(SmsOtpVerifiedEvent::bypass);
		assertThat(sessions.stream().filter((session) -> session.get("/accounts").status() == 200)).hasSize(1);
	}

	@Test
	void eventsThenTellOfBypassAndNothingOfTheCode() {
		String code = issue(this.user);
		logIn();
		verifyByScript((code.charAt(0) == 'A') ? "B" + code.substring(1) : "A" + code.substring(1));
		verifyByScript(code);
		assertThat(this.events.of(SmsOtpVerifiedEvent.class)).singleElement()
			.matches(SmsOtpVerifiedEvent::bypass)
			.matches((event) -> event.account().equals(this.user));
		assertThat(this.events.of(SmsOtpAdministrationEvent.class)).extracting(SmsOtpAdministrationEvent::action)
			.containsExactly("ALLOW_BYPASS");
		String told = this.events.of(Object.class).toString().toUpperCase(Locale.ROOT);
		assertThat(told).contains("SMSOTPVERIFIEDEVENT");
		IntStream.rangeClosed(0, code.length() - 8)
			.forEach((i) -> assertThat(told).doesNotContain(code.substring(i, i + 8)));
	}

	@Test
	void textedCodeThenIsNoBypass() {
		signIn();
		assertThat(this.events.of(SmsOtpVerifiedEvent.class)).singleElement().matches((event) -> !event.bypass());
	}

	private void fail(int times) {
		for (int i = 0; i < times; i++) {
			assertThat(verifyByScript(wrongCode()).problem()).isEqualTo("401 code-rejected");
		}
	}

	private String issue(String account) {
		String code = this.administration.issueBypassCode(account, Duration.ofHours(1)).code();
		IssuedSecrets.record(code);
		return code;
	}

}
