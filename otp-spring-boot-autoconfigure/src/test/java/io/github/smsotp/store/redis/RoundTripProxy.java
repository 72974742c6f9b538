package io.github.smsotp.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to a server on which each answer takes a while, so that what a client sends
 * without waiting for answers is one trip, and what it sends after one is another.
 */
public final class RoundTripProxy implements AutoCloseable {

	private static final int DELAY = 60;

	private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final AtomicInteger trips = new AtomicInteger();

	private final AtomicInteger connections = new AtomicInteger();

	private volatile CountDownLatch gate = new CountDownLatch(0);

	private final int server;

	public RoundTripProxy(int server) throws IOException {
		this.server = server;
		daemon(this::accept);
	}

	public int port() {
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

	/**
	 * Keeps what it gets to itself, without a word, or passes it on at last.
	 */
	public synchronized void hang(boolean hanging) {
		this.gate.countDown();
		this.gate = new CountDownLatch(hanging ? 1 : 0);
	}

	private void accept() throws IOException {
		while (!this.entrance.isClosed()) {
			Socket client = this.entrance.accept();
			this.sockets.add(client);
			this.connections.incrementAndGet();
			daemon(() -> connect(client));
		}
	}

	private void connect(Socket client) throws IOException {
		try (client; Socket upstream = new Socket(InetAddress.getLoopbackAddress(), this.server)) {
			this.sockets.add(upstream);
			AtomicBoolean waiting = new AtomicBoolean();
			daemon(() -> {
				try (upstream) {
					copy(client, upstream, () -> {
						if (waiting.compareAndSet(false, true)) {
							this.trips.incrementAndGet();
						}
					});
				}
			});
			copy(upstream, client, () -> {
				pause();
				waiting.set(false);
			});
		}
	}

	private void copy(Socket from, Socket to, Runnable before) throws IOException {
		InputStream in = from.getInputStream();
		OutputStream out = to.getOutputStream();
		byte[] buffer = new byte[65_536];
		for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
			before.run();
			pass();
			out.write(buffer, 0, read);
			out.flush();
		}
	}

	private void pass() {
		try {
			this.gate.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
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
