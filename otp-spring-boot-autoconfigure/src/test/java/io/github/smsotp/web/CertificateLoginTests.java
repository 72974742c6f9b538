package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins with a client certificate, which is a second factor by itself.
 */
@SpringBootTest(classes = CertificateApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class CertificateLoginTests extends AbstractLoginWayTests {

	private static final ClientKeys KEYS = new ClientKeys("alice", "certified");

	@DynamicPropertySource
	static void tls(DynamicPropertyRegistry registry) {
		KEYS.register(registry);
	}

	@Test
	void certificateThenSatisfiesAndNoTextGoesOut() throws Exception {
		this.users.create("+14155618001", "certified");
		this.browser = Browser.secure(this.port, KEYS.client("alice"));
		assertThat(this.browser.get("/accounts").body()).isEqualTo("content for certified");
		assertThat(this.browser.fetch("/me").json()).containsEntry("type", "PreAuthenticatedAuthenticationToken");
		assertThat(texts()).isZero();
	}

	@Test
	void certificateWhenOnlyNamedByAnAuthorityThenDoesNotSatisfy() throws Exception {
		this.browser = Browser.secure(this.port, KEYS.client());
		logIn(this.browser, this.users.create(new SimpleGrantedAuthority(FactorGrantedAuthority.X509_AUTHORITY)));
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void passwordWhenWithoutCertificateThenNeedsTheCode() throws Exception {
		this.browser = Browser.secure(this.port, KEYS.client());
		logIn();
		assertTwoFactors("UsernamePasswordAuthenticationToken");
	}

}
