package io.github.smsotp.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A browser's socket, plain or with STOMP frames.
 */
final class TestSocket implements WebSocket.Listener, AutoCloseable {

	private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

	private final StringBuilder text = new StringBuilder();

	private final WebSocket socket;

	private TestSocket(WebSocket.Builder builder, int port, String path) {
		this.socket = builder.buildAsync(URI.create("ws://localhost:" + port + path), this).join();
	}

	static TestSocket open(int port, String path, @Nullable String session) {
		WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
		return new TestSocket((session != null) ? builder.header("Cookie", "JSESSIONID=" + session) : builder, port,
				path);
	}

	/**
	 * The status with which the server refuses the handshake.
	 */
	static int refusal(int port, String path, @Nullable String session) {
		try {
			open(port, path, session).close();
			return 101;
		}
		catch (CompletionException ex) {
			return (ex.getCause() instanceof WebSocketHandshakeException refused) ? refused.getResponse().statusCode()
					: -1;
		}
	}

	/**
	 * Sends and waits for what comes.
	 */
	String ask(String message) {
		send(message);
		return next();
	}

	void send(String message) {
		this.socket.sendText(message, true).join();
	}

	String next() {
		try {
			return String.valueOf(this.received.poll(10, TimeUnit.SECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Connects as STOMP demands and listens for answers, one of which comes first.
	 */
	String connect(String csrf) {
		return ask("CONNECT\naccept-version:1.2\nhost:localhost\nX-CSRF-TOKEN:" + csrf + "\n\n\0");
	}

	/**
	 * Sends to a destination and waits for the answer, or for the refusal.
	 */
	String askAt(String destination) {
		send("SUBSCRIBE\nid:1\ndestination:/topic/answers\n\n\0");
		return ask("SEND\ndestination:" + destination + "\n\n\0");
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			this.received.add(this.text.toString());
			this.text.setLength(0);
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
		// where the refusal itself has come too late to be sent
		this.received.add("CLOSED");
		return null;
	}

	@Override
	public void close() {
		this.socket.abort();
	}

}
