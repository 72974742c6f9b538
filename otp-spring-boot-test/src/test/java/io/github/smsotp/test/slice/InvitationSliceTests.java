package io.github.smsotp.test.slice;

import io.github.smsotp.SmsOtpEnrollmentPolicy;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slice of an application whose users enrol by invitation, without its numbers.
 */
@WebMvcTest(properties = "sms-otp.enrollment.mode=invited")
class InvitationSliceTests {

	@Autowired
	private SmsOtpEnrollmentPolicy enrollment;

	@Test
	void sliceThenStartsWithTheModeOfTheApplication() {
		assertThat(this.enrollment.mode()).isEqualTo(SmsOtpEnrollmentPolicy.Mode.INVITED);
	}

}
