package io.github.smsotp.authentication;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;

class DefaultSmsOtpAccountResolverTests {

	@ParameterizedTest
	@ValueSource(strings = { "alice", "Alice", "ALICE", "\uff21\uff4c\uff49\uff43\uff45", "ali\u00adce", "alice\u200b",
			"alice ", " alice", "alice\u00a0", "\ufeffalice", "ali\ufe0fce", "alice\u0000" })
	void spellingsOfOneNameAreOneAccountBru9(String name) {
		assertThat(resolve(name)).isEqualTo("alice");
	}

	@Test
	void spacesWithinANameAreOne() {
		assertThat(resolve("alice \u3000 smith")).isEqualTo("alice smith");
	}

	@Test
	void namesThatInvisibleCharactersKeepFromComposingAreOneAccountBru9() {
		assertThat(resolve("jose\u200d\u0301")).isEqualTo(resolve("jos\u00e9"));
		assertThat(resolve(resolve("jose\u200d\u0301"))).isEqualTo(resolve("jos\u00e9"));
	}

	@Test
	void nameThatLooksLikeARealmOrAnIssuerIsNobodyElsesT67() {
		assertThat(resolve("staff:alice")).isEqualTo("staff::alice");
		assertThat(resolve("staff\uff1aalice")).isEqualTo("staff::alice");
		assertThat(resolve("https://issuer.example subject")).isEqualTo("https:://issuer.example subject");
	}

	@Test
	void namesThatDifferStayApart() {
		assertThat(resolve("alice1")).isNotEqualTo(resolve("alice2"));
		assertThat(resolve("\u00e9")).isNotEqualTo(resolve("e"));
	}

	private static String resolve(String name) {
		return new DefaultSmsOtpAccountResolver().resolve(new TestingAuthenticationToken(name, "password"));
	}

}
