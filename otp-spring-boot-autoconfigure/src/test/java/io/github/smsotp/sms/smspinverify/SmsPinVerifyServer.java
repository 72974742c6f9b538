package io.github.smsotp.sms.smspinverify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.smsotp.IssuedSecrets;
import io.github.smsotp.MovableClock;

/**
 * Stands in for SMS Pin Verify on a loopback port: an account with one API key whose
 * numbers behave as {@link RentedNumbers} says, and an outbound contract. Its clock moves
 * only when told to, or by a fixed step with every request.
 */
public final class SmsPinVerifyServer implements AutoCloseable {

	/**
	 * The one API key that the server knows.
	 */
	public static final String API_KEY = "k3y+&{9f8e7d6c}";

	private static final String RECOGNISED_IN_ANY_ENCODING = "9f8e7d6c";

	static {
		// else head and body of an answer go out 40 ms apart
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final MovableClock clock = new MovableClock();

	private final RentedNumbers numbers = new RentedNumbers(this.clock);

	private final CountDownLatch closed = new CountDownLatch(1);

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final HttpServer server;

	private volatile Duration step = Duration.ZERO;

	private volatile Behaviour behaviour = this::serve;

	/**
	 * Starts the server.
	 */
	public SmsPinVerifyServer() {
		IssuedSecrets.record(RECOGNISED_IN_ANY_ENCODING);
		IssuedSecrets.record("4155552671");
		IssuedSecrets.record("482913");
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.executor);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	/**
	 * Returns the URL that the calls for rented numbers are below.
	 */
	public URI baseUrl() {
		return url("/user");
	}

	/**
	 * Returns the URL of the outbound contract.
	 */
	public URI sendUrl() {
		return url("/contract/send");
	}

	/**
	 * Returns the server's clock.
	 */
	public Clock clock() {
		return this.clock;
	}

	/**
	 * Returns the requests so far.
	 */
	public List<Request> requests() {
		return List.copyOf(this.requests);
	}

	/**
	 * Moves the clock.
	 */
	public void advance(Duration duration) {
		this.clock.move(duration);
	}

	/**
	 * Moves the clock before every request from now on.
	 */
	public void advancePerRequest(Duration duration) {
		this.step = duration;
	}

	/**
	 * Lets a text arrive at a number after some time.
	 */
	public void deliver(String digits, String text, Duration after) {
		this.numbers.deliver(digits, text, after);
	}

	/**
	 * Answers everything alike from now on.
	 */
	public void answer(int status, String body, String... headers) {
		this.behaviour = (request, exchange) -> {
			for (int i = 0; i < headers.length; i += 2) {
				exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
			}
			write(exchange, status, body);
		};
	}

	/**
	 * Reads requests and answers nothing from now on.
	 */
	public void stall() {
		this.behaviour = (request, exchange) -> {
			this.closed.await();
			exchange.close();
		};
	}

	/**
	 * Reads requests and cuts the connection from now on.
	 */
	public void cut() {
		this.behaviour = (request, exchange) -> exchange.close();
	}

	/**
	 * Cuts the connection in the middle of answers from now on.
	 */
	public void cutBody() {
		this.behaviour = (request, exchange) -> {
			exchange.sendResponseHeaders(200, 100);
			exchange.getResponseBody().write('1');
			exchange.getResponseBody().flush();
			exchange.close();
		};
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	private URI url(String path) {
		InetSocketAddress address = this.server.getAddress();
		return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path);
	}

	private void handle(HttpExchange exchange) throws IOException {
		Request request = Request.of(exchange);
		this.requests.add(request);
		this.clock.move(this.step);
		try {
			this.behaviour.answer(request, exchange);
		}
		catch (InterruptedException ex) {
			exchange.close();
		}
	}

	private void serve(Request request, HttpExchange exchange) throws IOException {
		String body = API_KEY.equals(request.parameter("customer")) ? answer(request) : "Customer Not Found.";
		write(exchange, body.equals(RentedNumbers.TOO_MANY_REQUESTS) ? 429 : 200, body);
	}

	private String answer(Request request) {
		return switch (request.path()) {
			case "/user/get_number.php" -> this.numbers.rent(request.parameter("app"), request.parameter("country"));
			case "/user/get_sms.php" -> this.numbers.poll(request.parameter("number"));
			case "/user/get_balance.php" -> "12.50\n";
			case "/user/get_rates.php" ->
				"{\"%s\":{\"Google Voice\":\"0.50\"}}".formatted(request.parameter("country"));
			case "/user/get_history.php" ->
				"[{\"number\":\"14155552671\",\"sms\":\"You have not received any code yet.\"}]";
			case "/contract/send" -> this.numbers.send(request.parameter("number"), request.parameter("text"));
			default -> throw new IllegalStateException("No such call: " + request.path());
		};
	}

	private static void write(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private interface Behaviour {

		void answer(Request request, HttpExchange exchange) throws IOException, InterruptedException;

	}

	/**
	 * What the server got, undecoded.
	 */
	public record Request(String method, String path, String query, String contentType, String body) {

		private static Request of(HttpExchange exchange) throws IOException {
			URI uri = exchange.getRequestURI();
			String query = (uri.getRawQuery() != null) ? uri.getRawQuery() : "";
			String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
			return new Request(exchange.getRequestMethod(), uri.getRawPath(), query,
					(contentType != null) ? contentType : "", body);
		}

		private String parameter(String name) {
			return FormParameters.of(this.query.isEmpty() ? this.body : this.query, name);
		}

	}

}
