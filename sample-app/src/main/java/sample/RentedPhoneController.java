package sample;

import io.github.smsotp.sms.smspinverify.RentedNumber;
import io.github.smsotp.sms.smspinverify.SmsPinVerifyException;
import io.github.smsotp.sms.smspinverify.SmsPinVerifyNumbers;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A phone whose number is rented from SMS Pin Verify, beside the browser that signs in.
 */
@Controller
@RequestMapping("/rented-phone")
@Profile("sms-pin-verify")
class RentedPhoneController {

	private static final String NUMBER = "rentedNumber";

	private final SmsPinVerifyNumbers numbers;

	private final VendorStandIn vendor;

	RentedPhoneController(SmsPinVerifyNumbers numbers, VendorStandIn vendor) {
		this.numbers = numbers;
		this.vendor = vendor;
	}

	@ModelAttribute("troubles")
	VendorStandIn.Trouble[] troubles() {
		return VendorStandIn.Trouble.values();
	}

	@GetMapping
	String phone(@SessionAttribute(name = NUMBER, required = false) @Nullable RentedNumber number, Model model) {
		model.addAttribute("number", (number != null) ? number.number().value() : null);
		return "rented-phone";
	}

	@PostMapping("/rent")
	String rent(@RequestParam(defaultValue = "NONE") VendorStandIn.Trouble trouble, HttpSession session) {
		this.vendor.setTrouble(trouble);
		session.setAttribute(NUMBER, this.numbers.rent("Sample Bank", "USA"));
		return "redirect:/rented-phone";
	}

	@PostMapping("/code")
	String code(@SessionAttribute(NUMBER) RentedNumber number, RedirectAttributes redirect) {
		redirect.addFlashAttribute("code", this.numbers.awaitCode(number));
		return "redirect:/rented-phone";
	}

	@ExceptionHandler
	String failed(SmsPinVerifyException failure, RedirectAttributes redirect) {
		redirect.addFlashAttribute("problem", advice(failure));
		return "redirect:/rented-phone";
	}

	private static String advice(SmsPinVerifyException failure) {
		return switch (failure.getReason()) {
			case NO_FREE_CHANNELS -> "No number is free right now. Try again in a minute.";
			case BALANCE_EXPIRED -> "The balance of the account is used up. Top it up, then try again.";
			case NUMBER_NOT_FOUND -> "The number has expired: it lives three minutes. Rent another one.";
			default -> String.valueOf(failure.getMessage());
		};
	}

}
