package sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Stands in for SMS Pin Verify on a port of this machine: rents numbers that live three
 * minutes, takes texts for them, and answers polls in the vendor's words.
 */
@Component
@Profile("sms-pin-verify")
class VendorStandIn implements DisposableBean {

	private static final Duration LIFETIME = Duration.ofMinutes(3);

	private static final String NUMBER_NOT_FOUND = "Number Not Found.";

	private final Map<String, Instant> rentals = new ConcurrentHashMap<>();

	private final Map<String, String> texts = new ConcurrentHashMap<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Clock clock;

	private final String apiKey;

	private final HttpServer server;

	private volatile Trouble trouble = Trouble.NONE;

	private long next = 4155552700L;

	VendorStandIn(@Value("${vendor.port}") int port, @Value("${sms-otp.gateway.sms-pin-verify.api-key}") String apiKey,
			ObjectProvider<Clock> clock) throws IOException {
		this.clock = clock.getIfUnique(Clock::systemUTC);
		this.apiKey = apiKey;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	void setTrouble(Trouble trouble) {
		this.trouble = trouble;
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			String query = exchange.getRequestURI().getRawQuery();
			String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
			Map<String, String> parameters = parameters((query != null) ? query : form);
			byte[] answer = answer(exchange.getRequestURI().getPath(), parameters).getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
		}
	}

	private static Map<String, String> parameters(String form) {
		return Arrays.stream(form.split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
	}

	private String answer(String path, Map<String, String> parameters) {
		if (!this.apiKey.equals(parameters.get("customer"))) {
			return "Customer Not Found.";
		}
		return switch (path) {
			case "/user/get_number.php" -> rent();
			case "/user/get_sms.php" -> poll(parameters.getOrDefault("number", ""));
			case "/send" -> send(parameters.getOrDefault("number", ""), parameters.getOrDefault("text", ""));
			default -> "Error 102, check back later.";
		};
	}

	private synchronized String rent() {
		Instant now = this.clock.instant();
		boolean busy = this.rentals.values().stream().filter(now.minusSeconds(60)::isBefore).count() >= 5;
		if (busy || this.trouble == Trouble.NO_NUMBER_FREE) {
			return "No free channels available check after sometime.";
		}
		String number = "1" + this.next++;
		this.rentals.put(number, now);
		return number;
	}

	private String poll(String number) {
		if (this.trouble == Trouble.BALANCE_EXPIRED) {
			return "Your balance is expired.";
		}
		if (!isRented(number)) {
			return NUMBER_NOT_FOUND;
		}
		String text = this.texts.remove(number);
		return (text != null) ? text : "You have not received any code yet.";
	}

	private String send(String number, String text) {
		if (!isRented(number)) {
			return NUMBER_NOT_FOUND;
		}
		if (this.trouble != Trouble.TEXTS_GET_LOST) {
			this.texts.put(number, text);
		}
		return "Sent.";
	}

	private boolean isRented(String number) {
		Instant rentedAt = this.rentals.get(number);
		return rentedAt != null && this.clock.instant().isBefore(rentedAt.plus(LIFETIME));
	}

	@Override
	public void destroy() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * What can go wrong on demand.
	 */
	enum Trouble {

		NONE, NO_NUMBER_FREE, BALANCE_EXPIRED, TEXTS_GET_LOST

	}

}
