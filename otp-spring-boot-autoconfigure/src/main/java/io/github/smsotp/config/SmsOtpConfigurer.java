package io.github.smsotp.config;

import java.time.Clock;
import java.util.function.Supplier;

import io.github.smsotp.SmsOtpMessageSource;
import io.github.smsotp.SmsOtpPolicy;
import io.github.smsotp.SmsOtpService;
import io.github.smsotp.authentication.DefaultSmsOtpAccountResolver;
import io.github.smsotp.authentication.SmsOtpAccountResolver;
import io.github.smsotp.authentication.SmsOtpAuthenticationProvider;
import io.github.smsotp.authentication.SmsOtpFactorCheck;
import io.github.smsotp.authentication.SmsOtpLoginPolicy;
import io.github.smsotp.authentication.SmsOtpRequirement;
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
import io.github.smsotp.web.SmsOtpVeilFilter;
import io.github.smsotp.web.SmsOtpWebOptions;
import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.session.SessionManagementFilter;
import org.springframework.util.Assert;

/**
 * Adds SMS one-time codes as a second factor to a filter chain.
 * <p>
 * With the starter every chain has it already; {@code http.with(smsOtp(), ...)} replaces
 * the starter's settings for one chain, and
 * {@code http.with(smsOtp(), AbstractHttpConfigurer::disable)} removes it. Without Boot,
 * the same call adds it. What is not set here is taken from the bean of that type, and
 * else from the documented defaults; only a {@link SmsOtpService} there must be.
 *
 * <h2>Security Filters</h2>
 *
 * <ul>
 * <li>{@link SmsOtpVeilFilter}, right behind {@link AnonymousAuthenticationFilter}, in
 * chains with {@code oauth2Client}</li>
 * <li>{@link SmsOtpFactorFilter}, right behind {@link ExceptionTranslationFilter}</li>
 * <li>{@link SmsOtpResourcesFilter}, {@link SmsOtpGuardFilter}, {@link SmsOtpPageFilter},
 * {@link SmsOtpSendFilter} and {@link SmsOtpAuthenticationFilter}, then
 * {@link SmsOtpPhonePageFilter}, {@link SmsOtpEnrollmentFilter},
 * {@link SmsOtpConfirmationFilter} and {@link SmsOtpRemovalFilter}, in chains with
 * pages</li>
 * <li>{@link SmsOtpHalfAuthenticationFilter}, in front of all filters that follow, the
 * application's own included</li>
 * </ul>
 *
 * A chain without authorization rules is left alone, and so is a stateless one on bearer
 * tokens only.
 */
public final class SmsOtpConfigurer extends AbstractHttpConfigurer<SmsOtpConfigurer, HttpSecurity> {

	private @Nullable SmsOtpService service;

	private @Nullable SmsOtpAccountResolver accountResolver;

	private @Nullable SmsOtpRequirement requirement;

	private @Nullable SmsOtpLoginPolicy loginPolicy;

	private @Nullable SmsOtpWebOptions options;

	private @Nullable String basePath;

	private @Nullable UserDetailsService userDetailsService;

	private String realm = "";

	private @Nullable ChainKind kind;

	private @Nullable SmsOtpLogins logins;

	/**
	 * Creates a configurer, for {@code http.with(smsOtp(), Customizer.withDefaults())}.
	 * @return the configurer
	 */
	public static SmsOtpConfigurer smsOtp() {
		return new SmsOtpConfigurer();
	}

	/**
	 * Sets what sends and verifies codes.
	 * @param service the service
	 * @return this configurer
	 */
	public SmsOtpConfigurer service(SmsOtpService service) {
		Assert.notNull(service, "service cannot be null");
		this.service = service;
		return this;
	}

	/**
	 * Sets whose factor an authentication needs.
	 * @param accountResolver the resolver
	 * @return this configurer
	 */
	public SmsOtpConfigurer accountResolver(SmsOtpAccountResolver accountResolver) {
		Assert.notNull(accountResolver, "accountResolver cannot be null");
		this.accountResolver = accountResolver;
		return this;
	}

	/**
	 * Sets who needs the factor.
	 * @param requirement the requirement
	 * @return this configurer
	 */
	public SmsOtpConfigurer requirement(SmsOtpRequirement requirement) {
		Assert.notNull(requirement, "requirement cannot be null");
		this.requirement = requirement;
		return this;
	}

	/**
	 * Sets what else satisfies the requirement, who is exempt, and how long all lasts.
	 * @param loginPolicy the policy
	 * @return this configurer
	 */
	public SmsOtpConfigurer loginPolicy(SmsOtpLoginPolicy loginPolicy) {
		Assert.notNull(loginPolicy, "loginPolicy cannot be null");
		this.loginPolicy = loginPolicy;
		return this;
	}

	/**
	 * Sets where the calls lie and how they answer.
	 * @param options the options
	 * @return this configurer
	 */
	public SmsOtpConfigurer options(SmsOtpWebOptions options) {
		Assert.notNull(options, "options cannot be null");
		this.options = options;
		return this;
	}

	/**
	 * Sets what stands in front of all paths of this chain, which its
	 * {@code securityMatcher} has to cover.
	 * @param basePath for example {@code /admin}
	 * @return this configurer
	 */
	public SmsOtpConfigurer basePath(String basePath) {
		Assert.notNull(basePath, "basePath cannot be null");
		this.basePath = basePath;
		return this;
	}

	/**
	 * Sets where this chain's users are looked up once more before a code is verified, by
	 * default in the one bean of that type unless the chain has a realm.
	 * @param userDetailsService the service that knows the users of the first factor
	 * @return this configurer
	 */
	public SmsOtpConfigurer userDetailsService(UserDetailsService userDetailsService) {
		Assert.notNull(userDetailsService, "userDetailsService cannot be null");
		this.userDetailsService = userDetailsService;
		return this;
	}

	/**
	 * Sets the realm of this chain's users, where the same name means somebody else in
	 * another chain. It stands in front of every account id, as in {@code staff:alice}.
	 * @param realm the realm, empty for none
	 * @return this configurer
	 */
	public SmsOtpConfigurer realm(String realm) {
		Assert.notNull(realm, "realm cannot be null");
		Assert.isTrue(realm.indexOf(':') < 0, "realm cannot hold a colon");
		this.realm = realm;
		return this;
	}

	@Override
	public void init(HttpSecurity http) {
		this.kind = ChainKind.of(http);
		if (this.kind.isEnforced()) {
			this.logins = logins();
			enforce(http, this.logins);
			if (this.kind.hasPages()) {
				ChainPages.addHeaders(http, options().pages());
			}
		}
	}

	@Override
	public void configure(HttpSecurity http) {
		if (this.kind == null || this.logins == null) {
			return;
		}
		SmsOtpWebOptions options = options();
		SmsOtpResponses responses = new SmsOtpResponses(options, this.kind.hasPages(),
				new SmsOtpMessageSource(context()), bean(SmsOtpPolicy.class, SmsOtpPolicy::defaults).codeLength(),
				clock(), this.logins);
		SmsOtpPhones phones = new ChainPhones(context()).create(this.logins, service(), this.kind.hasPasskeys(),
				this.realm);
		ChainFilters filters = new ChainFilters(http, this.logins, responses, options, phones);
		if (this.kind.takesGrants()) {
			veil(http, filters.veil());
		}
		add(http, filters.factor(this.kind.hasPages()));
		if (this.kind.hasPages()) {
			filters.pages(this.kind.isCsrfProtected(), authenticationManager()).forEach((filter) -> add(http, filter));
		}
		add(http, filters.half());
	}

	private void veil(HttpSecurity http, SmsOtpVeilFilter veil) {
		http.addFilterAfter(postProcess(veil), AnonymousAuthenticationFilter.class);
		http.addFilterBefore(postProcess(veil.lift()), SessionManagementFilter.class);
	}

	private void add(HttpSecurity http, Filter filter) {
		// at its place and not after it, where filters of the application may stand
		http.addFilterAt(postProcess(filter), ExceptionTranslationFilter.class);
	}

	@SuppressWarnings("unchecked")
	private static void enforce(HttpSecurity http, SmsOtpLogins logins) {
		AuthorizeHttpRequestsConfigurer<HttpSecurity> rules = http.getConfigurer(AuthorizeHttpRequestsConfigurer.class);
		Assert.state(rules != null, "the chain has no authorization rules");
		rules.addObjectPostProcessor(new FactorEnforcement(logins));
	}

	private SmsOtpLogins logins() {
		SmsOtpAccountResolver resolver = (this.accountResolver != null) ? this.accountResolver
				: bean(SmsOtpAccountResolver.class, DefaultSmsOtpAccountResolver::new);
		String prefix = this.realm.isEmpty() ? "" : this.realm + ":";
		SmsOtpLoginPolicy policy = (this.loginPolicy != null) ? this.loginPolicy
				: bean(SmsOtpLoginPolicy.class, SmsOtpLoginPolicy::defaults);
		SmsOtpRequirement who = (this.requirement != null) ? this.requirement
				: bean(SmsOtpRequirement.class, SmsOtpRequirement::always);
		SmsOtpAccountResolver accounts = (authentication) -> prefix + resolver.resolve(authentication);
		SmsOtpLogins created = new SmsOtpLogins(service(), accounts,
				new SmsOtpFactorCheck(accounts, who, policy, clock()), policy, clock());
		created.setSecurityContextHolderStrategy(getSecurityContextHolderStrategy());
		created.setLocales(ChainLocales.of(context()));
		new ChainPhones(context()).addTo(created);
		return created;
	}

	private AuthenticationManager authenticationManager() {
		SmsOtpAuthenticationProvider provider = new SmsOtpAuthenticationProvider(service());
		provider.setClock(clock());
		new ChainPhones(context()).addTo(provider);
		if (this.userDetailsService != null) {
			provider.setUserDetailsService(this.userDetailsService);
		}
		else if (this.realm.isEmpty()) {
			context().getBeanProvider(UserDetailsService.class).ifUnique(provider::setUserDetailsService);
		}
		return FactorAuthentication.manager(postProcess(provider), context());
	}

	private SmsOtpWebOptions options() {
		SmsOtpWebOptions set = (this.options != null) ? this.options
				: bean(SmsOtpWebOptions.class, SmsOtpWebOptions::defaults);
		SmsOtpWebOptions placed = (this.basePath != null) ? set.withPaths(new SmsOtpPaths(this.basePath)) : set;
		return placed.withPages(ChainPages.options(getBuilder(), placed.pages()));
	}

	private SmsOtpService service() {
		return (this.service != null) ? this.service : context().getBean(SmsOtpService.class);
	}

	private Clock clock() {
		return context().getBeanProvider(Clock.class).getIfUnique(Clock::systemUTC);
	}

	private <T> T bean(Class<T> type, Supplier<T> fallback) {
		return context().getBeanProvider(type).getIfAvailable(fallback);
	}

	private ApplicationContext context() {
		return getBuilder().getSharedObject(ApplicationContext.class);
	}

}
