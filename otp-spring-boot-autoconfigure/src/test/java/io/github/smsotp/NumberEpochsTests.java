package io.github.smsotp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NumberEpochs}.
 */
class NumberEpochsTests {

	private final MovableClock clock = new MovableClock();

	private final List<String> read = new ArrayList<>();

	private String epoch = "1";

	private final NumberEpochs epochs = new NumberEpochs((account) -> {
		this.read.add(account);
		return this.epoch;
	});

	@Test
	void readThenAlwaysReadAnew() {
		assertThat(this.epochs.read("alice", this.clock)).isEqualTo("1");
		this.epoch = "2";
		assertThat(this.epochs.read("alice", this.clock)).isEqualTo("2");
		assertThat(this.epochs.isCurrent("alice", "1", this.clock)).isFalse();
	}

	@Test
	void isCurrentWhenRememberedThenNotReadForAMinute() {
		assertThat(this.epochs.isCurrent("alice", "1", this.clock)).isTrue();
		this.clock.move(Duration.ofMillis(59_999));
		assertThat(this.epochs.isCurrent("alice", "1", this.clock)).isTrue();
		assertThat(this.read).hasSize(1);
		this.clock.move(Duration.ofMillis(1));
		assertThat(this.epochs.isCurrent("alice", "1", this.clock)).isTrue();
		assertThat(this.read).hasSize(2);
	}

	@Test
	void isCurrentWhenClockGoesBackThenNotRememberedForLongerThanAMinute() {
		this.epochs.read("alice", this.clock);
		this.clock.move(Duration.ofSeconds(-60));
		this.epoch = "2";
		assertThat(this.epochs.isCurrent("alice", "1", this.clock)).isFalse();
	}

	@Test
	void isCurrentWhenForgottenThenReadAndNobodyElseIsForgotten() {
		this.epochs.read("alice", this.clock);
		this.epochs.read("bob", this.clock);
		this.epochs.forget("alice");
		this.epoch = "2";
		assertThat(this.epochs.isCurrent("alice", "1", this.clock)).isFalse();
		assertThat(this.epochs.isCurrent("bob", "1", this.clock)).isTrue();
	}

	@Test
	void isCurrentWhenManyAreReadThenNewestAreRememberedAndOldestAreNot() {
		for (int i = 0; i < 3 * NumberEpochs.MAX_REMEMBERED; i++) {
			this.epochs.read("account" + i, this.clock);
		}
		assertThat(this.epochs.size()).isLessThanOrEqualTo(2 * NumberEpochs.MAX_REMEMBERED);
		assertThat(reads("account" + (2 * NumberEpochs.MAX_REMEMBERED))).isZero();
		assertThat(reads("account" + (NumberEpochs.MAX_REMEMBERED - 1))).isEqualTo(1);
	}

	@Test
	void readWhenOthersAreOldThenTheyAreForgotten() {
		for (int i = 0; i < 1_000; i++) {
			this.epochs.read("account" + i, this.clock);
		}
		this.clock.move(NumberEpochs.MAX_AGE);
		this.epochs.read("alice", this.clock);
		this.clock.move(NumberEpochs.MAX_AGE);
		this.epochs.read("alice", this.clock);
		assertThat(this.epochs.size()).isEqualTo(2);
	}

	private int reads(String account) {
		this.read.clear();
		assertThat(this.epochs.isCurrent(account, "1", this.clock)).isTrue();
		return this.read.size();
	}

}
