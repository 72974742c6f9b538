package io.github.smsotp.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.security.test.context.support.TestExecutionEvent;
import org.springframework.security.test.context.support.WithSecurityContext;

/**
 * Runs a test as a user who has signed in with password and SMS code.
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@WithSecurityContext(factory = WithSmsOtpUserSecurityContextFactory.class)
public @interface WithSmsOtpUser {

	/**
	 * The name of the user.
	 * @return the name
	 */
	String value() default "user";

	/**
	 * The roles, to which {@code ROLE_} is added.
	 * @return the roles
	 */
	String[] roles() default { "USER" };

	/**
	 * Further authorities, as they are, beside roles and factors.
	 * @return the authorities
	 */
	String[] authorities() default {};

	/**
	 * How long ago the user has signed in, for example {@code 6m}.
	 * @return the age in Boot's simple or in ISO form
	 */
	String age() default "0s";

	/**
	 * When the user is set up.
	 * @return the event
	 */
	@AliasFor(annotation = WithSecurityContext.class)
	TestExecutionEvent setupBefore() default TestExecutionEvent.TEST_METHOD;

}
