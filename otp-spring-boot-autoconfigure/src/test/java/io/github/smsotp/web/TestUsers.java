package io.github.smsotp.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberRepository;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Users with a phone each, made as tests need them, so that no two tests share limits.
 * They log in with {@value #PASSWORD}, at the time of the test's clock.
 */
final class TestUsers implements UserDetailsService, PhoneNumberRepository, AuthenticationProvider {

	static final String PASSWORD = "correct horse";

	private static final AtomicInteger count = new AtomicInteger();

	private final Map<String, UserDetails> users = new ConcurrentHashMap<>();

	private final Map<String, PhoneNumber> numbers = new ConcurrentHashMap<>();

	private final DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(this);

	private final Clock clock;

	private volatile boolean failing;

	TestUsers(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Makes a user with a phone of its own, {@code ROLE_USER} and further authorities.
	 */
	String create(GrantedAuthority... authorities) {
		int number = count.incrementAndGet();
		return create("+1415560" + (1000 + number), "user" + number, authorities);
	}

	String create(String phone, String name, GrantedAuthority... authorities) {
		this.numbers.put(name, new PhoneNumber(phone));
		return createWithoutNumber(name, authorities);
	}

	String createWithoutNumber(String name, GrantedAuthority... authorities) {
		List<GrantedAuthority> all = new ArrayList<>(List.of(authorities));
		all.add(new SimpleGrantedAuthority("ROLE_USER"));
		this.users.put(name, new User(name, "{noop}" + PASSWORD, all));
		return name;
	}

	void disable(String name) {
		this.users.put(name, User.withUserDetails(loadUserByUsername(name)).disabled(true).build());
	}

	void delete(String name) {
		this.users.remove(name);
	}

	void setNumber(String account, String phone) {
		this.numbers.put(account, new PhoneNumber(phone));
	}

	String number(String account) {
		return findConfirmed(account).get(0).value();
	}

	/**
	 * Lets every further look-up of a number fail, or none.
	 */
	void failWhenAskedForNumbers(boolean fail) {
		this.failing = fail;
	}

	@Override
	public UserDetails loadUserByUsername(String username) {
		UserDetails user = this.users.get(username);
		if (user == null) {
			throw new UsernameNotFoundException("unknown");
		}
		return User.withUserDetails(user).build();
	}

	@Override
	public List<PhoneNumber> findConfirmed(String account) {
		if (this.failing) {
			throw new IllegalStateException("numbers cannot be read");
		}
		PhoneNumber number = this.numbers.get(account);
		return (number != null) ? List.of(number) : List.of();
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		Authentication result = this.passwords.authenticate(authentication);
		return result.toBuilder().authorities((authorities) -> {
			authorities
				.removeIf((authority) -> FactorGrantedAuthority.PASSWORD_AUTHORITY.equals(authority.getAuthority()));
			authorities.add(FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
				.issuedAt(this.clock.instant())
				.build());
		}).build();
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return this.passwords.supports(authentication);
	}

}
