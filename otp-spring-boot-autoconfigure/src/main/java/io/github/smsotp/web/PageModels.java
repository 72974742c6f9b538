package io.github.smsotp.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.smsotp.SmsOtpStatus;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneRegion;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.csrf.CsrfToken;

/**
 * Puts together what a page shows.
 */
final class PageModels {

	private static final int ROOM_FOR_BLANKS = 6;

	private final PageTexts texts;

	private final PageLinks links;

	private final Waits waits;

	private final int codeLength;

	private final boolean webOtp;

	PageModels(SmsOtpWebOptions options, PageTexts texts, Waits waits, int codeLength) {
		this.texts = texts;
		this.links = new PageLinks(options);
		this.waits = waits;
		this.codeLength = codeLength;
		this.webOtp = options.pages().webOtp();
	}

	SmsOtpPageModel create(HttpServletRequest request, SmsOtpAnswer answer, Locale locale) {
		PhoneView view = answer.phone();
		SmsOtpStatus status = (view != null) ? view.pending() : answer.status();
		SmsOtpPageModel.Code code = (status != null) ? code(status) : null;
		// those of the texts, which need not be the reader's
		String language = this.texts.page("language", locale);
		return new SmsOtpPageModel(language, this.texts.page("direction", locale), problem(answer, locale), code,
				phone(request, view, Locale.forLanguageTag(language)), PageQuery.BYPASS.isIn(request),
				answer.problem() == SmsOtpProblem.LOGIN_OVER, csrf(request), this.links.create(request),
				texts(request, answer, status, locale));
	}

	private SmsOtpPageModel.@Nullable Problem problem(SmsOtpAnswer answer, Locale locale) {
		SmsOtpProblem problem = answer.problem();
		if (problem == null) {
			return null;
		}
		long seconds = this.waits.seconds(answer.retryAt());
		return new SmsOtpPageModel.Problem(problem.type(), this.texts.detail(problem, seconds, locale), seconds,
				problem.isFieldError());
	}

	private SmsOtpPageModel.Code code(SmsOtpStatus status) {
		PhoneNumber number = status.phone();
		return new SmsOtpPageModel.Code(status.state(), (number != null) ? number.masked() : null,
				status.attemptsLeft(), this.waits.seconds(status.expiresAt()), this.waits.seconds(status.resendAt()),
				this.codeLength, this.codeLength + ROOM_FOR_BLANKS, this.webOtp);
	}

	private static SmsOtpPageModel.@Nullable Phone phone(HttpServletRequest request, @Nullable PhoneView view,
			Locale locale) {
		if (view == null || view == PhoneView.NOTHING) {
			return null;
		}
		PhoneNumber current = view.current();
		return new SmsOtpPageModel.Phone((current != null) ? current.masked() : null,
				regions(request, view.regions(), locale), view.entering(), view.removable(), view.required());
	}

	private static List<SmsOtpPageModel.Region> regions(HttpServletRequest request, List<PhoneRegion> regions,
			Locale locale) {
		String submitted = RequestFields.parameter(request, "region");
		boolean offered = regions.stream().anyMatch((region) -> region.code().equals(submitted));
		String chosen = (offered || regions.isEmpty()) ? submitted : regions.get(0).code();
		return PhoneRegion.sorted(regions, locale)
			.stream()
			.map((region) -> new SmsOtpPageModel.Region(region.code(), region.label(locale),
					region.code().equals(chosen)))
			.toList();
	}

	private static SmsOtpPageModel.@Nullable Csrf csrf(HttpServletRequest request) {
		return (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token)
				? new SmsOtpPageModel.Csrf(token.getParameterName(), token.getToken()) : null;
	}

	private Map<String, String> texts(HttpServletRequest request, SmsOtpAnswer answer, @Nullable SmsOtpStatus status,
			Locale locale) {
		Map<String, String> said = new HashMap<>(this.texts.plain(locale));
		said.put("title", this.texts.page(title(answer), locale));
		PhoneView view = answer.phone();
		if (view != null) {
			said.put("phone.hint", this.texts.page(hint(request, view), locale));
		}
		if (view != null && view.current() != null) {
			said.put("phone.current", this.texts.page("phone.current", locale, isolated(view.current())));
		}
		if (status != null) {
			putState(said, status, locale);
			// once is enough
			if (answer.problem() != SmsOtpProblem.LOCKED) {
				long seconds = this.waits.seconds(status.lockedUntil());
				said.put("locked", this.texts.detail(SmsOtpProblem.LOCKED, seconds, locale));
			}
		}
		return said;
	}

	private static String title(SmsOtpAnswer answer) {
		if (answer.phone() != null) {
			return "phone.title";
		}
		return (answer.problem() == SmsOtpProblem.LOGIN_OVER) ? "over.title" : "title";
	}

	private static String hint(HttpServletRequest request, PhoneView view) {
		if (view.current() != null) {
			return "phone.change";
		}
		if (view.required()) {
			return "phone.enter";
		}
		return PageQuery.REMOVED.isIn(request) ? "phone.removed" : "phone.add";
	}

	private void putState(Map<String, String> said, SmsOtpStatus status, Locale locale) {
		PhoneNumber number = status.phone();
		if (number != null && status.state() == SmsOtpStatus.State.CODE_SENT) {
			String left = this.texts.timeLeft(this.waits.seconds(status.expiresAt()), locale);
			said.put("sent", this.texts.page("sent", locale, number.ending(), status.attemptsLeft()));
			said.put("expires", this.texts.page("expires", locale, left));
		}
		long seconds = this.waits.seconds(status.resendAt());
		if (seconds > 0) {
			said.put("resend.wait", this.texts.page("resend.wait", locale, this.texts.wait(seconds, locale)));
			said.put("resend.wait.one", this.texts.page("resend.wait", locale, this.texts.wait(1, locale)));
		}
	}

	// in either direction of writing the plus sign stands in front of the digits
	private static String isolated(PhoneNumber number) {
		return "\u2066" + number.masked() + "\u2069";
	}

}
