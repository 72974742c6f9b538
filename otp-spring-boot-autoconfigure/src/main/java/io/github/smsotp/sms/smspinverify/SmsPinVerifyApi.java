package io.github.smsotp.sms.smspinverify;

import io.github.smsotp.phone.PhoneNumber;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/**
 * The calls of SMS Pin Verify. The API key fills {@code customer} as a default URI
 * variable, and {@link PhoneNumberArgumentResolver} fills {@code number}: ordinary
 * arguments are logged with their values.
 */
interface SmsPinVerifyApi {

	@GetExchange("/get_number.php?customer={customer}&app={app}&country={country}")
	ResponseEntity<String> getNumber(@PathVariable String app, @PathVariable String country);

	@GetExchange("/get_sms.php?customer={customer}&number={number}&country={country}&app={app}")
	ResponseEntity<String> getSms(PhoneNumber number, @PathVariable String country, @PathVariable String app);

	@GetExchange("/get_balance.php?customer={customer}")
	ResponseEntity<String> getBalance();

	@GetExchange("/get_rates.php?customer={customer}&country={country}")
	ResponseEntity<String> getRates(@PathVariable String country);

	@GetExchange("/get_history.php?customer={customer}")
	ResponseEntity<String> getHistory();

}
