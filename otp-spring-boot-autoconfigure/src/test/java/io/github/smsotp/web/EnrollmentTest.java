package io.github.smsotp.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test against the bank whose users enrol their numbers themselves.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = EnrollmentApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.application.name=Bank", "spring.main.banner-mode=off", "sms-otp.phone.regions=US,CA",
				"sms-otp.limits.send.per-client=90000/1h", "sms-otp.limits.guess.per-client=90000/1h",
				"sms-otp.limits.enroll.per-client=90000/1h", "sms-otp.limits.enroll.per-number-range=90000/1h",
				"sms-otp.code.keys[0].id=1",
				"sms-otp.code.keys[0].secret=b25seSBmb3IgdGVzdHMsIG5vdCBhIHNlY3JldCBhdCBhbGw=" })
@interface EnrollmentTest {

}
