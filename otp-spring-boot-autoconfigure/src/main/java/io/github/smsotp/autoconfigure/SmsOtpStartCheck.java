package io.github.smsotp.autoconfigure;

import java.util.List;

import io.github.smsotp.SmsOtpEnrollmentPolicy;
import io.github.smsotp.web.SmsOtpEnrollmentFilter;
import io.github.smsotp.web.SmsOtpFactorFilter;
import io.github.smsotp.web.SmsOtpSendFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.FilterInvocation;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.PathPatternRequestTransformer;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;

/**
 * Says of every filter chain whether it asks for the factor, and stops the start where
 * the factor is required and cannot be given.
 */
final class SmsOtpStartCheck implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(SmsOtpStartCheck.class);

	private static final String SPRING_SECURITY = "org.springframework.security.";

	private final ObjectProvider<SecurityFilterChain> chains;

	private final SmsOtpProperties.Require require;

	private final SmsOtpEnrollmentPolicy.Mode enrollment;

	SmsOtpStartCheck(ObjectProvider<SecurityFilterChain> chains, SmsOtpProperties.Require require,
			SmsOtpEnrollmentPolicy.Mode enrollment) {
		this.chains = chains;
		this.require = require;
		this.enrollment = enrollment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<SecurityFilterChain> all = this.chains.orderedStream().toList();
		all.forEach((chain) -> logger.info(describe(chain) + ": " + finding(chain)));
		all.forEach(SmsOtpStartCheck::warnOfOwnFilters);
		boolean enforced = all.stream().anyMatch((chain) -> find(chain, SmsOtpFactorFilter.class) != null);
		if (!enforced && this.require == SmsOtpProperties.Require.ALWAYS) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.require",
					"is always, but no filter chain asks for the factor",
					"Give a SecurityFilterChain authorization rules (authorizeHttpRequests) and do not disable "
							+ "SmsOtpConfigurer in all of them, or set sms-otp.require to never.");
		}
		all.forEach(this::checkPages);
	}

	private void checkPages(SecurityFilterChain chain) {
		SmsOtpSendFilter calls = find(chain, SmsOtpSendFilter.class);
		if (calls == null || !logsInByPage(chain)) {
			return;
		}
		checkPage(chain, "code page", calls.getPaths().login());
		if (this.enrollment != SmsOtpEnrollmentPolicy.Mode.CLOSED
				&& find(chain, SmsOtpEnrollmentFilter.class) != null) {
			checkPage(chain, "page for phone numbers", calls.getPaths().phone());
			checkPage(chain, "page for phone numbers", calls.getPaths().confirm());
		}
	}

	private static void checkPage(SecurityFilterChain chain, String name, String page) {
		FilterInvocation call = new FilterInvocation(page, HttpMethod.POST.name());
		HttpServletRequest request = new PathPatternRequestTransformer().transform(call.getHttpRequest());
		if (!chain.matches(request)) {
			throw new InvalidSmsOtpConfigurationException("sms-otp.web.base-path",
					"puts the " + name + " at " + page + ", which " + describe(chain) + " does not cover",
					"Let the securityMatcher of that chain cover the page, or move the page with sms-otp.web.base-path "
							+ "or, for this chain alone, with http.with(smsOtp(), (otp) -> otp.basePath(\"/...\")).");
		}
	}

	private static boolean logsInByPage(SecurityFilterChain chain) {
		return chain.getFilters()
			.stream()
			.filter(AbstractAuthenticationProcessingFilter.class::isInstance)
			.anyMatch((filter) -> filter.getClass().getName().startsWith(SPRING_SECURITY));
	}

	private static String finding(SecurityFilterChain chain) {
		if (find(chain, SmsOtpFactorFilter.class) != null) {
			return "the SMS code is enforced";
		}
		if (find(chain, AuthorizationFilter.class) == null) {
			return "left alone, since it has no authorization rules; behind it nobody asks for the SMS code";
		}
		return "left alone, since it "
				+ (takesBearerTokens(chain) ? "takes bearer tokens" : "has SmsOtpConfigurer disabled");
	}

	// whether they log anybody in cannot be seen from here
	private static void warnOfOwnFilters(SecurityFilterChain chain) {
		if (find(chain, SmsOtpFactorFilter.class) != null || find(chain, AuthorizationFilter.class) == null
				|| !takesBearerTokens(chain)) {
			return;
		}
		List<String> own = chain.getFilters()
			.stream()
			.map((filter) -> filter.getClass().getName())
			.filter((name) -> !name.startsWith("org.springframework."))
			.toList();
		if (!own.isEmpty()) {
			logger.warn(describe(chain) + " is left alone, since it takes bearer tokens, but has filters of the "
					+ "application's own: " + String.join(", ", own)
					+ ". Whoever logs in by one of them is not asked for the SMS code.");
		}
	}

	private static boolean takesBearerTokens(SecurityFilterChain chain) {
		return chain.getFilters()
			.stream()
			.anyMatch((filter) -> filter.getClass().getSimpleName().equals("BearerTokenAuthenticationFilter"));
	}

	private static String describe(SecurityFilterChain chain) {
		String text = chain.toString();
		int filters = text.indexOf(" and having filters");
		return (filters > 0) ? text.substring(0, filters) : text;
	}

	private static <F extends Filter> @Nullable F find(SecurityFilterChain chain, Class<F> type) {
		return chain.getFilters().stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
	}

}
