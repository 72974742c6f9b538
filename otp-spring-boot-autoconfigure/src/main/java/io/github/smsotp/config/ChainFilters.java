package io.github.smsotp.config;

import java.util.ArrayList;
import java.util.List;

import io.github.smsotp.web.SmsOtpAuthenticationEntryPoint;
import io.github.smsotp.web.SmsOtpAuthenticationFilter;
import io.github.smsotp.web.SmsOtpConfirmationFilter;
import io.github.smsotp.web.SmsOtpEnrollmentFilter;
import io.github.smsotp.web.SmsOtpFactorFilter;
import io.github.smsotp.web.SmsOtpGuardFilter;
import io.github.smsotp.web.SmsOtpHalfAuthenticationFilter;
import io.github.smsotp.web.SmsOtpLogins;
import io.github.smsotp.web.SmsOtpPageFilter;
import io.github.smsotp.web.SmsOtpPaths;
import io.github.smsotp.web.SmsOtpPhonePageFilter;
import io.github.smsotp.web.SmsOtpPhones;
import io.github.smsotp.web.SmsOtpRemovalFilter;
import io.github.smsotp.web.SmsOtpResourcesFilter;
import io.github.smsotp.web.SmsOtpResponses;
import io.github.smsotp.web.SmsOtpSendFilter;
import io.github.smsotp.web.SmsOtpSuccessHandler;
import io.github.smsotp.web.SmsOtpVeilFilter;
import io.github.smsotp.web.SmsOtpWebOptions;
import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Makes the filters of one chain out of what the chain has: its repository of contexts,
 * its session strategy and its request cache.
 */
final class ChainFilters {

	// below the context path and not below a servlet's, as redirects and links are
	private final PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();

	private final HttpSecurity http;

	private final SmsOtpLogins logins;

	private final SmsOtpResponses responses;

	private final SmsOtpWebOptions options;

	private final RequestCache requestCache;

	private final SmsOtpSuccessHandler success;

	private final @Nullable SmsOtpPhones phones;

	ChainFilters(HttpSecurity http, SmsOtpLogins logins, SmsOtpResponses responses, SmsOtpWebOptions options,
			@Nullable SmsOtpPhones phones) {
		this.http = http;
		this.logins = logins;
		this.responses = responses;
		this.options = options;
		this.phones = phones;
		RequestCache shared = http.getSharedObject(RequestCache.class);
		this.requestCache = (shared != null) ? shared : new HttpSessionRequestCache();
		this.success = new SmsOtpSuccessHandler(this.requestCache);
	}

	SmsOtpFactorFilter factor(boolean pages) {
		SmsOtpAuthenticationEntryPoint entryPoint = new SmsOtpAuthenticationEntryPoint(this.logins, this.responses,
				this.options, pages, this.requestCache);
		return new SmsOtpFactorFilter(this.logins, this.responses, entryPoint, repository());
	}

	SmsOtpVeilFilter veil() {
		return new SmsOtpVeilFilter(this.logins);
	}

	SmsOtpHalfAuthenticationFilter half() {
		return new SmsOtpHalfAuthenticationFilter(this.logins);
	}

	List<Filter> pages(boolean csrfProtected, AuthenticationManager manager) {
		List<Filter> filters = new ArrayList<>(
				List.of(resources(), guard(csrfProtected), page(), sending(), verification(manager)));
		if (this.phones != null) {
			filters.addAll(phones(this.phones, manager));
		}
		return filters;
	}

	private SmsOtpResourcesFilter resources() {
		return new SmsOtpResourcesFilter(this.options.paths());
	}

	private SmsOtpGuardFilter guard(boolean csrfProtected) {
		List<RequestMatcher> calls = new ArrayList<>(List.of(show(), verify(), send()));
		if (this.phones != null) {
			calls.addAll(List.of(showPhone(), enter(), confirm(), remove()));
		}
		return new SmsOtpGuardFilter(new OrRequestMatcher(calls), this.logins, this.responses, this.options.paths(),
				this.requestCache, csrfProtected);
	}

	private SmsOtpPageFilter page() {
		return new SmsOtpPageFilter(show(), this.logins, this.responses, this.success, this.options.paths(),
				this.phones);
	}

	private SmsOtpSendFilter sending() {
		return new SmsOtpSendFilter(send(), this.logins, this.responses, this.success, this.options.paths());
	}

	private SmsOtpAuthenticationFilter verification(AuthenticationManager manager) {
		SmsOtpAuthenticationFilter filter = new SmsOtpAuthenticationFilter(verify(), manager, this.logins,
				this.responses, repository());
		return verifying(filter, this.success);
	}

	private List<Filter> phones(SmsOtpPhones phones, AuthenticationManager manager) {
		SmsOtpPaths paths = this.options.paths();
		SmsOtpConfirmationFilter confirmation = new SmsOtpConfirmationFilter(confirm(), manager, phones, this.responses,
				repository());
		return List.of(new SmsOtpPhonePageFilter(showPhone(), phones, this.responses, paths),
				new SmsOtpEnrollmentFilter(enter(), phones, this.responses, paths),
				verifying(confirmation, new SmsOtpSuccessHandler(this.requestCache, paths.phone())),
				new SmsOtpRemovalFilter(remove(), phones, this.responses, paths));
	}

	private <F extends SmsOtpAuthenticationFilter> F verifying(F filter, AuthenticationSuccessHandler handler) {
		SessionAuthenticationStrategy sessions = this.http.getSharedObject(SessionAuthenticationStrategy.class);
		filter.setSessionAuthenticationStrategy((sessions != null) ? sessions : new NullAuthenticatedSessionStrategy());
		filter.setAuthenticationSuccessHandler(handler);
		return filter;
	}

	private SecurityContextRepository repository() {
		SecurityContextRepository repository = this.http.getSharedObject(SecurityContextRepository.class);
		return (repository != null) ? repository : new DelegatingSecurityContextRepository(
				new RequestAttributeSecurityContextRepository(), new HttpSessionSecurityContextRepository());
	}

	private RequestMatcher show() {
		return this.paths.matcher(HttpMethod.GET, this.options.paths().login());
	}

	private RequestMatcher verify() {
		return this.paths.matcher(HttpMethod.POST, this.options.paths().login());
	}

	private RequestMatcher showPhone() {
		return this.paths.matcher(HttpMethod.GET, this.options.paths().phone());
	}

	private RequestMatcher enter() {
		return this.paths.matcher(HttpMethod.POST, this.options.paths().phone());
	}

	private RequestMatcher confirm() {
		return this.paths.matcher(HttpMethod.POST, this.options.paths().confirm());
	}

	private RequestMatcher remove() {
		return this.paths.matcher(HttpMethod.POST, this.options.paths().remove());
	}

	private RequestMatcher send() {
		return this.paths.matcher(HttpMethod.POST, this.options.paths().send());
	}

}
