package io.github.smsotp.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.smsotp.PhoneNumberRiskAssessor;
import io.github.smsotp.PhoneNumberRiskAssessor.Decision;
import io.github.smsotp.SmsOtpSubject;
import io.github.smsotp.event.SmsOtpSendRefusedEvent;
import io.github.smsotp.phone.EnrolledPhoneNumber;
import io.github.smsotp.phone.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An assessor of the application that judges numbers right before a text goes out.
 */
@ApplicationTest
@ContextConfiguration(classes = NumberRiskTests.Application.class)
class NumberRiskTests extends AbstractEnrollmentTests {

	private static final Duration FOREVER = Duration.ofDays(36_500);

	@Autowired
	private Assessor assessor;

	@BeforeEach
	void allow() {
		this.assessor.decision = Decision.ALLOW;
		this.assessor.maxAge = FOREVER;
	}

	@Test
	void loginWhenNumberIsBlockedThenNoTextGoesOutRst5() {
		setNumber(this.number);
		this.assessor.decision = Decision.BLOCK;
		logIn();
		assertThat(this.browser.open("/accounts").body()).contains("action=\"" + SEND);
		letPass(60);
		assertThat(this.browser.post(SEND).problem()).isEqualTo("400 phone-rejected");
		assertThat(texts()).isZero();
		assertThat(this.events.of(SmsOtpSendRefusedEvent.class)).extracting("reason").containsExactly("RISK", "RISK");
		assertThat(this.browser.fetch("/accounts").problem()).isEqualTo("401 factor-required");
	}

	@Test
	void loginWhenAnotherFactorIsWantedThenIsToldSoRst5() {
		setNumber(this.number);
		this.assessor.decision = Decision.REQUIRE_ANOTHER_FACTOR;
		logIn();
		assertThat(page(400, this.browser.submit(SEND))).contains("Sign in another way");
		assertThat(texts()).isZero();
	}

	@Test
	void enterWhenNumberIsBlockedThenIsRefusedLikeAnyOtherRst5() {
		this.assessor.decision = Decision.BLOCK;
		logIn();
		assertThat(page(400, enter(this.number))).contains("We cannot send codes to that number", "name=\"phone\"");
		assertThat(this.browser.fetch(PHONE).json()).containsEntry("state", "ENROLLMENT_REQUIRED");
		assertThat(texts()).isZero();
		this.assessor.decision = Decision.ALLOW;
		letPass(60);
		assertThat(enter(this.number).location()).isEqualTo(PHONE);
	}

	@Test
	void loginWhenNumberWasConfirmedLongAgoThenAssessorCanAskForAnotherFactorPhn14() {
		setNumber(this.number);
		this.assessor.maxAge = Duration.ofDays(365);
		logIn();
		assertThat(this.browser.submit(SEND).location()).isEqualTo(PAGE);
		letPass(366 * 86_400);
		logIn();
		assertThat(this.browser.post(SEND).problem()).isEqualTo("400 phone-rejected");
		assertThat(texts()).isEqualTo(1);
	}

	@Test
	void assessorWhenItFailsThenNoTextGoesOutRes2() {
		this.assessor.decision = null;
		logIn();
		assertThat(this.browser.post(PHONE, "{\"phone\":\"" + this.number + "\"}").problem())
			.isEqualTo("503 unavailable");
		assertThat(texts()).isZero();
	}

	@Configuration(proxyBeanMethods = false)
	@Import(EnrollmentApplication.class)
	static class Application {

		@Bean
		Assessor assessor(SwitchableNumbers numbers, Clock clock) {
			return new Assessor(numbers, clock);
		}

	}

	/**
	 * Decides as it is told, and fails when it is told nothing.
	 */
	static final class Assessor implements PhoneNumberRiskAssessor {

		private final SwitchableNumbers numbers;

		private final Clock clock;

		private volatile @Nullable Decision decision;

		private volatile Duration maxAge = FOREVER;

		Assessor(SwitchableNumbers numbers, Clock clock) {
			this.numbers = numbers;
			this.clock = clock;
		}

		@Override
		public Decision assess(PhoneNumber number, SmsOtpSubject subject) {
			Instant confirmedAt = this.numbers.findEnrolled(subject.account())
				.stream()
				.map(EnrolledPhoneNumber::confirmedAt)
				.findFirst()
				.orElse(this.clock.instant());
			if (confirmedAt.plus(this.maxAge).isBefore(this.clock.instant())) {
				return Decision.REQUIRE_ANOTHER_FACTOR;
			}
			Decision current = this.decision;
			if (current == null) {
				throw new IllegalStateException("the provider cannot be reached");
			}
			return current;
		}

	}

}
