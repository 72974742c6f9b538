package sample;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

@Testcontainers(disabledWithoutDocker = true)
@ActiveProfiles("postgres")
@DirtiesContext
class PostgresContainerTests extends AbstractStoreContainerTests {

	@Container
	@ServiceConnection
	static final PostgreSQLContainer server = new PostgreSQLContainer("postgres:18");

}
