package sample.browser;

import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The Chromium that is installed. Nothing is ever downloaded.
 */
final class Chromium {

	static final String BROWSER = "chromium";

	static final String DRIVER = "chromedriver";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final int BLOCK = 2;

	private static final List<String> SWITCHES = List.of("--headless=new", "--no-sandbox", "--disable-gpu",
			"--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
			"--disable-sync", "--disable-dev-shm-usage", "--window-size=1000,800");

	private Chromium() {
	}

	/**
	 * Looks for a program, on the path unless a system property says where it is.
	 */
	static Optional<Path> find(String name) {
		String place = System.getProperty("sample." + name);
		Stream<Path> places = (place != null) ? Stream.of(Path.of(place))
				: Stream.of(System.getenv("PATH").split(File.pathSeparator)).map((folder) -> Path.of(folder, name));
		return places.filter(Files::isExecutable).findFirst();
	}

	/**
	 * Starts it with an empty profile.
	 * @param folder where it keeps all its files
	 */
	static ChromeDriver start(ChromiumTest settings, Path folder) {
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(find(DRIVER).orElseThrow().toFile())
			.usingAnyFreePort()
			.withEnvironment(Map.of("TMPDIR", folder.toString()))
			.withLogOutput(OutputStream.nullOutputStream())
			.build();
		ChromeDriver driver = new ChromeDriver(service, options(settings));
		driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
		return driver;
	}

	/**
	 * Gets a new tab ready.
	 */
	static void prepare(ChromeDriver driver, ChromiumTest settings) {
		driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !settings.javaScript()));
	}

	private static ChromeOptions options(ChromiumTest settings) {
		Map<String, Object> preferences = new HashMap<>();
		preferences.put("intl.accept_languages", settings.languages());
		preferences.put("credentials_enable_service", false);
		preferences.put("profile.password_manager_leak_detection", false);
		if (!settings.javaScript()) {
			preferences.put("profile.managed_default_content_settings.javascript", BLOCK);
		}
		return new ChromeOptions().setBinary(find(BROWSER).orElseThrow().toFile())
			.addArguments(SWITCHES)
			.setExperimentalOption("prefs", preferences);
	}

}
