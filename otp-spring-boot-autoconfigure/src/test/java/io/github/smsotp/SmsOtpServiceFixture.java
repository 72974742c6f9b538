package io.github.smsotp;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.phone.memory.InMemoryPhoneNumberRepository;
import io.github.smsotp.store.AccountState;
import io.github.smsotp.store.GuessLedger;
import io.github.smsotp.store.GuessRules;
import io.github.smsotp.store.RateLimit;
import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.caffeine.CaffeineSmsOtpStore;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service whose clock, gateway, numbers, keys and limits a test holds in its hands.
 * Every change shows in the next call, as if the application had started anew on the same
 * store.
 */
final class SmsOtpServiceFixture {

	static final String ALICE = "alice";

	static final PhoneNumber NUMBER = new PhoneNumber("+14155552671");

	private static final SmsOtpPolicy DEFAULTS = SmsOtpPolicy.defaults();

	final MovableClock clock = new MovableClock();

	final RecordingSmsGateway gateway = new RecordingSmsGateway();

	final Map<String, PhoneNumber> numbers = new ConcurrentHashMap<>(Map.of(ALICE, NUMBER));

	final List<Object> events = new CopyOnWriteArrayList<>();

	final InMemoryPhoneNumberRepository enrolled = new InMemoryPhoneNumberRepository();

	SmsOtpStore store = new CaffeineSmsOtpStore(this.clock);

	PhoneNumberRepository repository = (account) -> {
		PhoneNumber number = this.numbers.get(account);
		return (number != null) ? List.of(number) : List.of();
	};

	SmsOtpKeys keys = SmsOtpKeys.of(CodeKeys.random());

	SmsOtpPolicy policy = DEFAULTS;

	SmsOtpEnrollmentPolicy enrollment = SmsOtpEnrollmentPolicy.defaults(SmsOtpEnrollmentPolicy.Mode.SELF_SERVICE);

	SmsOtpMessageFactory messages = new BrandedSmsOtpMessageFactory("ExampleCo", "example.com",
			new SmsOtpMessageSource());

	SmsOtpCodeGenerator generator = new SecureRandomSmsOtpCodeGenerator();

	PhoneNumberRiskAssessor riskAssessor = PhoneNumberRiskAssessor.none();

	int accountsPerNumber = Integer.MAX_VALUE;

	private volatile String lastCode = "";

	DefaultSmsOtpService service() {
		DefaultSmsOtpService service = new DefaultSmsOtpService(this.store, this.repository,
				new PhoneNumberPolicy(List.of("US")), this.gateway, this.messages, this.keys, this.policy);
		service.setCodeGenerator((length) -> {
			this.lastCode = this.generator.generate(length);
			return this.lastCode;
		});
		service.setRiskAssessor(this.riskAssessor);
		service.setAccountsPerNumber(this.accountsPerNumber);
		service.setApplicationEventPublisher(this.events::add);
		service.setClock(this.clock);
		return service;
	}

	DefaultSmsOtpAdministration administration() {
		DefaultSmsOtpAdministration administration = new DefaultSmsOtpAdministration(this.store, this.keys,
				this.policy);
		administration.setApplicationEventPublisher(this.events::add);
		administration.setClock(this.clock);
		administration.setAdministrator(() -> "root");
		return administration;
	}

	/**
	 * Keeps numbers where they can be changed, at first none.
	 */
	void enrolling() {
		this.repository = this.enrolled;
	}

	/**
	 * Gives accounts a number as if they had confirmed it now.
	 */
	void enrolled(PhoneNumber number, String... accounts) {
		for (String account : accounts) {
			assertThat(this.enrolled.replace(account, null, number, this.clock.instant(), Integer.MAX_VALUE)).isTrue();
		}
	}

	/**
	 * A node of the application, which remembers epochs.
	 */
	DefaultSmsOtpEnrollmentService enrollments() {
		DefaultSmsOtpEnrollmentService enrollments = new DefaultSmsOtpEnrollmentService(this.store, this.repository,
				this.gateway, this.messages, this.keys, this.policy.limits(), this.enrollment);
		enrollments.setApplicationEventPublisher(this.events::add);
		enrollments.setClock(this.clock);
		return enrollments;
	}

	/**
	 * Sets limits of sending, and switches those off that are not named.
	 */
	void limits(@Nullable Duration cooldown, RateLimit... perPhone) {
		limits(new SmsOtpLimits.Send(cooldown, List.of(perPhone), List.of(), List.of(), List.of()));
	}

	/**
	 * Switches all limits of sending off.
	 */
	void unlimited() {
		limits((Duration) null);
	}

	void limits(SmsOtpLimits.Send send) {
		limits(new SmsOtpLimits(send, this.policy.limits().enroll(), this.policy.limits().guess()));
	}

	void limits(SmsOtpLimits limits) {
		this.policy = new SmsOtpPolicy(DEFAULTS.codeLength(), DEFAULTS.codeTtl(), DEFAULTS.maxAttempts(), limits);
	}

	void rules(GuessRules rules) {
		limits(new SmsOtpLimits(this.policy.limits().send(), this.policy.limits().enroll(),
				new SmsOtpLimits.Guess(rules, this.policy.limits().guess().perClient())));
	}

	SmsOtpSendResult send(SmsOtpSubject subject, @Nullable SmsOtpChallenge challenge) {
		return service().send(new SmsOtpSendRequest(subject, challenge, Locale.ENGLISH));
	}

	SmsOtpSendResult send(String account, @Nullable SmsOtpChallenge challenge) {
		return send(SmsOtpSubject.login(account), challenge);
	}

	SmsOtpSendResult send(String account) {
		return send(account, null);
	}

	SmsOtpChallenge sent(String account, @Nullable SmsOtpChallenge challenge) {
		return sent(SmsOtpSubject.login(account), challenge);
	}

	SmsOtpChallenge sent(SmsOtpSubject subject, @Nullable SmsOtpChallenge challenge) {
		SmsOtpSendResult result = send(subject, challenge);
		assertThat(result.outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
		assertThat(result.challenge()).isNotNull();
		return result.challenge();
	}

	SmsOtpChallenge sent() {
		return sent(ALICE, null);
	}

	/**
	 * The code that was made last, whether its text went out or not.
	 */
	String code() {
		return this.lastCode;
	}

	String wrongCode() {
		return ((this.lastCode.charAt(0) == '0') ? '1' : '0') + this.lastCode.substring(1);
	}

	SmsOtpVerifyResult verify(String account, @Nullable SmsOtpChallenge challenge, String code) {
		return verify(SmsOtpSubject.login(account), challenge, code);
	}

	SmsOtpVerifyResult verify(SmsOtpSubject subject, @Nullable SmsOtpChallenge challenge, String code) {
		return service().verify(new SmsOtpVerifyRequest(subject, challenge, code));
	}

	SmsOtpVerifyResult verify(@Nullable SmsOtpChallenge challenge, String code) {
		return verify(ALICE, challenge, code);
	}

	SmsOtpVerifyResult verifyWrong(@Nullable SmsOtpChallenge challenge, int times) {
		SmsOtpVerifyResult result = verify(challenge, wrongCode());
		for (int i = 1; i < times; i++) {
			result = verify(challenge, wrongCode());
		}
		return result;
	}

	SmsOtpStatus status(@Nullable SmsOtpChallenge challenge) {
		return service().status(SmsOtpSubject.login(ALICE), challenge);
	}

	GuessLedger ledger() {
		return state().ledger();
	}

	AccountState state() {
		return this.store.view(this.keys.index().account(ALICE), List.of(), this.clock.instant()).state();
	}

	int remembered() {
		return state().challenges().size();
	}

}
