package io.github.smsotp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Looks in a dump for six-digit codes: plain, in hex, in Base64, or as SHA-256, SHA-1 or
 * MD5 (also cut down to eight bytes), alone or with a salt before or after it.
 */
final class CodeSearch {

	private static final List<String> ALGORITHMS = List.of("SHA-256", "SHA-1", "MD5");

	private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z+/_-]+=*");

	/**
	 * Six digits by themselves, since random Base64 has some in its midst now and then.
	 */
	private static final Pattern CODE = Pattern.compile("(?<![0-9A-Za-z+/_-])[0-9]{6}(?![0-9A-Za-z+/_-])");

	private static final int STEP = 1_000;

	private final List<byte[]> dump = new ArrayList<>();

	private final long[] prefixes;

	private final List<byte[]> salts;

	CodeSearch(List<byte[]> dump, List<String> salts) {
		this.salts = salts.stream().map((salt) -> salt.getBytes(StandardCharsets.UTF_8)).toList();
		dump.forEach(this::addWithDecodings);
		this.prefixes = this.dump.stream()
			.filter((bytes) -> bytes.length >= Long.BYTES)
			.mapToLong((bytes) -> ByteBuffer.wrap(bytes).getLong())
			.sorted()
			.toArray();
	}

	/**
	 * Searches for the codes from one up to, but not including, another.
	 */
	List<String> find(int from, int to) {
		Stream<String> hashed = IntStream.range(0, (to - from + STEP - 1) / STEP)
			.parallel()
			.boxed()
			.flatMap((step) -> findHashed(from + step * STEP, Math.min(to, from + (step + 1) * STEP)));
		return Stream.concat(findPlain(), hashed).toList();
	}

	/**
	 * Whether a text is there as it is, or hashed without a key.
	 */
	boolean contains(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		boolean plain = this.dump.stream().map(CodeSearch::latin1).anyMatch((each) -> each.contains(text));
		return plain || digests().stream().anyMatch((digest) -> isThere(digest.digest(bytes)));
	}

	private Stream<String> findPlain() {
		return this.dump.stream()
			.map(CodeSearch::latin1)
			.map(CODE::matcher)
			.filter(Matcher::find)
			.map((matcher) -> "plain " + matcher.group());
	}

	private Stream<String> findHashed(int from, int to) {
		List<String> found = new ArrayList<>();
		List<MessageDigest> digests = digests();
		for (int i = from; i < to; i++) {
			byte[] code = Integer.toString(1_000_000 + i).substring(1).getBytes(StandardCharsets.US_ASCII);
			for (MessageDigest digest : digests) {
				if (isThere(digest.digest(code)) || isThereSalted(digest, code)) {
					found.add(digest.getAlgorithm() + " " + latin1(code));
				}
			}
		}
		return found.stream();
	}

	private boolean isThereSalted(MessageDigest digest, byte[] code) {
		for (byte[] salt : this.salts) {
			digest.update(salt);
			if (isThere(digest.digest(code))) {
				return true;
			}
			digest.update(code);
			if (isThere(digest.digest(salt))) {
				return true;
			}
		}
		return false;
	}

	private boolean isThere(byte[] hash) {
		return Arrays.binarySearch(this.prefixes, ByteBuffer.wrap(hash).getLong()) >= 0;
	}

	private void addWithDecodings(byte[] bytes) {
		this.dump.add(bytes);
		Matcher token = TOKEN.matcher(latin1(bytes));
		while (token.find()) {
			String text = token.group();
			this.dump.add(text.getBytes(StandardCharsets.ISO_8859_1));
			Stream
				.<Function<String, byte[]>>of(HexFormat.of()::parseHex, Base64.getDecoder()::decode,
						Base64.getUrlDecoder()::decode)
				.map((decoder) -> decoded(decoder, text))
				.filter(Objects::nonNull)
				.forEach(this.dump::add);
		}
	}

	private static byte @Nullable [] decoded(Function<String, byte[]> decoder, String text) {
		try {
			return decoder.apply(text);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static String latin1(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private static List<MessageDigest> digests() {
		return ALGORITHMS.stream().map((algorithm) -> {
			try {
				return MessageDigest.getInstance(algorithm);
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}).toList();
	}

}
