package io.github.smsotp.web;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.security.core.authority.SimpleGrantedAuthority;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what {@code docs/openapi.yaml} says of numbers against the running application:
 * everything that is described comes, and nothing else does.
 */
class OpenApiPhoneTests extends AbstractOpenApiTests {

	private static final String REFUSED = "about:blank";

	@Test
	void showThenGivesWhatIsDescribedAndNothingElse() {
		DescribedCall show = call("showPhone");
		logIn();
		show.get(this.browser);
		beginEntered();
		show.get(this.browser);
		failUntilLocked(call("confirmPhone"));
		show.get(this.browser);
		showInTheCourseOfAChange(show);
		assertThat(show.states()).isEqualTo(states("PhoneState"));
		beginImpersonating();
		assertThat(show.get(this.browser, "?change").json()).containsEntry("type", REFUSED);
		this.numbers.setDown(true);
		assertThat(show.get(this.browser).problem()).isEqualTo("503 unavailable");
		show.assertThatEverythingWasSeen();
	}

	@Test
	void enterThenGivesWhatIsDescribedAndNothingElse() {
		DescribedCall enter = call("enterPhone");
		refuse(enter);
		assertThat(enter.post(this.browser).problem()).isEqualTo("400 phone-rejected");
		enter.submit(this.browser, phone(this.number));
		assertThat(enter.post(this.browser).problem()).isEqualTo("429 rate-limited");
		letPass(30);
		assertThat(enter.post(this.browser).status()).isEqualTo(202);
		failUntilLocked(call("confirmPhone"));
		assertThat(enter.post(this.browser).problem()).isEqualTo("429 locked");
		this.administration.disable(this.user);
		assertThat(enter.post(this.browser).problem()).isEqualTo("403 locked");
		enterInVain(enter);
		beginImpersonating();
		assertThat(enter.post(this.browser, phone(this.number)).json()).containsEntry("type", REFUSED);
		enter.assertThatEverythingWasSeen();
	}

	@Test
	void confirmThenGivesWhatIsDescribedAndNothingElse() {
		DescribedCall confirm = call("confirmPhone");
		refuse(confirm);
		beginEntered();
		assertThat(confirm.post(this.browser).problem()).isEqualTo("400 malformed");
		confirm.post(this.browser, rightCode());
		beginEntered();
		confirm.submit(this.browser, rightCode());
		confirmTooLate(confirm);
		beginEntered();
		failUntilLocked(confirm);
		assertThat(confirm.post(this.browser, rightCode()).problem()).isEqualTo("429 locked");
		this.administration.disable(this.user);
		assertThat(confirm.post(this.browser, rightCode()).problem()).isEqualTo("403 locked");
		failUntilLimited(confirm, this::logInAndEnter);
		confirm.assertThatEverythingWasSeen();
	}

	@Test
	void removeThenGivesWhatIsDescribedAndNothingElse() {
		DescribedCall remove = call("removePhone");
		refuse(remove);
		beginSignedIn();
		remove.post(this.browser);
		assertThat(current()).isNull();
		beginImpersonating();
		assertThat(remove.post(this.browser).json()).containsEntry("type", REFUSED);
		remove.assertThatEverythingWasSeen();
	}

	private void showInTheCourseOfAChange(DescribedCall show) {
		begin();
		logInWithNumber();
		assertThat(show.get(this.browser).problem()).isEqualTo("401 factor-required");
		beginSignedIn();
		show.get(this.browser);
		call("enterPhone").post(this.browser, phone(this.otherNumber));
		assertThat(show.get(this.browser).json()).containsEntry("current", masked(this.number));
		letPass(300);
		assertThat(show.get(this.browser, "?remove").problem()).isEqualTo("401 factor-required");
	}

	private void enterInVain(DescribedCall enter) {
		begin();
		logIn();
		failToSend();
		assertThat(enter.post(this.browser, phone(this.number)).problem()).isEqualTo("503 send-failed");
		this.gateway.failWith(null);
		assertThat(enter.post(this.browser, phone(this.number)).status()).isEqualTo(202);
		this.administration.withdrawInvitation(this.user);
		assertThat(enter.post(this.browser, phone(this.number)).problem()).isEqualTo("409 enrollment-required");
	}

	private void confirmTooLate(DescribedCall confirm) {
		beginEntered();
		String superseded = this.gateway.lastCode();
		letPass(30);
		call("enterPhone").post(this.browser);
		assertThat(confirm.post(this.browser, code(superseded)).problem()).isEqualTo("401 code-superseded");
		letPass(300);
		assertThat(confirm.post(this.browser, rightCode()).problem()).isEqualTo("401 code-expired");
		beginEntered();
		this.administration.withdrawInvitation(this.user);
		assertThat(confirm.post(this.browser, rightCode()).problem()).isEqualTo("409 enrollment-required");
	}

	private void beginEntered() {
		begin();
		logInAndEnter();
	}

	private void logInAndEnter() {
		logIn();
		call("enterPhone").post(this.browser, phone(this.number));
	}

	private void beginSignedIn() {
		begin();
		logInWithNumber();
		call("sendCode").post(this.browser);
		call("verifyCode").post(this.browser, rightCode());
	}

	private void beginImpersonating() {
		begin();
		String other = this.user;
		use(this.users.createWithoutNumber("admin-" + other, new SimpleGrantedAuthority("ROLE_ADMIN")), newPeer());
		logIn();
		this.browser.csrf();
		assertThat(this.browser.submit("/login/impersonate", "username", other).location()).isEqualTo("/");
	}

	private static Map<String, String> phone(String number) {
		return Map.of("phone", number, "region", "US");
	}

}
