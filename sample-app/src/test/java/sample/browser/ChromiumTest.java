package sample.browser;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test Chromium: every parameter of type {@code ChromeDriver} or
 * {@code WebDriver} is a browser of its own with an empty profile; the first one of a
 * test is the first one of its {@code @BeforeEach} too. It is emptied after every test
 * and quits after the class. Where there is no Chromium the class is left out. On a
 * method the annotation goes before the one on the class.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(ChromiumExtension.class)
public @interface ChromiumTest {

	/**
	 * The languages that the browser asks for, the preferred one first.
	 * @return the languages, separated by commas
	 */
	String languages() default "en-US,en";

	/**
	 * Whether pages may run scripts.
	 * @return {@code false} if they may not
	 */
	boolean javaScript() default true;

}
