package io.github.smsotp;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of all texts and byte arrays that an object holds, however deep.
 */
final class ReachableValues {

	private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Deque<Object> open = new ArrayDeque<>();

	private final List<byte[]> values = new ArrayList<>();

	private ReachableValues() {
	}

	static List<byte[]> of(Object root) {
		ReachableValues reachable = new ReachableValues();
		reachable.add(root);
		while (!reachable.open.isEmpty()) {
			reachable.visit(reachable.open.pop());
		}
		return reachable.values;
	}

	private void add(@Nullable Object value) {
		if (value != null && this.seen.add(value)) {
			this.open.push(value);
		}
	}

	private void visit(Object value) {
		if (value instanceof byte[] bytes) {
			this.values.add(bytes);
		}
		else if (value instanceof char[] characters) {
			add(new String(characters));
		}
		else if (value.getClass().isArray()) {
			for (int i = 0; i < Array.getLength(value); i++) {
				add(Array.get(value, i));
			}
		}
		else if (value instanceof CharSequence || value instanceof Enum<?>) {
			this.values.add(value.toString().getBytes(StandardCharsets.UTF_8));
		}
		else {
			visitParts(value);
		}
	}

	private void visitParts(Object value) {
		if (value instanceof Map<?, ?> map && isPlatform(map.getClass())) {
			map.forEach((key, mapped) -> {
				add(key);
				add(mapped);
			});
		}
		if (value instanceof Iterable<?> elements && isPlatform(elements.getClass())) {
			elements.forEach(this::add);
		}
		if (value instanceof Reference<?> reference) {
			add(reference.get());
		}
		for (Class<?> type = value.getClass(); type != null && !isPlatform(type); type = type.getSuperclass()) {
			for (Field field : type.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers())) {
					add(read(field, value));
				}
			}
		}
	}

	private static boolean isPlatform(Class<?> type) {
		return type.getModule().isNamed();
	}

	private static @Nullable Object read(Field field, Object owner) {
		try {
			field.setAccessible(true);
			return field.get(owner);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
