package sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadmeTests {

	@Test
	void readmeHoldsTheWholeConfiguration() throws IOException {
		String readme = Files.readString(Path.of("..", "README.md"));
		String configuration = Files.readString(Path.of("src", "main", "resources", "application.yml"));
		assertThat(readme).contains("```yaml\n" + configuration.strip() + "\n```");
	}

	@Test
	void readmeHoldsTheCommandOfTheContinuousBuild() throws IOException {
		assertThat(Files.readString(Path.of("..", "README.md"))).contains("\nmvn verify\n");
		assertThat(Files.readString(Path.of("..", ".ci", "run"))).contains("\nmvn -B -ntp verify\n");
	}

}
