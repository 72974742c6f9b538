package io.github.smsotp;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How {@link DefaultSmsOtpService} fares when keys change.
 */
class DefaultSmsOtpServiceRotationTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final CodeKey OLD = key("2026-10", 1, false);

	private static final CodeKey OLD_RETIRED = key("2026-10", 1, true);

	private static final CodeKey NEW = key("2026-11", 2, false);

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@BeforeEach
	void oldKey() {
		keys(OLD);
	}

	@Test
	void verifyWhenNewKeyIsAppendedThenLiveCodeIsAcceptedCry3T57() {
		SmsOtpChallenge challenge = this.otp.sent();
		keys(OLD, NEW);
		assertOutcome(challenge, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenNewKeyIsInFrontThenLiveCodeIsAcceptedCry3T57() {
		SmsOtpChallenge challenge = this.otp.sent();
		keys(NEW, OLD);
		assertOutcome(challenge, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenOtherNodeSignsWithNewKeyAlreadyThenAcceptedCry3T57() {
		keys(NEW, OLD);
		SmsOtpChallenge challenge = this.otp.sent();
		keys(OLD, NEW);
		assertOutcome(challenge, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenKeyIsRetiredThenItsCodeIsRejectedCry3T57() {
		SmsOtpChallenge challenge = this.otp.sent();
		keys(NEW, OLD_RETIRED);
		assertOutcome(challenge, SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@Test
	void verifyWhenSignedAfterRotationThenOldKeyIsNotNeededCry3() {
		keys(NEW, OLD);
		SmsOtpChallenge challenge = this.otp.sent();
		keys(NEW, OLD_RETIRED);
		assertOutcome(challenge, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenReplacedCodeIsOfOldKeyThenSupersededCry3() {
		this.otp.unlimited();
		SmsOtpChallenge challenge = this.otp.sent();
		String replaced = this.otp.code();
		keys(NEW, OLD);
		SmsOtpChallenge resent = this.otp.sent(ALICE, challenge);
		assertThat(this.otp.verify(resent, replaced).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.SUPERSEDED);
	}

	@Test
	void verifyWhenKeyIdIsUnknownThenRejectedCry3() {
		StoreIndex index = this.otp.keys.index();
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.keys = new SmsOtpKeys(new CodeKeys(List.of(NEW)), index);
		assertOutcome(challenge, SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.ledger().consecutive()).isEqualTo(1);
	}

	@Test
	void verifyWhenKeyHasSameIdAndOtherSecretThenRejectedCry1() {
		StoreIndex index = this.otp.keys.index();
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.keys = new SmsOtpKeys(new CodeKeys(List.of(key(OLD.id(), 3, false))), index);
		assertOutcome(challenge, SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@Test
	void verifyWhenKeyHasSameSecretAndOtherIdThenRejectedCry3() {
		StoreIndex index = this.otp.keys.index();
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.keys = new SmsOtpKeys(new CodeKeys(List.of(key("other", 1, false))), index);
		assertOutcome(challenge, SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@Test
	void verifyWhenRotatedThenLockSurvivesEveryStepBru4() {
		this.otp.verifyWrong(this.otp.sent(), 5);
		for (List<CodeKey> step : List.of(List.of(OLD, NEW), List.of(NEW, OLD), List.of(NEW, OLD_RETIRED))) {
			this.otp.keys = SmsOtpKeys.of(new CodeKeys(step));
			assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.LOCKED);
		}
	}

	@Test
	void sendWhenRotatedThenWindowsSurviveEveryStepSnd3() {
		for (List<CodeKey> step : List.of(List.of(OLD, NEW), List.of(NEW, OLD), List.of(NEW, OLD_RETIRED))) {
			this.otp.keys = SmsOtpKeys.of(new CodeKeys(step));
			this.otp.sent();
			this.otp.clock.move(Duration.ofMinutes(2));
		}
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
	}

	@Test
	void verifyWhenIndexKeyIsSetThenLockSurvivesDeletionOfTheOldKeyBru4() {
		StoreIndex index = StoreIndex.of(key("index", 9, false).secret());
		this.otp.keys = new SmsOtpKeys(new CodeKeys(List.of(OLD)), index);
		this.otp.verifyWrong(this.otp.sent(), 5);
		this.otp.keys = new SmsOtpKeys(new CodeKeys(List.of(NEW)), index);
		assertThat(this.otp.send(ALICE).outcome()).isEqualTo(SmsOtpSendResult.Outcome.LOCKED);
	}

	private void assertOutcome(SmsOtpChallenge challenge, SmsOtpVerifyResult.Outcome outcome) {
		assertThat(this.otp.verify(challenge, this.otp.code()).outcome()).isEqualTo(outcome);
	}

	private void keys(CodeKey... keys) {
		this.otp.keys = SmsOtpKeys.of(new CodeKeys(List.of(keys)));
	}

	private static CodeKey key(String id, int fill, boolean retired) {
		byte[] secret = new byte[32];
		Arrays.fill(secret, (byte) fill);
		return new CodeKey(id, secret, retired);
	}

}
