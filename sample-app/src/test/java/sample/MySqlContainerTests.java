package sample;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mysql.MySQLContainer;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

@Testcontainers(disabledWithoutDocker = true)
@ActiveProfiles("postgres")
@DirtiesContext
class MySqlContainerTests extends AbstractStoreContainerTests {

	@Container
	@ServiceConnection
	static final MySQLContainer server = new MySQLContainer("mysql:8.4");

}
