package io.github.smsotp.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * All events of the application, the oldest first.
 */
final class RecordedEvents implements ApplicationListener<ApplicationEvent> {

	private final List<Object> events = new CopyOnWriteArrayList<>();

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		this.events.add((event instanceof PayloadApplicationEvent<?> carrier) ? carrier.getPayload() : event);
	}

	<E> List<E> of(Class<E> type) {
		return this.events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	void clear() {
		this.events.clear();
	}

}
