// Makes the pages more comfortable; they work without it.

// a form is sent once: the second click of two would carry the session's old id, and lose the login
for (const form of document.forms) {
	let sent = false;
	form.addEventListener("submit", (event) => {
		if (sent) {
			event.preventDefault();
		}
		sent = true;
	});
	window.addEventListener("pageshow", () => sent = false);
}

// counts down how long it is until the next text
for (const wait of document.querySelectorAll("[data-seconds]")) {
	const seconds = Number(wait.dataset.seconds);
	const end = Date.now() + seconds * 1000;
	const many = wait.textContent;
	const timer = setInterval(() => {
		const left = Math.ceil((end - Date.now()) / 1000);
		if (left <= 0) {
			wait.textContent = wait.dataset.over;
			clearInterval(timer);
		}
		else if (many.includes(seconds)) {
			wait.textContent = (left === 1) ? wait.dataset.one : many.replace(seconds, left);
		}
	}, 1000);
}

// lets the browser read the code from the text (WebOTP); anybody can send such a text, so it is
// filled in, and sent by nobody but the user
for (const form of document.querySelectorAll("form[data-otp]")) {
	if ("OTPCredential" in window) {
		const code = form.elements.namedItem("code");
		const abort = new AbortController();
		form.addEventListener("submit", () => abort.abort());
		navigator.credentials.get({ otp: { transport: ["sms"] }, signal: abort.signal })
			.then((otp) => {
				if (otp && new RegExp("^[0-9]{" + form.dataset.otp + "}$").test(otp.code)) {
					code.value = otp.code;
					form.querySelector("button").focus();
				}
			})
			.catch(() => { /* the user types it in */ });
	}
}
