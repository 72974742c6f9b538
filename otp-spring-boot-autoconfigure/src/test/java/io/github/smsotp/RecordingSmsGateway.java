package io.github.smsotp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that keeps what it is given, and fails when it is told to. Safe for use by
 * several threads.
 */
public final class RecordingSmsGateway implements SmsGateway {

	private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6,10}(?![0-9])");

	private final List<SmsMessage> messages = new CopyOnWriteArrayList<>();

	private volatile @Nullable RuntimeException failure;

	private volatile boolean telling = true;

	private volatile Runnable before = () -> {
	};

	@Override
	public void send(SmsMessage message) {
		if (this.telling) {
			IssuedSecrets.record(message);
		}
		this.before.run();
		RuntimeException failing = this.failure;
		if (failing != null) {
			throw failing;
		}
		this.messages.add(message);
	}

	/**
	 * Lets every further text fail, or none with {@code null}.
	 */
	public void failWith(@Nullable RuntimeException failing) {
		this.failure = failing;
	}

	/**
	 * Writes no more secrets down. Of the codes of thousands of texts some would stand in
	 * any log by chance.
	 */
	public void sendMany() {
		this.telling = false;
	}

	/**
	 * Lets something happen while a text is on its way.
	 */
	public void beforeSending(Runnable step) {
		this.before = step;
	}

	/**
	 * All texts, the oldest first.
	 */
	public List<SmsMessage> messages() {
		return List.copyOf(this.messages);
	}

	/**
	 * The code of the last text that has one.
	 */
	public String lastCode() {
		List<String> codes = this.messages.stream().flatMap((message) -> findCode(message).stream()).toList();
		return codes.get(codes.size() - 1);
	}

	/**
	 * The code of a text.
	 */
	public static String codeOf(SmsMessage message) {
		return findCode(message).orElseThrow(() -> new IllegalStateException("no code in the text"));
	}

	/**
	 * The code of a text, if it has one.
	 */
	static Optional<String> findCode(SmsMessage message) {
		Matcher matcher = CODE.matcher(message.text());
		return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
	}

	/**
	 * Forgets all texts.
	 */
	public void clear() {
		this.messages.clear();
	}

}
