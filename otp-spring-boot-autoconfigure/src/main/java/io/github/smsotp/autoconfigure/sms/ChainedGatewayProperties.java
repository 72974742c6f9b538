package io.github.smsotp.autoconfigure.sms;

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One gateway of a chain.
 */
public class ChainedGatewayProperties extends GatewayProperties {

	/**
	 * Name that tells the gateway from others, by default its type.
	 */
	private @Nullable String name;

	/**
	 * Comma-separated list of ISO 3166 countries that the gateway serves, by default all.
	 */
	private Set<String> regions = new LinkedHashSet<>();

	public @Nullable String getName() {
		return this.name;
	}

	public void setName(@Nullable String name) {
		this.name = name;
	}

	public Set<String> getRegions() {
		return this.regions;
	}

	public void setRegions(Set<String> regions) {
		this.regions = regions;
	}

}
