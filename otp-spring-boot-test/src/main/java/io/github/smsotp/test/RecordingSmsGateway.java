package io.github.smsotp.test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.smsotp.sms.SmsDeliveryException;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that sends nothing and keeps every text, for a test to read the code out of
 * it. Safe for use by several threads.
 */
public final class RecordingSmsGateway implements SmsGateway {

	private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6,10}(?![0-9])");

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final List<SmsMessage> messages = new CopyOnWriteArrayList<>();

	private final ConcurrentHashMap<String, BlockingQueue<String>> codes = new ConcurrentHashMap<>();

	private volatile @Nullable SmsDeliveryException failure;

	@Override
	public void send(SmsMessage message) {
		SmsDeliveryException failing = this.failure;
		if (failing != null) {
			throw failing;
		}
		this.messages.add(message);
		Matcher matcher = CODE.matcher(message.text());
		if (matcher.find()) {
			codes(message.to().value()).add(matcher.group());
		}
	}

	/**
	 * Takes the next code that a phone has received, and waits for it up to ten seconds.
	 * @param phone the number with a plus sign, for example {@code +14155552671}
	 * @return the code, each one once and in the order of their texts
	 * @throws AssertionError if none has come
	 */
	public String awaitCode(String phone) {
		String code = poll(phone);
		if (code == null) {
			throw new AssertionError("No code has come within " + PATIENCE.toSeconds() + " seconds; texts in all: "
					+ this.messages.size());
		}
		return code;
	}

	/**
	 * All texts.
	 * @return the texts, the oldest first
	 */
	public List<SmsMessage> messages() {
		return List.copyOf(this.messages);
	}

	/**
	 * Lets every further text fail.
	 * @param failing what the gateway throws, {@code null} to let texts go through again
	 */
	public void failWith(@Nullable SmsDeliveryException failing) {
		this.failure = failing;
	}

	/**
	 * Forgets all texts and failures.
	 */
	public void reset() {
		this.failure = null;
		this.messages.clear();
		this.codes.clear();
	}

	private @Nullable String poll(String phone) {
		try {
			return codes(phone).poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	private BlockingQueue<String> codes(String phone) {
		return this.codes.computeIfAbsent(phone, (key) -> new LinkedBlockingQueue<>());
	}

}
