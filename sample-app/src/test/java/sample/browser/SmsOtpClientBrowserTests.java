package sample.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;
import sample.browser.TypeScriptCompiler.Output;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That the script of the sample is the documented TypeScript, without a type error.
 */
@ChromiumTest
class SmsOtpClientBrowserTests {

	private static final Path SOURCE = Path.of("..", "docs", "sms-otp-client.ts");

	private static final Path COMPILED = Path.of("src", "main", "resources", "static", "js", "sms-otp-client.js");

	@Test
	void clientWhenCompiledStrictlyThenIsTheScriptOfTheSample(ChromeDriver driver) throws IOException {
		Output output = new TypeScriptCompiler(driver).compile("sms-otp-client.ts", Files.readString(SOURCE));
		assertThat(output.problems()).isEmpty();
		assertThat(output.text()).as("compile it anew, see CONTRIBUTING.md").isEqualTo(Files.readString(COMPILED));
	}

	@Test
	void compilerWhenTypesAreWrongThenSaysSo(ChromeDriver driver) throws IOException {
		Output output = new TypeScriptCompiler(driver).compile("wrong.ts", "export const n: number = 'one';\n");
		assertThat(output.problems()).singleElement().asString().contains("TS2322");
	}

}
