package io.github.smsotp.sms.dev;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.web.util.HtmlUtils;

/**
 * The inbox as an HTML page without scripts.
 */
final class InboxPage {

	private static final String STYLE = """
			:root { color-scheme: light dark; --line: #8884; --soft: #8882; }
			body { font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 0 auto; padding: 1rem; }
			header { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; }
			h1 { font-size: 1.25rem; margin: .5rem 0; }
			ol { list-style: none; margin: 0; padding: 0; }
			article { border: 1px solid var(--line); border-radius: .75rem; margin: .75rem 0; padding: .75rem 1rem; }
			h2, time { font-size: .875rem; font-weight: 600; margin: 0; }
			time { font-weight: 400; opacity: .75; white-space: nowrap; }
			article p { margin: .5rem 0 0; white-space: pre-line; overflow-wrap: anywhere; }
			.empty { background: var(--soft); border-radius: .75rem; padding: 1.5rem 1rem; text-align: center; }
			""";

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<title>Text messages</title>
			<style>%s</style>
			</head>
			<body>
			<header><h1>Text messages</h1><a href="">Refresh</a></header>
			<main>
			%s
			</main>
			</body>
			</html>
			""";

	private static final String EMPTY = """
			<p class="empty">No text has come in yet. Sign in to the application, then refresh this page.</p>""";

	private static final String MESSAGE = """
			<li><article>
			<header><h2>%s</h2><time datetime="%s">%s</time></header>
			<p>%s</p>
			</article></li>
			""";

	private final DateTimeFormatter timeFormat;

	InboxPage(ZoneId zone) {
		this.timeFormat = DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(zone);
	}

	String render(List<ReceivedSms> messages) {
		return PAGE.formatted(STYLE, messages.isEmpty() ? EMPTY : list(messages));
	}

	private String list(List<ReceivedSms> messages) {
		return messages.stream().map(this::item).collect(Collectors.joining("", "<ol>\n", "</ol>"));
	}

	private String item(ReceivedSms received) {
		return MESSAGE.formatted(HtmlUtils.htmlEscape(received.message().to().value()), received.receivedAt(),
				this.timeFormat.format(received.receivedAt()), HtmlUtils.htmlEscape(received.message().text()));
	}

	/**
	 * Allows the page's own style sheet and no other.
	 * @return a hash source of Content Security Policy Level 3
	 */
	static String styleSource() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
			return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("SHA-256 is missing", ex);
		}
	}

}
