package sample;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

@Testcontainers(disabledWithoutDocker = true)
@ActiveProfiles("redis")
@DirtiesContext
class RedisContainerTests extends AbstractStoreContainerTests {

	@Container
	@ServiceConnection("redis")
	static final GenericContainer<?> server = new GenericContainer<>("redis:8").withExposedPorts(6379);

}
