package io.github.smsotp.sms.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A port that answers no connection request, since its queue is full.
 */
public final class FullBacklog implements AutoCloseable {

	private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

	private final List<Socket> waiting = new ArrayList<>();

	/**
	 * Fills the queue of a free port.
	 */
	public FullBacklog() throws IOException {
		try {
			while (true) {
				Socket socket = new Socket();
				this.waiting.add(socket);
				socket.connect(this.server.getLocalSocketAddress(), 100);
			}
		}
		catch (SocketTimeoutException ex) {
			assertThat(this.waiting).hasSizeGreaterThan(1);
		}
	}

	/**
	 * Where the port is.
	 */
	public URI url() {
		return URI.create("http://127.0.0.1:" + this.server.getLocalPort());
	}

	@Override
	public void close() throws IOException {
		for (Socket socket : this.waiting) {
			socket.close();
		}
		this.server.close();
	}

}
