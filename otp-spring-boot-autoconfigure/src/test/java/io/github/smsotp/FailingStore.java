package io.github.smsotp;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import io.github.smsotp.store.SmsOtpStore;

/**
 * A store of which one operation fails.
 */
final class FailingStore {

	private FailingStore() {
	}

	static SmsOtpStore at(String operation, SmsOtpStore working) {
		return (SmsOtpStore) Proxy.newProxyInstance(FailingStore.class.getClassLoader(),
				new Class<?>[] { SmsOtpStore.class }, (proxy, method, arguments) -> {
					if (method.getName().equals(operation)) {
						throw new IllegalStateException("cannot reach the store for 14155552671");
					}
					try {
						return method.invoke(working, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

}
