package io.github.smsotp.config;

import java.util.Locale;
import java.util.function.Function;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Chooses the language of a request as Spring MVC does, and without it by
 * {@code Accept-Language}.
 */
final class ChainLocales {

	private static final boolean MVC = ClassUtils.isPresent("org.springframework.web.servlet.LocaleResolver",
			ChainLocales.class.getClassLoader());

	private ChainLocales() {
	}

	static Function<HttpServletRequest, Locale> of(ApplicationContext context) {
		return MVC ? Mvc.of(context) : ServletRequest::getLocale;
	}

	/**
	 * Knows Spring MVC.
	 */
	private static final class Mvc {

		private static final String BEAN = DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME;

		static Function<HttpServletRequest, Locale> of(ApplicationContext context) {
			if (!context.containsBean(BEAN)) {
				return ServletRequest::getLocale;
			}
			// not before a request comes, since it takes the whole of Spring MVC
			return (request) -> locale(context.getBean(BEAN, LocaleResolver.class), request);
		}

		private static Locale locale(LocaleResolver resolver, HttpServletRequest request) {
			try {
				return resolver.resolveLocale(request);
			}
			catch (RuntimeException ex) {
				// such as a cookie that names no language
				return request.getLocale();
			}
		}

	}

}
