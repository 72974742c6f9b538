package io.github.smsotp.autoconfigure;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Thrown at start when a setting is missing or weakens what it stands for. Names the
 * property, what is wrong and the remedy, never a secret.
 */
public final class InvalidSmsOtpConfigurationException extends RuntimeException {

	private final String action;

	/**
	 * Creates an exception.
	 * @param property the property
	 * @param problem what is wrong with it, in words that go on after its name
	 * @param action the remedy
	 */
	public InvalidSmsOtpConfigurationException(String property, String problem, String action) {
		super("Property '" + property + "' " + problem);
		this.action = action;
	}

	/**
	 * Stops the start unless a setting is as it should be.
	 * @param valid whether it is
	 * @param property the property
	 * @param problem what is wrong with it, in words that go on after its name
	 * @param action the remedy
	 * @throws InvalidSmsOtpConfigurationException if it is not
	 */
	public static void check(boolean valid, String property, String problem, String action) {
		if (!valid) {
			throw new InvalidSmsOtpConfigurationException(property, problem, action);
		}
	}

	/**
	 * Stops the start unless a setting has a text.
	 * @param value the setting
	 * @param property the property
	 * @param action the remedy
	 * @return the setting
	 * @throws InvalidSmsOtpConfigurationException if it is empty
	 */
	public static String required(@Nullable String value, String property, String action) {
		if (!StringUtils.hasText(value)) {
			throw new InvalidSmsOtpConfigurationException(property, "is empty", action);
		}
		return value;
	}

	/**
	 * Stops the start where a setting cannot be made into what it stands for.
	 * @param <T> what it stands for
	 * @param property the property
	 * @param action the remedy
	 * @param conversion makes it, and throws with a message that shows no secret
	 * @return what it stands for
	 * @throws InvalidSmsOtpConfigurationException if the conversion throws an
	 * {@link IllegalArgumentException} or an {@link IllegalStateException}
	 */
	public static <T> T convert(String property, String action, Supplier<T> conversion) {
		try {
			return conversion.get();
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			throw new InvalidSmsOtpConfigurationException(property, "cannot be used: " + ex.getMessage(), action);
		}
	}

	String getAction() {
		return this.action;
	}

}
