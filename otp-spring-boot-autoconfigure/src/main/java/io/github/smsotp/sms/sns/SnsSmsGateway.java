package io.github.smsotp.sms.sns;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.smsotp.sms.ReceiptSmsGateway;
import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsDeliveryException.Outcome;
import io.github.smsotp.sms.SmsMessage;
import io.github.smsotp.sms.SmsReceipt;
import io.github.smsotp.sms.SmsSenders;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.SnsException;

import org.springframework.util.Assert;

/**
 * Sends text messages through Amazon SNS with a client of the application, as
 * transactional ones. The client's retries are off for these calls, since SNS takes no
 * idempotency key for text messages. Safe for use by several threads once the setters
 * have been called.
 */
public final class SnsSmsGateway implements ReceiptSmsGateway {

	private static final Set<String> REFUSED = Set.of("OptedOut", "OptedOutException");

	private static final Set<String> INVALID = Set.of("InvalidParameter", "InvalidParameterException");

	private final SnsClient client;

	private SmsSenders senders = SmsSenders.none();

	private Duration timeLimit = Duration.ofSeconds(5);

	/**
	 * Creates a gateway.
	 * @param client the client, with region and credentials
	 */
	public SnsSmsGateway(SnsClient client) {
		Assert.notNull(client, "client cannot be null");
		this.client = client;
	}

	/**
	 * Sets whom texts come from.
	 * @param senders names, or numbers in E.164 that belong to the account; by default
	 * SNS chooses
	 */
	public void setSenders(SmsSenders senders) {
		Assert.notNull(senders, "senders cannot be null");
		this.senders = senders;
	}

	/**
	 * Sets how long a call may take.
	 * @param timeLimit the limit, 5 seconds by default
	 */
	public void setTimeLimit(Duration timeLimit) {
		Assert.isTrue(timeLimit != null && timeLimit.toMillis() > 0, "timeLimit must be at least a millisecond");
		this.timeLimit = timeLimit;
	}

	@Override
	public SmsReceipt submit(SmsMessage message) {
		Assert.notNull(message, "message cannot be null");
		try {
			return new SmsReceipt(this.client.publish(request(message)).messageId());
		}
		catch (SnsException ex) {
			String code = (ex.awsErrorDetails() != null) ? ex.awsErrorDetails().errorCode() : null;
			throw new SmsDeliveryException(outcome(ex, code),
					"Amazon SNS answered with HTTP status " + ex.statusCode() + " and code " + code);
		}
		catch (SdkClientException ex) {
			throw new SmsDeliveryException(outcome(ex), "Amazon SNS did not answer: "
					+ ((ex.getCause() != null) ? ex.getCause() : ex).getClass().getName());
		}
	}

	private static Outcome outcome(SdkClientException failure) {
		boolean anonymous = String.valueOf(failure.getMessage()).startsWith("Unable to load credentials");
		return anonymous ? Outcome.FAILED : Outcome.ofConnectionFailure(failure);
	}

	private static Outcome outcome(SnsException answer, @Nullable String code) {
		boolean number = String.valueOf(answer.getMessage()).contains("PhoneNumber");
		if (code != null && (REFUSED.contains(code) || (INVALID.contains(code) && number))) {
			return Outcome.REFUSED;
		}
		return Outcome.ofHttpStatus(answer.statusCode());
	}

	private PublishRequest request(SmsMessage message) {
		return PublishRequest.builder()
			.phoneNumber(message.to().value())
			.message(message.text())
			.messageAttributes(attributes(this.senders.find(message.to())))
			.overrideConfiguration(AwsRequestOverrideConfiguration.builder()
				.apiCallTimeout(this.timeLimit)
				.addPlugin(SnsSmsGateway::neverTwice)
				.build())
			.build();
	}

	private static void neverTwice(SdkServiceClientConfiguration.Builder client) {
		client.overrideConfiguration((configuration) -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()));
	}

	private static Map<String, MessageAttributeValue> attributes(@Nullable String sender) {
		Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
		attributes.put("AWS.SNS.SMS.SMSType", text("Transactional"));
		if (sender != null) {
			boolean number = sender.startsWith("+");
			attributes.put(number ? "AWS.MM.SMS.OriginationNumber" : "AWS.SNS.SMS.SenderID", text(sender));
		}
		return attributes;
	}

	private static MessageAttributeValue text(String value) {
		return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
	}

	@Override
	public String toString() {
		return "SnsSmsGateway";
	}

}
