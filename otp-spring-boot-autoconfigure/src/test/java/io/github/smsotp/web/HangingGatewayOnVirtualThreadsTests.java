package io.github.smsotp.web;

import org.springframework.test.context.TestPropertySource;

/**
 * The same where the application asks for virtual threads, which JDK 21 and newer have.
 */
@TestPropertySource(properties = "spring.threads.virtual.enabled=true")
class HangingGatewayOnVirtualThreadsTests extends HangingGatewayTests {

}
