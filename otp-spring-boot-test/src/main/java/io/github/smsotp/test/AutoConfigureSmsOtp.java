package io.github.smsotp.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Gives a test a {@link RecordingSmsGateway} in place of the application's gateway, and a
 * {@link MovableClock} in place of its clock, both to be autowired.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration(SmsOtpTestAutoConfiguration.class)
public @interface AutoConfigureSmsOtp {

}
