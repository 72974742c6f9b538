package io.github.smsotp.sms.dev;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request was made on this machine by somebody who meant this machine. No
 * name is ever resolved: a name that leads to a loopback address is how DNS rebinding
 * works.
 */
final class LocalRequests {

	private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

	private static final String LOOPBACK_V4 = "127(\\." + OCTET + "){3}";

	private static final Pattern IP_LITERAL = Pattern
		.compile(OCTET + "(\\." + OCTET + "){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+");

	private static final Pattern LOOPBACK_HOST = Pattern
		.compile("((?i:localhost)|" + LOOPBACK_V4 + "|\\[::1])(:[0-9]{1,5})?");

	// set where a valve has evaluated forwarding headers and taken them away
	private static final String FORWARDED_BY_TOMCAT = "org.apache.tomcat.request.forwarded";

	private static final String FORWARDED_PREFIX = "x-forwarded";

	private static final Set<String> FORWARDING_HEADERS = Set.of("forwarded", "via", "cdn-loop", "cf-connecting-ip",
			"cf-connecting-ipv6", "client-ip", "fastly-client-ip", "fly-client-ip", "proxy-client-ip", "true-client-ip",
			"wl-proxy-client-ip", "x-azure-clientip", "x-azure-socketip", "x-client-ip", "x-cluster-client-ip",
			"x-envoy-external-address", "x-original-for", "x-original-forwarded-for", "x-original-host",
			"x-proxyuser-ip", "x-real-ip");

	private LocalRequests() {
	}

	static boolean isLocal(HttpServletRequest request) {
		HttpServletRequest received = asReceived(request);
		return request.getAttribute(FORWARDED_BY_TOMCAT) == null && isLoopback(received.getRemoteAddr())
				&& isLoopbackHost(Collections.list(received.getHeaders("Host")))
				&& Collections.list(received.getHeaderNames()).stream().noneMatch(LocalRequests::isForwarding);
	}

	// below all wrappers, since ForwardedHeaderFilter hides what it has evaluated
	private static HttpServletRequest asReceived(HttpServletRequest request) {
		ServletRequest received = request;
		while (received instanceof ServletRequestWrapper wrapper) {
			received = wrapper.getRequest();
		}
		return (received instanceof HttpServletRequest httpRequest) ? httpRequest : request;
	}

	private static boolean isLoopback(@Nullable String address) {
		if (address == null || !IP_LITERAL.matcher(address).matches()) {
			return false;
		}
		try {
			return InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private static boolean isLoopbackHost(List<String> hosts) {
		return hosts.size() == 1 && LOOPBACK_HOST.matcher(hosts.get(0)).matches();
	}

	private static boolean isForwarding(String header) {
		String name = header.toLowerCase(Locale.ROOT);
		return name.startsWith(FORWARDED_PREFIX) || FORWARDING_HEADERS.contains(name);
	}

}
