package sample;

import io.github.smsotp.SmsOtpEnrollmentPolicy;
import io.github.smsotp.authentication.SmsOtpAccountResolver;
import io.github.smsotp.phone.MutablePhoneNumberRepository;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Shows the user's phone number; the starter's own pages change it.
 */
@Controller
class SettingsController {

	private final MutablePhoneNumberRepository numbers;

	private final SmsOtpAccountResolver accounts;

	private final SmsOtpEnrollmentPolicy policy;

	SettingsController(MutablePhoneNumberRepository numbers, SmsOtpAccountResolver accounts,
			SmsOtpEnrollmentPolicy policy) {
		this.numbers = numbers;
		this.accounts = accounts;
		this.policy = policy;
	}

	@GetMapping("/settings")
	String settings(Authentication authentication, Model model) {
		String account = this.accounts.resolve(authentication);
		model.addAttribute("user", authentication.getName());
		model.addAttribute("phone", this.numbers.findEnrolled(account).stream().findFirst().orElse(null));
		model.addAttribute("removable", this.policy.removable());
		return "settings";
	}

}
