package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A GraphQL API that is open to everybody and protects its queries one by one.
 */
@ApplicationTest
@ContextConfiguration(classes = GraphQlApplication.class)
@TestPropertySource(properties = { "spring.graphql.schema.locations=classpath:graphql-bank/",
		"spring.graphql.http.path=/open/graphql" })
class OpenGraphQlTests extends AbstractWebTests {

	@Test
	void openQueryThenSeesNobodyBetweenTheFactorsAndTheUserAfterTheCodeSes1T21() {
		logIn();
		assertThat(ask("hello").body()).contains("hello anonymousUser").doesNotContain(this.user);
		verifyFirst();
		assertThat(ask("hello").body()).contains("hello " + this.user);
	}

	@Test
	void securedQueryThenIsDeniedBetweenTheFactorsAndAnsweredAfterTheCodeSes1T21() {
		logIn();
		assertThat(ask("hello balance").body()).contains("UNAUTHORIZED", "\"balance\":null").doesNotContain("rich");
		verifyFirst();
		assertThat(ask("hello balance").body()).contains("rich").doesNotContain("errors");
	}

	private Answer ask(String query) {
		return this.browser.post("/open/graphql", "{\"query\":\"{ " + query + " }\"}");
	}

	private void verifyFirst() {
		this.browser.open("/accounts");
		verify(this.gateway.lastCode());
	}

}
