package docs.phone;

import java.time.Instant;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

public interface AppUserRepository extends JpaRepository<AppUser, Long> {

	Optional<AppUser> findByAccountAndPhoneIsNotNull(String account);

	int countByPhone(String phone);

	// the version: whoever loaded the user before must not write the former number back
	@Modifying(flushAutomatically = true, clearAutomatically = true)
	@Query("""
			update AppUser u set u.phone = :phone, u.phoneConfirmedAt = :confirmedAt, u.phoneUsedAt = null,
				u.version = u.version + 1
			where u.account = :account and u.phone is not distinct from :former""")
	int replacePhone(String account, String former, String phone, Instant confirmedAt);

	@Modifying(flushAutomatically = true, clearAutomatically = true)
	@Query("update AppUser u set u.phoneUsedAt = :usedAt where u.account = :account and u.phone = :phone")
	int recordUse(String account, String phone, Instant usedAt);

}
