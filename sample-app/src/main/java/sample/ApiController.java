package sample;

import java.math.BigDecimal;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.Assert;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

	@PostMapping("/transfers")
	Balance transfer(@RequestBody Transfer transfer) {
		this.bank.transfer(transfer.payee(), transfer.amount());
		return balance();
	}

	@ExceptionHandler
	ProblemDetail refused(IllegalArgumentException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	record Balance(BigDecimal amount, String currency) {

	}

	record Transfer(String payee, BigDecimal amount) {

		Transfer {
			Assert.notNull(amount, "amount cannot be null");
		}

	}

}
