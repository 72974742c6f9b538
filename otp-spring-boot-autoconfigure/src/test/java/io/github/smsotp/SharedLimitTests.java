package io.github.smsotp;

import java.util.List;

import io.github.smsotp.store.redis.EmbeddedRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two JVMs on one Redis keep each limit together as exactly as one keeps it alone.
 */
class SharedLimitTests {

	private static EmbeddedRedis redis;

	private static List<JavaProcess> nodes;

	@BeforeAll
	static void start() {
		redis = new EmbeddedRedis();
		nodes = List.of(node("0"), node("1"));
	}

	@AfterAll
	static void stop() {
		nodes.forEach(JavaProcess::close);
		redis.close();
	}

	@ParameterizedTest
	@EnumSource
	void limitWhenReachedByTwoNodesAtOnceThenLetsAsManyThroughAsItSaysBru4Bru8Snd13(SharedLimit limit) {
		nodes.forEach((node) -> node.say(limit.name()));
		assertThat(nodes).allSatisfy((node) -> assertThat(node.listen()).isEqualTo("ready"));
		nodes.forEach((node) -> node.say("go"));
		assertThat(nodes.stream().map(JavaProcess::listen).mapToInt(Integer::parseInt).sum()).isEqualTo(limit.lets());
	}

	private static JavaProcess node(String number) {
		return new JavaProcess(SharedLimitNode.class, String.valueOf(redis.port()), number);
	}

}
