package io.github.smsotp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Another JVM with the class path of the tests, which is talked to in lines.
 */
final class JavaProcess implements AutoCloseable {

	private final Process process;

	private final PrintWriter to;

	private final BufferedReader from;

	JavaProcess(Class<?> main, String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(arguments));
		try {
			this.process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.to = new PrintWriter(this.process.outputWriter(StandardCharsets.UTF_8), true);
		this.from = this.process.inputReader(StandardCharsets.UTF_8);
	}

	void say(String line) {
		this.to.println(line);
	}

	/**
	 * The next line that it says, for which it has as long as the tests have.
	 */
	String listen() {
		try {
			String line = this.from.readLine();
			if (line == null) {
				throw new IllegalStateException("The process has ended");
			}
			return line;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
