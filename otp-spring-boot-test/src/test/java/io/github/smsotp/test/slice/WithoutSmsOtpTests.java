package io.github.smsotp.test.slice;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.ApplicationContext;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The one property that keeps tests green that know nothing of the factor.
 */
@WebMvcTest(properties = "sms-otp.enabled=false")
class WithoutSmsOtpTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private ApplicationContext context;

	@Test
	@WithMockUser
	void mockUserThenIsLetIn() {
		assertThat(this.mvc.get().uri("/hello")).hasStatusOk();
	}

	@Test
	void noBeanOfOursIsLeft() {
		assertThat(Arrays.stream(this.context.getBeanDefinitionNames()).map(this.context::getType))
			.noneMatch((type) -> type != null && type.getName().startsWith("io.github.smsotp")
					&& !type.getName().startsWith("io.github.smsotp.test.slice"));
	}

}
