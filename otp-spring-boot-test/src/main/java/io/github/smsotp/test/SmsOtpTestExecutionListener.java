package io.github.smsotp.test;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Forgets texts and resets the clock after every test, since tests share a context.
 */
final class SmsOtpTestExecutionListener extends AbstractTestExecutionListener {

	@Override
	public void afterTestMethod(TestContext testContext) {
		if (testContext.hasApplicationContext()) {
			ApplicationContext context = testContext.getApplicationContext();
			context.getBeanProvider(RecordingSmsGateway.class).ifUnique(RecordingSmsGateway::reset);
			context.getBeanProvider(MovableClock.class).ifUnique(MovableClock::reset);
		}
	}

}
