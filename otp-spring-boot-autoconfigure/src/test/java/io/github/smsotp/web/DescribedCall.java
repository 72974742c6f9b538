package io.github.smsotp.web;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes the calls of one operation as its description says, holds every answer against
 * it, and remembers what has been seen.
 */
final class DescribedCall {

	private static final String JSON = "application/json";

	private static final String FORM = "application/x-www-form-urlencoded";

	private final OpenApiOperation operation;

	private final Set<String> seen = new TreeSet<>();

	private final Set<String> states = new TreeSet<>();

	DescribedCall(OpenApiOperation operation) {
		this.operation = operation;
	}

	Answer get(Browser browser) {
		return get(browser, "");
	}

	Answer get(Browser browser, String query) {
		return check(browser.fetch(this.operation.path() + query));
	}

	Answer post(Browser browser) {
		Answer answer = send(browser, BodyPublishers.noBody());
		if (isSuccess(answer)) {
			this.seen.add(OpenApiOperation.NO_BODY);
		}
		return answer;
	}

	Answer post(Browser browser, Map<String, String> fields) {
		String json = JsonMapper.shared().writeValueAsString(fields);
		return accepted(send(browser, BodyPublishers.ofString(json), "Content-Type", JSON), JSON, fields);
	}

	Answer submit(Browser browser, Map<String, String> fields) {
		String form = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return accepted(send(browser, BodyPublishers.ofString(form), "Content-Type", FORM), FORM, fields);
	}

	/**
	 * Posts anything with the CSRF token where the description says that it belongs.
	 */
	Answer send(Browser browser, BodyPublisher body, String... headers) {
		return exchange(browser, body, Browser.and(withToken(browser), headers));
	}

	/**
	 * Posts nothing as a page of another site does that has got hold of the token.
	 */
	Answer postCrossSite(Browser browser) {
		return exchange(browser, BodyPublishers.noBody(),
				Browser.and(withToken(browser), "Sec-Fetch-Site", "cross-site"));
	}

	Answer postWithoutToken(Browser browser) {
		return exchange(browser, BodyPublishers.noBody(), "Accept", JSON);
	}

	/**
	 * The states that answers have told.
	 */
	Set<String> states() {
		return this.states;
	}

	void assertThatEverythingWasSeen() {
		assertThat(this.seen).as(this.operation.call()).isEqualTo(this.operation.described());
	}

	private String[] withToken(Browser browser) {
		browser.csrf();
		String header = this.operation.api().at("/components/securitySchemes/csrfToken/name").stringValue();
		return new String[] { "Accept", JSON, header, String.valueOf(browser.cookie("XSRF-TOKEN")) };
	}

	private Answer exchange(Browser browser, BodyPublisher body, String... headers) {
		return check(browser.exchange("POST", this.operation.path(), body, headers));
	}

	private Answer accepted(Answer answer, String type, Map<String, String> fields) {
		if (isSuccess(answer)) {
			this.seen.add(this.operation.checkRequest(type, JsonMapper.shared().valueToTree(fields)));
		}
		return answer;
	}

	private Answer check(Answer answer) {
		this.seen.addAll(this.operation.check(answer));
		if (isSuccess(answer) && answer.json().get("state") instanceof String state) {
			this.states.add(state);
		}
		return answer;
	}

	private static boolean isSuccess(Answer answer) {
		return answer.status() / 100 == 2;
	}

}
