package io.github.smsotp.autoconfigure.phone;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.smsotp.CapturedLog;
import io.github.smsotp.PhoneNumberRiskAssessor;
import io.github.smsotp.SmsOtpEnrollmentPolicy;
import io.github.smsotp.SmsOtpEnrollmentPolicy.Mode;
import io.github.smsotp.SmsOtpEnrollmentService;
import io.github.smsotp.SmsOtpSendRequest;
import io.github.smsotp.SmsOtpSendResult;
import io.github.smsotp.SmsOtpService;
import io.github.smsotp.SmsOtpSubject;
import io.github.smsotp.autoconfigure.SmsOtpContext;
import io.github.smsotp.autoconfigure.StartFailure;
import io.github.smsotp.phone.PhoneNumberRepository;
import io.github.smsotp.sms.dev.InboxSmsGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What properties and beans say of enrolment.
 */
class SmsOtpEnrollmentConfigurationTests {

	private final WebApplicationContextRunner mutable = SmsOtpContext.withoutNumbers()
		.withPropertyValues("sms-otp.phone.repository=memory");

	private final WebApplicationContextRunner readOnly = SmsOtpContext.complete();

	@Test
	void policyWhenNothingIsSetThenDocumentedDefaults() {
		this.mutable.run((context) -> assertThat(context.getBean(SmsOtpEnrollmentPolicy.class))
			.isEqualTo(new SmsOtpEnrollmentPolicy(Mode.SELF_SERVICE, 5, Duration.ofMinutes(5), false)));
		this.readOnly.run((context) -> assertThat(context.getBean(SmsOtpEnrollmentPolicy.class))
			.isEqualTo(SmsOtpEnrollmentPolicy.defaults(Mode.CLOSED)));
	}

	@Test
	void policyWhenAllIsSetThenAsSet() {
		this.mutable
			.withPropertyValues("sms-otp.enrollment.mode=invited", "sms-otp.phone.accounts-per-number=2",
					"sms-otp.phone.change-max-age=90s")
			.run((context) -> assertThat(context.getBean(SmsOtpEnrollmentPolicy.class))
				.isEqualTo(new SmsOtpEnrollmentPolicy(Mode.INVITED, 2, Duration.ofSeconds(90), false)));
	}

	@ParameterizedTest
	@EnumSource
	void modeWhenRepositoryIsMutableThenAsSet(Mode mode) {
		this.mutable.withPropertyValues("sms-otp.enrollment.mode=" + mode)
			.run((context) -> assertThat(context.getBean(SmsOtpEnrollmentPolicy.class).mode()).isEqualTo(mode));
	}

	@Test
	void closedWhenRepositoryIsMutableThenNobodyEnrols() {
		this.mutable.withPropertyValues("sms-otp.enrollment.mode=closed")
			.run((context) -> assertThat(context.getBean(SmsOtpEnrollmentService.class).mayEnroll("alice")).isFalse());
		this.mutable
			.run((context) -> assertThat(context.getBean(SmsOtpEnrollmentService.class).mayEnroll("alice")).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "self-service", "invited" })
	void openWhenRepositoryIsReadOnlyThenStartStops(String mode) {
		String[] remedies = { "io.github.smsotp.phone.MutablePhoneNumberRepository", "sms-otp.phone.repository to jdbc",
				"sms-otp.enrollment.mode to closed" };
		this.readOnly.withPropertyValues("sms-otp.enrollment.mode=" + mode)
			.run((context) -> StartFailure.assertNames(context, "sms-otp.enrollment.mode", remedies));
		SmsOtpContext.withoutNumbers()
			.withBean(PhoneNumberRepository.class, () -> (account) -> List.of())
			.withPropertyValues("sms-otp.enrollment.mode=" + mode)
			.run((context) -> StartFailure.assertNames(context, "sms-otp.enrollment.mode", remedies));
	}

	@Test
	void closedWhenRepositoryIsReadOnlyThenStarts() {
		this.readOnly.withPropertyValues("sms-otp.enrollment.mode=closed")
			.run((context) -> assertThat(context.getBean(SmsOtpEnrollmentPolicy.class).mode()).isEqualTo(Mode.CLOSED));
	}

	@ParameterizedTest
	@CsvSource({ "'',1", "self-service,1", "invited,0", "closed,0" })
	void selfServiceThenWarningThatTheFirstToKnowThePasswordEnrols(String mode, int warnings) {
		WebApplicationContextRunner application = mode.isEmpty() ? this.mutable
				: this.mutable.withPropertyValues("sms-otp.enrollment.mode=" + mode);
		try (CapturedLog log = new CapturedLog(SmsOtpEnrollmentConfiguration.class.getName())) {
			application.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(log.events()).filteredOn((event) -> event.getLevel() == Level.WARN)
					.hasSize(warnings)
					.extracting(ILoggingEvent::getFormattedMessage)
					.allMatch((line) -> line.contains("the first to know the password enrols")
							&& line.contains("sms-otp.enrollment.mode"));
			});
		}
	}

	@ParameterizedTest
	@CsvSource({ "always,false", "enrolled,true", "never,true" })
	void removableThenFalseOnlyWhereEverybodyNeedsTheFactor(String require, boolean removable) {
		this.mutable.withPropertyValues("sms-otp.require=" + require)
			.run((context) -> assertThat(context.getBean(SmsOtpEnrollmentPolicy.class).removable())
				.isEqualTo(removable));
	}

	@Test
	void policyOfTheApplicationWins() {
		SmsOtpEnrollmentPolicy mine = new SmsOtpEnrollmentPolicy(Mode.CLOSED, 1, Duration.ofHours(1), true);
		this.mutable.withBean(SmsOtpEnrollmentPolicy.class, () -> mine).run((context) -> {
			assertThat(context).getBean(SmsOtpEnrollmentPolicy.class).isSameAs(mine);
			assertThat(context.getBean(SmsOtpEnrollmentService.class).mayEnroll("alice")).isFalse();
		});
	}

	@ParameterizedTest
	@CsvSource({ "ALLOW,SENT,1", "BLOCK,NUMBER_REFUSED,0", "REQUIRE_ANOTHER_FACTOR,NUMBER_AT_RISK,0" })
	void riskAssessorOfTheApplicationIsAsked(PhoneNumberRiskAssessor.Decision decision,
			SmsOtpSendResult.Outcome outcome, int texts) {
		this.readOnly.withBean(PhoneNumberRiskAssessor.class, () -> (number, subject) -> decision).run((context) -> {
			SmsOtpSendResult result = context.getBean(SmsOtpService.class)
				.send(new SmsOtpSendRequest(SmsOtpSubject.login("alice"), null, Locale.ENGLISH));
			assertThat(result.outcome()).isEqualTo(outcome);
			assertThat(context.getBean(InboxSmsGateway.class).messages()).hasSize(texts);
		});
	}

}
