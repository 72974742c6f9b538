package io.github.smsotp.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where the forms and links of one chain's pages lead.
 */
final class PageLinks {

	private final SmsOtpPaths paths;

	private final SmsOtpPageOptions options;

	private final @Nullable String signOutPath;

	PageLinks(SmsOtpWebOptions options) {
		this.paths = options.paths();
		this.options = options.pages();
		String signOut = this.options.signOutPath();
		this.signOutPath = (signOut != null) ? signOut : this.paths.signOut();
	}

	SmsOtpPageModel.Links create(HttpServletRequest request) {
		String context = request.getContextPath();
		return new SmsOtpPageModel.Links(context + this.paths.login(), context + this.paths.login(PageQuery.BYPASS),
				context + this.paths.login(PageQuery.OVER), context + this.paths.send(), context + this.paths.phone(),
				context + this.paths.phone(PageQuery.CHANGE), context + this.paths.confirm(),
				context + this.paths.remove(), context + "/", signOut(context), link(context, this.options.helpUrl()),
				styles(context), context + this.paths.script());
	}

	private @Nullable String signOut(String context) {
		return (this.signOutPath == null || this.signOutPath.isEmpty()) ? null : context + this.signOutPath;
	}

	private List<String> styles(String context) {
		return Stream
			.concat(this.paths.styles().stream().map(context::concat),
					Optional.ofNullable(link(context, this.options.styleSheet())).stream())
			.toList();
	}

	private static @Nullable String link(String context, @Nullable String pathOrUrl) {
		boolean path = pathOrUrl != null && SmsOtpPageOptions.isPath(pathOrUrl);
		return path ? context + pathOrUrl : pathOrUrl;
	}

}
