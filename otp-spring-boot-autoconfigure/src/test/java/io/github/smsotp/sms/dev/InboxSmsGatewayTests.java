package io.github.smsotp.sms.dev;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InboxSmsGatewayTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");

	private static final PhoneNumber NUMBER = new PhoneNumber("+14155552671");

	private final InboxSmsGateway inbox = new InboxSmsGateway(Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	void messagesWhenNothingSentThenEmpty() {
		assertThat(this.inbox.messages()).isEmpty();
	}

	@Test
	void messagesThenNewestFirstWithTheInstantOfTheClock() {
		send(this.inbox, "first");
		send(this.inbox, "second");
		assertThat(this.inbox.messages()).containsExactly(received("second"), received("first"));
	}

	@Test
	void messagesWhenSentLaterThenDoesNotChange() {
		send(this.inbox, "first");
		List<ReceivedSms> before = this.inbox.messages();
		send(this.inbox, "second");
		assertThat(before).containsExactly(received("first"));
	}

	@Test
	void sendWhenFullThenTheOldestGoes() {
		for (int i = 0; i <= InboxSmsGateway.CAPACITY; i++) {
			send(this.inbox, "text " + i);
		}
		assertThat(this.inbox.messages()).hasSize(100)
			.startsWith(received("text 100"), received("text 99"))
			.endsWith(received("text 1"));
	}

	@Test
	void sendWhenSeveralThreadsThenKeepsTheLastHundredWithoutLoss() throws Exception {
		int threads = 8;
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			for (int round = 0; round < 50; round++) {
				InboxSmsGateway inbox = new InboxSmsGateway(Clock.fixed(NOW, ZoneOffset.UTC));
				sendAtOnce(executor, threads, inbox, 12);
				assertThat(inbox.messages()).hasSize(96).doesNotHaveDuplicates();
				sendAtOnce(executor, threads, inbox, 100);
				assertThat(inbox.messages()).hasSize(100).doesNotHaveDuplicates();
			}
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void receivedSmsToStringThenShowsNeitherTextNorNumber() {
		assertThat(received("Your code is 123456").toString()).contains("2026-11-23T10:15:30Z")
			.doesNotContain("123456", "415555");
	}

	private static void sendAtOnce(ExecutorService executor, int threads, InboxSmsGateway inbox, int texts)
			throws Exception {
		CyclicBarrier start = new CyclicBarrier(threads);
		List<Callable<Void>> tasks = new ArrayList<>();
		for (int thread = 0; thread < threads; thread++) {
			String name = texts + " of thread " + thread + ": ";
			tasks.add(() -> {
				start.await();
				for (int i = 0; i < texts; i++) {
					send(inbox, name + i);
					inbox.messages();
				}
				return null;
			});
		}
		for (Future<Void> result : executor.invokeAll(tasks)) {
			result.get();
		}
	}

	private static void send(InboxSmsGateway inbox, String text) {
		inbox.send(new SmsMessage(NUMBER, text, "id-" + text.hashCode()));
	}

	private static ReceivedSms received(String text) {
		return new ReceivedSms(NOW, new SmsMessage(NUMBER, text, "id-" + text.hashCode()));
	}

}
