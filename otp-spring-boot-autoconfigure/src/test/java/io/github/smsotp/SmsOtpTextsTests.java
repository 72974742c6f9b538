package io.github.smsotp;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.ReceiptSmsGateway;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsReceipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link SmsOtpTexts}.
 */
class SmsOtpTextsTests {

	private static final PhoneNumber NUMBER = new PhoneNumber("+14155552671");

	@Test
	void sendWhenGatewayGivesNoReceiptThenEmptyOne() {
		assertThat(send((message) -> {
		})).isEqualTo(SmsReceipt.withoutId());
	}

	@ParameterizedTest
	@CsvSource({ "SM1234,SM1234", "14155552671-042137,[PROTECTED]-[PROTECTED]", "'a\nb',a b" })
	void sendWhenGatewayGivesReceiptThenItsIdIsSafe(String id, String kept) {
		assertThat(send((ReceiptSmsGateway) (message) -> new SmsReceipt(id)).messageId()).isEqualTo(kept);
	}

	@Test
	void sendWhenIdIsLongThenShortened() {
		assertThat(send((ReceiptSmsGateway) (message) -> new SmsReceipt("x".repeat(1000))).messageId()).hasSize(200);
	}

	@ParameterizedTest
	@CsvSource({ "no 042137 to +14155552671,no [PROTECTED] to +[PROTECTED]", "no 042 137,no [PROTECTED]",
			"to (415) 555-2671 failed,to [PROTECTED] failed", "HTTP 500,HTTP 500", "error 21608,error 21608" })
	void sendWhenGatewayTellsSecretsThenFailureHoldsNoneOfThemLog2T52(String told, String kept) {
		SmsDeliveryException failure = failure(new SmsDeliveryException(SmsDeliveryException.Outcome.FAILED, told,
				Duration.ofSeconds(7), new IOException(told)));
		assertThat(failure.getMessage()).isEqualTo(kept);
		assertThat(failure.getCause()).isNull();
		assertThat(failure.getOutcome()).isEqualTo(SmsDeliveryException.Outcome.FAILED);
		assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(7));
	}

	@Test
	void sendWhenGatewayHasABugThenUnknownAndItsWordsAreDroppedLog2T52() {
		SmsDeliveryException failure = failure(new IllegalStateException("042137 to +14155552671"));
		assertThat(failure.getOutcome()).isEqualTo(SmsDeliveryException.Outcome.UNKNOWN);
		assertThat(failure).hasMessage("java.lang.IllegalStateException").hasNoCause();
	}

	@Test
	void sendWhenTextCannotBeWrittenThenFailedSinceNothingWentOut() {
		SmsOtpTexts texts = new SmsOtpTexts((message) -> {
		}, (code, ttl, locale) -> {
			throw new IllegalStateException(code);
		});
		assertThatExceptionOfType(SmsDeliveryException.class)
			.isThrownBy(() -> texts.send(NUMBER, "042137", Duration.ofMinutes(5), Locale.ENGLISH))
			.withMessage("java.lang.IllegalStateException")
			.withNoCause()
			.matches((failure) -> failure.getOutcome() == SmsDeliveryException.Outcome.FAILED);
	}

	private static SmsReceipt send(SmsGateway gateway) {
		return new SmsOtpTexts(gateway, (code, ttl, locale) -> code).send(NUMBER, "042137", Duration.ofMinutes(5),
				Locale.ENGLISH);
	}

	private static SmsDeliveryException failure(RuntimeException thrown) {
		return catchThrowableOfType(SmsDeliveryException.class, () -> send((message) -> {
			throw thrown;
		}));
	}

}
