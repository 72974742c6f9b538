package io.github.smsotp.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attacks that have worked once.
 */
@SpringBootTest(classes = HostileApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.application.name=Bank", "spring.main.banner-mode=off", "sms-otp.phone.regions=US",
				"sms-otp.code.keys[0].id=1",
				"sms-otp.code.keys[0].secret=b25seSBmb3IgdGVzdHMsIG5vdCBhIHNlY3JldCBhdCBhbGw=" })
class HostileApplicationTests extends AbstractWebTests {

	@Autowired
	private WebInvocationPrivilegeEvaluator evaluator;

	@ParameterizedTest
	@ValueSource(strings = { "/special/role", "/special/principal", "/special/holder" })
	void rulesThatLookElsewhereThenSeeNobodyBetweenTheFactorsSes1T21(String path) {
		logIn();
		assertThat(this.browser.get(path).location()).isEqualTo(PAGE);
		verifyFirst();
		assertThat(this.browser.get(path).status()).isNotIn(302, 401);
	}

	@Test
	void filtersAroundTheRulesThenSeeNobodyBetweenTheFactorsSes1T22() {
		logIn();
		Answer open = this.browser.get("/public/hello");
		assertThat(open.header("X-Before-Rules")).isEqualTo("anonymousUser");
		assertThat(open.header("X-After-Rules")).isEqualTo("anonymousUser");
		assertThat(open.header("X-After-Translation")).isEqualTo("anonymousUser");
		verifyFirst();
		assertThat(this.browser.get("/public/hello").header("X-After-Rules")).isEqualTo(this.user);
	}

	@Test
	void factorOfOneRealmThenOpensNoOtherRealmInOneSessionT67() {
		this.browser.submit("/staff/login", "username", this.user, "password", TestUsers.PASSWORD);
		this.users.setNumber("staff:" + this.user, this.users.number(this.user).replace("+1415560", "+1415562"));
		assertThat(this.browser.get("/staff/desk").location()).isEqualTo("/staff" + PAGE);
		letPass(31);
		assertThat(this.browser.open("/accounts").body()).contains("name=\"code\"");
		verify(this.gateway.lastCode());
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		assertThat(this.browser.get("/staff/desk").location()).isEqualTo("/staff" + PAGE);
	}

	@Test
	void forwardFromAnotherChainThenIsJudgedByItsOwnChain() {
		this.browser.submit("/lax/login", "username", this.user, "password", TestUsers.PASSWORD);
		assertThat(this.browser.get("/lax/go").location()).isEqualTo(PAGE);
	}

	@Test
	void forwardFromOpenPageThenLeadsToTheCodeAndNotToTheLogin() {
		logIn();
		assertThat(this.browser.get("/public/go").location()).isEqualTo(PAGE);
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void privilegeEvaluatorThenAgreesWithTheRules() {
		Authentication half = UsernamePasswordAuthenticationToken.authenticated(this.user, null,
				AuthorityUtils.createAuthorityList("ROLE_USER"));
		GrantedAuthority factor = FactorGrantedAuthority.withAuthority("FACTOR_SMS_OTP")
			.issuedAt(this.clock.instant())
			.build();
		Authentication full = half.toBuilder().authorities((authorities) -> authorities.add(factor)).build();
		Authentication nobody = new AnonymousAuthenticationToken("k", "anonymousUser",
				AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
		assertThat(this.evaluator.isAllowed("/accounts", nobody)).isFalse();
		assertThat(this.evaluator.isAllowed("/accounts", half)).isFalse();
		assertThat(this.evaluator.isAllowed("/accounts", full)).isTrue();
		assertThat(this.evaluator.isAllowed("/public/hello", half)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:{x}", "http://localhost:99999999999", "http://[", "%" })
	void originThatIsNoneThenIsRefusedWithout500(String origin) {
		this.browser.submit("/staff/login", "username", this.user, "password", TestUsers.PASSWORD);
		Answer answer = this.browser.exchange("POST", "/staff" + SEND, BodyPublishers.noBody(), "Origin", origin);
		assertThat(answer.status()).isEqualTo(403);
		assertThat(texts()).isZero();
	}

	@Test
	void postFromAnotherSiteThenIsRefusedWhereTheApplicationHasNoCsrfCheckT32() {
		logIn();
		Answer answer = this.browser.exchange("POST", SEND, BodyPublishers.noBody(), "Sec-Fetch-Site", "cross-site");
		assertThat(answer.status()).isEqualTo(403);
		assertThat(texts()).isZero();
	}

	@Test
	void codeWithoutSessionThenIsNotKeptForTheNextLoginT51() {
		assertThat(this.browser.submit("/staff" + PAGE, "code", "123456").location()).isEqualTo("/staff" + PAGE);
		assertThat(
				this.browser.submit("/staff/login", "username", this.user, "password", TestUsers.PASSWORD).location())
			.isEqualTo("/");
	}

	@Test
	void prefetchThenDoesNotReplaceTheWantedPageTrap18() {
		logIn();
		this.browser.get("/accounts");
		this.browser.exchange("GET", "/other", BodyPublishers.noBody(), "Accept", "text/html", "Sec-Purpose",
				"prefetch");
		this.browser.exchange("GET", "/frame", BodyPublishers.noBody(), "Accept", "text/html", "Sec-Fetch-Dest",
				"iframe");
		this.browser.open(PAGE);
		assertThat(verify(this.gateway.lastCode()).location()).isEqualTo("/accounts?continue");
	}

	@Test
	void factorThatHasRunOutThenIsNoneForTheApplicationsOwnRulesSes7() {
		signIn();
		assertThat(this.browser.get("/accounts").status()).isEqualTo(200);
		this.clock.move(Duration.ofHours(12));
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

	private void verifyFirst() {
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
	}

}
