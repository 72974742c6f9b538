package sample.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.OutputType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pictures of the main pages, in {@code target/screenshots} and, for the documentation,
 * in the folder that the system property {@code sample.screenshots} names.
 */
class ScreenshotBrowserTests extends AbstractBrowserTests {

	private static final int WIDTH = 480;

	private static final int SHORT = 320;

	private static final Set<String> STATES = Set.of("code", "wrong-code", "locked", "enrolment", "confirm", "manage");

	@Test
	void pagesWhenShownThenArePictured() {
		tour().signIn(this::take);
		tour().phone(this::take);
	}

	@Test
	void codePageWhenDarkOrNarrowThenIsPictured() {
		this.pages.emulateColours("dark");
		this.pages.logIn(this.customers.withNumber(), "/account");
		save("dark", WIDTH);
		this.pages.emulateColours("light");
		save("narrow", 320);
	}

	@Test
	@ChromiumTest(languages = "ar")
	void codePageWhenArabicThenIsPictured() {
		this.pages.logIn(this.customers.withNumber(), "/account");
		save("arabic", WIDTH);
	}

	private void take(String state) {
		if (STATES.contains(state)) {
			save(state, WIDTH);
		}
	}

	private void save(String name, int width) {
		this.pages.emulateScreen(width, SHORT);
		this.pages.emulateScreen(width, this.pages.pageHeight());
		byte[] picture = this.pages.driver().getScreenshotAs(OutputType.BYTES);
		try {
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
			assertThat(image.getWidth()).isEqualTo(width * SignInPages.DENSITY);
			assertThat(colours(image)).as("colours of %s", name).isGreaterThan(2);
			for (String folder : folders()) {
				Files.write(Files.createDirectories(Path.of(folder)).resolve(name + ".png"), picture);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long colours(BufferedImage image) {
		int width = image.getWidth();
		return Arrays.stream(image.getRGB(0, 0, width, image.getHeight(), null, 0, width)).distinct().count();
	}

	private static Iterable<String> folders() {
		return Stream.of("target/screenshots", System.getProperty("sample.screenshots", ""))
			.filter((folder) -> !folder.isEmpty())
			.toList();
	}

}
