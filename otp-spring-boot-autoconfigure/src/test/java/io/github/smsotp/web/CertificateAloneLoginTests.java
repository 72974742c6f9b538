package io.github.smsotp.web;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins with a client certificate where nothing replaces the code.
 */
@SpringBootTest(classes = CertificateApplication.class, properties = "sms-otp.alternatives=",
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class CertificateAloneLoginTests extends AbstractLoginWayTests {

	private static final ClientKeys KEYS = new ClientKeys("alice", "certified");

	@DynamicPropertySource
	static void tls(DynamicPropertyRegistry registry) {
		KEYS.register(registry);
	}

	@BeforeEach
	void comeWithCertificate() throws Exception {
		this.users.create("+14155618002", "certified");
		this.browser = Browser.secure(this.port, KEYS.client("alice"));
	}

	@Test
	void certificateThenNeedsTheCodeAndStaysTheLogin() {
		assertHalfAuthenticated();
		verifyAndGoOn();
		assertThat(this.browser.fetch("/me").json()).containsEntry("type", "PreAuthenticatedAuthenticationToken");
		assertLasts();
		this.browser.get("/logout");
		this.browser.submit("/logout");
		letPass(60);
		assertThat(this.browser.get("/accounts").location()).isEqualTo(PAGE);
	}

}
