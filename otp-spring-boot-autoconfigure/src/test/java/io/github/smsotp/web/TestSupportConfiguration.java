package io.github.smsotp.web;

import io.github.smsotp.MovableClock;
import io.github.smsotp.RecordingSmsGateway;
import io.github.smsotp.store.caffeine.CaffeineSmsOtpStore;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What every application of these tests has: users, and a clock, a gateway and a store
 * that tests can move, read and cut off.
 */
@Configuration(proxyBeanMethods = false)
class TestSupportConfiguration {

	@Bean
	MovableClock clock() {
		return new MovableClock();
	}

	@Bean
	RecordingSmsGateway gateway() {
		return new RecordingSmsGateway();
	}

	@Bean
	SwitchableStore store(MovableClock clock) {
		return new SwitchableStore(new CaffeineSmsOtpStore(clock));
	}

	@Bean
	TestUsers users(MovableClock clock) {
		return new TestUsers(clock);
	}

	@Bean
	RecordedEvents events() {
		return new RecordedEvents();
	}

	@Bean
	BankController bank() {
		return new BankController();
	}

}
