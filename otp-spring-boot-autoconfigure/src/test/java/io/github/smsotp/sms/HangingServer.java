package io.github.smsotp.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A provider that takes every call and answers none, until the process ends.
 */
public final class HangingServer {

	private final ServerSocket server;

	private final List<Socket> calls = new CopyOnWriteArrayList<>();

	/**
	 * Starts the server.
	 */
	public HangingServer() {
		try {
			this.server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread thread = new Thread(this::accept, "hanging-server");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				this.calls.add(this.server.accept());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Where the server is.
	 */
	public int port() {
		return this.server.getLocalPort();
	}

	/**
	 * How many connections have come so far.
	 */
	public int calls() {
		return this.calls.size();
	}

	/**
	 * Ends all connections.
	 */
	public void forget() {
		this.calls.forEach(HangingServer::close);
		this.calls.clear();
	}

	private static void close(Socket call) {
		try {
			call.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
