package io.github.smsotp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import io.github.smsotp.event.SmsOtpNumberChangedEvent;
import io.github.smsotp.event.SmsOtpNumberEnrolledEvent;
import io.github.smsotp.event.SmsOtpNumberEvent;
import io.github.smsotp.event.SmsOtpNumberRemovedEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link DefaultSmsOtpEnrollmentService} makes of calls at the same time.
 */
class DefaultSmsOtpEnrollmentServiceConcurrencyTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber OLD = SmsOtpServiceFixture.NUMBER;

	private static final int REPETITIONS = 5;

	private static final int SESSIONS = 16;

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@BeforeEach
	void noLimits() {
		this.otp.gateway.sendMany();
		this.otp.enrolling();
		this.otp.limits(new SmsOtpLimits(new SmsOtpLimits.Send(null, List.of(), List.of(), List.of(), List.of()),
				new SmsOtpLimits.Enroll(List.of(), List.of(), List.of(), List.of()), this.otp.policy.limits().guess()));
	}

	@RepeatedTest(REPETITIONS)
	void confirmWhenSixteenSessionsEnrollAtOnceThenOneNumberEnr3T27() throws Exception {
		List<SmsOtpSubject> accepted = new ArrayList<>();
		for (int i = 0; i < SESSIONS; i++) {
			SmsOtpSubject subject = SmsOtpSubject.enrollment(ALICE, number(i));
			SmsOtpChallenge challenge = this.otp.sent(subject, null);
			assertThat(this.otp.verify(subject, challenge, this.otp.code()).outcome())
				.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
			accepted.add(subject);
		}
		this.otp.gateway.clear();
		DefaultSmsOtpEnrollmentService enrollments = this.otp.enrollments();
		List<Boolean> results = atOnce(SESSIONS, (i) -> enrollments.confirm(accepted.get(i)) != null);
		assertThat(results).containsOnlyOnce(true);
		assertThat(enrollments.find(ALICE)).containsExactly(number(results.indexOf(true)));
		assertThat(numberEvents()).singleElement().isInstanceOf(SmsOtpNumberEnrolledEvent.class);
		assertThat(this.otp.gateway.messages()).isEmpty();
	}

	@RepeatedTest(REPETITIONS)
	void confirmWhenTenAccountsEnrollOneNumberAtOnceThenFiveEnr9() throws Exception {
		DefaultSmsOtpEnrollmentService enrollments = this.otp.enrollments();
		List<Boolean> results = atOnce(10,
				(i) -> enrollments.confirm(SmsOtpSubject.enrollment("account" + i, number(0))) != null);
		assertThat(results).filteredOn(Boolean.TRUE::equals).hasSize(5);
		assertThat(this.otp.enrolled.countAccounts(number(0))).isEqualTo(5);
		for (int i = 0; i < 10; i++) {
			assertThat(enrollments.find("account" + i)).hasSize(results.get(i) ? 1 : 0);
		}
		assertThat(numberEvents()).hasSize(5);
	}

	@RepeatedTest(REPETITIONS)
	void confirmWhenSixteenSessionsChangeAtOnceThenOneChangeAndOneTextEnr3Enr4T27() throws Exception {
		this.otp.enrolled(OLD, ALICE);
		DefaultSmsOtpEnrollmentService enrollments = this.otp.enrollments();
		List<Boolean> results = atOnce(SESSIONS,
				(i) -> enrollments.confirm(SmsOtpSubject.enrollment(ALICE, number(i)).inPlaceOf(OLD)) != null);
		assertThat(results).containsOnlyOnce(true);
		assertThat(enrollments.find(ALICE)).containsExactly(number(results.indexOf(true)));
		assertThat(numberEvents()).singleElement().isInstanceOf(SmsOtpNumberChangedEvent.class);
		assertThat(this.otp.gateway.messages()).singleElement().extracting(SmsMessage::to).isEqualTo(OLD);
	}

	@RepeatedTest(REPETITIONS)
	void removeWhenAskedSixteenTimesAtOnceThenOnceAndOneText() throws Exception {
		this.otp.enrolled(OLD, ALICE);
		DefaultSmsOtpEnrollmentService enrollments = this.otp.enrollments();
		assertThat(atOnce(SESSIONS, (i) -> enrollments.remove(ALICE, "root", null))).containsOnlyOnce(true);
		assertThat(numberEvents()).singleElement().isInstanceOf(SmsOtpNumberRemovedEvent.class);
		assertThat(this.otp.gateway.messages()).singleElement().extracting(SmsMessage::to).isEqualTo(OLD);
	}

	@RepeatedTest(REPETITIONS)
	void removeWhenNumberChangesAtOnceThenNothingIsLeftOfAChangeThatCameFirstEnr5() throws Exception {
		this.otp.enrolled(OLD, ALICE);
		DefaultSmsOtpEnrollmentService enrollments = this.otp.enrollments();
		List<Boolean> results = atOnce(2, (i) -> (i == 0) ? enrollments.remove(ALICE, "root", null)
				: enrollments.confirm(SmsOtpSubject.enrollment(ALICE, number(0)).inPlaceOf(OLD)) != null);
		assertThat(results.get(0)).isTrue();
		assertThat(enrollments.find(ALICE)).isEmpty();
		assertThat(this.otp.gateway.messages()).extracting(SmsMessage::to).contains(results.get(1) ? number(0) : OLD);
	}

	private List<Object> numberEvents() {
		return this.otp.events.stream().filter(SmsOtpNumberEvent.class::isInstance).toList();
	}

	private static <T> List<T> atOnce(int threads, IntFunction<T> call) throws Exception {
		return DefaultSmsOtpServiceConcurrencyTests.atOnce(threads, call);
	}

	private static PhoneNumber number(int number) {
		return new PhoneNumber("+1415" + (2_000_000 + number));
	}

}
