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

/**
 * Puts together what a page shows.
 */
final class PageModels {

	private static final List<String> TEXTS = List.of("label", "resend-button", "send-button", "again-link",
			"help-link", "sign-out-button", "no-number");

	private static final List<String> CODE_TEXTS = List.of("verify-button", "send", "bypass-link", "bypass",
			"bypass-label", "bypass-back", "over-link");

	private static final List<String> NUMBER_TEXTS = List.of("phone.enter", "phone.add", "phone.removed",
			"phone.change", "phone.region-label", "phone.label", "phone.risk", "phone.change-link", "phone.other-link",
			"phone.keep-link", "phone.home-link", "phone.confirm-button", "phone.remove", "phone.remove-button");

	private final PageTexts texts;

	private final PageLinks links;

	private final Waits waits;

	private final int codeLength;

	private final boolean webOtp;

	PageModels(PageTexts texts, PageLinks links, Waits waits, int codeLength, boolean webOtp) {
		this.texts = texts;
		this.links = links;
		this.waits = waits;
		this.codeLength = codeLength;
		this.webOtp = webOtp;
	}

	SmsOtpPageModel create(HttpServletRequest request, SmsOtpAnswer answer, Locale locale) {
		PhoneView phone = answer.phone();
		SmsOtpStatus status = (phone != null) ? phone.pending() : answer.status();
		SmsOtpPageModel.Code code = (status != null) ? code(status) : null;
		Map<String, String> texts = new HashMap<>();
		add(texts, TEXTS, locale);
		if (phone != null) {
			addNumber(texts, phone, locale);
		}
		else {
			add(texts, CODE_TEXTS, locale);
		}
		if (status != null && code != null) {
			addState(texts, status, code, locale);
		}
		String title = this.texts.page(title(answer), locale);
		texts.put("title", title);
		// those of the texts, which need not be the reader's
		return new SmsOtpPageModel(this.texts.page("language", locale), isRightToLeft(title), problem(answer, locale),
				code, number(request, phone, locale), PageQuery.BYPASS.isIn(request),
				answer.problem() == SmsOtpProblem.LOGIN_OVER, this.links.create(request), texts);
	}

	private static String title(SmsOtpAnswer answer) {
		if (answer.phone() != null) {
			return "phone.title";
		}
		return (answer.problem() == SmsOtpProblem.LOGIN_OVER) ? "over.title" : "title";
	}

	private void add(Map<String, String> texts, List<String> keys, Locale locale) {
		keys.forEach((key) -> texts.put(key, this.texts.page(key, locale)));
	}

	private void addNumber(Map<String, String> texts, PhoneView phone, Locale locale) {
		add(texts, NUMBER_TEXTS, locale);
		if (phone.current() != null) {
			texts.put("phone.current", this.texts.page("phone.current", locale, isolated(phone.current())));
		}
	}

	private void addState(Map<String, String> texts, SmsOtpStatus status, SmsOtpPageModel.Code code, Locale locale) {
		PhoneNumber number = status.phone();
		if (number != null) {
			texts.put("sent", this.texts.page("sent", locale, number.ending(), status.attemptsLeft()));
			texts.put("expires", this.texts.page("expires", locale, this.texts.rest(code.expiresInSeconds(), locale)));
		}
		texts.put("resend", this.texts.page("resend", locale));
		if (code.resendAfterSeconds() > 0) {
			texts.put("resend.wait", resendWait(code.resendAfterSeconds(), locale));
			texts.put("resend.wait.one", resendWait(1, locale));
		}
		texts.put("locked", this.texts.detail(SmsOtpProblem.LOCKED, this.waits.seconds(status.lockedUntil()), locale));
	}

	private String resendWait(long seconds, Locale locale) {
		return this.texts.page("resend.wait", locale, this.texts.wait(seconds, locale));
	}

	// in either direction of writing the plus sign stands in front of the digits
	private static String isolated(PhoneNumber number) {
		return "\u2066" + number.masked() + "\u2069";
	}

	private static boolean isRightToLeft(String text) {
		byte direction = Character.getDirectionality(text.codePointAt(0));
		return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
				|| direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
	}

	private SmsOtpPageModel.@Nullable Problem problem(SmsOtpAnswer answer, Locale locale) {
		SmsOtpProblem problem = answer.problem();
		if (problem == null) {
			return null;
		}
		long seconds = this.waits.seconds(answer.retryAt());
		return new SmsOtpPageModel.Problem(problem.type(), this.texts.detail(problem, seconds, locale), seconds,
				problem.isOfField());
	}

	private SmsOtpPageModel.Code code(SmsOtpStatus status) {
		PhoneNumber number = status.phone();
		return new SmsOtpPageModel.Code(status.state(), (number != null) ? number.masked() : null,
				status.attemptsLeft(), this.waits.seconds(status.expiresAt()), this.waits.seconds(status.resendAt()),
				this.codeLength, this.webOtp);
	}

	private static SmsOtpPageModel.@Nullable Number number(HttpServletRequest request, @Nullable PhoneView view,
			Locale locale) {
		if (view == null || view == PhoneView.NOTHING) {
			return null;
		}
		PhoneNumber current = view.current();
		return new SmsOtpPageModel.Number((current != null) ? current.masked() : null,
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

}
