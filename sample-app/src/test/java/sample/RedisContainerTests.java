package sample;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.test.annotation.DirtiesContext;

/**
 * On Redis.
 */
@Testcontainers(disabledWithoutDocker = true)
@DirtiesContext
class RedisContainerTests extends AbstractRedisContainerTests {

	@Container
	@ServiceConnection("redis")
	static final GenericContainer<?> server = new GenericContainer<>("redis:8").withExposedPorts(6379);

}
