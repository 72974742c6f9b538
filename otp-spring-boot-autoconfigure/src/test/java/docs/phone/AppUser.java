package docs.phone;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

@Entity
public class AppUser {

	@Id
	@GeneratedValue
	private Long id;

	@Column(unique = true, nullable = false, length = 512)
	private String account;

	@Version
	private long version;

	@Column(length = 16)
	private String phone;

	private Instant phoneConfirmedAt;

	private Instant phoneUsedAt;

	protected AppUser() {
	}

	public AppUser(String account) {
		this.account = account;
	}

	public String getPhone() {
		return this.phone;
	}

	public Instant getPhoneConfirmedAt() {
		return this.phoneConfirmedAt;
	}

	public Instant getPhoneUsedAt() {
		return this.phoneUsedAt;
	}

}
