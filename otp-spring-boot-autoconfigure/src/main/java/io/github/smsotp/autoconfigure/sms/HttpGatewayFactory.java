package io.github.smsotp.autoconfigure.sms;

import java.time.Clock;
import java.util.Locale;

import io.github.smsotp.autoconfigure.InvalidSmsOtpConfigurationException;
import io.github.smsotp.sms.SmsSenders;
import io.github.smsotp.sms.http.HttpSmsClient;
import io.github.smsotp.sms.http.HttpSmsGateway;
import io.github.smsotp.sms.http.HttpSmsRequestTemplate;
import io.github.smsotp.sms.http.HttpSmsResponseRules;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Makes a gateway from templates.
 *
 * @param prefix the prefix of the properties
 * @param properties the properties
 * @param clients what opens connections
 * @param clock what dates are held against
 */
record HttpGatewayFactory(String prefix, HttpGatewayProperties properties, GatewayHttpClients clients, Clock clock) {

	private static final String APACHE = "org.apache.hc.client5.http.impl.classic.HttpClientBuilder";

	HttpSmsGateway create(String name, SmsSenders senders) {
		InvalidSmsOtpConfigurationException.required(this.properties.getUrl(), this.prefix + ".url",
				"Set the URL of the call that sends a text.");
		HttpSmsRequestTemplate template = InvalidSmsOtpConfigurationException.convert(this.prefix,
				"Names in braces are to, to-digits, text, sender, id, coding and those under values; "
						+ "docs/gateways.md has recipes.",
				this::template);
		HttpSmsGateway gateway = new HttpSmsGateway(name, template);
		InvalidSmsOtpConfigurationException.check(!gateway.needsSender() || !senders.equals(SmsSenders.none()),
				this.prefix, "names {sender}, but there is none", "Set sender beside it, or senders by country.");
		gateway.setResponseRules(InvalidSmsOtpConfigurationException.convert(this.prefix,
				"Write JSON pointers as in RFC 6901, for example /messages/0/status.", this::rules));
		gateway.setSenders(senders);
		gateway.setRequestFactory(requestFactory());
		gateway.setClock(this.clock);
		return gateway;
	}

	private HttpMethod method() {
		return HttpMethod.valueOf(this.properties.getMethod().toUpperCase(Locale.ROOT));
	}

	private ClientHttpRequestFactory requestFactory() {
		if (!HttpSmsClient.isRepeatedByJdk(method())) {
			return this.clients.create();
		}
		InvalidSmsOtpConfigurationException.check(ClassUtils.isPresent(APACHE, null), this.prefix + ".method",
				"is " + this.properties.getMethod() + ", and the HTTP client of the JDK repeats such calls",
				"Add org.apache.httpcomponents.client5:httpclient5, which can be told not to, or use POST if the "
						+ "provider takes it.");
		return this.clients.createForGet();
	}

	private HttpSmsRequestTemplate template() {
		HttpSmsRequestTemplate.Builder template = HttpSmsRequestTemplate.to(String.valueOf(this.properties.getUrl()))
			.method(method());
		this.properties.getHeaders().forEach(template::header);
		this.properties.getValues().forEach(template::value);
		if (StringUtils.hasText(this.properties.getBody())) {
			template.body(MediaType.parseMediaType(this.properties.getContentType()), this.properties.getBody());
		}
		authenticate(template);
		return template.build();
	}

	private void authenticate(HttpSmsRequestTemplate.Builder template) {
		boolean basic = StringUtils.hasText(this.properties.getUsername());
		boolean bearer = StringUtils.hasText(this.properties.getToken());
		InvalidSmsOtpConfigurationException.check(!basic || !bearer, this.prefix + ".token",
				"is set beside a user name", "Authenticate by user name and password, or by token.");
		if (basic) {
			template.basic(String.valueOf(this.properties.getUsername()), InvalidSmsOtpConfigurationException
				.required(this.properties.getPassword(), this.prefix + ".password", "Set the password of the user."));
		}
		else if (bearer) {
			template.bearer(String.valueOf(this.properties.getToken()));
		}
	}

	private HttpSmsResponseRules rules() {
		HttpGatewayProperties.Success success = this.properties.getSuccess();
		HttpGatewayProperties.Failure failure = this.properties.getFailure();
		return new HttpSmsResponseRules(success.getStatuses(), pointer(success.getPointer()), success.getValues(),
				pointer(this.properties.getMessageId()), pointer(failure.getPointer()), failure.getRefused(),
				failure.getFailed(), failure.getUnknown());
	}

	private static @Nullable JsonPointer pointer(@Nullable String pointer) {
		return StringUtils.hasText(pointer) ? JsonPointer.compile(pointer) : null;
	}

}
