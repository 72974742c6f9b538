package io.github.smsotp.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that observes who logs in and how.
 */
@ApplicationTest
class ObservedLoginTests extends AbstractWebTests {

	@Autowired
	private Recorder recorder;

	@BeforeEach
	void forgetObservations() {
		this.recorder.all().clear();
	}

	@Test
	void codeThenIsObservedLikeThePasswordTrap36() {
		logInAndGetText();
		assertThat(this.recorder.types()).containsExactly("UsernamePasswordAuthenticationToken");
		verify(this.gateway.lastCode());
		assertThat(this.recorder.types()).containsExactly("UsernamePasswordAuthenticationToken",
				"SmsOtpAuthenticationToken");
		assertThat(value(last(), "authentication.result.type")).isEqualTo("UsernamePasswordAuthenticationToken");
	}

	@Test
	void wrongCodeThenIsObservedWithoutTheCodeTrap36() {
		logInAndGetText();
		String wrong = wrongCode();
		verify(wrong);
		assertThat(value(last(), "authentication.failure.type")).isEqualTo("BadCredentialsException");
		assertThat(last().toString()).doesNotContain(wrong, this.gateway.lastCode(), this.users.number(this.user));
	}

	private Observation.Context last() {
		List<Observation.Context> all = this.recorder.all();
		return all.get(all.size() - 1);
	}

	private static String value(Observation.Context context, String key) {
		return Recorder.value(context.getLowCardinalityKeyValues(), key);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(TestSupportConfiguration.class)
	static class Application {

		@Bean
		Recorder recorder() {
			return new Recorder();
		}

		@Bean
		ObservationRegistry observationRegistry(Recorder recorder) {
			ObservationRegistry registry = ObservationRegistry.create();
			registry.observationConfig().observationHandler(recorder);
			return registry;
		}

	}

	/**
	 * Keeps what was observed of authentications.
	 */
	static final class Recorder implements ObservationHandler<Observation.Context> {

		private final List<Observation.Context> all = new CopyOnWriteArrayList<>();

		List<Observation.Context> all() {
			return this.all;
		}

		List<String> types() {
			return this.all.stream()
				.map((context) -> value(context.getLowCardinalityKeyValues(), "authentication.request.type"))
				.distinct()
				.toList();
		}

		@Override
		public void onStop(Observation.Context context) {
			if ("spring.security.authentications".equals(context.getName())) {
				this.all.add(context);
			}
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		private static String value(KeyValues values, String key) {
			return values.stream()
				.filter((value) -> value.getKey().equals(key))
				.map((value) -> value.getValue())
				.findFirst()
				.orElse("none");
		}

	}

}
