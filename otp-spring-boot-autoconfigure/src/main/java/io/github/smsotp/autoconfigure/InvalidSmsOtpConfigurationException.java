package io.github.smsotp.autoconfigure;

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

	String getAction() {
		return this.action;
	}

}
