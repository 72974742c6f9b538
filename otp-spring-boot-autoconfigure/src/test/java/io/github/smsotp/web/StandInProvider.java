package io.github.smsotp.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * An OpenID Connect provider at which somebody is always logged in already.
 */
final class StandInProvider implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final AtomicInteger count = new AtomicInteger();

	private final Map<String, Grant> grants = new ConcurrentHashMap<>();

	private final RSAKey key;

	private final HttpServer server;

	private volatile String subject = "nobody";

	StandInProvider() {
		try {
			this.key = new RSAKeyGenerator(2048).keyID("1").generate();
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		this.server.createContext("/authorize", this::authorize);
		this.server.createContext("/token", this::token);
		this.server.createContext("/jwks",
				(exchange) -> answer(exchange, new JWKSet(this.key.toPublicJWK()).toJSONObject()));
		this.server.createContext("/userinfo", (exchange) -> answer(exchange,
				Map.of("sub", this.subject, "login", this.subject, "email", this.subject + "@example.com")));
		this.server.start();
	}

	String issuer() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * Lets this person sit at the provider's page from now on.
	 */
	void logIn(String person) {
		this.subject = person;
	}

	String token(String person) {
		return sign(person, "");
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void authorize(HttpExchange exchange) throws IOException {
		UriComponents uri = UriComponentsBuilder.fromUri(exchange.getRequestURI()).build();
		MultiValueMap<String, String> asked = uri.getQueryParams();
		String code = "code-" + this.count.incrementAndGet();
		this.grants.put(code, new Grant(this.subject, String.valueOf(asked.getFirst("nonce"))));
		String back = decode(asked.getFirst("redirect_uri")) + "?code=" + code + "&state=" + asked.getFirst("state");
		exchange.getResponseHeaders().set("Location", back);
		exchange.sendResponseHeaders(302, -1);
		exchange.close();
	}

	private void token(HttpExchange exchange) throws IOException {
		String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String code = UriComponentsBuilder.newInstance().query(form).build().getQueryParams().getFirst("code");
		Grant grant = this.grants.remove(String.valueOf(code));
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("access_token", "access token of " + grant.subject());
		answer.put("token_type", "Bearer");
		answer.put("expires_in", 300);
		answer.put("id_token", sign(grant.subject(), grant.nonce()));
		answer(exchange, answer);
	}

	private String sign(String person, String nonce) {
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(issuer()).subject(person).audience("bank");
		claims.claim("nonce", nonce).claim("email", person + "@example.com");
		claims.issueTime(new Date()).expirationTime(Date.from(Instant.now().plusSeconds(300)));
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims.build());
		try {
			token.sign(new RSASSASigner(this.key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

	private static String decode(@Nullable String text) {
		return URLDecoder.decode(String.valueOf(text), StandardCharsets.UTF_8);
	}

	private static void answer(HttpExchange exchange, Object body) throws IOException {
		byte[] bytes = JSON.writeValueAsBytes(body);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	/**
	 * What a code stands for.
	 */
	private record Grant(String subject, String nonce) {

	}

}
