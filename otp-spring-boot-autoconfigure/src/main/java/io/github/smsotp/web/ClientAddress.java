package io.github.smsotp.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What per-client limits count by: the address that the container gives, of IPv6 the
 * network of 64 bits that one subscriber has. No header is believed here.
 */
final class ClientAddress {

	private static final Log logger = LogFactory.getLog(ClientAddress.class);

	private static final String WARNED = ClientAddress.class.getName() + ".WARNED";

	private static final String EVALUATED_BY_TOMCAT = "org.apache.tomcat.request.forwarded";

	private static final List<String> FORWARDING = List.of("X-Forwarded-For", "Forwarded", "X-Real-IP");

	private static final Pattern SEPARATORS = Pattern.compile("[,;=\"\\s\\[\\]]+");

	private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";

	private static final Pattern IP_V4 = Pattern.compile("((?:" + OCTET + "\\.){3}" + OCTET + ")(?::[0-9]+)?");

	private static final Pattern IP_V6 = Pattern
		.compile("\\[?([0-9A-Fa-f]*:[0-9A-Fa-f:.]*)(?:%[^\\]]*)?(?:\\](?::[0-9]+)?)?");

	private static final int MAX_LENGTH = 64;

	private ClientAddress() {
	}

	// null where it would be the address of a proxy that all clients share
	static @Nullable String of(HttpServletRequest request) {
		String remote = request.getRemoteAddr();
		if (remote == null || remote.isBlank()) {
			return null;
		}
		InetAddress address = parse(remote);
		if (address != null && !isPublic(address) && isForwarded(request, address)) {
			warn(request);
			return null;
		}
		return (address != null) ? network(address) : remote.substring(0, Math.min(remote.length(), MAX_LENGTH));
	}

	// headers that name the address were evaluated by the container, or tell nothing new
	private static boolean isForwarded(HttpServletRequest request, InetAddress address) {
		return !Boolean.TRUE.equals(request.getAttribute(EVALUATED_BY_TOMCAT)) && FORWARDING.stream()
			.map(request::getHeader)
			.filter(Objects::nonNull)
			.anyMatch((value) -> SEPARATORS.splitAsStream(value).map(ClientAddress::parse).noneMatch(address::equals));
	}

	private static void warn(HttpServletRequest request) {
		if (request.getServletContext().getAttribute(WARNED) != null) {
			return;
		}
		request.getServletContext().setAttribute(WARNED, Boolean.TRUE);
		logger
			.warn("Limits per client do not count requests that a proxy has forwarded, since the address of its client "
					+ "is not evaluated. Set server.forward-headers-strategy, for example to native.");
	}

	private static boolean isPublic(InetAddress address) {
		byte[] bytes = address.getAddress();
		boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
		// RFC 6598
		boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
		return !(address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress()
				|| address.isAnyLocalAddress() || uniqueLocal || shared);
	}

	private static String network(InetAddress address) {
		byte[] bytes = address.getAddress();
		return (bytes.length == 4) ? address.getHostAddress() : HexFormat.of().formatHex(bytes, 0, 8) + "/64";
	}

	private static @Nullable InetAddress parse(String remote) {
		String literal = remote.strip().toLowerCase(Locale.ROOT);
		Matcher v4 = IP_V4.matcher(literal);
		Matcher v6 = IP_V6.matcher(literal);
		if (!v4.matches() && !v6.matches()) {
			// the address of a host name would have to be looked up
			return null;
		}
		try {
			return InetAddress.getByName(v4.matches() ? v4.group(1) : v6.group(1));
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
