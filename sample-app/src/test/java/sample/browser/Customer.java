package sample.browser;

import io.github.smsotp.test.RecordingSmsGateway;

/**
 * Somebody with a password and a phone, whether the bank knows the phone or not.
 */
record Customer(String name, String number, RecordingSmsGateway gateway) {

	/**
	 * Takes the next code that the phone has received.
	 */
	String awaitCode() {
		return this.gateway.awaitCode(this.number);
	}

	/**
	 * How many texts the phone has received.
	 */
	long texts() {
		return this.gateway.messages().stream().filter((text) -> text.to().value().equals(this.number)).count();
	}

	/**
	 * The number as pages show it.
	 */
	String masked() {
		return "+1 ••• ••• ••" + this.number.substring(this.number.length() - 2);
	}

	/**
	 * The number as people type it in at home.
	 */
	String nationalNumber() {
		return this.number.replaceFirst("\\+1(...)(...)", "($1) $2-");
	}

	/**
	 * A code that is not the right one.
	 */
	static String otherThan(String code) {
		char first = (code.charAt(0) != '0') ? '0' : '1';
		return first + code.substring(1);
	}

}
