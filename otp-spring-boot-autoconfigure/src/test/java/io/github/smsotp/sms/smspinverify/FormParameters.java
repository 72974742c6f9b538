package io.github.smsotp.sms.smspinverify;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads parameters of a query or form.
 */
final class FormParameters {

	private FormParameters() {
	}

	static String of(String form, String name) {
		return Arrays.stream(form.split("&"))
			.filter((pair) -> pair.startsWith(name + "="))
			.map((pair) -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
			.findFirst()
			.orElse("");
	}

}
