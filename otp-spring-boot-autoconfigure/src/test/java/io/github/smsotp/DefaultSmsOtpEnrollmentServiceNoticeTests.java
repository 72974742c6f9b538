package io.github.smsotp;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.github.smsotp.event.SmsOtpNumberChangedEvent;
import io.github.smsotp.event.SmsOtpNumberRemovedEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.store.RateLimit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The text by which {@link DefaultSmsOtpEnrollmentService} tells a number that it is not
 * the account's any more.
 */
class DefaultSmsOtpEnrollmentServiceNoticeTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber OLD = SmsOtpServiceFixture.NUMBER;

	private static final PhoneNumber NEW = new PhoneNumber("+14155550001");

	private static final SmsOtpLimits.Send DEFAULTS = SmsOtpLimits.defaults().send();

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@BeforeEach
	void everybodyHasANumber() {
		this.otp.enrolling();
		this.otp.enrolled(OLD, ALICE, "bob");
		LocaleContextHolder.setLocale(Locale.ENGLISH);
	}

	@AfterEach
	void noLocale() {
		LocaleContextHolder.resetLocaleContext();
	}

	@Test
	void confirmThenFormerNumberIsToldOnceWithoutACodeEnr4() {
		change();
		assertThat(this.otp.gateway.messages()).extracting(SmsMessage::to, SmsMessage::text)
			.containsExactly(
					tuple(OLD, "This phone no longer gets ExampleCo codes: the number on your account was changed. "
							+ "If it was not you, contact ExampleCo at once."));
	}

	@Test
	void removeThenRemovedNumberIsToldOnceWithoutACodeEnr4() {
		remove(ALICE);
		assertThat(this.otp.gateway.messages()).extracting(SmsMessage::to, SmsMessage::text)
			.containsExactly(tuple(OLD, "This phone no longer gets ExampleCo codes: it was removed from your account. "
					+ "If it was not you, contact ExampleCo at once."));
	}

	@Test
	void confirmAndRemoveThenInTheLanguageOfTheRequest() {
		StaticMessageSource messages = new StaticMessageSource();
		messages.setParentMessageSource(new SmsOtpMessageSource());
		messages.addMessage("sms-otp.text.number-changed", Locale.GERMAN, "{0}: andere Nummer");
		messages.addMessage("sms-otp.text.number-removed", Locale.GERMAN, "{0}: keine Nummer");
		this.otp.messages = new BrandedSmsOtpMessageFactory("Bank", null, messages);
		LocaleContextHolder.setLocale(Locale.GERMAN);
		change();
		remove("bob");
		assertThat(this.otp.gateway.messages()).extracting(SmsMessage::text)
			.containsExactly("Bank: andere Nummer", "Bank: keine Nummer");
	}

	@ParameterizedTest
	@EnumSource(names = { "REFUSED", "FAILED" })
	void changeWhenGatewaySaysNoThenStandsAndTextIsGivenBackEnr4(SmsDeliveryException.Outcome outcome) {
		global("1/1h");
		this.otp.gateway.failWith(new SmsDeliveryException(outcome, "no"));
		assertChangeStands();
		this.otp.gateway.failWith(null);
		remove("bob");
		assertThat(this.otp.gateway.messages()).hasSize(1);
	}

	@Test
	void changeWhenTextCannotBeWrittenThenStandsAndTextIsGivenBack() {
		global("1/1h");
		SmsOtpMessageFactory working = this.otp.messages;
		this.otp.messages = new BrandedSmsOtpMessageFactory("Bank", null, new StaticMessageSource());
		assertChangeStands();
		this.otp.messages = working;
		remove("bob");
		assertThat(this.otp.gateway.messages()).hasSize(1);
	}

	@Test
	void changeWhenTextMayHaveGoneOutThenStandsAndTextCounts() {
		for (RuntimeException failure : List.of(new IllegalStateException("timed out"),
				new SmsDeliveryException(SmsDeliveryException.Outcome.UNKNOWN, "timed out"))) {
			global("1/1h");
			this.otp.gateway.failWith(failure);
			assertChangeStands();
			this.otp.gateway.failWith(null);
			remove("bob");
			assertThat(this.otp.gateway.messages()).isEmpty();
			this.otp.clock.move(Duration.ofHours(1));
			this.otp.enrolled.remove(ALICE, NEW);
			this.otp.enrolled(OLD, ALICE, "bob");
		}
	}

	@Test
	void changeWhenGlobalLimitIsUsedUpThenStandsWithoutTextSnd8() {
		global("1/1h");
		remove("bob");
		this.otp.gateway.clear();
		try (CapturedLog log = new CapturedLog("io.github.smsotp.NumberNotices")) {
			assertChangeStands();
			assertThat(log.lines()).singleElement()
				.asString()
				.startsWith("A limit keeps a text from +1 ••• ••• ••71 that tells of NUMBER_CHANGED");
		}
		assertThat(this.otp.gateway.messages()).isEmpty();
	}

	@Test
	void changeThenTextCountsInTheGlobalLimitSnd8() {
		global("1/1h");
		change();
		assertThat(this.otp.send("bob").outcome()).isEqualTo(SmsOtpSendResult.Outcome.RATE_LIMITED);
		assertThat(this.otp.events).last().extracting("reason").isEqualTo("GLOBAL");
	}

	@Test
	void changeWhenTextsOfAccountAndNumberAreUsedUpThenTextGoesOutAllTheSameEnr4() {
		List<RateLimit> one = List.of(RateLimit.valueOf("1/24h"));
		this.otp.limits(new SmsOtpLimits(new SmsOtpLimits.Send(null, one, one, one, List.of()),
				new SmsOtpLimits.Enroll(one, one, one, one), this.otp.policy.limits().guess()));
		this.otp.sent(ALICE, null);
		this.otp.sent(SmsOtpSubject.enrollment(ALICE, OLD), null);
		this.otp.gateway.clear();
		change();
		assertToldOnce(OLD);
	}

	@Test
	void changeWhenAccountHasToWaitForItsNextTextThenTextGoesOutAllTheSameEnr4() {
		this.otp.sent(ALICE, null);
		this.otp.gateway.clear();
		change();
		assertToldOnce(OLD);
		this.otp.clock.move(Duration.ofSeconds(30));
		this.otp.sent(ALICE, null);
		this.otp.gateway.clear();
		remove(ALICE);
		assertToldOnce(NEW);
	}

	@Test
	void changeWhenAccountIsLockedThenTextGoesOutAllTheSameEnr4() {
		this.otp.verifyWrong(this.otp.sent(ALICE, null), 5);
		this.otp.gateway.clear();
		change();
		assertToldOnce(OLD);
	}

	@Test
	void removeWhenAccountIsDisabledThenTextGoesOutAllTheSameEnr4() {
		this.otp.administration().disable(ALICE);
		remove(ALICE);
		assertToldOnce(OLD);
	}

	@Test
	void changeThenNextCodeNeedNotWaitForTheTextThatTells() {
		change();
		assertThat(this.otp.status(null).resendAt()).isNull();
		this.otp.clock.move(Duration.ofMillis(1));
		this.otp.sent(ALICE, null);
	}

	@Test
	void changeWhenTextIsGivenBackThenTheAccountsOwnTextsStillCountSnd1() {
		this.otp.sent(ALICE, null);
		this.otp.gateway.failWith(new SmsDeliveryException(SmsDeliveryException.Outcome.REFUSED, "no"));
		change();
		assertThat(this.otp.status(null).resendAt()).isEqualTo(this.otp.clock.instant().plusSeconds(30));
	}

	private void assertChangeStands() {
		this.otp.events.clear();
		change();
		assertThat(this.otp.enrollments().find(ALICE)).containsExactly(NEW);
		assertThat(this.otp.events).singleElement().isInstanceOf(SmsOtpNumberChangedEvent.class);
	}

	private void assertToldOnce(PhoneNumber number) {
		assertThat(this.otp.gateway.messages()).singleElement().extracting(SmsMessage::to).isEqualTo(number);
	}

	private void change() {
		assertThat(this.otp.enrollments().confirm(SmsOtpSubject.enrollment(ALICE, NEW).inPlaceOf(OLD))).isNotNull();
	}

	private void remove(String account) {
		assertThat(this.otp.enrollments().remove(account, "root", null)).isTrue();
		assertThat(this.otp.events).last().isInstanceOf(SmsOtpNumberRemovedEvent.class);
	}

	private void global(String limit) {
		this.otp.limits(new SmsOtpLimits.Send(DEFAULTS.cooldown(), List.of(), List.of(), List.of(),
				List.of(RateLimit.valueOf(limit))));
	}

}
