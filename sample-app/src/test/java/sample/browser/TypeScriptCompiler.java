package sample.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.openqa.selenium.JavascriptExecutor;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The TypeScript compiler from the class path, which runs in a browser.
 */
final class TypeScriptCompiler {

	private static final String FILES = "classpath*:META-INF/resources/webjars/typescript/*/lib/";

	private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

	private final JavascriptExecutor browser;

	TypeScriptCompiler(JavascriptExecutor browser) {
		this.browser = browser;
	}

	Output compile(String name, String source) throws IOException {
		String script = content(this.resources.getResources(FILES + "typescript.js")[0])
				+ content(new ClassPathResource("compile.js", getClass()));
		Map<?, ?> output = (Map<?, ?>) this.browser.executeScript(script, name, source, libraries());
		List<?> problems = (List<?>) output.get("problems");
		return new Output((String) output.get("text"), problems.stream().map(String::valueOf).toList());
	}

	// the types of the language and of the browser
	private Map<String, String> libraries() throws IOException {
		Map<String, String> libraries = new TreeMap<>();
		for (String pattern : List.of("lib.es*.d.ts", "lib.dom*.d.ts", "lib.decorators*.d.ts")) {
			for (Resource resource : this.resources.getResources(FILES + pattern)) {
				libraries.put(String.valueOf(resource.getFilename()), content(resource));
			}
		}
		return libraries;
	}

	private static String content(Resource resource) throws IOException {
		return resource.getContentAsString(StandardCharsets.UTF_8);
	}

	/**
	 * What a compilation comes to.
	 *
	 * @param text the JavaScript
	 * @param problems what the compiler complains about
	 */
	record Output(String text, List<String> problems) {

	}

}
