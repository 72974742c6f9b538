package io.github.smsotp;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SmsOtpStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link DefaultSmsOtpService} on two nodes that share a store, and whose clocks or keys
 * differ.
 */
abstract class AbstractNodesTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final CodeKey OLD = key("2026-10", 1, false);

	private static final CodeKey NEW = key("2026-11", 2, false);

	private static final List<List<CodeKey>> ROTATION = List.of(List.of(OLD), List.of(OLD, NEW), List.of(NEW, OLD),
			List.of(NEW, key("2026-10", 1, true)));

	private final SmsOtpServiceFixture one = node();

	private final SmsOtpServiceFixture two = node();

	/**
	 * A node's view of an empty store.
	 */
	abstract SmsOtpStore store();

	@ParameterizedTest
	@ValueSource(ints = { 30, -30 })
	void verifyWhenTheOtherClockIsThirtySecondsOffThenAccepted(int seconds) {
		this.two.clock.move(Duration.ofSeconds(seconds));
		SmsOtpChallenge challenge = this.one.sent();
		assertVerified(this.two, challenge, this.one.code());
	}

	@ParameterizedTest
	@ValueSource(ints = { 30, -30 })
	void verifyWhenTheOtherClockIsThirtySecondsOffThenTheCodeLastsAsItsClockSays(int seconds) {
		this.two.clock.move(Duration.ofSeconds(seconds));
		SmsOtpChallenge challenge = this.one.sent();
		this.two.clock.move(Duration.ofSeconds(299 - seconds));
		assertThat(this.two.verify(challenge, this.one.wrongCode()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		this.two.clock.move(Duration.ofSeconds(1));
		assertThat(this.two.verify(challenge, this.one.code()).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.EXPIRED);
	}

	@ParameterizedTest
	@ValueSource(ints = { 30, -30 })
	void verifyWhenClocksAreThirtySecondsOffThenFiveAreEvaluatedAndBothAreLockedBru4(int seconds) {
		this.two.clock.move(Duration.ofSeconds(seconds));
		SmsOtpChallenge challenge = this.one.sent();
		String wrong = this.one.wrongCode();
		for (int i = 0; i < 5; i++) {
			assertThat(node(i).verify(challenge, wrong).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		}
		assertThat(this.one.verify(challenge, wrong).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.LOCKED);
		assertThat(this.two.verify(challenge, wrong).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.LOCKED);
	}

	@ParameterizedTest
	@ValueSource(ints = { 30, -30 })
	void sendWhenClocksAreThirtySecondsOffThenNoMoreThanTheLimitSnd13(int seconds) {
		this.two.clock.move(Duration.ofSeconds(seconds));
		assertThreeTextsInAll();
	}

	@ParameterizedTest
	@MethodSource("neighbouringSteps")
	void verifyWhenNodesAreAtNeighbouringStepsOfARotationThenEachAcceptsTheOthersCodesCry3T57(int first, int second) {
		this.one.keys = SmsOtpKeys.of(new CodeKeys(ROTATION.get(first)));
		this.two.keys = SmsOtpKeys.of(new CodeKeys(ROTATION.get(second)));
		assertVerified(this.two, this.one.sent(), this.one.code());
		this.one.clock.move(Duration.ofMinutes(1));
		this.two.clock.move(Duration.ofMinutes(1));
		assertVerified(this.one, this.two.sent(), this.two.code());
	}

	@ParameterizedTest
	@MethodSource("neighbouringSteps")
	void sendWhenNodesAreAtNeighbouringStepsOfARotationThenTheyShareWindowsSnd3(int first, int second) {
		this.one.keys = SmsOtpKeys.of(new CodeKeys(ROTATION.get(first)));
		this.two.keys = SmsOtpKeys.of(new CodeKeys(ROTATION.get(second)));
		assertThreeTextsInAll();
	}

	@Test
	void sendWhenTheOtherIsAnotherApplicationThenTheyShareNoWindow() {
		this.two.keys = SmsOtpKeys.of(new CodeKeys(List.of(NEW)));
		List<RateLimit> one = List.of(RateLimit.valueOf("1/1h"));
		for (SmsOtpServiceFixture application : List.of(this.one, this.two)) {
			application.limits(new SmsOtpLimits.Send(null, one, one, List.of(), one));
			assertThat(application.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
			assertThat(application.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
		}
	}

	@Test
	void verifyWhenRotatedStepByStepThenTheLockIsNeverLostBru4() {
		SmsOtpChallenge challenge = this.one.sent();
		String wrong = this.one.wrongCode();
		for (int i = 0; i < 5; i++) {
			node(i).verify(challenge, wrong);
		}
		for (List<CodeKey> step : ROTATION) {
			this.one.keys = SmsOtpKeys.of(new CodeKeys(step));
			assertThat(this.one.verify(challenge, wrong).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.LOCKED);
			this.two.keys = this.one.keys;
			assertThat(this.two.verify(challenge, wrong).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.LOCKED);
		}
	}

	static Stream<Arguments> neighbouringSteps() {
		return Stream.of(Arguments.of(0, 0), Arguments.of(0, 1), Arguments.of(1, 0), Arguments.of(1, 2),
				Arguments.of(2, 1), Arguments.of(2, 3), Arguments.of(3, 2), Arguments.of(3, 3));
	}

	private SmsOtpServiceFixture node(int i) {
		return (i % 2 == 0) ? this.one : this.two;
	}

	private SmsOtpServiceFixture node() {
		SmsOtpServiceFixture node = new SmsOtpServiceFixture();
		node.store = store();
		node.keys = SmsOtpKeys.of(new CodeKeys(List.of(OLD)));
		return node;
	}

	private void assertThreeTextsInAll() {
		Stream.of(this.one, this.two)
			.forEach((node) -> node.limits(null, node.policy.limits().send().perPhone().get(0)));
		assertThat(IntStream.range(0, 6)
			.mapToObj((i) -> node(i).send(ALICE).outcome())
			.filter(SmsOtpSendResult.Outcome.SENT::equals)).hasSize(3);
	}

	private static void assertVerified(SmsOtpServiceFixture node, SmsOtpChallenge challenge, String code) {
		assertThat(node.verify(challenge, code).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	private static CodeKey key(String id, int fill, boolean retired) {
		byte[] secret = new byte[32];
		Arrays.fill(secret, (byte) fill);
		return new CodeKey(id, secret, retired);
	}

}
