// Calls of SMS OTP for Spring Boot (see http.md) from a page in the browser. One file, no dependencies: copy it.
const LOGIN = "/login/sms-otp";
const PHONE = "/sms-otp/phone";
const PROBLEMS = [
    "code-rejected", "code-expired", "code-superseded", "locked", "rate-limited", "enrollment-required",
    "phone-rejected", "send-failed", "factor-required", "malformed", "unavailable",
];
/** A call that failed. What `fetch` itself throws, such as a `TypeError` without a network, is passed on as it is. */
export class SmsOtpError extends Error {
    constructor(type, response, problem) {
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
    constructor(options = {}) {
        this.options = options;
    }
    /** Asks how the sign-in stands. Sends nothing. */
    state() {
        return this.call(LOGIN);
    }
    /** Sends a code, or sends again. */
    async send() {
        const answer = await this.call(`${LOGIN}/send`, {});
        return "state" in answer ? answer : { state: "VERIFIED" };
    }
    /** Verifies a code, or a bypass code. */
    verify(code) {
        return this.call(LOGIN, { code });
    }
    /** Asks for the own number. If this or a call below fails with `factor-required`, a code comes first, or what `detail` says. */
    phone() {
        return this.call(PHONE);
    }
    /** Sends a code to a new number. A number without a country code belongs to the region, or else to the first one. */
    enterPhone(phone, region) {
        return this.call(PHONE, { phone, region });
    }
    /** Makes the new number the user's. */
    confirmPhone(code) {
        return this.call(`${PHONE}/confirm`, { code });
    }
    /** Sends another code to the number that waits for one. */
    resendToPhone() {
        return this.call(PHONE, {});
    }
    /** Removes the own number. */
    removePhone() {
        return this.call(`${PHONE}/remove`, {});
    }
    /** The CSRF header as it is now, for the application's own calls. The token changes after each factor: do not keep it. */
    csrfHeaders() {
        const { csrfCookie = "XSRF-TOKEN", csrfHeader = "X-XSRF-TOKEN" } = this.options;
        const start = `${csrfCookie}=`;
        const token = document.cookie.split("; ").find((cookie) => cookie.startsWith(start));
        return token ? { [csrfHeader]: decodeURIComponent(token.slice(start.length)) } : {};
    }
    async call(path, body) {
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
            return answer;
        }
        const error = failure(response, answer);
        if (error.type === "factor-required") {
            await this.throwIfSignedOut(path, response);
        }
        throw error;
    }
    // whoever asks for a code lacks nothing but the first factor
    async throwIfSignedOut(path, response) {
        if (path.startsWith(LOGIN)) {
            throw new SmsOtpError("signed-out", response);
        }
        await this.state();
    }
}
/** Whether the application refused a call for want of a code. Ask before the body is read; it can still be read afterwards. */
export async function isFactorRequired(response) {
    return !response.ok && nameOf(await json(response.clone())) === "factor-required";
}
/**
 * Waits until the browser has read the code from the text message (WebOTP; needs `sms-otp.message.origin`), or until the
 * signal says that it was typed in. Is `undefined` then, and at once where the browser cannot.
 */
export async function requestCode(signal) {
    if (!("OTPCredential" in window)) {
        return undefined;
    }
    const request = { otp: { transport: ["sms"] }, signal };
    const credential = await navigator.credentials.get(request).catch(() => null);
    return credential?.code;
}
async function json(response) {
    const isJson = /^application\/(problem\+)?json\b/.test(response.headers.get("Content-Type") ?? "");
    const body = isJson ? await response.json().catch(() => undefined) : undefined;
    return typeof body === "object" && body ? body : undefined;
}
function nameOf(problem) {
    return PROBLEMS.find((name) => problem?.type === `https://smsotp.github.io/problems/${name}`);
}
function failure(response, problem) {
    const name = nameOf(problem);
    const redirected = response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400);
    if (redirected || (!name && response.status === 401)) {
        return new SmsOtpError("signed-out", response);
    }
    return new SmsOtpError(name ?? (response.status === 403 ? "forbidden" : "unexpected"), response, problem);
}
