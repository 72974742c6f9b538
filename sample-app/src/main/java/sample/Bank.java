package sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * One account, in memory.
 */
@Component
class Bank {

	private final List<Entry> entries = new ArrayList<>();

	private BigDecimal balance = BigDecimal.ZERO;

	Bank() {
		LocalDate today = LocalDate.now();
		book(new Entry(today.minusDays(9), "Salary", new BigDecimal("3200.00")));
		book(new Entry(today.minusDays(6), "Rent", new BigDecimal("-1150.00")));
		book(new Entry(today.minusDays(2), "Groceries", new BigDecimal("-64.30")));
	}

	synchronized BigDecimal balance() {
		return this.balance;
	}

	synchronized List<Entry> entries() {
		return List.copyOf(this.entries);
	}

	synchronized void transfer(String payee, BigDecimal amount) {
		Assert.hasText(payee, "Please say who gets the money.");
		Assert.isTrue(amount.signum() > 0 && amount.scale() <= 2, "Please enter dollars and cents.");
		Assert.isTrue(amount.compareTo(this.balance) <= 0, "There is not enough money in the account.");
		book(new Entry(LocalDate.now(), payee, amount.negate()));
	}

	private void book(Entry entry) {
		this.entries.add(0, entry);
		this.balance = this.balance.add(entry.amount());
	}

	record Entry(LocalDate date, String name, BigDecimal amount) {

	}

}
