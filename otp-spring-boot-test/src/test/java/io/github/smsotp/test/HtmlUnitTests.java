package io.github.smsotp.test;

import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A whole sign-in by HtmlUnit, which clicks through the pages without a server.
 */
@SpringBootTest
@AutoConfigureMockMvc
@AutoConfigureSmsOtp
class HtmlUnitTests {

	@Autowired
	private WebClient browser;

	@Autowired
	private RecordingSmsGateway gateway;

	@Test
	void userWhenCodeIsTypedInThenGetsToThePageThatWasWanted() throws Exception {
		HtmlPage login = this.browser.getPage("http://localhost/basket");
		HtmlForm password = login.getForms().get(0);
		password.getInputByName("username").type("alice");
		password.getInputByName("password").type("password");
		HtmlPage code = login.<HtmlButton>querySelector("button[type=submit]").click();
		assertThat(code.getTitleText()).isEqualTo("Enter your code");
		code.getForms().get(0).getInputByName("code").type(this.gateway.awaitCode(ShopApplication.PHONE));
		assertThat(code.<HtmlButton>querySelector("button.primary").click().getWebResponse().getContentAsString())
			.isEqualTo("Hello alice");
	}

}
