package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.smsotp.event.SmsOtpRejectedEvent;
import io.github.smsotp.event.SmsOtpVerifiedEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.IssuedCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link DefaultSmsOtpService} makes of a code that somebody types in.
 */
class DefaultSmsOtpServiceVerifyTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber NUMBER = SmsOtpServiceFixture.NUMBER;

	private static final GuessRules NO_LOCK = new GuessRules(0, List.of(), List.of(), 0);

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@BeforeEach
	void noSendLimits() {
		this.otp.unlimited();
	}

	@Test
	void verifyWhenRightCodeThenAcceptedAndTold() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.events.clear();
		assertThat(this.otp.verify(challenge, this.otp.gateway.lastCode()))
			.isEqualTo(new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.ACCEPTED, 0, null));
		assertThat(this.otp.events)
			.containsExactly(new SmsOtpVerifiedEvent(ALICE, "LOGIN", false, this.otp.clock.instant()));
	}

	@Test
	void verifyWhenWrongCodeThenRejectedAndTold() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.events.clear();
		assertThat(this.otp.verifyWrong(challenge, 1))
			.isEqualTo(new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.REJECTED, 4, null));
		assertThat(this.otp.events)
			.containsExactly(new SmsOtpRejectedEvent(ALICE, "LOGIN", "REJECTED", 4, null, this.otp.clock.instant()));
	}

	@Test
	void verifyWhenFourWrongCodesThenRightCodeIsStillAcceptedBru1() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 4);
		assertOutcome(challenge, this.otp.code(), SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenFiveWrongCodesThenRightCodeIsDeadBru1T01() {
		this.otp.rules(NO_LOCK);
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 5);
		assertOutcome(challenge, this.otp.code(), SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.ledger().consecutive()).isEqualTo(5);
	}

	@Test
	void verifyWhenFiveWrongCodesThenRightCodeStaysDeadAfterTheLockBru1() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 5);
		assertOutcome(challenge, this.otp.code(), SmsOtpVerifyResult.Outcome.LOCKED);
		this.otp.clock.move(Duration.ofMinutes(1));
		assertOutcome(challenge, this.otp.code(), SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@Test
	void verifyWhenCodeIsUsedThenRejectedAndNoFailureCod5T11() {
		SmsOtpChallenge challenge = this.otp.sent();
		assertOutcome(challenge, this.otp.code(), SmsOtpVerifyResult.Outcome.ACCEPTED);
		assertOutcome(challenge, this.otp.code(), SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.remembered()).isZero();
		assertThat(this.otp.ledger().consecutive()).isZero();
	}

	@Test
	void verifyWhenJustBeforeTtlThenAcceptedCod4() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.clock.move(Duration.ofMinutes(5).minusMillis(1));
		assertOutcome(challenge, this.otp.code(), SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenExactlyTtlThenExpiredWhateverTheCodeCod4T13() {
		SmsOtpChallenge challenge = this.otp.sent();
		assertThat(challenge.expiresAt()).isEqualTo(this.otp.clock.instant().plus(Duration.ofMinutes(5)));
		this.otp.clock.move(Duration.ofMinutes(5));
		assertOutcome(challenge, this.otp.code(), SmsOtpVerifyResult.Outcome.EXPIRED);
		assertOutcome(challenge, this.otp.wrongCode(), SmsOtpVerifyResult.Outcome.EXPIRED);
		assertThat(this.otp.ledger().consecutive()).isZero();
	}

	@Test
	void verifyWhenSessionClaimsLaterExpiryThenStillRejectedCod4() {
		SmsOtpChallenge challenge = this.otp.sent();
		Instant later = challenge.expiresAt().plus(Duration.ofHours(1));
		this.otp.clock.move(Duration.ofMinutes(5));
		assertOutcome(new SmsOtpChallenge(challenge.id(), later), this.otp.code(), SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@Test
	void verifyWhenReplacedCodeThenSupersededTakesAttemptAndIsNoFailureCod6() {
		SmsOtpChallenge challenge = this.otp.sent();
		String replaced = this.otp.code();
		SmsOtpChallenge resent = this.otp.sent(ALICE, challenge);
		assertThat(resent.id()).isEqualTo(challenge.id());
		assertThat(this.otp.verify(resent, replaced))
			.isEqualTo(new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.SUPERSEDED, 4, null));
		assertThat(this.otp.ledger().consecutive()).isZero();
		assertThat(this.otp.status(resent).attemptsLeft()).isEqualTo(4);
		assertOutcome(resent, this.otp.code(), SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenReplacedCodeFiveTimesThenNewCodeIsDeadCod6() {
		SmsOtpChallenge challenge = this.otp.sent();
		String replaced = this.otp.code();
		SmsOtpChallenge resent = this.otp.sent(ALICE, challenge);
		for (int left = 4; left >= 0; left--) {
			assertThat(this.otp.verify(resent, replaced))
				.isEqualTo(new SmsOtpVerifyResult(SmsOtpVerifyResult.Outcome.SUPERSEDED, left, null));
		}
		assertOutcome(resent, this.otp.code(), SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(resent, replaced, SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.ledger().consecutive()).isZero();
	}

	@Test
	void verifyWhenNewCodeIsUsedThenReplacedCodeIsRejectedCod6() {
		SmsOtpChallenge challenge = this.otp.sent();
		String replaced = this.otp.code();
		SmsOtpChallenge resent = this.otp.sent(ALICE, challenge);
		assertOutcome(resent, this.otp.code(), SmsOtpVerifyResult.Outcome.ACCEPTED);
		assertOutcome(resent, replaced, SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@Test
	void verifyWhenResentThenLivesFromTheNewTextOnCod6() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.clock.move(Duration.ofMinutes(4));
		SmsOtpChallenge resent = this.otp.sent(ALICE, challenge);
		this.otp.clock.move(Duration.ofMinutes(4));
		assertOutcome(resent, this.otp.code(), SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenCodeOfOtherAccountThenRejectedCod7T16() {
		this.otp.numbers.put("bob", NUMBER);
		SmsOtpChallenge alices = this.otp.sent();
		String code = this.otp.code();
		SmsOtpChallenge bobs = this.otp.sent("bob", null);
		assertThat(this.otp.verify("bob", alices, code).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.verify("bob", bobs, code).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(alices, code, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenNumberHasChangedThenRejectedCod7T16() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.numbers.put(ALICE, new PhoneNumber("+14155552672"));
		assertOutcome(challenge, this.otp.code(), SmsOtpVerifyResult.Outcome.REJECTED);
		this.otp.numbers.put(ALICE, NUMBER);
		assertOutcome(challenge, this.otp.code(), SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenNumberIsGoneThenRejectedCod7Enr5() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.numbers.clear();
		assertOutcome(challenge, this.otp.code(), SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@ParameterizedTest
	@EnumSource
	void verifyWhenStoredForPurposeThenAcceptedForLoginAloneCod7T17(SmsOtpPurpose purpose) {
		SmsOtpChallenge challenge = issued(new CodeBinding("any", ALICE, NUMBER, purpose), "123456");
		assertOutcome(challenge, "123456", (purpose == SmsOtpPurpose.LOGIN) ? SmsOtpVerifyResult.Outcome.ACCEPTED
				: SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "other,alice,+14155552671", "any,bob,+14155552671", "any,alice,+14155552672" })
	void verifyWhenMacWasSwappedThenRejectedCod7Cry5(String binding) {
		String[] parts = binding.split(",");
		SmsOtpChallenge challenge = issued(
				new CodeBinding(parts[0], parts[1], new PhoneNumber(parts[2]), SmsOtpPurpose.LOGIN), "123456");
		assertOutcome(challenge, "123456", SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@Test
	void verifyWhenCodeOfOtherChallengeThenRejectedCod8T16() {
		SmsOtpChallenge first = this.otp.sent();
		String code = this.otp.code();
		this.otp.sent();
		SmsOtpChallenge third = this.otp.sent();
		assertOutcome(first, this.otp.code(), SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(third, code, SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(third, this.otp.code(), SmsOtpVerifyResult.Outcome.ACCEPTED);
		assertOutcome(first, code, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@Test
	void verifyWhenFourthChallengeThenOldestIsGoneCod8() {
		SmsOtpChallenge oldest = this.otp.sent();
		String code = this.otp.code();
		this.otp.clock.move(Duration.ofMillis(1));
		SmsOtpChallenge second = this.otp.sent();
		String secondCode = this.otp.code();
		for (int i = 0; i < 2; i++) {
			this.otp.clock.move(Duration.ofMillis(1));
			this.otp.sent();
		}
		assertThat(this.otp.remembered()).isEqualTo(3);
		assertOutcome(oldest, code, SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(second, secondCode, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "000000", "0", "null", "undefined", "true", "[]", "\u0660\u0661\u0662\u0663\u0664\u0665" })
	void verifyWhenNoCodeWasSentThenRejectedT15(String code) {
		SmsOtpChallenge made = new SmsOtpChallenge("made-up", this.otp.clock.instant().plusSeconds(60));
		assertOutcome(null, code, SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(made, code, SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.verify("nobody", made, code).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.ledger().consecutive()).isZero();
	}

	@Test
	void verifyWhenGuessLooksLikeTheCodeThenRejectedT14() {
		SmsOtpChallenge challenge = this.otp.sent();
		String code = this.otp.code();
		assertOutcome(challenge, code + " ", SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(challenge, "0" + code, SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(challenge, code.substring(1), SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(challenge, code + code, SmsOtpVerifyResult.Outcome.REJECTED);
		assertOutcome(challenge, code, SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	private void assertOutcome(@Nullable SmsOtpChallenge challenge, String code, SmsOtpVerifyResult.Outcome outcome) {
		assertThat(this.otp.verify(challenge, code).outcome()).isEqualTo(outcome);
	}

	private SmsOtpChallenge issued(CodeBinding binding, String code) {
		CodeMac mac = new KeyedCodeHash(this.otp.keys.codes()).sign(binding.with(code));
		Instant now = this.otp.clock.instant();
		IssuedCode issued = new IssuedCode("any", mac, now, now.plusSeconds(60), 5);
		this.otp.store.issue(this.otp.keys.index().account(ALICE), issued, this.otp.policy.limits().accountRules());
		return new SmsOtpChallenge("any", issued.expiresAt());
	}

}
