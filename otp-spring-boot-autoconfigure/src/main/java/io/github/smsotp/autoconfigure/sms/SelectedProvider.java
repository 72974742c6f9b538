package io.github.smsotp.autoconfigure.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.autoconfigure.sms.GatewayProperties.Type;

import org.springframework.util.StringUtils;

/**
 * Says which provider properties select: the one that is named, else the one that has
 * any.
 */
final class SelectedProvider {

	private SelectedProvider() {
	}

	static boolean exists(GatewayProperties properties) {
		return properties.getType() != Type.AUTO || !set(properties).isEmpty();
	}

	static Type of(String prefix, GatewayProperties properties) {
		if (properties.getType() != Type.AUTO) {
			return properties.getType();
		}
		List<Type> set = set(properties);
		InvalidSmsOtpConfigurationException.check(set.size() <= 1, prefix + ".type",
				"is auto, but there are properties of several gateways: "
						+ String.join(", ", set.stream().map(SelectedProvider::name).toList()),
				"Name the one to use with " + prefix + ".type, or put several in order under sms-otp.gateway.chain.");
		return set.isEmpty() ? Type.AUTO : set.get(0);
	}

	static String name(Type type) {
		return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static List<Type> set(GatewayProperties properties) {
		List<Type> set = new ArrayList<>();
		if (properties.getSmsPinVerify().getSendUrl() != null) {
			set.add(Type.SMS_PIN_VERIFY);
		}
		if (StringUtils.hasText(properties.getHttp().getUrl())) {
			set.add(Type.HTTP);
		}
		if (StringUtils.hasText(properties.getTwilio().getAccountSid())) {
			set.add(Type.TWILIO);
		}
		return set;
	}

}
