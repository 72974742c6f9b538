package io.github.smsotp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.github.smsotp.sms.SmsMessage;

/**
 * Writes down what the test suite has issued, so that {@code LogLeakTests} can look for
 * it in everything that the suite has logged.
 */
public final class IssuedSecrets {

	static final Path FILE = Path.of("target", "issued-secrets.txt");

	private IssuedSecrets() {
	}

	/**
	 * Records the number of a text, and the code if there is one in it.
	 */
	public static void record(SmsMessage message) {
		RecordingSmsGateway.findCode(message).ifPresent(IssuedSecrets::record);
		record(message.to().value().substring(1));
	}

	/**
	 * Records any secret, for example an API key.
	 */
	public static synchronized void record(String secret) {
		try {
			Files.createDirectories(FILE.getParent());
			Files.writeString(FILE, secret + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
