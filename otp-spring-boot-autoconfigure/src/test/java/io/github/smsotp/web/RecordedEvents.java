package io.github.smsotp.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * All events of the application, the oldest first.
 */
final class RecordedEvents implements ApplicationListener<ApplicationEvent> {

	private final List<Object> events = new CopyOnWriteArrayList<>();

	private final Map<Class<?>, Runnable> steps = new ConcurrentHashMap<>();

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		Object happened = (event instanceof PayloadApplicationEvent<?> carrier) ? carrier.getPayload() : event;
		this.events.add(happened);
		Runnable step = this.steps.remove(happened.getClass());
		if (step != null) {
			step.run();
		}
	}

	/**
	 * Does something once with the next event of that type.
	 */
	void whenNext(Class<?> type, Runnable step) {
		this.steps.put(type, step);
	}

	<E> List<E> of(Class<E> type) {
		return this.events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	void clear() {
		this.events.clear();
	}

}
