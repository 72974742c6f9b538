package io.github.smsotp.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.smsotp.authentication.SmsOtpFactor;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.support.WebTestUtils;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.Assert;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Request post-processors for {@code MockMvc}, to be imported statically.
 */
public final class SmsOtpRequestPostProcessors {

	private SmsOtpRequestPostProcessors() {
	}

	/**
	 * Gives the user of the request the factor, as if the code had just been accepted.
	 * The user is who {@code @WithMockUser} or an earlier post-processor has set up.
	 * @return the post-processor
	 */
	public static SmsOtpRequestPostProcessor smsOtp() {
		return new SmsOtpRequestPostProcessor(Duration.ZERO);
	}

	/**
	 * Gives the user of a request the factor. Immutable.
	 */
	public static final class SmsOtpRequestPostProcessor implements RequestPostProcessor {

		private final Duration age;

		private SmsOtpRequestPostProcessor(Duration age) {
			this.age = age;
		}

		/**
		 * Sets how long ago the code was accepted.
		 * @param duration the age of the factor
		 * @return the post-processor
		 */
		public SmsOtpRequestPostProcessor age(Duration duration) {
			return new SmsOtpRequestPostProcessor(duration);
		}

		@Override
		public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
			Authentication current = current(request);
			Assert.state(current != null, "smsOtp() gives a user the factor; set one up first, with @WithMockUser "
					+ "or .with(user(\"alice\"))");
			Instant issuedAt = clock(request).instant().minus(this.age);
			Authentication verified = SmsOtpFactor.grant(current, issuedAt);
			return SecurityMockMvcRequestPostProcessors.authentication(verified).postProcessRequest(request);
		}

		private static @Nullable Authentication current(MockHttpServletRequest request) {
			SecurityContext saved = WebTestUtils.getSecurityContextRepository(request)
				.loadDeferredContext(request)
				.get();
			return (saved.getAuthentication() != null) ? saved.getAuthentication()
					: TestSecurityContextHolder.getContext().getAuthentication();
		}

		private static Clock clock(MockHttpServletRequest request) {
			ServletContext servlets = request.getServletContext();
			WebApplicationContext context = WebApplicationContextUtils.getWebApplicationContext(servlets);
			return (context != null) ? context.getBeanProvider(Clock.class).getIfUnique(Clock::systemUTC)
					: Clock.systemUTC();
		}

	}

}
