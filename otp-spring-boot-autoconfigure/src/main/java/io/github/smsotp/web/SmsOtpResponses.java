package io.github.smsotp.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.github.smsotp.SmsOtpStatus;
import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneRegion;
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

	private final PageTexts texts;

	private final PageModels models;

	private final SmsOtpWebOptions options;

	private final Waits waits;

	private final Function<HttpServletRequest, Locale> locales;

	private boolean pages = true;

	/**
	 * Creates a writer.
	 * @param options where the calls lie, how they answer, and what the pages are
	 * @param messages the texts that people read
	 * @param codeLength digits of a code
	 * @param clock the clock that waits are counted by
	 * @param locales the language of whoever asks
	 */
	public SmsOtpResponses(SmsOtpWebOptions options, MessageSource messages, int codeLength, Clock clock,
			Function<HttpServletRequest, Locale> locales) {
		Assert.notNull(options, "options cannot be null");
		Assert.notNull(locales, "locales cannot be null");
		this.options = options;
		this.texts = new PageTexts(messages);
		this.waits = new Waits(clock);
		this.models = new PageModels(this.texts, new PageLinks(options), this.waits, codeLength,
				options.pages().webOtp());
		this.locales = locales;
	}

	/**
	 * Sets whether the chain has pages; without them nothing is shown but what went
	 * wrong.
	 * @param pages whether it has, by default it does
	 */
	public void setPages(boolean pages) {
		this.pages = pages;
	}

	void write(HttpServletRequest request, HttpServletResponse response, SmsOtpAnswer unconfigured)
			throws IOException, ServletException {
		SmsOtpAnswer answer = configured(unconfigured);
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
		if (MediaTypes.wantsHtml(request)) {
			writePage(request, response, answer);
		}
		else if (answer.problem() != null) {
			write(response, MediaType.APPLICATION_PROBLEM_JSON, this.json.writeValueAsString(problem(request, answer)));
		}
		else {
			write(response, MediaType.APPLICATION_JSON, this.json.writeValueAsString(json(answer)));
		}
	}

	private SmsOtpAnswer configured(SmsOtpAnswer answer) {
		SmsOtpProblem problem = answer.problem();
		return (problem != null && problem.asksForFactor()) ? answer.withHttpStatus(this.options.factorRequiredStatus())
				: answer;
	}

	private ProblemDetail problem(HttpServletRequest request, SmsOtpAnswer answer) {
		SmsOtpProblem problem = answer.problem();
		Assert.state(problem != null, "problem cannot be null");
		ProblemDetail detail = ProblemDetail.forStatus(answer.httpStatus());
		detail.setType(problem.type());
		detail.setTitle(this.texts.title(problem));
		detail.setDetail(this.texts.detail(problem, this.waits.seconds(answer.retryAt()), this.locales.apply(request)));
		if (answer.status() != null) {
			detail.setProperty("attemptsLeft", answer.status().attemptsLeft());
		}
		return detail;
	}

	void redirect(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.sendRedirect(request.getContextPath() + path);
	}

	private void writePage(HttpServletRequest request, HttpServletResponse response, SmsOtpAnswer answer)
			throws IOException, ServletException {
		SmsOtpPageModel model = this.models.create(request, answer, this.locales.apply(request));
		response.setHeader(HttpHeaders.CONTENT_LANGUAGE, model.language());
		if (!this.pages) {
			write(response, MediaType.TEXT_HTML, PageLayout.bare(model));
			return;
		}
		boolean phone = answer.phone() != null;
		String own = phone ? this.options.pages().phonePage() : this.options.pages().page();
		request.setAttribute(SmsOtpPageModel.ATTRIBUTE, model);
		if (own != null) {
			OwnPage.forward(request, response, own);
			return;
		}
		SmsOtpPageHeaders.mark(request);
		write(response, MediaType.TEXT_HTML,
				phone ? PhonePage.render(request, model) : CodePage.render(request, model));
	}

	private Map<String, Object> json(SmsOtpAnswer answer) {
		if (answer.phone() != null) {
			return state(answer.phone());
		}
		SmsOtpStatus status = answer.status();
		Assert.state(status != null, "status cannot be null");
		return state(status);
	}

	private Map<String, Object> state(PhoneView view) {
		Map<String, Object> state = new LinkedHashMap<>();
		if (view.pending() != null) {
			state.putAll(state(view.pending()));
		}
		else if (view.current() != null) {
			state.put("state", SmsOtpStatus.State.VERIFIED);
			state.put("recipient", view.current().masked());
		}
		else {
			state.put("state", SmsOtpStatus.State.ENROLLMENT_REQUIRED);
		}
		if (view.pending() != null && view.current() != null) {
			state.put("current", view.current().masked());
		}
		state.put("regions", view.regions().stream().map(PhoneRegion::code).toList());
		state.put("removable", view.removable());
		return state;
	}

	private Map<String, Object> state(SmsOtpStatus status) {
		Map<String, Object> state = new LinkedHashMap<>();
		state.put("state", status.state());
		PhoneNumber phone = status.phone();
		if (phone != null) {
			state.put("recipient", phone.masked());
		}
		if (status.expiresAt() != null) {
			state.put("expiresAt", status.expiresAt().toString());
		}
		if (phone != null) {
			state.put("resendAfterSeconds", this.waits.seconds(status.resendAt()));
			state.put("attemptsLeft", status.attemptsLeft());
		}
		return state;
	}

	private static void write(HttpServletResponse response, MediaType type, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		response.setContentType(new MediaType(type, StandardCharsets.UTF_8).toString());
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

}
