package sample;

import java.math.BigDecimal;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class ApiController {

	private final Bank bank;

	ApiController(Bank bank) {
		this.bank = bank;
	}

	@GetMapping("/balance")
	Balance balance() {
		return new Balance(this.bank.balance(), "USD");
	}

	record Balance(BigDecimal amount, String currency) {

	}

}
