package sample.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;

import org.springframework.util.FileSystemUtils;

/**
 * The browsers of a test class. Each one is started once, and after a test nothing is
 * left in it.
 */
final class Browsers implements AutoCloseable {

	private final Map<Seat, ChromeDriver> started = new HashMap<>();

	private final Map<Seat, ChromeDriver> used = new HashMap<>();

	private final Path folder;

	Browsers() throws IOException {
		this.folder = Files.createTempDirectory("browsers");
	}

	ChromeDriver get(ChromiumTest settings, long place) {
		return this.used.computeIfAbsent(new Seat(settings, place), (seat) -> {
			ChromeDriver driver = this.started.computeIfAbsent(seat, (key) -> Chromium.start(settings, this.folder));
			Chromium.prepare(driver, settings);
			return driver;
		});
	}

	void clean() {
		this.used.forEach((seat, driver) -> {
			try {
				clean(driver);
			}
			catch (WebDriverException ex) {
				this.started.remove(seat);
				driver.quit();
			}
		});
		this.used.clear();
	}

	// what is emulated ends with its tab
	private static void clean(ChromeDriver driver) {
		String page = driver.getCurrentUrl();
		String tab = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
		for (String other : driver.getWindowHandles()) {
			if (!other.equals(tab)) {
				driver.switchTo().window(other).close();
			}
		}
		driver.switchTo().window(tab);
		driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
		driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
		if (page.startsWith("http")) {
			String origin = URI.create(page).resolve("/").toString();
			driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
		}
	}

	@Override
	public void close() {
		this.started.values().forEach(ChromeDriver::quit);
		FileSystemUtils.deleteRecursively(this.folder.toFile());
	}

	private record Seat(ChromiumTest settings, long place) {

	}

}
