package io.github.smsotp.web;

/**
 * Thrown when a request holds nothing that could be a code. Holds no part of the request.
 */
final class MalformedCodeException extends Exception {

	MalformedCodeException() {
		super("The request holds no code");
	}

}
