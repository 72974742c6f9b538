package io.github.smsotp;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two JVMs on one store keep each limit together as exactly as one keeps it alone.
 */
abstract class AbstractSharedLimitTests {

	private static List<JavaProcess> nodes = List.of();

	static void start(String store) {
		nodes = List.of(node(store, "0"), node(store, "1"));
	}

	@AfterAll
	static void stopNodes() {
		nodes.forEach(JavaProcess::close);
	}

	@ParameterizedTest
	@EnumSource
	void limitWhenReachedByTwoNodesAtOnceThenLetsAsManyThroughAsItSaysBru4Bru8Snd13(SharedLimit limit) {
		nodes.forEach((node) -> node.say(limit.name()));
		assertThat(nodes).allSatisfy((node) -> assertThat(node.listen()).isEqualTo("ready"));
		nodes.forEach((node) -> node.say("go"));
		assertThat(nodes.stream().map(JavaProcess::listen).mapToInt(Integer::parseInt).sum()).isEqualTo(limit.lets());
	}

	private static JavaProcess node(String store, String number) {
		return new JavaProcess(SharedLimitNode.class, store, number);
	}

}
