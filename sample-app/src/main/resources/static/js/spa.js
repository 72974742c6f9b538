import { SmsOtpClient, SmsOtpError, isFactorRequired, requestCode } from "./sms-otp-client.js";

// the application's path, in front of /js/spa.js
const basePath = new URL("..", import.meta.url).pathname.slice(0, -1);
const client = new SmsOtpClient({ basePath });

// a code is typed in for the sign-in, or for a new number
const signingIn = { verify: (code) => client.verify(code), resend: () => client.send() };
const addingPhone = { verify: (code) => client.confirmPhone(code), resend: () => client.resendToPhone() };
let task = signingIn;

const byId = (id) => document.getElementById(id);

// ---- the bank: every call may say that a code is required

function call(path, options = {}) {
	const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest", ...client.csrfHeaders() };
	return fetch(basePath + path, { ...options, headers: { ...headers, ...options.headers } });
}

function postForm(path, fields) {
	return call(path, { method: "POST", body: new URLSearchParams(fields) });
}

function postJson(path, value) {
	return call(path, { method: "POST", body: JSON.stringify(value), headers: { "Content-Type": "application/json" } });
}

async function showAnswer(response) {
	if (await isFactorRequired(response)) {
		await askForCode();
	} else if (response.status === 401) {
		showSignIn(byId("account").hidden ? "" : "Please sign in again.");
	} else {
		const answer = await response.json();
		if (!response.ok) {
			return say(answer.detail ?? "The bank cannot do that.");
		}
		show("account");
		byId("balance").textContent = answer.amount.toLocaleString("en-US", { style: "currency", currency: answer.currency });
	}
}

async function openAccount() {
	await showAnswer(await call("/api/balance"));
}

async function sendMoney(fields) {
	const transfer = { payee: fields.get("payee"), amount: Number(fields.get("amount")) };
	await showAnswer(await postJson("/api/transfers", transfer));
}

// ---- first the password

async function signIn(fields) {
	// form login answers with a redirect, which fetch follows: to /login?error or to where it would lead a browser
	const response = await postForm("/login", fields);
	if (!response.redirected || new URL(response.url).search === "?error") {
		return say("User name or password is wrong.");
	}
	await openAccount();
}

async function signOut() {
	const response = await postForm("/logout", {});
	if (!response.ok) {
		return say("You are still signed in. Please try again.");
	}
	showSignIn("");
}

function showSignIn(problem) {
	show("sign-in");
	byId("balance").textContent = "";
	say(problem);
}

// ---- then the code

async function askForCode() {
	const state = await client.state();
	if (state.state === "ENROLLMENT_REQUIRED") {
		await askForPhone();
	} else if (state.state === "VERIFIED") {
		// in another tab, just now
		say("Please try again.");
	} else {
		showCode(signingIn, state);
		if (state.state !== "CODE_SENT") {
			await resend();
		}
	}
}

async function askForPhone() {
	const phone = await client.phone();
	const countries = new Intl.DisplayNames(["en"], { type: "region" });
	byId("region").replaceChildren(...phone.regions.map((region) => new Option(countries.of(region), region)));
	if ("attemptsLeft" in phone) {
		showCode(addingPhone, phone);
	} else if (phone.regions.length > 0) {
		show("phone");
	} else {
		say("There is no phone number on your account. Ask the bank to add one.");
	}
}

async function sendToPhone(fields) {
	showCode(addingPhone, await client.enterPhone(fields.get("phone"), fields.get("region")));
}

async function resend() {
	const state = await task.resend();
	if (state.state === "VERIFIED") {
		await openAccount();
	} else {
		showCode(task, state);
	}
}

async function verify(fields) {
	await task.verify(fields.get("code"));
	await openAccount();
}

function showCode(newTask, state) {
	task = newTask;
	show("code");
	byId("code-hint").textContent =
		state.state === "CODE_SENT" ? `A code is on its way to ${state.recipient}.` : `Codes go to ${state.recipient}.`;
	byId("other-number").hidden = task !== addingPhone;
	showAttempts(state.attemptsLeft);
	waitToResend(state.resendAfterSeconds);
	readCode();
}

function showAttempts(left) {
	byId("attempts").textContent = left === 1 ? "1 try left" : `${left} tries left`;
}

let ticking;

function waitToResend(seconds) {
	const button = byId("resend");
	const end = Date.now() + seconds * 1000;
	const tick = () => {
		const left = Math.ceil((end - Date.now()) / 1000);
		button.disabled = left > 0;
		button.textContent = left > 0 ? `Send another code in ${left} s` : "Send another code";
		if (left <= 0) {
			clearInterval(ticking);
		}
	};
	clearInterval(ticking);
	ticking = setInterval(tick, 1000);
	tick();
}

let reading = new AbortController();

// where the browser can read the text message, nobody needs to type
async function readCode() {
	reading.abort();
	reading = new AbortController();
	const code = await requestCode(reading.signal);
	if (code) {
		// anybody can send such a text: only the user sends the code on
		byId("digits").value = code;
		byId("verify").focus();
	}
}

// ---- the page: one section at a time

function show(id) {
	for (const section of document.querySelectorAll("main > section")) {
		section.hidden = section.id !== id;
		section.querySelector("form").reset();
	}
	if (id !== "code") {
		reading.abort();
	}
	byId("sign-out").hidden = id === "sign-in";
	document.title = `${byId(id).querySelector("h1").textContent} · Sample Bank`;
	byId(id).querySelector("[autofocus]").focus();
}

function say(problem) {
	byId("problem").textContent = problem;
}

function explain(error) {
	if (!(error instanceof SmsOtpError)) {
		return say("The bank cannot be reached. Please try again.");
	}
	if (error.type === "signed-out" || error.type === "factor-required") {
		return showSignIn(error.detail ?? "Please sign in again.");
	}
	if (error.attemptsLeft !== undefined) {
		showAttempts(error.attemptsLeft);
	}
	if (error.retryAfterSeconds !== undefined) {
		waitToResend(error.retryAfterSeconds);
	}
	if (error.type.startsWith("code-")) {
		byId("digits").value = "";
		byId("digits").focus();
	}
	say(error.detail ?? "Something went wrong. Please try again.");
}

let busy = false;

async function run(action) {
	if (busy) {
		return;
	}
	busy = true;
	say("");
	try {
		await action();
	} catch (error) {
		explain(error);
	} finally {
		busy = false;
	}
}

function onSubmit(id, action) {
	const form = byId(id).querySelector("form");
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		run(() => action(new FormData(form)));
	});
}

onSubmit("sign-in", signIn);
onSubmit("phone", sendToPhone);
onSubmit("code", verify);
onSubmit("account", sendMoney);
byId("resend").addEventListener("click", () => run(resend));
byId("other-number").addEventListener("click", () => run(() => show("phone")));
byId("sign-out").addEventListener("click", () => run(signOut));
run(openAccount);
