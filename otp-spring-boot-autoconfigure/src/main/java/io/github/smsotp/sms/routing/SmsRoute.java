package io.github.smsotp.sms.routing;

import java.util.Set;

import io.github.smsotp.phone.PhoneNumber;
import io.github.smsotp.sms.SmsGateway;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A gateway and the countries that it serves. Immutable.
 *
 * @param name tells the route from others in logs
 * @param gateway the gateway
 * @param regions the ISO 3166 codes in upper case, empty for all countries
 */
public record SmsRoute(String name, SmsGateway gateway, Set<String> regions) {

	public SmsRoute {
		Assert.hasText(name, "name cannot be empty");
		Assert.notNull(gateway, "gateway cannot be null");
		Assert.notNull(regions, "regions cannot be null");
		regions
			.forEach((region) -> Assert.isTrue(PhoneNumber.hasRegion(region), () -> "Unknown region '" + region + "'"));
		regions = Set.copyOf(regions);
	}

	boolean serves(@Nullable String region) {
		return this.regions.isEmpty() || (region != null && this.regions.contains(region));
	}

}
