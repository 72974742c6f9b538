package io.github.smsotp.web;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server has answered.
 *
 * @param status the status
 * @param headers the headers, names in lower case
 * @param body the body
 */
record Answer(int status, Map<String, List<String>> headers, String body) {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String PROBLEMS = "https://smsotp.github.io/problems/";

	static Answer of(HttpResponse<String> response) {
		return new Answer(response.statusCode(), response.headers().map(), response.body());
	}

	@Nullable String header(String name) {
		List<String> values = this.headers.get(name.toLowerCase(Locale.ROOT));
		return (values != null) ? String.join(", ", values) : null;
	}

	String location() {
		String location = String.valueOf(header("location"));
		return location.replaceFirst("https?://localhost:[0-9]+", "");
	}

	@SuppressWarnings("unchecked")
	Map<String, Object> json() {
		return JSON.readValue(this.body, Map.class);
	}

	/**
	 * The last part of the problem's type, with the status that it came with.
	 */
	String problem() {
		if (!String.valueOf(header("content-type")).startsWith("application/problem+json")) {
			return this.status + " no problem: " + this.body;
		}
		Map<String, Object> problem = json();
		String type = String.valueOf(problem.get("type"));
		boolean ours = type.startsWith(PROBLEMS) && Integer.valueOf(this.status).equals(problem.get("status"));
		return ours ? this.status + " " + type.substring(PROBLEMS.length()) : "not of the contract: " + this.body;
	}

}
