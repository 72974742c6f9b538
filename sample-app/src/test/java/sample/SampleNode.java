package sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sample in a JVM of its own, which can be killed.
 */
final class SampleNode implements AutoCloseable {

	private static final Pattern STARTED = Pattern.compile("Tomcat started on port ([0-9]+)");

	private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");

	private final Process process;

	private final int port;

	SampleNode(String... properties) throws IOException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), SampleApplication.class.getName(), "--server.port=0"));
		command.addAll(List.of(properties));
		this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
		this.port = awaitPort(this.process.inputReader(StandardCharsets.UTF_8));
	}

	int port() {
		return this.port;
	}

	/**
	 * The code of the last text that this node has sent.
	 */
	String lastCode() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/sms-otp/inbox"))
			.header("Accept", "application/json")
			.build();
		JsonNode texts = JsonMapper.shared()
			.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
		return Browser.find(CODE, texts.get(0).get("text").asString());
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

	private static int awaitPort(BufferedReader output) throws IOException {
		StringBuilder said = new StringBuilder();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			Matcher started = STARTED.matcher(line);
			if (started.find()) {
				drain(output);
				return Integer.parseInt(started.group(1));
			}
			said.append(line).append('\n');
		}
		throw new IllegalStateException("The node did not start:\n" + said);
	}

	// who does not listen lets it wait
	private static void drain(BufferedReader output) {
		Thread reader = new Thread(() -> output.lines().forEach((line) -> {
		}));
		reader.setDaemon(true);
		reader.start();
	}

}
