package io.github.smsotp;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.smsotp.SmsOtpTestAccounts.TestAccount;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What test accounts may and may not, in the services.
 */
class SmsOtpTestAccountsTests {

	private static final String REVIEWER = "reviewer";

	private static final PhoneNumber FICTION = new PhoneNumber("+12025550123");

	private static final PhoneNumber OWN = new PhoneNumber("+14155552672");

	private static final String CODE = "705318";

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	// the clock stands at 10:00 of the day before
	private final SmsOtpTestAccounts accounts = new SmsOtpTestAccounts(
			Map.of(REVIEWER, new TestAccount(FICTION, CODE, LocalDate.of(2020, 11, 24))), this.otp.clock);

	@BeforeEach
	void enrolling() {
		this.otp.enrolling();
		this.otp.enrolled(SmsOtpServiceFixture.NUMBER, "alice");
		this.otp.repository = this.accounts.over(this.otp.repository);
	}

	@Test
	void codeIsAcceptedAndNoTextGoesOut() {
		SmsOtpSendResult sent = send(SmsOtpSubject.login(REVIEWER), null);
		assertThat(sent.outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
		assertThat(service().status(SmsOtpSubject.login(REVIEWER), sent.challenge()).phone()).isEqualTo(FICTION);
		assertThat(verify(REVIEWER, sent.challenge(), CODE)).isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
		assertThat(verify(REVIEWER, sent.challenge(), CODE)).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(this.otp.gateway.messages()).isEmpty();
	}

	@Test
	void codeIsWorthNothingWithoutAChallengeOfItsOwn() {
		assertThat(verify(REVIEWER, null, CODE)).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(verify("alice", send(SmsOtpSubject.login("alice"), null).challenge(), CODE))
			.isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		SmsOtpChallenge reviewers = send(SmsOtpSubject.login(REVIEWER), null).challenge();
		assertThat(verify("alice", reviewers, CODE)).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@Test
	void wrongCodesLockAsEverybodysDoBru1() {
		SmsOtpChallenge challenge = send(SmsOtpSubject.login(REVIEWER), null).challenge();
		for (int i = 0; i < 5; i++) {
			verify(REVIEWER, challenge, "000000");
		}
		assertThat(verify(REVIEWER, challenge, CODE)).isEqualTo(SmsOtpVerifyResult.Outcome.LOCKED);
		assertThat(send(SmsOtpSubject.login(REVIEWER), null).outcome()).isEqualTo(SmsOtpSendResult.Outcome.LOCKED);
	}

	@Test
	void codesThatWereNeverSentCountAsTexts() {
		send(SmsOtpSubject.login(REVIEWER), null);
		assertThat(send(SmsOtpSubject.login(REVIEWER), null).outcome())
			.isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
	}

	@Test
	void codeWorksToTheEndOfItsDayAndNotAMillisecondLonger() {
		this.otp.unlimited();
		this.otp.clock.move(Duration.ofHours(38).minusMillis(1));
		SmsOtpChallenge challenge = send(SmsOtpSubject.login(REVIEWER), null).challenge();
		SmsOtpChallenge late = send(SmsOtpSubject.login(REVIEWER), null).challenge();
		assertThat(verify(REVIEWER, challenge, CODE)).isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
		this.otp.clock.move(Duration.ofMillis(1));
		assertThat(verify(REVIEWER, late, CODE)).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(send(SmsOtpSubject.login(REVIEWER), null).outcome())
			.isEqualTo(SmsOtpSendResult.Outcome.NUMBER_REFUSED);
	}

	@Test
	void afterItsDayTheAccountNeedsNotLessThanBefore() {
		this.otp.enrolled(OWN, REVIEWER);
		this.otp.clock.move(Duration.ofDays(3));
		assertThat(this.otp.repository.findConfirmed(REVIEWER)).containsExactly(FICTION);
		assertThat(send(SmsOtpSubject.login(REVIEWER), null).outcome())
			.isEqualTo(SmsOtpSendResult.Outcome.NUMBER_REFUSED);
		SmsOtpSubject enrolment = SmsOtpSubject.enrollment(REVIEWER, OWN);
		assertThat(send(enrolment, null).outcome()).isEqualTo(SmsOtpSendResult.Outcome.NUMBER_REFUSED);
		assertThat(enrollments().confirm(enrolment)).isNull();
		assertThat(this.otp.gateway.messages()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 3 })
	void nobodyEverEnrolsTheNumber(int days) {
		PhoneNumber real = new PhoneNumber("+14155552699");
		SmsOtpTestAccounts reserving = new SmsOtpTestAccounts(
				Map.of(REVIEWER, new TestAccount(real, CODE, LocalDate.of(2020, 11, 24))), this.otp.clock);
		this.otp.repository = reserving.over(this.otp.enrolled);
		this.otp.accountsPerNumber = 5;
		this.otp.clock.move(Duration.ofDays(days));
		SmsOtpSubject bob = SmsOtpSubject.enrollment("bob", real);
		// answered like any other number, so that nobody learns which one it is
		SmsOtpSendResult sent = send(bob, null);
		assertThat(sent.outcome()).isEqualTo(SmsOtpSendResult.Outcome.SENT);
		assertThat(this.otp.gateway.messages()).isEmpty();
		assertThat(service().verify(new SmsOtpVerifyRequest(bob, sent.challenge(), CODE)).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
		assertThat(enrollments(reserving).confirm(bob)).isNull();
		assertThat(this.otp.enrolled.findEnrolled("bob")).isEmpty();
	}

	@Test
	void testAccountEnrolsAndRemovesNothing() {
		SmsOtpSubject change = SmsOtpSubject.enrollment(REVIEWER, OWN);
		assertThat(send(change, null).outcome()).isEqualTo(SmsOtpSendResult.Outcome.NUMBER_REFUSED);
		DefaultSmsOtpEnrollmentService enrollments = enrollments();
		assertThat(enrollments.confirm(change)).isNull();
		assertThat(enrollments.remove(REVIEWER, REVIEWER, null)).isFalse();
		assertThat(enrollments.find(REVIEWER)).containsExactly(FICTION);
		assertThat(this.otp.gateway.messages()).isEmpty();
	}

	@Test
	void othersAreUntouched() {
		MutablePhoneNumberRepository numbers = (MutablePhoneNumberRepository) this.otp.repository;
		assertThat(numbers.findConfirmed("alice")).containsExactly(SmsOtpServiceFixture.NUMBER);
		assertThat(numbers.countAccounts(SmsOtpServiceFixture.NUMBER)).isEqualTo(1);
		assertThat(numbers.replace("bob", null, OWN, this.otp.clock.instant(), 5)).isTrue();
		numbers.recordUse("bob", OWN, this.otp.clock.instant());
		assertThat(numbers.findEnrolled("bob")).singleElement()
			.extracting("lastUsedAt")
			.isEqualTo(this.otp.clock.instant());
		assertThat(numbers.remove("bob", OWN)).isTrue();
	}

	@Test
	void numbersThatOnlyTheApplicationChangesStayThat() {
		var numbers = this.accounts.over((account) -> List.of(OWN));
		assertThat(numbers).isNotInstanceOf(MutablePhoneNumberRepository.class);
		assertThat(numbers.findConfirmed(REVIEWER)).containsExactly(FICTION);
		assertThat(numbers.findConfirmed("bob")).containsExactly(OWN);
		assertThat(SmsOtpTestAccounts.none().over(numbers)).isSameAs(numbers);
	}

	@Test
	void nothingIsShownT52() {
		assertThat(this.accounts.toString() + new TestAccount(FICTION, CODE, LocalDate.EPOCH)).doesNotContain(CODE,
				"5550123");
		assertThatIllegalArgumentException().isThrownBy(() -> new TestAccount(FICTION, "12345a", LocalDate.EPOCH))
			.withMessageNotContaining("12345");
	}

	private DefaultSmsOtpEnrollmentService enrollments() {
		return enrollments(this.accounts);
	}

	private DefaultSmsOtpEnrollmentService enrollments(SmsOtpTestAccounts testAccounts) {
		this.otp.enrolling();
		DefaultSmsOtpEnrollmentService enrollments = this.otp.enrollments();
		enrollments.setTestAccounts(testAccounts);
		return enrollments;
	}

	private DefaultSmsOtpService service() {
		DefaultSmsOtpService service = new DefaultSmsOtpService(this.otp.store, this.otp.repository,
				new PhoneNumberPolicy(List.of("US")), this.otp.gateway, this.otp.messages, this.otp.keys,
				this.otp.policy);
		service.setTestAccounts(this.accounts);
		service.setAccountsPerNumber(this.otp.accountsPerNumber);
		service.setClock(this.otp.clock);
		return service;
	}

	private SmsOtpSendResult send(SmsOtpSubject subject, @Nullable SmsOtpChallenge challenge) {
		return service().send(new SmsOtpSendRequest(subject, challenge, Locale.ENGLISH));
	}

	private SmsOtpVerifyResult.Outcome verify(String account, @Nullable SmsOtpChallenge challenge, String code) {
		return service().verify(new SmsOtpVerifyRequest(SmsOtpSubject.login(account), challenge, code)).outcome();
	}

}
