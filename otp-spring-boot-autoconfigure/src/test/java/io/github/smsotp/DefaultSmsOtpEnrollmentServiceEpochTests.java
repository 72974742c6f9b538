package io.github.smsotp;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import io.github.smsotp.event.SmsOtpNumberEnrolledEvent;
import io.github.smsotp.phone.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How sessions on any node learn from {@link DefaultSmsOtpEnrollmentService} that an
 * account's numbers have changed.
 */
class DefaultSmsOtpEnrollmentServiceEpochTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber OLD = SmsOtpServiceFixture.NUMBER;

	private static final PhoneNumber NEW = new PhoneNumber("+14155550001");

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	private final DefaultSmsOtpEnrollmentService node;

	private final DefaultSmsOtpEnrollmentService other;

	DefaultSmsOtpEnrollmentServiceEpochTests() {
		this.otp.enrolling();
		this.otp.unlimited();
		this.node = this.otp.enrollments();
		this.other = this.otp.enrollments();
	}

	@Test
	void epochWhenNumberComesChangesChangesBackAndGoesThenAnotherOneEachTime() {
		Set<String> epochs = new HashSet<>();
		epochs.add(this.node.epoch(ALICE));
		change(this.node, null, OLD);
		epochs.add(this.node.epoch(ALICE));
		change(this.node, OLD, NEW);
		epochs.add(this.node.epoch(ALICE));
		change(this.node, NEW, OLD);
		epochs.add(this.node.epoch(ALICE));
		assertThat(epochs).hasSize(4);
		String last = this.node.epoch(ALICE);
		assertThat(this.node.remove(ALICE, ALICE, null)).isTrue();
		assertThat(this.node.epoch(ALICE)).isNotEqualTo(last);
	}

	@Test
	void confirmWhenListenerTakesTheNumberAwayThenEpochThatBeganIsOver() {
		this.node.setApplicationEventPublisher((event) -> {
			if (event instanceof SmsOtpNumberEnrolledEvent) {
				this.other.remove(ALICE, "fraud", null);
			}
		});
		String begun = this.node.confirm(SmsOtpSubject.enrollment(ALICE, NEW));
		assertThat(begun).isNotNull();
		assertThat(this.node.epoch(ALICE)).isNotEqualTo(begun);
	}

	@Test
	void epochWhenSameNumberIsConfirmedAgainThenAnotherOne() {
		change(this.node, null, OLD);
		String epoch = this.node.epoch(ALICE);
		change(this.node, OLD, OLD);
		assertThat(this.node.epoch(ALICE)).isNotEqualTo(epoch);
	}

	@Test
	void epochWhenNothingChangesThenTheSameOnEveryNode() {
		change(this.node, null, OLD);
		String epoch = this.node.epoch(ALICE);
		this.otp.clock.move(Duration.ofDays(1));
		this.otp.enrolled.recordUse(ALICE, OLD, this.otp.clock.instant());
		change(this.node, "bob", null, NEW);
		assertThat(this.node.epoch(ALICE)).isEqualTo(epoch);
		assertThat(this.other.epoch(ALICE)).isEqualTo(epoch);
		assertThat(this.otp.enrollments().isCurrent(ALICE, epoch)).isTrue();
	}

	@Test
	void isCurrentWhenCodeIsAcceptedThenStill() {
		change(this.node, null, OLD);
		String epoch = this.node.epoch(ALICE);
		this.otp.clock.move(Duration.ofMinutes(2));
		assertThat(this.otp.verify(this.otp.sent(), this.otp.code()).outcome())
			.isEqualTo(SmsOtpVerifyResult.Outcome.ACCEPTED);
		assertThat(this.otp.enrolled.findEnrolled(ALICE)).singleElement()
			.extracting("lastUsedAt")
			.isEqualTo(this.otp.clock.instant());
		assertThat(this.node.isCurrent(ALICE, epoch)).isTrue();
	}

	@Test
	void isCurrentWhenAnotherNodeHasChangedTheNumberThenNotAfterAMinute() {
		change(this.other, null, OLD);
		String epoch = this.node.epoch(ALICE);
		change(this.other, OLD, NEW);
		this.otp.clock.move(Duration.ofMillis(59_998));
		assertThat(this.node.isCurrent(ALICE, epoch)).isTrue();
		this.otp.clock.move(Duration.ofMillis(1));
		assertThat(this.node.isCurrent(ALICE, epoch)).isFalse();
	}

	@Test
	void isCurrentWhenAskedAllTheTimeThenNotAfterAMinuteEither() {
		change(this.other, null, OLD);
		String epoch = this.node.epoch(ALICE);
		assertThat(this.other.remove(ALICE, "root", null)).isTrue();
		for (int i = 0; i < 59; i++) {
			this.otp.clock.move(Duration.ofSeconds(1));
			assertThat(this.node.isCurrent(ALICE, epoch)).isTrue();
		}
		this.otp.clock.move(Duration.ofSeconds(1));
		assertThat(this.node.isCurrent(ALICE, epoch)).isFalse();
	}

	@Test
	void isCurrentWhenThisNodeHasChangedTheNumberThenNotAtOnceEnr5() {
		change(this.node, null, OLD);
		String enrolled = this.node.epoch(ALICE);
		assertThat(this.node.isCurrent(ALICE, enrolled)).isTrue();
		change(this.node, OLD, NEW);
		assertThat(this.node.isCurrent(ALICE, enrolled)).isFalse();
		String changed = this.node.epoch(ALICE);
		assertThat(this.node.remove(ALICE, ALICE, null)).isTrue();
		assertThat(this.node.isCurrent(ALICE, changed)).isFalse();
	}

	@Test
	void isCurrentWhenSessionKnowsMoreThanTheNodeThenAtOnce() {
		change(this.other, null, OLD);
		String older = this.node.epoch(ALICE);
		change(this.other, OLD, NEW);
		String newer = this.other.epoch(ALICE);
		assertThat(this.node.isCurrent(ALICE, newer)).isTrue();
		assertThat(this.node.isCurrent(ALICE, older)).isFalse();
	}

	@Test
	void isCurrentWhenEpochIsAnotherAccountsThenNot() {
		change(this.node, null, OLD);
		this.otp.clock.move(Duration.ofMillis(1));
		change(this.node, "bob", null, OLD);
		assertThat(this.node.isCurrent("bob", this.node.epoch(ALICE))).isFalse();
	}

	@Test
	void epochThenTellsNothingOfTheNumberWithoutTheKey() {
		change(this.node, null, OLD);
		String epoch = this.node.epoch(ALICE);
		assertThat(epoch).matches("[A-Za-z0-9_-]{22}");
		for (int i = 0; i + 4 <= OLD.value().length(); i++) {
			assertThat(epoch).doesNotContain(OLD.value().substring(i, i + 4));
		}
		this.otp.keys = SmsOtpKeys.of(CodeKeys.random());
		assertThat(this.otp.enrollments().epoch(ALICE)).isNotEqualTo(epoch);
	}

	@Test
	void isCurrentWhenApplicationsOwnNumbersChangeThenNotAfterAMinute() {
		SmsOtpServiceFixture closed = new SmsOtpServiceFixture();
		closed.enrollment = SmsOtpEnrollmentPolicy.defaults(SmsOtpEnrollmentPolicy.Mode.CLOSED);
		DefaultSmsOtpEnrollmentService enrollments = closed.enrollments();
		String epoch = enrollments.epoch(ALICE);
		closed.clock.move(Duration.ofMinutes(2));
		assertThat(enrollments.isCurrent(ALICE, epoch)).isTrue();
		closed.numbers.put(ALICE, NEW);
		closed.clock.move(Duration.ofMillis(59_999));
		assertThat(enrollments.isCurrent(ALICE, epoch)).isTrue();
		closed.clock.move(Duration.ofMillis(1));
		assertThat(enrollments.isCurrent(ALICE, epoch)).isFalse();
	}

	private void change(SmsOtpEnrollmentService enrollments, @Nullable PhoneNumber former, PhoneNumber number) {
		change(enrollments, ALICE, former, number);
	}

	private void change(SmsOtpEnrollmentService enrollments, String account, @Nullable PhoneNumber former,
			PhoneNumber number) {
		this.otp.clock.move(Duration.ofMillis(1));
		assertThat(enrollments.confirm(SmsOtpSubject.enrollment(account, number).inPlaceOf(former))).isNotNull();
	}

}
