package io.github.smsotp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.smsotp.event.SmsOtpNumberChangedEvent;
import io.github.smsotp.event.SmsOtpNumberRemovedEvent;
import io.github.smsotp.phone.EnrolledPhoneNumber;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsMessage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@link DefaultSmsOtpEnrollmentService} does when numbers or store cannot be
 * reached, or change under its hands.
 */
class DefaultSmsOtpEnrollmentServiceOutageTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber OLD = SmsOtpServiceFixture.NUMBER;

	private static final PhoneNumber NEW = new PhoneNumber("+14155550001");

	private static final SmsOtpSubject CHANGE = SmsOtpSubject.enrollment(ALICE, NEW).inPlaceOf(OLD);

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@BeforeEach
	void aliceHasANumber() {
		this.otp.enrolling();
		this.otp.unlimited();
		this.otp.enrolled(OLD, ALICE);
	}

	@Test
	void confirmWhenNumbersFailThenUnavailableAndNothingChangesRes2() {
		SmsOtpChallenge challenge = this.otp.sent();
		failNumbersAt("replace");
		assertNothingChanges(() -> this.otp.enrollments().confirm(CHANGE));
		this.otp.enrolling();
		assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "findConfirmed", "remove" })
	void removeWhenNumbersFailThenUnavailableAndNothingChangesRes2(String operation) {
		failNumbersAt(operation);
		assertNothingChanges(() -> this.otp.enrollments().remove(ALICE, "root", null));
	}

	@Test
	void readWhenNumbersFailThenUnavailableAndNeverNoNumberRes2() {
		String epoch = this.otp.enrollments().epoch(ALICE);
		failNumbersAt("findConfirmed");
		assertUnavailable(() -> this.otp.enrollments().find(ALICE));
		failNumbersAt("findEnrolled");
		assertUnavailable(() -> this.otp.enrollments().epoch(ALICE));
		assertUnavailable(() -> this.otp.enrollments().isCurrent(ALICE, epoch));
	}

	@Test
	void mayEnrollWhenStoreFailsThenUnavailableIfInvitationsAreThereRes2() {
		this.otp.store = FailingStore.at("view", this.otp.store);
		assertThat(this.otp.enrollments().mayEnroll(ALICE)).isTrue();
		this.otp.enrollment = SmsOtpEnrollmentPolicy.defaults(SmsOtpEnrollmentPolicy.Mode.INVITED);
		assertUnavailable(() -> this.otp.enrollments().mayEnroll(ALICE));
	}

	@Test
	void confirmWhenStoreFailsAfterTheChangeThenChangedAndToldAllTheSame() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.gateway.clear();
		this.otp.events.clear();
		this.otp.store = FailingStore.at("change", this.otp.store);
		DefaultSmsOtpEnrollmentService enrollments = this.otp.enrollments();
		String epoch = enrollments.epoch(ALICE);
		try (CapturedLog log = new CapturedLog("io.github.smsotp")) {
			assertThat(enrollments.confirm(CHANGE)).isNotNull();
			assertThat(log.lines()).singleElement()
				.asString()
				.contains("could not be taken back")
				.doesNotContain(ALICE, "5552671");
		}
		assertThat(enrollments.find(ALICE)).containsExactly(NEW);
		assertThat(enrollments.isCurrent(ALICE, epoch)).isFalse();
		assertThat(this.otp.events).singleElement().isInstanceOf(SmsOtpNumberChangedEvent.class);
		assertThat(this.otp.gateway.messages()).singleElement().extracting(SmsMessage::to).isEqualTo(OLD);
		assertThat(this.otp.verify(challenge, this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@Test
	void removeWhenStoreFailsAfterTheChangeThenRemovedAndToldAllTheSame() {
		this.otp.store = FailingStore.at("change", this.otp.store);
		assertThat(this.otp.enrollments().remove(ALICE, "root", null)).isTrue();
		assertThat(this.otp.enrollments().find(ALICE)).isEmpty();
		assertThat(this.otp.events).singleElement().isInstanceOf(SmsOtpNumberRemovedEvent.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "reserve", "giveBack" })
	void confirmWhenStoreFailsToCountTheTextThenChangeStands(String operation) {
		this.otp.store = FailingStore.at(operation, this.otp.store);
		this.otp.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.REFUSED, "no"));
		assertThat(this.otp.enrollments().confirm(CHANGE)).isNotNull();
		assertThat(this.otp.enrollments().find(ALICE)).containsExactly(NEW);
		assertThat(this.otp.events).singleElement().isInstanceOf(SmsOtpNumberChangedEvent.class);
	}

	@Test
	void confirmWhenTextCannotBeCountedThenNoneGoesOutRes2() {
		this.otp.store = FailingStore.at("reserve", this.otp.store);
		assertThat(this.otp.enrollments().confirm(CHANGE)).isNotNull();
		assertThat(this.otp.gateway.messages()).isEmpty();
	}

	@Test
	void removeWhenNumberIsChangedMeanwhileThenTheNewOneGoesTooEnr5T27() {
		this.otp.repository = new Numbers(List.of(OLD), List.of(NEW));
		assertThat(this.otp.enrollments().remove(ALICE, "root", null)).isTrue();
		assertThat(this.otp.enrollments().find(ALICE)).isEmpty();
		assertThat(this.otp.gateway.messages()).extracting(SmsMessage::to).containsExactly(NEW);
	}

	@Test
	void removeWhenNumbersFailAfterTheFirstThenItsRemovalIsToldAndItsCodesAreGoneEnr5() {
		String bypass = this.otp.administration().issueBypassCode(ALICE, Duration.ofHours(1)).code();
		this.otp.events.clear();
		Numbers numbers = new Numbers(List.of(OLD, NEW), List.of(OLD, NEW));
		numbers.failing = NEW;
		this.otp.repository = numbers;
		assertUnavailable(() -> this.otp.enrollments().remove(ALICE, "root", null));
		assertThat(this.otp.events).singleElement().isInstanceOf(SmsOtpNumberRemovedEvent.class);
		assertThat(this.otp.gateway.messages()).extracting(SmsMessage::to).containsExactly(OLD);
		assertThat(this.otp.verify(null, bypass).outcome()).isEqualTo(SmsOtpVerifyResult.Outcome.REJECTED);
	}

	@Test
	void removeWhenNumbersNeverGoThenUnavailableAndNothingIsTold() {
		this.otp.repository = new Numbers(List.of(OLD), List.of(OLD)) {

			@Override
			public boolean remove(String account, PhoneNumber number) {
				return false;
			}

		};
		assertUnavailable(() -> this.otp.enrollments().remove(ALICE, "root", null));
		assertThat(this.otp.events).isEmpty();
		assertThat(this.otp.gateway.messages()).isEmpty();
	}

	private void failNumbersAt(String operation) {
		this.otp.repository = FailingNumbers.at(operation, this.otp.enrolled);
	}

	private void assertNothingChanges(ThrowingCallable call) {
		this.otp.events.clear();
		this.otp.gateway.clear();
		assertUnavailable(call);
		assertThat(this.otp.enrolled.findConfirmed(ALICE)).containsExactly(OLD);
		assertThat(this.otp.events).isEmpty();
		assertThat(this.otp.gateway.messages()).isEmpty();
	}

	private static void assertUnavailable(ThrowingCallable call) {
		assertThatExceptionOfType(SmsOtpUnavailableException.class).isThrownBy(call);
	}

	/**
	 * Numbers that somebody else changes right after they were read for the first time,
	 * one of which cannot be removed.
	 */
	private static class Numbers implements MutablePhoneNumberRepository {

		private final List<PhoneNumber> later;

		private List<PhoneNumber> current;

		private @Nullable PhoneNumber failing;

		Numbers(List<PhoneNumber> first, List<PhoneNumber> later) {
			this.current = first;
			this.later = new ArrayList<>(later);
		}

		@Override
		public List<EnrolledPhoneNumber> findEnrolled(String account) {
			List<EnrolledPhoneNumber> found = this.current.stream()
				.map((number) -> EnrolledPhoneNumber.confirmed(number, Instant.EPOCH))
				.toList();
			this.current = this.later;
			return found;
		}

		@Override
		public int countAccounts(PhoneNumber number) {
			return 0;
		}

		@Override
		public boolean replace(String account, @Nullable PhoneNumber former, PhoneNumber number, Instant confirmedAt,
				int maxAccounts) {
			return false;
		}

		@Override
		public boolean remove(String account, PhoneNumber number) {
			if (number.equals(this.failing)) {
				throw new IllegalStateException("cannot reach the numbers");
			}
			return this.current.remove(number);
		}

		@Override
		public void recordUse(String account, PhoneNumber number, Instant usedAt) {
		}

	}

}
