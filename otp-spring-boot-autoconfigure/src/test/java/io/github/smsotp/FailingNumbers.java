package io.github.smsotp;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import io.github.smsotp.phone.MutablePhoneNumberRepository;

/**
 * A repository of which one operation fails.
 */
final class FailingNumbers {

	private FailingNumbers() {
	}

	static MutablePhoneNumberRepository at(String operation, MutablePhoneNumberRepository working) {
		return (MutablePhoneNumberRepository) Proxy.newProxyInstance(FailingNumbers.class.getClassLoader(),
				new Class<?>[] { MutablePhoneNumberRepository.class }, (proxy, method, arguments) -> {
					if (method.getName().equals(operation)) {
						throw new IllegalStateException("cannot reach the numbers for 14155552671");
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
