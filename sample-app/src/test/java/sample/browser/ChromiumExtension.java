package sample.browser;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Hands out the browsers of {@link ChromiumTest}.
 */
final class ChromiumExtension implements ExecutionCondition, BeforeAllCallback, ParameterResolver, AfterEachCallback {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return Stream.of(Chromium.BROWSER, Chromium.DRIVER)
			.filter((name) -> Chromium.find(name).isEmpty())
			.findFirst()
			.map((name) -> ConditionEvaluationResult.disabled(name + " is not installed"))
			.orElseGet(() -> ConditionEvaluationResult.enabled("Chromium is installed"));
	}

	@Override
	public void beforeAll(ExtensionContext context) throws IOException {
		store(context).put(Browsers.class, new Browsers());
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return isBrowser(parameter.getParameter().getType());
	}

	@Override
	public ChromeDriver resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return browsers(context).get(settings(context), place(parameter));
	}

	@Override
	public void afterEach(ExtensionContext context) {
		browsers(context).clean();
	}

	private static Browsers browsers(ExtensionContext context) {
		return store(context).get(Browsers.class, Browsers.class);
	}

	private static Store store(ExtensionContext context) {
		return context.getStore(Namespace.create(ChromiumExtension.class));
	}

	private static long place(ParameterContext parameter) {
		return Arrays.stream(parameter.getDeclaringExecutable().getParameterTypes())
			.limit(parameter.getIndex())
			.filter(ChromiumExtension::isBrowser)
			.count();
	}

	private static boolean isBrowser(Class<?> type) {
		return WebDriver.class.isAssignableFrom(type) && type.isAssignableFrom(ChromeDriver.class);
	}

	private static ChromiumTest settings(ExtensionContext context) {
		return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), ChromiumTest.class)
			.or(() -> AnnotationSupport.findAnnotation(context.getRequiredTestClass(), ChromiumTest.class))
			.orElseThrow();
	}

}
