package io.github.smsotp.autoconfigure.sms;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A provider that takes texts by HTTP. Names in braces stand for values: to, to-digits,
 * text, sender, id, coding, and those under values.
 */
public class HttpGatewayProperties {

	/**
	 * URL, URL-encoded but for names in braces.
	 */
	private @Nullable String url;

	/**
	 * HTTP method.
	 */
	private String method = "POST";

	/**
	 * Headers.
	 */
	private Map<String, String> headers = new LinkedHashMap<>();

	/**
	 * User name for basic authentication.
	 */
	private @Nullable String username;

	/**
	 * Password for basic authentication.
	 */
	private @Nullable String password;

	/**
	 * Token for bearer authentication.
	 */
	private @Nullable String token;

	/**
	 * Type of the body: application/json or application/x-www-form-urlencoded.
	 */
	private String contentType = "application/json";

	/**
	 * Body: JSON with names in braces inside of its strings, or a form.
	 */
	private @Nullable String body;

	/**
	 * Further values for names in braces, for example credentials. Names are of letters
	 * and digits.
	 */
	private Map<String, String> values = new LinkedHashMap<>();

	/**
	 * What an answer looks like when the provider has taken a text.
	 */
	private final Success success = new Success();

	/**
	 * JSON pointer to the id of the text in an answer.
	 */
	private @Nullable String messageId;

	/**
	 * What an answer says when the provider has not taken a text.
	 */
	private final Failure failure = new Failure();

	public @Nullable String getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	public String getMethod() {
		return this.method;
	}

	public void setMethod(String method) {
		this.method = method;
	}

	public Map<String, String> getHeaders() {
		return this.headers;
	}

	public void setHeaders(Map<String, String> headers) {
		this.headers = headers;
	}

	public @Nullable String getUsername() {
		return this.username;
	}

	public void setUsername(@Nullable String username) {
		this.username = username;
	}

	public @Nullable String getPassword() {
		return this.password;
	}

	public void setPassword(@Nullable String password) {
		this.password = password;
	}

	public @Nullable String getToken() {
		return this.token;
	}

	public void setToken(@Nullable String token) {
		this.token = token;
	}

	public String getContentType() {
		return this.contentType;
	}

	public void setContentType(String contentType) {
		this.contentType = contentType;
	}

	public @Nullable String getBody() {
		return this.body;
	}

	public void setBody(@Nullable String body) {
		this.body = body;
	}

	public Map<String, String> getValues() {
		return this.values;
	}

	public void setValues(Map<String, String> values) {
		this.values = values;
	}

	public Success getSuccess() {
		return this.success;
	}

	public @Nullable String getMessageId() {
		return this.messageId;
	}

	public void setMessageId(@Nullable String messageId) {
		this.messageId = messageId;
	}

	public Failure getFailure() {
		return this.failure;
	}

	/**
	 * What an answer looks like when the provider has taken a text.
	 */
	public static class Success {

		/**
		 * Comma-separated list of HTTP statuses, by default all 2xx.
		 */
		private Set<Integer> statuses = new LinkedHashSet<>();

		/**
		 * JSON pointer to what tells success, by default the status alone does.
		 */
		private @Nullable String pointer;

		/**
		 * Comma-separated list of what stands there on success, by default anything.
		 */
		private Set<String> values = new LinkedHashSet<>();

		public Set<Integer> getStatuses() {
			return this.statuses;
		}

		public void setStatuses(Set<Integer> statuses) {
			this.statuses = statuses;
		}

		public @Nullable String getPointer() {
			return this.pointer;
		}

		public void setPointer(@Nullable String pointer) {
			this.pointer = pointer;
		}

		public Set<String> getValues() {
			return this.values;
		}

		public void setValues(Set<String> values) {
			this.values = values;
		}

	}

	/**
	 * What an answer says when the provider has not taken a text.
	 */
	public static class Failure {

		/**
		 * JSON pointer to the code for what went wrong, by default the whole body is the
		 * code.
		 */
		private @Nullable String pointer;

		/**
		 * Comma-separated list of codes of texts that will never be delivered.
		 */
		private Set<String> refused = new LinkedHashSet<>();

		/**
		 * Comma-separated list of codes of texts that were not taken and may be later.
		 */
		private Set<String> failed = new LinkedHashSet<>();

		/**
		 * Comma-separated list of codes of texts that may be on their way.
		 */
		private Set<String> unknown = new LinkedHashSet<>();

		public @Nullable String getPointer() {
			return this.pointer;
		}

		public void setPointer(@Nullable String pointer) {
			this.pointer = pointer;
		}

		public Set<String> getRefused() {
			return this.refused;
		}

		public void setRefused(Set<String> refused) {
			this.refused = refused;
		}

		public Set<String> getFailed() {
			return this.failed;
		}

		public void setFailed(Set<String> failed) {
			this.failed = failed;
		}

		public Set<String> getUnknown() {
			return this.unknown;
		}

		public void setUnknown(Set<String> unknown) {
			this.unknown = unknown;
		}

	}

}
