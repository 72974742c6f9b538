package io.github.smsotp;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.smsotp.event.SmsOtpSendRefusedEvent;
import io.github.smsotp.event.SmsOtpSentEvent;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberPolicy;
import io.github.smsotp.sms.ReceiptSmsGateway;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.SmsReceipt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What {@link DefaultSmsOtpService} sends to whom, and what it says about it.
 */
class DefaultSmsOtpServiceSendTests {

	private static final String ALICE = SmsOtpServiceFixture.ALICE;

	private static final PhoneNumber NUMBER = SmsOtpServiceFixture.NUMBER;

	private final SmsOtpServiceFixture otp = new SmsOtpServiceFixture();

	@Test
	void sendWhenNumberIsConfirmedThenTextWithTheCodeGoesThere() {
		SmsOtpChallenge challenge = this.otp.sent();
		String code = this.otp.code();
		assertThat(code).matches("[0-9]{6}");
		assertThat(this.otp.gateway.messages()).extracting(SmsMessage::to, SmsMessage::text)
			.containsExactly(tuple(NUMBER,
					code + " is your ExampleCo code. It expires in 5 min. Don't share it.\n\n@example.com #" + code));
		assertThat(this.otp.events).containsExactly(new SmsOtpSentEvent(ALICE, "LOGIN", "+1 ••• ••• ••71", null,
				challenge.expiresAt(), this.otp.clock.instant()));
	}

	@Test
	void sendWhenProviderGivesAnIdThenEventHasIt() {
		DefaultSmsOtpService service = new DefaultSmsOtpService(this.otp.store, this.otp.repository,
				new PhoneNumberPolicy(List.of("US")), (ReceiptSmsGateway) (message) -> new SmsReceipt("SM1234"),
				this.otp.messages, this.otp.keys, this.otp.policy);
		service.setApplicationEventPublisher(this.otp.events::add);
		service.send(new SmsOtpSendRequest(SmsOtpSubject.login(ALICE), null, Locale.ENGLISH));
		assertThat(this.otp.events).extracting("messageId").containsExactly("SM1234");
	}

	@Test
	void sendWhenSentTwiceThenEachTextHasAnIdOfItsOwn() {
		this.otp.unlimited();
		this.otp.sent();
		this.otp.sent();
		assertThat(this.otp.gateway.messages()).extracting(SmsMessage::id).hasSize(2).doesNotHaveDuplicates();
	}

	@Test
	void sendWhenCodeLengthIsTenThenTenDigitsCod1() {
		SmsOtpPolicy defaults = SmsOtpPolicy.defaults();
		this.otp.policy = new SmsOtpPolicy(10, Duration.ofMinutes(10), 5, defaults.limits());
		SmsOtpChallenge challenge = this.otp.sent();
		assertThat(this.otp.gateway.lastCode()).matches("[0-9]{10}");
		this.otp.clock.move(Duration.ofMinutes(10).minusMillis(1));
		assertThat(this.otp.status(challenge).state()).isEqualTo(SmsOtpStatus.State.CODE_SENT);
	}

	@Test
	void sendWhenNoNumberThenNoText() {
		assertThat(this.otp.send("bob"))
			.isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.NO_NUMBER, null, null));
		assertThat(this.otp.gateway.messages()).isEmpty();
	}

	@Test
	void sendWhenSeveralNumbersThenPreferredOne() {
		this.otp.repository = (account) -> List.of(new PhoneNumber("+14155552672"), NUMBER);
		this.otp.sent();
		assertThat(this.otp.gateway.messages()).extracting(SmsMessage::to)
			.containsExactly(new PhoneNumber("+14155552672"));
	}

	@Test
	void sendWhenNumberMayNoLongerGetTextsThenRefusedAndNothingCountedPhn13T38() {
		this.otp.numbers.put(ALICE, new PhoneNumber("+18765550123"));
		this.otp.events.clear();
		assertThat(this.otp.send(ALICE))
			.isEqualTo(new SmsOtpSendResult(SmsOtpSendResult.Outcome.NUMBER_REFUSED, null, null));
		assertThat(this.otp.gateway.messages()).isEmpty();
		assertThat(this.otp.events).containsExactly(
				new SmsOtpSendRefusedEvent(ALICE, "LOGIN", "NUMBER_REFUSED", null, this.otp.clock.instant()));
		this.otp.numbers.put(ALICE, NUMBER);
		this.otp.sent();
	}

	@Test
	void sendWhenNumberHasTwoSpellingsThenOneWindowAndOneCodePhn5T37() {
		PhoneNumber fixedLine = new PhoneNumber("+541123456789");
		PhoneNumber mobile = new PhoneNumber("+5491123456789");
		this.otp.numbers.put(ALICE, fixedLine);
		DefaultSmsOtpService service = new DefaultSmsOtpService(this.otp.store, this.otp.repository,
				new PhoneNumberPolicy(List.of("AR")), this.otp.gateway, (code, ttl, locale) -> code + " !",
				this.otp.keys, this.otp.policy);
		service.setClock(this.otp.clock);
		SmsOtpSendResult sent = service.send(new SmsOtpSendRequest(SmsOtpSubject.login(ALICE), null, Locale.ENGLISH));
		assertThat(this.otp.gateway.messages()).extracting(SmsMessage::to).containsExactly(mobile);
		this.otp.numbers.put(ALICE, mobile);
		SmsOtpVerifyRequest guess = new SmsOtpVerifyRequest(SmsOtpSubject.login(ALICE), sent.challenge(),
				this.otp.gateway.lastCode());
		assertThat(service.verify(guess).outcome().name()).isEqualTo("ACCEPTED");
	}

	@Test
	void sendThenChallengeIdsAre128BitsNoUuidAndAllDifferentCod9() {
		SmsOtpCodes codes = new SmsOtpCodes(CodeKeys.random(), this.otp.policy);
		List<String> ids = IntStream.range(0, 10_000)
			.mapToObj((i) -> codes.challenge(null, this.otp.clock.instant()).id())
			.toList();
		assertThat(ids).doesNotHaveDuplicates()
			.allMatch((id) -> Base64.getUrlDecoder().decode(id).length >= 16)
			.noneMatch((id) -> id.matches("(?i)[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}"));
		// every bit of the first 16 bytes takes both values
		byte[] ones = new byte[16];
		byte[] zeros = new byte[16];
		for (String id : ids) {
			byte[] bytes = Base64.getUrlDecoder().decode(id);
			for (int i = 0; i < 16; i++) {
				ones[i] |= bytes[i];
				zeros[i] |= (byte) ~bytes[i];
			}
		}
		assertThat(ones).containsOnly(0xff);
		assertThat(zeros).containsOnly(0xff);
	}

	@Test
	void eventsAndResultsHoldNoCodeNumberOrChallengeIdLog2T52() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 1);
		this.otp.send(ALICE, challenge);
		this.otp.verify(challenge, this.otp.code());
		String told = this.otp.events + " " + challenge + " " + this.otp.status(challenge) + " "
				+ new SmsOtpSendResult(SmsOtpSendResult.Outcome.SENT, challenge, null) + " "
				+ new SmsOtpSendRequest(SmsOtpSubject.login(ALICE), challenge, Locale.ENGLISH)
				+ new SmsOtpVerifyRequest(SmsOtpSubject.login(ALICE), challenge, this.otp.code())
				+ this.otp.gateway.messages();
		assertThat(told).doesNotContain(this.otp.code(), this.otp.wrongCode(), "4155552671", challenge.id());
	}

	@Test
	void statusWhenNothingSentThenSendRequired() {
		assertThat(this.otp.status(null))
			.isEqualTo(new SmsOtpStatus(SmsOtpStatus.State.SEND_REQUIRED, NUMBER, null, null, 5, null));
	}

	@Test
	void statusWhenSentThenExpiryResendAndAttempts() {
		SmsOtpChallenge challenge = this.otp.sent();
		assertThat(this.otp.status(challenge)).isEqualTo(new SmsOtpStatus(SmsOtpStatus.State.CODE_SENT, NUMBER,
				challenge.expiresAt(), this.otp.clock.instant().plusSeconds(30), 5, null));
		assertThat(this.otp.status(null).state()).isEqualTo(SmsOtpStatus.State.SEND_REQUIRED);
	}

	@Test
	void statusWhenAskedOftenThenCountsNothing() {
		for (int i = 0; i < 10; i++) {
			this.otp.status(null);
		}
		SmsOtpChallenge challenge = this.otp.sent();
		for (int i = 0; i < 10; i++) {
			this.otp.status(challenge);
		}
		assertThat(this.otp.verify(challenge, this.otp.code()).outcome().name()).isEqualTo("ACCEPTED");
		assertThat(this.otp.gateway.messages()).hasSize(1);
	}

	@Test
	void statusWhenCodeIsDeadThenSendRequired() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.verifyWrong(challenge, 5);
		this.otp.clock.move(Duration.ofMinutes(1));
		assertThat(this.otp.status(challenge))
			.isEqualTo(new SmsOtpStatus(SmsOtpStatus.State.SEND_REQUIRED, NUMBER, null, null, 5, null));
	}

	@Test
	void statusWhenCodeHasExpiredThenSendRequired() {
		SmsOtpChallenge challenge = this.otp.sent();
		this.otp.clock.move(Duration.ofMinutes(5));
		assertThat(this.otp.status(challenge).state()).isEqualTo(SmsOtpStatus.State.SEND_REQUIRED);
	}

	@Test
	void statusWhenNumberMayNoLongerGetTextsThenEnrollmentRequiredPhn13() {
		this.otp.numbers.put(ALICE, new PhoneNumber("+18765550123"));
		assertThat(this.otp.status(null))
			.isEqualTo(new SmsOtpStatus(SmsOtpStatus.State.ENROLLMENT_REQUIRED, null, null, null, 0, null));
	}

	@Test
	void statusWhenNoNumberThenEnrollmentRequired() {
		assertThat(this.otp.service().status(SmsOtpSubject.login("bob"), null).state())
			.isEqualTo(SmsOtpStatus.State.ENROLLMENT_REQUIRED);
	}

}
