package io.github.smsotp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.Challenge;
import io.github.smsotp.store.CodeMac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody learns who gets hold of all that a store remembers.
 */
class StoreDumpTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber BOBS = new PhoneNumber("+14156661234");

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@Test
	void dumpOfStoreNamesNobodyAndMatchesNoneOfAMillionCodesCry1T56() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 1);
		this.otp.clock.move(this.otp.policy.codeTtl().dividedBy(2));
		this.otp.sent(ALICE, challenge);
		this.otp.send(SmsOtpSubject.enrollment("bob", BOBS), null);
		SmsOtpBypassCode bypass = this.otp.administration().issueBypassCode(ALICE, SmsOtpAdministration.MAX_BYPASS_TTL);
		List<byte[]> dump = ReachableValues.of(this.otp.store);
		assertThat(dump).containsAll(macs())
			.contains(bytes(challenge.id()), bytes(this.otp.keys.index().account(ALICE)),
					bytes("PHONE:" + this.otp.keys.index().phone("+14155552671") + ":600"),
					bytes("NUMBER_RANGE:" + this.otp.keys.index().range("+1415666") + ":3600"));
		CodeSearch search = new CodeSearch(dump, List.of(challenge.id(), ALICE, "+14155552671", "14155552671",
				challenge.id() + ALICE + "+14155552671" + "LOGIN"));
		assertThat(search.find(0, 1_000_000)).isEmpty();
		for (String personal : List.of(bypass.code(), "bob", "+14156661234", "4156661234", "+1415666", "1415666", ALICE,
				"+14155552671", "14155552671", "4155552671", "5552671")) {
			assertThat(search.contains(personal)).isFalse();
		}
		assertThat(dump).doesNotContain(this.otp.keys.codes().signing().secret());
	}

	@ParameterizedTest
	@CsvSource({ "SHA-256,''", "SHA-1,''", "MD5,''", "SHA-256,salt", "SHA-1,salt", "MD5,salt" })
	void searchFindsHashesInEverySpelling(String algorithm, String salt) throws Exception {
		for (String message : List.of(salt + "042137", "042137" + salt)) {
			byte[] hash = MessageDigest.getInstance(algorithm).digest(message.getBytes(StandardCharsets.US_ASCII));
			for (Object leak : List.of(hash, Arrays.copyOf(hash, 8), HexFormat.of().formatHex(hash),
					Base64.getEncoder().encodeToString(hash), "code:" + Base64.getUrlEncoder().encodeToString(hash),
					List.of(new Object[] { "x", new Object[] { hash } }))) {
				CodeSearch search = new CodeSearch(ReachableValues.of(leak), List.of("other", "salt"));
				assertThat(search.find(42_000, 43_000)).containsExactly(algorithm + " 042137");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "042137", "042137:alice", "MDQyMTM3", "303432313337", "code=MDQyMTM3" })
	void searchFindsPlainCodes(String leak) {
		assertThat(new CodeSearch(ReachableValues.of(leak), List.of()).find(0, 1)).contains("plain 042137");
	}

	@Test
	void searchFindsPeopleUnlessHashedWithAKey() throws Exception {
		byte[] hash = MessageDigest.getInstance("SHA-256").digest("alice".getBytes(StandardCharsets.US_ASCII));
		assertThat(new CodeSearch(ReachableValues.of("x:alice:y"), List.of()).contains("alice")).isTrue();
		assertThat(new CodeSearch(ReachableValues.of(hash), List.of()).contains("alice")).isTrue();
		assertThat(
				new CodeSearch(ReachableValues.of(this.otp.keys.index().account("alice")), List.of()).contains("alice"))
			.isFalse();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private List<byte[]> macs() {
		List<Challenge> challenges = this.otp.state().challenges();
		List<byte[]> macs = challenges.stream()
			.flatMap((challenge) -> Stream.concat(Stream.ofNullable(challenge.mac()), challenge.replaced().stream()))
			.filter(Objects::nonNull)
			.map(CodeMac::value)
			.toList();
		assertThat(macs).hasSize(2);
		return macs;
	}

}
