package io.github.smsotp.authentication.webauthn;

import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.MapPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.MapUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link PasskeySmsOtpAlternatives} on the repositories of Spring Security.
 */
class PasskeySmsOtpAlternativesTests {

	private static final Bytes ALICE = Bytes.random();

	private static final Bytes BOB = Bytes.random();

	private static final Bytes CREDENTIAL = Bytes.random();

	private final PublicKeyCredentialUserEntityRepository users = new MapPublicKeyCredentialUserEntityRepository();

	private final UserCredentialRepository credentials = new MapUserCredentialRepository();

	private final PasskeySmsOtpAlternatives alternatives = new PasskeySmsOtpAlternatives(this.users, this.credentials);

	@Test
	void hasWhenUserIsUnknownThenFalse() {
		user("bob", BOB);
		passkey(BOB);
		assertThat(has("alice")).isFalse();
	}

	@Test
	void hasWhenUserHasNotFinishedToRegisterThenFalse() {
		user("alice", ALICE);
		user("bob", BOB);
		passkey(BOB);
		assertThat(has("alice")).isFalse();
	}

	@Test
	void hasWhenUserHasAPasskeyThenTrueWhetherItWasPresentedOrNot() {
		user("alice", ALICE);
		passkey(ALICE);
		assertThat(has("alice")).isTrue();
	}

	@Test
	void hasWhenPasskeyIsDeletedThenFalse() {
		user("alice", ALICE);
		passkey(ALICE);
		this.credentials.delete(CREDENTIAL);
		assertThat(has("alice")).isFalse();
	}

	@Test
	void hasWhenPasskeysCannotBeReadThenThrows() {
		user("alice", ALICE);
		UserCredentialRepository away = mock(UserCredentialRepository.class);
		given(away.findByUserId(ALICE)).willThrow(new IllegalStateException("away"));
		PasskeySmsOtpAlternatives failing = new PasskeySmsOtpAlternatives(this.users, away);
		assertThatIllegalStateException()
			.isThrownBy(() -> failing.has(new TestingAuthenticationToken("alice", "password")));
	}

	private boolean has(String user) {
		return this.alternatives.has(new TestingAuthenticationToken(user, "password"));
	}

	private void user(String name, Bytes id) {
		this.users.save(ImmutablePublicKeyCredentialUserEntity.builder().name(name).displayName(name).id(id).build());
	}

	private void passkey(Bytes user) {
		this.credentials.save(ImmutableCredentialRecord.builder()
			.userEntityUserId(user)
			.credentialId(CREDENTIAL)
			.publicKey(new ImmutablePublicKeyCose(new byte[1]))
			.label("mine")
			.build());
	}

}
