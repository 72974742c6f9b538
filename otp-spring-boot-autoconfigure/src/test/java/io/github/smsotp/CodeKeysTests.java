package io.github.smsotp;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.store.CodeMac;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CodeKeys}, {@link CodeKey}, {@link KeyedCodeHash} and
 * {@link StoreIndex}.
 */
class CodeKeysTests {

	private static final CodeKey OLD = key("2026-10", false);

	private static final CodeKey NEW = key("2026-11", false);

	@Test
	void firstKeySignsAndAllButRetiredOnesVerifyCry3() {
		CodeKeys keys = new CodeKeys(List.of(NEW, key("2026-09", true), OLD));
		assertThat(keys.signing()).isSameAs(NEW);
		assertThat(keys.verifying()).containsExactly(NEW, OLD);
		assertThat(keys.lowest().id()).isEqualTo("2026-09");
	}

	@Test
	void createWhenFirstKeyIsRetiredThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CodeKeys(List.of(key("2026-10", true), NEW)))
			.withMessage("the first key signs and cannot be retired");
	}

	@Test
	void createWhenIdsAreEqualThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CodeKeys(List.of(OLD, key("2026-10", true))))
			.withMessage("key ids must differ");
	}

	@Test
	void createWhenNoKeyThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CodeKeys(List.of()))
			.withMessage("keys cannot be empty");
	}

	@Test
	void createWhenGivenListChangesThenUnchanged() {
		List<CodeKey> keys = new ArrayList<>(List.of(OLD));
		CodeKeys copy = new CodeKeys(keys);
		keys.set(0, NEW);
		assertThat(copy.signing()).isSameAs(OLD);
	}

	@Test
	void createKeyWhenShorterThan32BytesThenThrowsCry2() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CodeKey("id", new byte[31], false))
			.withMessage("secret must be at least 32 bytes");
		assertThatIllegalArgumentException().isThrownBy(() -> StoreIndex.of(new byte[31]))
			.withMessage("key must be at least 32 bytes");
	}

	@Test
	void createKeyWhenNoIdThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CodeKey(" ", new byte[32], false))
			.withMessage("id cannot be empty");
	}

	@Test
	void createKeyWhenGivenArrayIsWipedThenKeyStaysCry2() {
		byte[] secret = bytes();
		CodeKey key = new CodeKey("id", secret, false);
		secret[1] = 0;
		assertThat(key.secret()).isEqualTo(bytes());
		key.secret()[1] = 0;
		assertThat(key.secret()).isEqualTo(bytes());
	}

	@Test
	void randomThenKeyOfItsOwnCry2() {
		byte[] one = CodeKeys.random().signing().secret();
		assertThat(one).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(CodeKeys.random().signing().secret());
	}

	/**
	 * Expected values computed by Python's hmac and hashlib. A store outlives a release,
	 * so none of them may ever change.
	 */
	@Test
	void hashesStayTheSameFromReleaseToRelease() {
		CodeKeys keys = new CodeKeys(List.of(new CodeKey("2026-11", bytes(), false)));
		CodeBinding binding = new CodeBinding("challenge", "alice", new PhoneNumber("+14155552671"),
				SmsOtpPurpose.LOGIN);
		CodeMac mac = new KeyedCodeHash(keys).sign(binding.with("042137"));
		assertThat(mac.keyId()).isEqualTo("2026-11");
		assertThat(HexFormat.of().formatHex(mac.value()))
			.isEqualTo("72af5bc1cb7e387e392ed4a51e184ec6c01aec797f680054440a80fc807795d7");
		assertThat(StoreIndex.derivedFrom(keys).account("alice")).isEqualTo("cGWxnrHod19oNN6hN_gcaA");
		assertThat(StoreIndex.derivedFrom(keys).phone("+14155552671")).isEqualTo("ChhaByirX8l4IJWRiy_TQA");
		assertThat(StoreIndex.of(bytes()).account("alice")).isEqualTo("fyC1BbVUZzU__8500LJ5Gg");
		assertThat(StoreIndex.of(bytes()).phone("+14155552671")).isEqualTo("8aHSH7tU9defeiMkO61oSQ");
	}

	@Test
	void indexTellsAccountsFromNumbers() {
		StoreIndex index = StoreIndex.of(bytes());
		assertThat(index.account("+14155552671")).isNotEqualTo(index.phone("+14155552671"));
	}

	private static CodeKey key(String id, boolean retired) {
		return new CodeKey(id, bytes(), retired);
	}

	private static byte[] bytes() {
		byte[] bytes = new byte[32];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) i;
		}
		return bytes;
	}

}
