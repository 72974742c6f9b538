package io.github.smsotp.test;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;

import io.github.smsotp.store.SmsOtpStore;
import io.github.smsotp.store.redis.RedisSmsOtpStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import redis.embedded.RedisServer;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The store on a real Redis keeps to the contract.
 */
class RedisSmsOtpStoreContractTests extends AbstractSmsOtpStoreTests {

	private static RedisServer server;

	private static LettuceConnectionFactory connections;

	private static SmsOtpStore[] nodes;

	private int calls;

	@BeforeAll
	static void start() throws IOException {
		int port = freePort();
		server = RedisServer.newRedisServer().bind("127.0.0.1").port(port).setting("save \"\"").build();
		server.start();
		connections = new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port),
				LettuceClientConfiguration.builder().shutdownTimeout(Duration.ZERO).build());
		connections.afterPropertiesSet();
		connections.start();
		nodes = new SmsOtpStore[] { node(), node() };
	}

	@AfterAll
	static void stop() throws IOException {
		connections.destroy();
		server.stop();
	}

	@Override
	protected SmsOtpStore store() {
		return nodes[this.calls++ % nodes.length];
	}

	private static RedisSmsOtpStore node() {
		RedisSmsOtpStore node = new RedisSmsOtpStore(connections, "contract:");
		node.setTimeout(Duration.ofSeconds(10));
		return node;
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

}
