package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A GraphQL API that the chain's rules protect.
 */
@ApplicationTest
@ContextConfiguration(classes = GraphQlApplication.class)
@TestPropertySource(properties = "spring.graphql.schema.locations=classpath:graphql-bank/")
class GraphQlTests extends AbstractWebTests {

	@Test
	void queryThenIsTurnedAwayAsJsonBetweenTheFactorsSes1T21() {
		logIn();
		Answer answer = this.browser.post("/graphql", "{\"query\":\"{ hello }\"}");
		assertThat(answer.problem()).isEqualTo("401 factor-required");
		assertThat(answer.header("www-authenticate")).isEqualTo("SmsOtp");
		assertThat(texts()).isZero();
	}

	@Test
	void queryThenIsAnsweredAfterTheCode() {
		signIn();
		Answer answer = this.browser.post("/graphql", "{\"query\":\"{ hello balance }\"}");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("hello " + this.user, "rich");
	}

}
