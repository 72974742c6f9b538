package io.github.smsotp.web;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where the forms and links of one chain's pages lead.
 */
final class PageLinks {

	private final SmsOtpPaths paths;

	private final SmsOtpPageOptions options;

	PageLinks(SmsOtpWebOptions options) {
		this.paths = options.paths();
		this.options = options.pages();
	}

	SmsOtpPageModel.Links create(HttpServletRequest request) {
		UnaryOperator<String> in = request.getContextPath()::concat;
		return new SmsOtpPageModel.Links(in.apply(this.paths.login()), in.apply(this.paths.login(PageQuery.BYPASS)),
				in.apply(this.paths.login(PageQuery.OVER)), in.apply(this.paths.send()), in.apply(this.paths.phone()),
				in.apply(this.paths.phone(PageQuery.CHANGE)), in.apply(this.paths.confirm()),
				in.apply(this.paths.remove()), in.apply("/"), signOut(in), link(in, this.options.helpUrl()), styles(in),
				in.apply(this.paths.file(SmsOtpResourcesFilter.SCRIPT)));
	}

	private @Nullable String signOut(UnaryOperator<String> in) {
		String path = this.options.signOutPath();
		return (path != null) ? in.apply(this.paths.basePath() + path) : null;
	}

	private List<String> styles(UnaryOperator<String> in) {
		String further = link(in, this.options.styleSheet());
		return Stream
			.concat(SmsOtpResourcesFilter.STYLES.stream().map(this.paths::file).map(in), Stream.ofNullable(further))
			.toList();
	}

	private static @Nullable String link(UnaryOperator<String> in, @Nullable String pathOrUrl) {
		boolean path = pathOrUrl != null && SmsOtpPageOptions.isPath(pathOrUrl);
		return path ? in.apply(pathOrUrl) : pathOrUrl;
	}

}
