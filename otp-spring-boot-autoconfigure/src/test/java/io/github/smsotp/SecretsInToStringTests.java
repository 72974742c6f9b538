package io.github.smsotp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.BypassCode;
import io.github.smsotp.store.CodeMac;
import io.github.smsotp.store.Guess;
import io.github.smsotp.store.IssuedCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No {@code toString()} shows a secret.
 */
class SecretsInToStringTests {

	private static final byte[] SECRET = "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);

	private static final String CODE = "042137";

	private static final String CHALLENGE_ID = "the-id-of-the-challenge";

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	@ParameterizedTest
	@MethodSource("values")
	void toStringShowsNoSecretLog2Log3T52(Object value) {
		assertThat(value.toString()).doesNotContain(CODE, "4155552671", CHALLENGE_ID, "0123456789",
				HexFormat.of().formatHex(SECRET), Base64.getEncoder().encodeToString(SECRET), Arrays.toString(SECRET),
				"[B@");
	}

	@Test
	void toStringOfKeysAndHashesNamesTheKey() {
		CodeKey key = new CodeKey("2026-11", SECRET, true);
		assertThat(key).hasToString("CodeKey[id=2026-11, secret=[PROTECTED], retired=true]");
		assertThat(new CodeMac("2026-11", SECRET)).hasToString("CodeMac[keyId=2026-11, value=[PROTECTED]]");
	}

	static Stream<Object> values() {
		CodeKeys keys = new CodeKeys(List.of(new CodeKey("2026-11", SECRET, false)));
		CodeMac mac = new CodeMac("2026-11", SECRET);
		PhoneNumber number = new PhoneNumber("+14155552671");
		SmsOtpChallenge challenge = new SmsOtpChallenge(CHALLENGE_ID, NOW);
		IssuedCode issued = new IssuedCode(CHALLENGE_ID, mac, NOW, NOW.plusSeconds(60), 5);
		AccountState state = AccountState.EMPTY.issue(issued).issue(issued);
		return Stream.of(keys, keys.signing(), keys.lowest(), SmsOtpKeys.of(keys), StoreIndex.of(SECRET),
				StoreIndex.derivedFrom(keys), new Hmac(SECRET), new KeyedCodeHash(keys), mac, issued, state,
				state.challenges().get(0), new Guess(CHALLENGE_ID, List.of(mac), NOW), challenge,
				new SmsOtpVerifyRequest(SmsOtpSubject.login("alice"), challenge, CODE),
				new SmsOtpSendRequest(SmsOtpSubject.login("alice"), challenge, Locale.ENGLISH),
				new SmsOtpSendResult(SmsOtpSendResult.Outcome.SENT, challenge, null),
				new SmsOtpStatus(SmsOtpStatus.State.CODE_SENT, number, NOW, NOW, 5, null),
				new SmsOtpBypassCode("ABCDEFGHIJKLMNOP", NOW), new BypassCode(mac, NOW),
				new SmsMessage(number, CODE + " is your code"),
				new CodeBinding(CHALLENGE_ID, "alice", number, SmsOtpPurpose.LOGIN),
				new SmsOtpCodes(keys, SmsOtpPolicy.defaults()).challenge(challenge, NOW.plus(Duration.ofDays(1))));
	}

}
