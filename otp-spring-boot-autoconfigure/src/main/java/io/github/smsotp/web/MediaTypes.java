package io.github.smsotp.web;

import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What a request sends, and what it wants to read.
 */
final class MediaTypes {

	private MediaTypes() {
	}

	static boolean wantsHtml(HttpServletRequest request) {
		try {
			List<MediaType> types = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
			return types.stream()
				.anyMatch((type) -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML) && type.getQualityValue() > 0);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	static boolean isForm(HttpServletRequest request) {
		return MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(contentType(request));
	}

	static boolean isJson(HttpServletRequest request) {
		return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(contentType(request));
	}

	private static @Nullable MediaType contentType(HttpServletRequest request) {
		String type = request.getContentType();
		try {
			return (type != null) ? MediaType.parseMediaType(type) : null;
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

}
