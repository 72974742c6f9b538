package io.github.smsotp.autoconfigure.sms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.sms.GatewayProperties.Type;
import io.github.smsotp.sms.SmsGateway;
import io.github.smsotp.sms.routing.RoutingSmsGateway;
import io.github.smsotp.sms.routing.SmsRoute;

import org.springframework.util.StringUtils;

/**
 * Puts the gateways of properties in order.
 */
final class GatewayChainFactory {

	private static final String CHAIN = "sms-otp.gateway.chain";

	private final ProviderGatewayFactory providers;

	private final CircuitBreakers circuitBreakers;

	GatewayChainFactory(ProviderGatewayFactory providers, CircuitBreakers circuitBreakers) {
		this.providers = providers;
		this.circuitBreakers = circuitBreakers;
	}

	SmsGateway create(SmsOtpGatewayProperties properties) {
		if (SelectedProvider.of("sms-otp.gateway", properties) != Type.AUTO) {
			throw new InvalidSmsOtpConfigurationException(CHAIN,
					"is set beside a gateway outside of it, which nobody would ask",
					"Move the properties of that gateway into the chain, or remove the chain.");
		}
		InvalidSmsOtpConfigurationException.check(properties.getSender() == null && properties.getSenders().isEmpty(),
				"sms-otp.gateway.sender", "is set beside a chain, where nobody reads it",
				"Move sender and senders to the gateways of the chain.");
		List<SmsRoute> routes = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (ChainedGatewayProperties chained : properties.getChain()) {
			SmsRoute route = route(CHAIN + "[" + routes.size() + "]", chained);
			InvalidSmsOtpConfigurationException.check(names.add(route.name()), CHAIN,
					"has two gateways named " + route.name(), "Give each gateway a name of its own.");
			routes.add(route);
		}
		return new RoutingSmsGateway(routes, properties.getTimeLimit());
	}

	private SmsRoute route(String prefix, ChainedGatewayProperties properties) {
		Type type = SelectedProvider.of(prefix, properties);
		InvalidSmsOtpConfigurationException.check(type != Type.AUTO, prefix + ".type", "selects no gateway",
				"Set the properties of one gateway, or name it.");
		String name = StringUtils.hasText(properties.getName()) ? properties.getName() : SelectedProvider.name(type);
		SmsGateway gateway = this.providers.create(prefix, name, properties);
		return InvalidSmsOtpConfigurationException.convert(prefix + ".regions",
				"List ISO 3166 country codes of two capital letters, for example US, GB.",
				() -> new SmsRoute(name, this.circuitBreakers.protect(name, gateway), properties.getRegions()));
	}

}
