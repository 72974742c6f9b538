package io.github.smsotp.autoconfigure.sms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Configuration properties for the gateways.
 */
@ConfigurationProperties("sms-otp.gateway")
public class SmsOtpGatewayProperties extends GatewayProperties {

	/**
	 * How many texts may be on their way to gateways at once. More are refused at once.
	 */
	private int maxConcurrent = 50;

	/**
	 * How long somebody may wait for a gateway, or for a chain of them, in all.
	 */
	private Duration timeLimit = Duration.ofSeconds(10);

	/**
	 * How connections to providers are opened.
	 */
	@NestedConfigurationProperty
	private final GatewayClientProperties client = new GatewayClientProperties();

	/**
	 * Several gateways in order: the next one is asked when one has failed for now.
	 */
	private List<ChainedGatewayProperties> chain = new ArrayList<>();

	public int getMaxConcurrent() {
		return this.maxConcurrent;
	}

	public void setMaxConcurrent(int maxConcurrent) {
		this.maxConcurrent = maxConcurrent;
	}

	public Duration getTimeLimit() {
		return this.timeLimit;
	}

	public void setTimeLimit(Duration timeLimit) {
		this.timeLimit = timeLimit;
	}

	public GatewayClientProperties getClient() {
		return this.client;
	}

	public List<ChainedGatewayProperties> getChain() {
		return this.chain;
	}

	public void setChain(List<ChainedGatewayProperties> chain) {
		this.chain = chain;
	}

}
