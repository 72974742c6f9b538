package sample;

import java.math.BigDecimal;
import java.security.Principal;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
class BankController {

	private final Bank bank;

	BankController(Bank bank) {
		this.bank = bank;
	}

	@ModelAttribute("user")
	@Nullable String user(@Nullable Principal principal) {
		return (principal != null) ? principal.getName() : null;
	}

	@GetMapping("/")
	String home() {
		return "home";
	}

	@GetMapping("/spa")
	String spa() {
		return "spa";
	}

	@GetMapping("/account")
	String account(Model model) {
		model.addAttribute("balance", this.bank.balance());
		model.addAttribute("entries", this.bank.entries());
		return "account";
	}

	@GetMapping("/transfers")
	String transfers(Model model) {
		model.addAttribute("balance", this.bank.balance());
		return "transfers";
	}

	@PostMapping("/transfers")
	String transfer(@RequestParam String payee, @RequestParam BigDecimal amount, RedirectAttributes redirect) {
		try {
			this.bank.transfer(payee, amount);
			return "redirect:/account";
		}
		catch (IllegalArgumentException ex) {
			redirect.addFlashAttribute("problem", ex.getMessage());
			return "redirect:/transfers";
		}
	}

}
