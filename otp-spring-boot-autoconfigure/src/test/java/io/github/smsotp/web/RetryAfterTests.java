package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That Retry-After is true when several things stand in the way: a second early it is no,
 * on time it is yes.
 */
@BankTest
class RetryAfterTests extends AbstractWebTests {

	@Test
	void sendWhenLockedAndCoolingDownForLongerThenPassesAfterRetryAfterHttp1() {
		logIn();
		send();
		letPass(30);
		send();
		letPass(570);
		logIn();
		send();
		fail(5);
		letPass(10);
		Answer refused = this.browser.post(SEND);
		assertThat(refused.problem()).isEqualTo("429 locked");
		assertThat(refused.header("retry-after")).isEqualTo("110");
		assertSendPassesAfter(110, "429 rate-limited");
	}

	@Test
	void sendWhenLockedForLongerThanCoolingDownThenPassesAfterRetryAfterHttp1() {
		logIn();
		send();
		letPass(10);
		fail(5);
		letPass(5);
		Answer refused = this.browser.post(SEND);
		assertThat(refused.problem()).isEqualTo("429 locked");
		assertThat(refused.header("retry-after")).isEqualTo("55");
		assertSendPassesAfter(55, "429 locked");
	}

	@Test
	void sendWhenLockedAndNumberHasHadThreeThenPassesAfterRetryAfterHttp1() {
		logIn();
		send();
		letPass(30);
		send();
		letPass(60);
		send();
		fail(5);
		Answer refused = this.browser.post(SEND);
		assertThat(refused.problem()).isEqualTo("429 locked");
		assertThat(refused.header("retry-after")).isEqualTo("510");
		assertSendPassesAfter(510, "429 rate-limited");
	}

	@Test
	void sendWhenAccountHasHadFiveInAnHourThenPassesAfterRetryAfterSnd3Http1() {
		logIn();
		send();
		int[] pauses = { 30, 60, 510, 240, 480 };
		for (int i = 0; i < pauses.length; i++) {
			letPass(pauses[i]);
			logIn();
			if (i < pauses.length - 1) {
				send();
			}
		}
		assertThat(texts()).isEqualTo(5);
		Answer refused = this.browser.post(SEND);
		assertThat(refused.problem()).isEqualTo("429 rate-limited");
		assertThat(refused.header("retry-after")).isEqualTo("2280");
		assertSendPassesAfter(2280, "429 rate-limited");
		assertThat(texts()).isEqualTo(6);
	}

	@Test
	void sendWhenClientKeepsToRetryAfterThenIsNeverRefusedTwiceSnd3Http1() {
		logIn();
		for (int text = 1; text <= 15; text++) {
			logIn();
			Answer answer = this.browser.post(SEND);
			if (answer.status() != 202) {
				assertThat(answer.problem()).isEqualTo("429 rate-limited");
				assertSendPassesAfter(seconds(answer), "429 rate-limited");
			}
		}
		assertThat(texts()).isEqualTo(15);
	}

	@Test
	void statusWhenTextIsRefusedThenNamesTheSameWait() {
		logIn();
		send();
		letPass(30);
		send();
		letPass(60);
		send();
		assertThat(this.browser.post(SEND).header("retry-after")).isEqualTo("510");
		assertThat(this.browser.fetch(PAGE).json()).containsEntry("resendAfterSeconds", 510);
	}

	@Test
	void guessWhenLockedThenIsLookedAtAfterRetryAfterHttp1() {
		logIn();
		send();
		Browser other = new Browser(this.port);
		letPass(30);
		logIn(other, this.user);
		assertThat(other.post(SEND).status()).isEqualTo(202);
		fail(5);
		letPass(7);
		Answer locked = guess(other, this.gateway.lastCode());
		assertThat(locked.problem()).isEqualTo("429 locked");
		assertThat(locked.header("retry-after")).isEqualTo("53");
		letPass(52);
		Answer early = guess(other, this.gateway.lastCode());
		assertThat(early.problem()).isEqualTo("429 locked");
		assertThat(early.header("retry-after")).isEqualTo("1");
		letPass(1);
		assertThat(guess(other, this.gateway.lastCode()).status()).isEqualTo(200);
	}

	private void send() {
		assertThat(this.browser.post(SEND).status()).isEqualTo(202);
	}

	private void fail(int times) {
		for (int i = 0; i < times; i++) {
			assertThat(verifyByScript(wrongCode()).problem()).isEqualTo("401 code-rejected");
		}
	}

	private static Answer guess(Browser with, String code) {
		return with.post(PAGE, "{\"code\":\"" + code + "\"}");
	}

	private void assertSendPassesAfter(int seconds, String early) {
		int before = texts();
		letPass(seconds - 1);
		logIn();
		Answer refused = this.browser.post(SEND);
		assertThat(refused.problem()).isEqualTo(early);
		assertThat(refused.header("retry-after")).isEqualTo("1");
		assertThat(texts()).isEqualTo(before);
		letPass(1);
		assertThat(this.browser.post(SEND).status()).isEqualTo(202);
	}

	private static int seconds(Answer answer) {
		return Integer.parseInt(String.valueOf(answer.header("retry-after")));
	}

}
