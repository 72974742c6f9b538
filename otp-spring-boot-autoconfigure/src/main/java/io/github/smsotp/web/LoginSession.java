package io.github.smsotp.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.github.smsotp.SmsOtpChallenge;
import io.github.smsotp.authentication.SmsOtpFactor;
import io.github.smsotp.phone.PhoneNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.web.util.WebUtils;

/**
 * What a session keeps of a login with a code: plain values only, so that sessions in
 * every format go on deserialising. A login begins with a first factor; another account,
 * or the same one once more, begins another and inherits nothing.
 */
final class LoginSession {

	private static final String ACCOUNT = "SMS_OTP_LOGIN_ACCOUNT";

	private static final String FIRST_FACTOR = "SMS_OTP_LOGIN_FIRST_FACTOR";

	private static final String STARTED = "SMS_OTP_LOGIN_STARTED";

	private static final String REQUIRED = "SMS_OTP_LOGIN_REQUIRED";

	private static final String FIRST_TEXT = "SMS_OTP_FIRST_TEXT";

	private static final String DEMANDED = "SMS_OTP_DEMANDED";

	private static final String CHALLENGE = "SMS_OTP_CHALLENGE";

	private static final String CHALLENGE_EXPIRES = "SMS_OTP_CHALLENGE_EXPIRES";

	private static final String VERIFIED = "SMS_OTP_VERIFIED:";

	private static final String COMPLETED = "SMS_OTP_LOGIN_COMPLETED";

	private static final String TOLD = "SMS_OTP_LOGIN_TOLD";

	private static final String EPOCH = "SMS_OTP_EPOCH:";

	private static final String PENDING = "SMS_OTP_PENDING_NUMBER";

	private static final String PENDING_FORMER = "SMS_OTP_PENDING_FORMER";

	private static final String PENDING_CHALLENGE = "SMS_OTP_PENDING_CHALLENGE";

	private static final String PENDING_EXPIRES = "SMS_OTP_PENDING_EXPIRES";

	private static final List<String> PENDING_ALL = List.of(PENDING, PENDING_FORMER, PENDING_CHALLENGE,
			PENDING_EXPIRES);

	private final HttpSession session;

	private LoginSession(HttpSession session) {
		this.session = session;
	}

	static LoginSession of(HttpSession session, String account, Authentication authentication, boolean required,
			Instant now) {
		LoginSession login = new LoginSession(session);
		Instant firstFactor = firstFactorAt(authentication);
		if (!account.equals(session.getAttribute(ACCOUNT)) || !Objects.equals(firstFactor, login.instant(FIRST_FACTOR))
				|| login.isOverwritten(authentication)) {
			login.begin(account, firstFactor, required, now);
		}
		return login;
	}

	/**
	 * Whether the factor of that instant was given to another account of this session.
	 * @param session the session
	 * @param account the account that would use it
	 * @param verifiedAt when the factor was given
	 * @return {@code true} if it is somebody else's
	 */
	static boolean isOfAnotherAccount(HttpSession session, String account, Instant verifiedAt) {
		String given = verifiedAt.toString();
		return !given.equals(session.getAttribute(VERIFIED + account)) && Collections.list(session.getAttributeNames())
			.stream()
			.filter((name) -> name.startsWith(VERIFIED))
			.anyMatch((name) -> given.equals(session.getAttribute(name)));
	}

	/**
	 * The epoch of the account's numbers when it was given the factor of that instant.
	 * @param session the session
	 * @param account the account
	 * @param verifiedAt when the factor was given
	 * @return the epoch, {@code null} if the factor was not given in this session
	 */
	static @Nullable String epoch(HttpSession session, String account, Instant verifiedAt) {
		boolean given = verifiedAt.toString().equals(session.getAttribute(VERIFIED + account));
		return (given && session.getAttribute(EPOCH + account) instanceof String epoch) ? epoch : null;
	}

	/**
	 * Whether nobody has been told yet that this login is complete. Asked once, it is
	 * told.
	 * @param request the request
	 * @param authentication who is logged in
	 * @return {@code true} the first time
	 */
	static boolean claimCompletion(HttpServletRequest request, Authentication authentication) {
		HttpSession session = request.getSession(false);
		try {
			return session != null && claimCompletion(session, authentication);
		}
		catch (IllegalStateException ex) {
			// the session was ended in the meantime
			return false;
		}
	}

	private static boolean claimCompletion(HttpSession session, Authentication authentication) {
		String login = authentication.getName() + " " + firstFactorAt(authentication);
		if (login.equals(session.getAttribute(TOLD))) {
			return false;
		}
		synchronized (WebUtils.getSessionMutex(session)) {
			boolean first = !login.equals(session.getAttribute(TOLD));
			session.setAttribute(TOLD, login);
			return first;
		}
	}

	boolean isRequired() {
		return Boolean.TRUE.equals(this.session.getAttribute(REQUIRED));
	}

	Instant started() {
		Instant started = instant(STARTED);
		return (started != null) ? started : Instant.EPOCH;
	}

	boolean claimFirstText() {
		boolean first = this.session.getAttribute(FIRST_TEXT) == null;
		this.session.setAttribute(FIRST_TEXT, Boolean.TRUE);
		return first;
	}

	void demand(Instant now) {
		put(DEMANDED, now);
	}

	@Nullable Instant demanded() {
		return instant(DEMANDED);
	}

	@Nullable SmsOtpChallenge challenge() {
		Object id = this.session.getAttribute(CHALLENGE);
		Instant expires = instant(CHALLENGE_EXPIRES);
		return (id instanceof String text && expires != null) ? new SmsOtpChallenge(text, expires) : null;
	}

	void challenge(SmsOtpChallenge challenge) {
		this.session.setAttribute(CHALLENGE, challenge.id());
		put(CHALLENGE_EXPIRES, challenge.expiresAt());
	}

	@Nullable PendingNumber pending(Instant now) {
		PendingNumber pending = pending();
		return (pending != null && now.isBefore(pending.challenge().expiresAt())) ? pending : null;
	}

	@Nullable PendingNumber pending() {
		Object number = this.session.getAttribute(PENDING);
		Object former = this.session.getAttribute(PENDING_FORMER);
		Object challenge = this.session.getAttribute(PENDING_CHALLENGE);
		Instant expires = instant(PENDING_EXPIRES);
		if (!(number instanceof String e164) || !(challenge instanceof String id) || expires == null) {
			return null;
		}
		return new PendingNumber(new PhoneNumber(e164), (former instanceof String text) ? new PhoneNumber(text) : null,
				new SmsOtpChallenge(id, expires));
	}

	void pending(PendingNumber pending) {
		dropPending();
		this.session.setAttribute(PENDING, pending.number().value());
		if (pending.former() != null) {
			this.session.setAttribute(PENDING_FORMER, pending.former().value());
		}
		this.session.setAttribute(PENDING_CHALLENGE, pending.challenge().id());
		put(PENDING_EXPIRES, pending.challenge().expiresAt());
	}

	void dropPending() {
		PENDING_ALL.forEach(this::remove);
	}

	void complete(String account, @Nullable Instant verifiedAt, @Nullable String epoch) {
		List.of(CHALLENGE, CHALLENGE_EXPIRES, DEMANDED).forEach(this::remove);
		// a factor that was given before keeps the epoch that it was given in
		if (verifiedAt != null && !verifiedAt.equals(instant(VERIFIED + account))) {
			put(VERIFIED + account, verifiedAt);
			epoch(account, epoch);
		}
		this.session.setAttribute(COMPLETED, Boolean.TRUE);
	}

	void epoch(String account, @Nullable String epoch) {
		if (epoch != null) {
			this.session.setAttribute(EPOCH + account, epoch);
		}
		else {
			remove(EPOCH + account);
		}
	}

	// what tells that it is lost stays, for requests that have read the session before
	void loseFactor() {
		List.of(CHALLENGE, CHALLENGE_EXPIRES, FIRST_TEXT, COMPLETED).forEach(this::remove);
		dropPending();
		this.session.setAttribute(REQUIRED, false);
	}

	void end() {
		List.of(CHALLENGE, CHALLENGE_EXPIRES, DEMANDED, FIRST_TEXT, ACCOUNT, FIRST_FACTOR, STARTED, REQUIRED, COMPLETED,
				TOLD)
			.forEach(this::remove);
		dropPending();
	}

	// a login that had the factor and has it no more is another one
	private boolean isOverwritten(Authentication authentication) {
		return this.session.getAttribute(COMPLETED) != null && authentication.getAuthorities()
			.stream()
			.noneMatch((authority) -> SmsOtpFactor.FACTOR_SMS_OTP.equals(authority.getAuthority()));
	}

	// what is not there is left alone, since a shared session writes every removal down
	private void remove(String name) {
		if (this.session.getAttribute(name) != null) {
			this.session.removeAttribute(name);
		}
	}

	private void begin(String account, @Nullable Instant firstFactor, boolean required, Instant now) {
		end();
		this.session.setAttribute(ACCOUNT, account);
		this.session.setAttribute(REQUIRED, required);
		put(STARTED, now.minus((firstFactor != null) ? age(firstFactor, now) : Duration.ZERO));
		if (firstFactor != null) {
			put(FIRST_FACTOR, firstFactor);
		}
	}

	// Spring Security stamps factors with the system's time, whatever clock there is
	private static Duration age(Instant firstFactor, Instant now) {
		Duration age = Duration.between(firstFactor, now);
		Duration systemAge = Duration.between(firstFactor, Clock.systemUTC().instant());
		if (!systemAge.isNegative() && systemAge.compareTo(age) < 0) {
			return systemAge;
		}
		return age.isNegative() ? Duration.ZERO : age;
	}

	private void put(String name, Instant instant) {
		this.session.setAttribute(name, instant.toString());
	}

	private @Nullable Instant instant(String name) {
		return (this.session.getAttribute(name) instanceof String text) ? Instant.parse(text) : null;
	}

	private static @Nullable Instant firstFactorAt(Authentication authentication) {
		return authentication.getAuthorities()
			.stream()
			.filter(FactorGrantedAuthority.class::isInstance)
			.map(FactorGrantedAuthority.class::cast)
			.filter((factor) -> !SmsOtpFactor.FACTOR_SMS_OTP.equals(factor.getAuthority()))
			.map(FactorGrantedAuthority::getIssuedAt)
			.max(Instant::compareTo)
			.orElse(null);
	}

}
