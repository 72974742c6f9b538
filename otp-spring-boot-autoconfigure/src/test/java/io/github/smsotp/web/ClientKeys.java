package io.github.smsotp.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Keys and certificates of a server and of its clients, which trust each other, made anew
 * for every run.
 */
public final class ClientKeys {

	/**
	 * The password of all stores.
	 */
	public static final String PASSWORD = "changeit";

	private final Path directory;

	/**
	 * Makes the keys of the server and of one client.
	 */
	public ClientKeys(String alias, String name) {
		try {
			this.directory = Files.createTempDirectory("keys");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.directory.toFile().deleteOnExit();
		create("server", "localhost");
		create(alias, name);
		for (String file : new String[] { "server.p12", "server.crt", alias + ".p12", alias + ".crt", "trust.p12" }) {
			this.directory.resolve(file).toFile().deleteOnExit();
		}
	}

	/**
	 * Where the key of somebody is.
	 */
	public Path store(String alias) {
		return this.directory.resolve(alias + ".p12");
	}

	/**
	 * Where the certificates of all are.
	 */
	public Path trust() {
		return store("trust");
	}

	private void create(String alias, String name) {
		keytool("-genkeypair", "-alias", alias, "-dname", "CN=" + name, "-keyalg", "EC", "-ext",
				"san=dns:localhost,ip:127.0.0.1", "-keystore", store(alias).toString());
		Path certificate = this.directory.resolve(alias + ".crt");
		keytool("-exportcert", "-alias", alias, "-keystore", store(alias).toString(), "-file", certificate.toString());
		keytool("-importcert", "-noprompt", "-alias", alias, "-keystore", trust().toString(), "-file",
				certificate.toString());
	}

	/**
	 * Lets the server speak TLS, and ask for certificates without insisting.
	 */
	void register(DynamicPropertyRegistry registry) {
		registry.add("server.ssl.key-store", store("server")::toString);
		registry.add("server.ssl.key-store-password", () -> PASSWORD);
		registry.add("server.ssl.trust-store", trust()::toString);
		registry.add("server.ssl.trust-store-password", () -> PASSWORD);
		registry.add("server.ssl.client-auth", () -> "want");
	}

	/**
	 * What a client with this key speaks, or one without a key.
	 */
	SSLContext client(String... aliases) throws GeneralSecurityException, IOException {
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init((aliases.length > 0) ? load(store(aliases[0])) : null, PASSWORD.toCharArray());
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(load(trust()));
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
		return context;
	}

	private static KeyStore load(Path path) throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(path)) {
			store.load(in, PASSWORD.toCharArray());
		}
		return store;
	}

	private static void keytool(String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
		command.addAll(List.of(arguments));
		command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes());
			if (process.waitFor() != 0) {
				throw new IllegalStateException(output);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
