package io.github.smsotp.web;

import java.time.Instant;
import java.util.Collections;

import io.github.smsotp.SmsOtpChallenge;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;

class LoginSessionTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private final MockHttpSession session = new MockHttpSession();

	private final Authentication remembered = new TestingAuthenticationToken("alice", null, "ROLE_USER");

	private final Authentication verified = new TestingAuthenticationToken("alice", null, "FACTOR_SMS_OTP");

	@Test
	void loginAfterACompletedOneThenBeginsAnewAlsoWithoutAFactorOfItsOwn() {
		LoginSession first = login(this.remembered, NOW);
		assertThat(first.claimFirstText()).isTrue();
		first.complete("alice", NOW, null);
		assertThat(login(this.verified, NOW).claimFirstText()).isFalse();
		LoginSession second = login(this.remembered, NOW.plusSeconds(3600));
		assertThat(second.started()).isEqualTo(NOW.plusSeconds(3600));
		assertThat(second.claimFirstText()).isTrue();
	}

	@Test
	void loginOfAnotherAccountThenInheritsNothingT16() {
		login(this.remembered, NOW).challenge(new SmsOtpChallenge("id", NOW.plusSeconds(300)));
		LoginSession other = LoginSession.of(this.session, "staff:alice", this.remembered, true, NOW);
		assertThat(other.challenge()).isNull();
		assertThat(other.claimFirstText()).isTrue();
	}

	@Test
	void factorWhenLostThenStillTellsItsEpochToRequestsThatCameBefore() {
		LoginSession login = login(this.remembered, NOW);
		login.complete("alice", NOW, "old");
		login.loseFactor();
		assertThat(LoginSession.epoch(this.session, "alice", NOW)).isEqualTo("old");
	}

	@Test
	void factorWhenCompletedAgainThenKeepsItsEpoch() {
		LoginSession login = login(this.remembered, NOW);
		login.complete("alice", NOW, "old");
		login.complete("alice", NOW, "new");
		assertThat(LoginSession.epoch(this.session, "alice", NOW)).isEqualTo("old");
		login.complete("alice", NOW.plusSeconds(1), "new");
		assertThat(LoginSession.epoch(this.session, "alice", NOW.plusSeconds(1))).isEqualTo("new");
		assertThat(LoginSession.epoch(this.session, "alice", NOW)).isNull();
	}

	@Test
	void factorThenBelongsToTheAccountItWasGivenToT67() {
		login(this.remembered, NOW).complete("alice", NOW, null);
		assertThat(LoginSession.isOfAnotherAccount(this.session, "alice", NOW)).isFalse();
		assertThat(LoginSession.isOfAnotherAccount(this.session, "staff:alice", NOW)).isTrue();
		assertThat(LoginSession.isOfAnotherAccount(this.session, "staff:alice", NOW.plusSeconds(1))).isFalse();
	}

	@Test
	void sessionThenHoldsPlainValuesOnlyTrap20() {
		LoginSession login = login(this.remembered, NOW);
		login.challenge(new SmsOtpChallenge("id", NOW.plusSeconds(300)));
		login.claimFirstText();
		login.demand(NOW);
		assertThat(Collections.list(this.session.getAttributeNames())).isNotEmpty()
			.allMatch((name) -> this.session.getAttribute(name) instanceof String
					|| this.session.getAttribute(name) instanceof Boolean);
	}

	private LoginSession login(Authentication authentication, Instant now) {
		return LoginSession.of(this.session, "alice", authentication, true, now);
	}

}
