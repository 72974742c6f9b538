package io.github.smsotp.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link HtmlTemplate}.
 */
class HtmlTemplateTests {

	@Test
	void textIsEscapedAndHtmlIsNot() {
		assertThat(HtmlTemplate.of("<p title=\"{a}\">{b}{c}</p>")
			.text("a", "\"><script>'&")
			.text("b", "é • ع")
			.html("c", "<br>")
			.render()).isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">é • ع<br></p>");
	}

	@Test
	void valueThatLooksLikeAPlaceStaysAsItIs() {
		assertThat(HtmlTemplate.of("{a}{token}").text("a", "{token} $1 \\\\").text("token", "secret").render())
			.isEqualTo("{token} $1 \\\\secret");
	}

	@Test
	void placeThatNothingStandsForThrows() {
		assertThatIllegalStateException().isThrownBy(() -> HtmlTemplate.of("{a}").render())
			.withMessage("nothing stands for {a}");
	}

}
