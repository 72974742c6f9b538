package io.github.smsotp.autoconfigure;

import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import io.github.smsotp.CapturedLog;
import io.github.smsotp.SmsOtpPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.BeanUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the start says of limits, and what the documentation says of them.
 */
class SmsOtpLimitsCheckTests {

	private static final String OFF = "is switched off";

	@Test
	void defaultsAreSaidInOneLineAndWarnedAboutInNoneBru15T40() {
		List<String> lines = start(Level.INFO);
		assertThat(lines).singleElement()
			.asString()
			.contains("3/10m", "10/24h", "5/1h", "100/1h", "10000/1h", "2/24h", "3/24h", "20/1h", "20/24h", "100/30d");
		assertThat(start(Level.WARN)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "send.cooldown", "send.per-phone", "send.per-account", "send.per-client", "send.global",
			"enroll.per-phone", "enroll.per-account", "enroll.per-client", "enroll.per-number-range",
			"guess.per-account", "guess.per-client" })
	void emptyLimitIsSaidToBeOffT40(String limit) {
		assertThat(start(Level.WARN, "sms-otp.limits." + limit + "="))
			.containsExactly("sms-otp.limits." + limit + " " + OFF);
	}

	@ParameterizedTest
	@CsvSource({ "guess.lock-after", "guess.disable-after" })
	void zeroIsSaidToBeOffT40(String limit) {
		assertThat(start(Level.WARN, "sms-otp.limits." + limit + "=0"))
			.containsExactly("sms-otp.limits." + limit + " " + OFF);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "limits.send.cooldown=20s;30s", "limits.send.per-phone=4/10m,10/24h;3/10m",
					"limits.send.per-phone=3/10m;10/24h", "limits.send.per-account=5/30m,10/24h;5/1h",
					"limits.send.per-client=101/1h;100/1h", "limits.send.global=20000/1h;10000/1h",
					"limits.enroll.per-phone=3/24h;2/24h", "limits.enroll.per-account=4/24h;3/24h",
					"limits.enroll.per-client=21/1h;20/1h", "limits.enroll.per-number-range=20/59m;20/1h",
					"limits.guess.lock-after=6;5", "limits.guess.lock-for=1m,5m,15m;3600s",
					"limits.guess.per-account=100/30d;20/24h", "limits.guess.per-client=200/1h;100/1h",
					"limits.guess.disable-after=100;50", "code.max-attempts=6;5" })
	void weakerLimitIsSaidWithItsDefaultT40(String setting, String standard) {
		String property = "sms-otp." + setting.split("=")[0];
		assertThat(start(Level.WARN, "sms-otp." + setting)).singleElement()
			.asString()
			.startsWith(property + " of ")
			.contains("weaker than the default")
			.contains(standard);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "send.per-phone=3/10m,10/24h,20/1h;20/1h;3/10m",
			"send.per-account=5/1h,10/24h,900/30d;900/30d;10/24h", "send.per-client=100/1h,3000/24h;3000/24h;100/1h",
			"guess.per-account=20/24h,100/30d,700/35d;700/35d;20/24h" })
	void unreachableLimitIsSaidWithWhatComesFirstT40(String setting, String limit, String first) {
		assertThat(start(Level.WARN, "sms-otp.limits." + setting)).singleElement()
			.asString()
			.isEqualTo("sms-otp.limits." + setting.split("=")[0] + " of " + limit + " is never reached, since " + first
					+ " comes first");
	}

	@Test
	void limitThatGetsTextsBackReplacesNoneThatDoesNot() {
		assertThat(start(Level.WARN, "sms-otp.limits.send.per-phone=3/10m, 3/24h")).isEmpty();
		assertThat(start(Level.WARN, "sms-otp.limits.send.per-phone=3/24h"))
			.containsExactly("sms-otp.limits.send.per-phone of [3/24h] is weaker than the default of 3/10m");
	}

	@Test
	void limitAboveTheGlobalOneIsSaidToBeUnreachable() {
		assertThat(start(Level.WARN, "sms-otp.limits.send.global=50/1h"))
			.containsExactly("sms-otp.limits.send.per-client of 100/1h is never reached, since 50/1h comes first");
	}

	@Test
	void lockThatComesAfterDisablingIsSaidToBeUnreachable() {
		assertThat(start(Level.WARN, "sms-otp.limits.guess.disable-after=5")).containsExactly(
				"sms-otp.limits.guess.lock-after of 5 is never reached, since disable-after of 5 comes first");
	}

	@Test
	void strongerLimitsAreNotWarnedAbout() {
		assertThat(start(Level.WARN, "sms-otp.limits.send.cooldown=1m", "sms-otp.limits.send.per-phone=2/10m,5/24h",
				"sms-otp.limits.guess.lock-after=3", "sms-otp.limits.guess.lock-for=1h",
				"sms-otp.limits.guess.per-account=10/24h,30/30d", "sms-otp.limits.guess.disable-after=20",
				"sms-otp.code.max-attempts=3"))
			.isEmpty();
	}

	@Test
	void policyOfTheApplicationIsTheOneThatIsSaid() {
		SmsOtpPolicy own = new SmsOtpPolicy(8, SmsOtpPolicy.MAX_TTL, 9, SmsOtpPolicy.defaults().limits());
		try (CapturedLog log = new CapturedLog(SmsOtpLimitsCheck.class.getName())) {
			SmsOtpContext.complete()
				.withBean(SmsOtpPolicy.class, () -> own)
				.run((context) -> assertThat(context.getBean(SmsOtpPolicy.class)).isSameAs(own));
			assertThat(log.lines()).anyMatch((line) -> line.contains("codeLength=8"))
				.anyMatch((line) -> line.contains("sms-otp.code.max-attempts of 9"));
		}
	}

	@Test
	void everyLimitIsDocumentedWithItsDefaultBru15() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "limits.md"));
		SmsOtpLimitsProperties defaults = new SmsOtpLimitsProperties();
		List<String> rows = Stream
			.of(rows("send", defaults.getSend()), rows("enroll", defaults.getEnroll()),
					rows("guess", defaults.getGuess()))
			.flatMap(List::stream)
			.toList();
		assertThat(rows).hasSize(14);
		assertThat(rows).allSatisfy((row) -> assertThat(page).contains(row));
	}

	private static List<String> rows(String group, Object properties) {
		List<String> rows = new ArrayList<>();
		for (PropertyDescriptor descriptor : BeanUtils.getPropertyDescriptors(properties.getClass())) {
			if (descriptor.getWriteMethod() == null) {
				continue;
			}
			String name = descriptor.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
			rows.add(
					"| `" + group + "." + name + "` | `" + text(value(descriptor.getReadMethod(), properties)) + "` |");
		}
		return rows;
	}

	private static Object value(Method getter, Object properties) {
		try {
			return getter.invoke(properties);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text(Object value) {
		if (value instanceof List<?> list) {
			return String.join(", ", list.stream().map(SmsOtpLimitsCheckTests::text).toList());
		}
		Object plain = (value instanceof Cooldown cooldown) ? cooldown.duration() : value;
		return String.valueOf(plain).replace("PT", "").replace("1H", "60M").toLowerCase(Locale.ROOT);
	}

	private static List<String> start(Level level, String... settings) {
		try (CapturedLog log = new CapturedLog(SmsOtpLimitsCheck.class.getName())) {
			SmsOtpContext.complete().withPropertyValues(settings).run((context) -> assertThat(context).hasNotFailed());
			return log.events()
				.stream()
				.filter((event) -> event.getLevel() == level)
				.map((event) -> event.getFormattedMessage())
				.toList();
		}
	}

}
