package docs.phone;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.github.smsotp.phone.EnrolledPhoneNumber;
import io.github.smsotp.phone.MutablePhoneNumberRepository;
import io.github.smsotp.phone.PhoneNumber;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.Assert;

@Component
@Transactional
public class JdbcPhoneNumbers implements MutablePhoneNumberRepository {

	private final JdbcClient jdbc;

	public JdbcPhoneNumbers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<EnrolledPhoneNumber> findEnrolled(String account) {
		Assert.hasText(account, "account cannot be empty");
		return this.jdbc.sql("SELECT * FROM app_user WHERE account = :account AND phone IS NOT NULL")
			.param("account", account)
			.query((row, index) -> new EnrolledPhoneNumber(new PhoneNumber(row.getString("phone")),
					instant(row, "phone_confirmed_at"), instant(row, "phone_used_at")))
			.list();
	}

	@Override
	public int countAccounts(PhoneNumber number) {
		return this.jdbc.sql("SELECT COUNT(*) FROM app_user WHERE phone = :phone")
			.param("phone", number.value())
			.query(Integer.class)
			.single();
	}

	@Override
	public boolean replace(String account, PhoneNumber former, PhoneNumber number, Instant confirmedAt,
			int maxAccounts) {
		Assert.hasText(account, "account cannot be empty");
		// two accounts at the same moment may both take the last place
		if (!number.equals(former) && countAccounts(number) >= maxAccounts) {
			return false;
		}
		return replace(account, (former != null) ? former.value() : null, number.value(), utc(confirmedAt));
	}

	@Override
	public boolean remove(String account, PhoneNumber number) {
		return replace(account, number.value(), null, null);
	}

	@Override
	public void recordUse(String account, PhoneNumber number, Instant usedAt) {
		this.jdbc.sql("UPDATE app_user SET phone_used_at = :usedAt WHERE account = :account AND phone = :phone")
			.param("usedAt", utc(usedAt))
			.param("account", account)
			.param("phone", number.value())
			.update();
	}

	private boolean replace(String account, String former, String phone, OffsetDateTime confirmedAt) {
		return this.jdbc.sql("""
				UPDATE app_user SET phone = :phone, phone_confirmed_at = :confirmedAt, phone_used_at = NULL
				WHERE account = :account AND phone IS NOT DISTINCT FROM :former""")
			.param("account", account)
			.param("former", former, Types.VARCHAR)
			.param("phone", phone, Types.VARCHAR)
			.param("confirmedAt", confirmedAt, Types.TIMESTAMP_WITH_TIMEZONE)
			.update() == 1;
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
