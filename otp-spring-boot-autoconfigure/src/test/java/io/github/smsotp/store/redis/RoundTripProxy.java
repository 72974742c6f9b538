package io.github.smsotp.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to a server on which each answer takes a while, so that what a client sends
 * without waiting for answers is one trip, and what it sends after one is another.
 */
final class RoundTripProxy implements AutoCloseable {

	private static final int DELAY = 60;

	private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final AtomicInteger trips = new AtomicInteger();

	private final AtomicInteger connections = new AtomicInteger();

	private final int server;

	RoundTripProxy(int server) throws IOException {
		this.server = server;
		daemon(this::accept);
	}

	int port() {
		return this.entrance.getLocalPort();
	}

	int connections() {
		return this.connections.get();
	}

	/**
	 * How many round trips there were since the last question.
	 */
	int trips() {
		return this.trips.getAndSet(0);
	}

	private void accept() throws IOException {
		while (!this.entrance.isClosed()) {
			Socket client = this.entrance.accept();
			Socket upstream = new Socket(InetAddress.getLoopbackAddress(), this.server);
			this.sockets.addAll(List.of(client, upstream));
			this.connections.incrementAndGet();
			AtomicBoolean waiting = new AtomicBoolean();
			daemon(() -> copy(client, upstream, () -> {
				if (waiting.compareAndSet(false, true)) {
					this.trips.incrementAndGet();
				}
			}));
			daemon(() -> copy(upstream, client, () -> {
				pause();
				waiting.set(false);
			}));
		}
	}

	private static void copy(Socket from, Socket to, Runnable before) throws IOException {
		InputStream in = from.getInputStream();
		OutputStream out = to.getOutputStream();
		byte[] buffer = new byte[65_536];
		for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
			before.run();
			out.write(buffer, 0, read);
			out.flush();
		}
	}

	private static void pause() {
		try {
			Thread.sleep(DELAY);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void daemon(Task task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			}
			catch (IOException ex) {
				// the other end is closed
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.entrance.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	/**
	 * What a thread does.
	 */
	@FunctionalInterface
	private interface Task {

		void run() throws IOException;

	}

}
