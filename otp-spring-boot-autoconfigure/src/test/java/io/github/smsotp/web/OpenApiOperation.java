package io.github.smsotp.web;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An operation of a description.
 *
 * @param api the description
 * @param path the path
 * @param method the method in lower case
 */
record OpenApiOperation(OpenApi api, String path, String method) {

	static final String NO_BODY = "request without body";

	private static final String REQUEST = "request ";

	private static final String POST = "post";

	String id() {
		return at("/operationId").stringValue();
	}

	String call() {
		return this.method.toUpperCase(Locale.ROOT) + " " + this.path;
	}

	/**
	 * Everything that is said of requests and answers, each in a line.
	 */
	Set<String> described() {
		Set<String> described = new TreeSet<>();
		at("/responses").propertyNames().forEach((status) -> described.addAll(response(status).described()));
		JsonNode request = this.api.at(request());
		request.path("content").propertyNames().forEach((type) -> described.add(REQUEST + type));
		if (POST.equals(this.method) && !request.path("required").asBoolean(false)) {
			described.add(NO_BODY);
		}
		return described;
	}

	/**
	 * Holds an answer against what is described, and says what of it has been seen.
	 */
	Set<String> check(Answer answer) {
		String status = Integer.toString(answer.status());
		assertThat(at("/responses").propertyNames()).as(call() + " answers " + answer).contains(status);
		return response(status).check(answer);
	}

	/**
	 * Holds a request that was accepted against what is described.
	 */
	String checkRequest(String type, JsonNode fields) {
		this.api.assertValid(request() + "/content/" + OpenApi.escape(type) + "/schema", fields);
		return REQUEST + type;
	}

	private OpenApiResponse response(String status) {
		return new OpenApiResponse(this.api, status, this.api.resolve(pointer() + "/responses/" + status));
	}

	private String request() {
		return this.api.resolve(pointer() + "/requestBody");
	}

	private JsonNode at(String pointer) {
		return this.api.at(pointer() + pointer);
	}

	private String pointer() {
		return "/paths/" + OpenApi.escape(this.path) + "/" + this.method;
	}

}
