package sample;

import io.github.smsotp.web.SmsOtpPageModel;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/**
 * The bank's own page for codes, which gets whatever is asked of {@code /login/sms-otp}.
 */
@Controller
@Profile("own-page")
class CodePageController {

	@GetMapping("/code")
	String code(@RequestAttribute(name = SmsOtpPageModel.ATTRIBUTE, required = false) @Nullable SmsOtpPageModel page,
			Model model) {
		if (page == null) {
			return "redirect:/login/sms-otp";
		}
		model.addAttribute("page", page);
		return "code";
	}

}
