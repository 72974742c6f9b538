package io.github.smsotp.autoconfigure;

import io.github.smsotp.authentication.SmsOtpAlternatives;
import io.github.smsotp.authentication.webauthn.PasskeySmsOtpAlternatives;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
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

/**
 * Whether passkeys count as another factor.
 */
class PasskeyConfigurationTests {

	private final WebApplicationContextRunner application = SmsOtpContext.complete();

	private final WebApplicationContextRunner passkeys = this.application
		.withBean(PublicKeyCredentialUserEntityRepository.class, PasskeyConfigurationTests::alice)
		.withBean(UserCredentialRepository.class, PasskeyConfigurationTests::passkeyOfAlice);

	@Test
	void alternativesWhenPasskeysAreInBeansThenTheirOwnersHaveOne() {
		this.passkeys.run((context) -> {
			assertThat(context).hasSingleBean(PasskeySmsOtpAlternatives.class);
			assertThat(has(context.getBean(SmsOtpAlternatives.class), "alice")).isTrue();
			assertThat(has(context.getBean(SmsOtpAlternatives.class), "bob")).isFalse();
		});
	}

	@Test
	void alternativesWhenPasskeysDoNotSatisfyThenNobodyHasOne() {
		this.passkeys.withPropertyValues("sms-otp.alternatives=FACTOR_X509")
			.run((context) -> assertThat(has(context.getBean(SmsOtpAlternatives.class), "alice")).isFalse());
	}

	@Test
	void alternativesWhenOneOfTheBeansIsMissingThenNone() {
		this.application.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SmsOtpAlternatives.class));
		this.application.withBean(UserCredentialRepository.class, MapUserCredentialRepository::new)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SmsOtpAlternatives.class));
		this.application.withBean(PublicKeyCredentialUserEntityRepository.class, PasskeyConfigurationTests::alice)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SmsOtpAlternatives.class));
	}

	@Test
	void alternativesOfTheApplicationWin() {
		SmsOtpAlternatives mine = SmsOtpAlternatives.none();
		this.passkeys.withBean(SmsOtpAlternatives.class, () -> mine)
			.run((context) -> assertThat(context).getBean(SmsOtpAlternatives.class).isSameAs(mine));
	}

	private static boolean has(SmsOtpAlternatives alternatives, String user) {
		return alternatives.has(new TestingAuthenticationToken(user, "password"));
	}

	private static PublicKeyCredentialUserEntityRepository alice() {
		PublicKeyCredentialUserEntityRepository users = new MapPublicKeyCredentialUserEntityRepository();
		users.save(ImmutablePublicKeyCredentialUserEntity.builder()
			.name("alice")
			.displayName("Alice")
			.id(Bytes.fromBase64("YWxpY2U"))
			.build());
		return users;
	}

	private static UserCredentialRepository passkeyOfAlice() {
		UserCredentialRepository credentials = new MapUserCredentialRepository();
		credentials.save(ImmutableCredentialRecord.builder()
			.userEntityUserId(Bytes.fromBase64("YWxpY2U"))
			.credentialId(Bytes.random())
			.publicKey(new ImmutablePublicKeyCose(new byte[1]))
			.label("mine")
			.build());
		return credentials;
	}

}
