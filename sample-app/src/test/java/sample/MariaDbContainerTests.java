package sample;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mariadb.MariaDBContainer;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

@Testcontainers(disabledWithoutDocker = true)
@ActiveProfiles("postgres")
@DirtiesContext
class MariaDbContainerTests extends AbstractStoreContainerTests {

	@Container
	@ServiceConnection
	static final MariaDBContainer server = new MariaDBContainer("mariadb:11.4");

}
