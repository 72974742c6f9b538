package io.github.smsotp.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.util.Assert;

/**
 * Writes answers: the page for whoever names {@code text/html}, else JSON, problems as of
 * RFC 9457. Status and body are written here and never by {@code sendError}, whose error
 * page would pass the filter chain once more. Safe for use by several threads.
 */
public final class SmsOtpResponses {

	private final JsonMapper json = JsonMapper.builder()
		.addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
		.build();

	private final SmsOtpWebOptions options;

	private final boolean hasPages;

	private final PageTexts texts;

	private final Waits waits;

	private final PageModels models;

	private final StateJson states;

	private final SmsOtpLogins logins;

	/**
	 * Creates a writer.
	 * @param options where the calls lie, how they answer, and what the pages are
	 * @param hasPages whether the chain has pages; else a page says what went wrong, and
	 * nothing else
	 * @param messages the texts that people read
	 * @param codeLength digits of a code
	 * @param clock the clock that waits are counted by
	 * @param logins the logins of the chain
	 */
	public SmsOtpResponses(SmsOtpWebOptions options, boolean hasPages, MessageSource messages, int codeLength,
			Clock clock, SmsOtpLogins logins) {
		Assert.notNull(options, "options cannot be null");
		Assert.notNull(logins, "logins cannot be null");
		this.options = options;
		this.hasPages = hasPages;
		this.texts = new PageTexts(messages);
		this.waits = new Waits(clock);
		this.models = new PageModels(options, this.texts, this.waits, codeLength);
		this.states = new StateJson(this.waits);
		this.logins = logins;
	}

	void write(HttpServletRequest request, HttpServletResponse response, SmsOtpAnswer unconfigured)
			throws IOException, ServletException {
		SmsOtpAnswer answer = configured(unconfigured);
		writeHeaders(response, answer);
		Locale locale = PageTexts.withPlainDigits(this.logins.locale(request));
		if (MediaTypes.wantsHtml(request)) {
			writePage(request, response, answer, locale);
		}
		else if (answer.problem() != null) {
			write(response, MediaType.APPLICATION_PROBLEM_JSON,
					this.json.writeValueAsString(detail(answer.problem(), answer, locale)));
		}
		else {
			write(response, MediaType.APPLICATION_JSON, this.json.writeValueAsString(this.states.of(answer)));
		}
	}

	void redirect(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.sendRedirect(request.getContextPath() + path);
	}

	private SmsOtpAnswer configured(SmsOtpAnswer answer) {
		SmsOtpProblem problem = answer.problem();
		return (problem != null && problem.asksForFactor()) ? answer.withHttpStatus(this.options.factorRequiredStatus())
				: answer;
	}

	private void writeHeaders(HttpServletResponse response, SmsOtpAnswer answer) {
		response.setStatus(answer.httpStatus().value());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("X-Content-Type-Options", "nosniff");
		if (answer.httpStatus() == HttpStatus.UNAUTHORIZED) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "SmsOtp");
		}
		if (answer.problem() != null && answer.retryAt() != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER,
					Long.toString(Math.max(1, this.waits.seconds(answer.retryAt()))));
		}
	}

	private void writePage(HttpServletRequest request, HttpServletResponse response, SmsOtpAnswer answer, Locale locale)
			throws IOException, ServletException {
		SmsOtpPageModel model = this.models.create(request, answer, locale);
		response.setHeader(HttpHeaders.CONTENT_LANGUAGE, model.language());
		if (!this.hasPages) {
			write(response, MediaType.TEXT_HTML, PageLayout.bare(model));
			return;
		}
		boolean phone = answer.phone() != null;
		SmsOtpPageOptions pages = this.options.pages();
		String path = phone ? pages.phonePage() : pages.page();
		request.setAttribute(SmsOtpPageModel.ATTRIBUTE, model);
		if (path != null) {
			ApplicationPage.forward(request, response, path, this.logins);
			return;
		}
		SmsOtpPageHeaderWriter.mark(request);
		write(response, MediaType.TEXT_HTML, phone ? PhonePage.render(model) : CodePage.render(model));
	}

	private ProblemDetail detail(SmsOtpProblem problem, SmsOtpAnswer answer, Locale locale) {
		ProblemDetail detail = ProblemDetail.forStatus(answer.httpStatus());
		detail.setType(problem.type());
		detail.setTitle(this.texts.title(problem));
		detail.setDetail(this.texts.detail(problem, this.waits.seconds(answer.retryAt()), locale));
		if (answer.status() != null) {
			detail.setProperty("attemptsLeft", answer.status().attemptsLeft());
		}
		return detail;
	}

	private static void write(HttpServletResponse response, MediaType type, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		response.setContentType(new MediaType(type, StandardCharsets.UTF_8).toString());
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

}
