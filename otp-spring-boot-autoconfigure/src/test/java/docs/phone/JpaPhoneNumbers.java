package docs.phone;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.github.smsotp.phone.EnrolledPhoneNumber;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.Assert;

@Component
@Transactional
public class JpaPhoneNumbers implements MutablePhoneNumberRepository {

	private final AppUserRepository users;

	public JpaPhoneNumbers(AppUserRepository users) {
		this.users = users;
	}

	@Override
	public List<EnrolledPhoneNumber> findEnrolled(String account) {
		Assert.hasText(account, "account cannot be empty");
		return this.users.findByAccountAndPhoneIsNotNull(account)
			.map((user) -> new EnrolledPhoneNumber(new PhoneNumber(user.getPhone()), user.getPhoneConfirmedAt(),
					user.getPhoneUsedAt()))
			.stream()
			.toList();
	}

	@Override
	public int countAccounts(PhoneNumber number) {
		return this.users.countByPhone(number.value());
	}

	@Override
	public boolean replace(String account, PhoneNumber former, PhoneNumber number, Instant confirmedAt,
			int maxAccounts) {
		Assert.hasText(account, "account cannot be empty");
		// two accounts at the same moment may both take the last place
		if (!number.equals(former) && countAccounts(number) >= maxAccounts) {
			return false;
		}
		return this.users.replacePhone(account, (former != null) ? former.value() : null, number.value(),
				confirmedAt.truncatedTo(ChronoUnit.MILLIS)) == 1;
	}

	@Override
	public boolean remove(String account, PhoneNumber number) {
		return this.users.replacePhone(account, number.value(), null, null) == 1;
	}

	@Override
	public void recordUse(String account, PhoneNumber number, Instant usedAt) {
		this.users.recordUse(account, number.value(), usedAt.truncatedTo(ChronoUnit.MILLIS));
	}

}
