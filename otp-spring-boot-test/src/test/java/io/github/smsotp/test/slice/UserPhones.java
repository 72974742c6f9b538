package io.github.smsotp.test.slice;

import java.util.List;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.phone.PhoneNumberRepository;

import org.springframework.stereotype.Component;

@Component
class UserPhones implements PhoneNumberRepository {

	@Override
	public List<PhoneNumber> findConfirmed(String account) {
		return List.of();
	}

}
