// Calls of SMS OTP for Spring Boot (see http.md) from a page in the browser. One file, no dependencies: copy it.

const LOGIN = "/login/sms-otp";
const PHONE = "/sms-otp/phone";
const PROBLEMS = [
	"code-rejected", "code-expired", "code-superseded", "locked", "rate-limited", "enrollment-required",
	"phone-rejected", "send-failed", "factor-required", "malformed", "unavailable",
] as const;

/** The problems that the server names. */
export type SmsOtpProblem = (typeof PROBLEMS)[number];

/**
 * What went wrong: a problem that the server names, or `signed-out` (the session is over: sign in again), `forbidden` (the
 * server refuses, with a `detail`, or the CSRF token is not the right one), `unexpected` (no answer of this contract).
 */
export type SmsOtpErrorType = SmsOtpProblem | "signed-out" | "forbidden" | "unexpected";

interface Sending {
	/** The number, masked. */
	readonly recipient: string;
	/** How long to wait before another code can be sent; 0 if it can be now, or while it is `LOCKED`. */
	readonly resendAfterSeconds: number;
	/** How many codes may still be typed in. */
	readonly attemptsLeft: number;
}

interface Sent extends Sending {
	/** When the code expires, ISO 8601 in UTC. */
	readonly expiresAt: string;
}

/** How the sign-in stands. While it is `LOCKED`, `send` fails and says for how long. */
export type SmsOtpState =
	| ({ readonly state: "CODE_SENT" } & Sent)
	| ({ readonly state: "SEND_REQUIRED" | "LOCKED" } & Sending)
	| { readonly state: "ENROLLMENT_REQUIRED" | "VERIFIED" };

interface Phone {
	/** Countries to choose from, ISO 3166; empty if no number may be typed in. */
	readonly regions: readonly string[];
	/** Whether the number may be removed. */
	readonly removable: boolean;
	/** The number that stays until the new one is confirmed, masked. */
	readonly current?: string;
}

/** How the own number stands: none, one, or a new one that waits for its code. */
export type SmsOtpPhone = Phone & (
	| { readonly state: "ENROLLMENT_REQUIRED" }
	| { readonly state: "VERIFIED"; readonly recipient: string }
	| ({ readonly state: "CODE_SENT" } & Sent)
	| ({ readonly state: "LOCKED" } & Sending)
);

/** A code was accepted. */
export interface SmsOtpVerified {
	readonly authenticated: true;
	/** The page that was wanted before the sign-in. */
	readonly redirectUrl: string;
}

/** Where the calls lie, and how they are made. */
export interface SmsOtpClientOptions {
	/** What stands in front of all paths: the context path and `sms-otp.web.base-path`. Default: nothing. */
	readonly basePath?: string;
	/** The cookie that holds the CSRF token. Default: `XSRF-TOKEN`. */
	readonly csrfCookie?: string;
	/** The header that sends the CSRF token back. Default: `X-XSRF-TOKEN`. */
	readonly csrfHeader?: string;
	/** What makes the calls. Default: the browser's `fetch`. */
	readonly fetch?: typeof fetch;
}

/** A call that failed. What `fetch` itself throws, such as a `TypeError` without a network, is passed on as it is. */
export class SmsOtpError extends Error {
	/** What went wrong. */
	readonly type: SmsOtpErrorType;
	/** The status of the answer; 0 if it was a redirect, which the browser hides. */
	readonly status: number;
	/** What the server says to people, in their language. */
	readonly detail: string | undefined;
	/** After how many seconds to try again, where that is of use. */
	readonly retryAfterSeconds: number | undefined;
	/** How many codes may still be typed in, where the server says so. */
	readonly attemptsLeft: number | undefined;

	constructor(type: SmsOtpErrorType, response: Response, problem?: Problem) {
		super(problem?.detail ?? type);
		this.name = "SmsOtpError";
		this.type = type;
		this.status = response.status;
		this.detail = problem?.detail;
		const retryAfter = response.headers.get("Retry-After");
		this.retryAfterSeconds = retryAfter ? Number(retryAfter) : undefined;
		this.attemptsLeft = problem?.attemptsLeft;
	}
}

/** The calls, for whoever has passed the first factor. Those that fail throw an {@link SmsOtpError}. */
export class SmsOtpClient {
	private readonly options: SmsOtpClientOptions;

	constructor(options: SmsOtpClientOptions = {}) {
		this.options = options;
	}

	/** Asks how the sign-in stands. Sends nothing. */
	state(): Promise<SmsOtpState> {
		return this.call(LOGIN);
	}

	/** Sends a code, or sends again. */
	async send(): Promise<SmsOtpState> {
		const answer = await this.call<SmsOtpState | SmsOtpVerified>(`${LOGIN}/send`, {});
		return "state" in answer ? answer : { state: "VERIFIED" };
	}

	/** Verifies a code, or a bypass code. */
	verify(code: string): Promise<SmsOtpVerified> {
		return this.call(LOGIN, { code });
	}

	/** Asks for the own number. If this or a call below fails with `factor-required`, a code comes first, or what `detail` says. */
	phone(): Promise<SmsOtpPhone> {
		return this.call(PHONE);
	}

	/** Sends a code to a new number. A number without a country code belongs to the region, or else to the first one. */
	enterPhone(phone: string, region?: string): Promise<SmsOtpPhone> {
		return this.call(PHONE, { phone, region });
	}

	/** Makes the new number the user's. */
	confirmPhone(code: string): Promise<SmsOtpVerified> {
		return this.call(`${PHONE}/confirm`, { code });
	}

	/** Sends another code to the number that waits for one. */
	resendToPhone(): Promise<SmsOtpPhone> {
		return this.call(PHONE, {});
	}

	/** Removes the own number. */
	removePhone(): Promise<SmsOtpPhone> {
		return this.call(`${PHONE}/remove`, {});
	}

	/** The CSRF header as it is now, for the application's own calls. The token changes after each factor: do not keep it. */
	csrfHeaders(): Record<string, string> {
		const { csrfCookie = "XSRF-TOKEN", csrfHeader = "X-XSRF-TOKEN" } = this.options;
		const start = `${csrfCookie}=`;
		const token = document.cookie.split("; ").find((cookie) => cookie.startsWith(start));
		return token ? { [csrfHeader]: decodeURIComponent(token.slice(start.length)) } : {};
	}

	private async call<T>(path: string, body?: object): Promise<T> {
		const { basePath = "", fetch: send = fetch } = this.options;
		const response = await send(basePath + path, {
			method: body ? "POST" : "GET",
			headers: {
				Accept: "application/json",
				// else a chain with HTTP Basic makes the browser itself ask for a password
				"X-Requested-With": "XMLHttpRequest",
				...(body && { "Content-Type": "application/json", ...this.csrfHeaders() }),
			},
			body: body ? JSON.stringify(body) : null,
			cache: "no-store",
			credentials: "same-origin",
			// the login page is no answer
			redirect: "manual",
		});
		const answer = await json(response);
		if (response.ok && answer) {
			return answer as T;
		}
		const error = failure(response, answer);
		if (error.type === "factor-required") {
			await this.throwIfSignedOut(path, response);
		}
		throw error;
	}

	// whoever asks for a code lacks nothing but the first factor
	private async throwIfSignedOut(path: string, response: Response): Promise<void> {
		if (path.startsWith(LOGIN)) {
			throw new SmsOtpError("signed-out", response);
		}
		await this.state();
	}
}

/** Whether the application refused a call for want of a code. Ask before the body is read; it can still be read afterwards. */
export async function isFactorRequired(response: Response): Promise<boolean> {
	return !response.ok && nameOf(await json(response.clone())) === "factor-required";
}

/**
 * Waits until the browser has read the code from the text message (WebOTP; needs `sms-otp.message.origin`), or until the
 * signal says that it was typed in. Is `undefined` then, and at once where the browser cannot.
 */
export async function requestCode(signal: AbortSignal): Promise<string | undefined> {
	if (!("OTPCredential" in window)) {
		return undefined;
	}
	const request = { otp: { transport: ["sms"] }, signal };
	const credential = await navigator.credentials.get(request).catch(() => null);
	return (credential as (Credential & { code?: string }) | null)?.code;
}

interface Problem {
	readonly type?: unknown;
	readonly detail?: string;
	readonly attemptsLeft?: number;
}

async function json(response: Response): Promise<object | undefined> {
	const isJson = /^application\/(problem\+)?json\b/.test(response.headers.get("Content-Type") ?? "");
	const body: unknown = isJson ? await response.json().catch(() => undefined) : undefined;
	return typeof body === "object" && body ? body : undefined;
}

function nameOf(problem: Problem | undefined): SmsOtpProblem | undefined {
	return PROBLEMS.find((name) => problem?.type === `https://smsotp.github.io/problems/${name}`);
}

function failure(response: Response, problem: Problem | undefined): SmsOtpError {
	const name = nameOf(problem);
	const redirected = response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400);
	if (redirected || (!name && response.status === 401)) {
		return new SmsOtpError("signed-out", response);
	}
	return new SmsOtpError(name ?? (response.status === 403 ? "forbidden" : "unexpected"), response, problem);
}
