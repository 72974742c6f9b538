package io.github.smsotp.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * An application whose pages are answered by other threads, below {@code /open} for
 * everybody.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@Import({ TestSupportConfiguration.class, OpenAndClosedConfiguration.class, ThreadsApplication.Pages.class })
class ThreadsApplication {

	@Bean
	Executor taskExecutor() {
		return new DelegatingSecurityContextExecutor(new SimpleAsyncTaskExecutor());
	}

	@Bean
	Executor plainExecutor() {
		return new SimpleAsyncTaskExecutor();
	}

	@Bean
	Tasks tasks() {
		return new Tasks();
	}

	private static String name() {
		Authentication held = SecurityContextHolder.getContext().getAuthentication();
		return (held != null) ? held.getName() : "no authentication";
	}

	/**
	 * Says whom a thread of its own sees.
	 */
	static class Tasks {

		@Async("taskExecutor")
		CompletableFuture<String> delegating() {
			return CompletableFuture.completedFuture(ThreadsApplication.name());
		}

		@Async("plainExecutor")
		CompletableFuture<String> plain() {
			return CompletableFuture.completedFuture(ThreadsApplication.name());
		}

	}

	/**
	 * Says whom other threads see.
	 */
	@RestController
	@RequestMapping({ "/open", "/closed" })
	static class Pages {

		private final Tasks tasks;

		private final Executor executor;

		Pages(Tasks tasks, @Qualifier("taskExecutor") Executor executor) {
			this.tasks = tasks;
			this.executor = executor;
		}

		@GetMapping("/async")
		CompletableFuture<String> async() {
			return this.tasks.delegating();
		}

		@GetMapping("/plain")
		CompletableFuture<String> plain() {
			return this.tasks.plain();
		}

		@GetMapping("/callable")
		Callable<String> callable() {
			return ThreadsApplication::name;
		}

		@GetMapping("/task")
		WebAsyncTask<String> task() {
			return new WebAsyncTask<>(ThreadsApplication::name);
		}

		@GetMapping("/deferred")
		DeferredResult<String> deferred() {
			DeferredResult<String> result = new DeferredResult<>();
			this.executor.execute(() -> result.setResult(ThreadsApplication.name()));
			return result;
		}

		@GetMapping("/emitter")
		ResponseBodyEmitter emitter() {
			ResponseBodyEmitter emitter = new ResponseBodyEmitter();
			this.tasks.delegating().thenAccept((name) -> send(emitter, name));
			return emitter;
		}

		@GetMapping("/streaming")
		StreamingResponseBody streaming() {
			return (out) -> out.write(ThreadsApplication.name().getBytes(StandardCharsets.UTF_8));
		}

		private static void send(ResponseBodyEmitter emitter, String name) {
			try {
				emitter.send(name);
				emitter.complete();
			}
			catch (IOException ex) {
				emitter.completeWithError(ex);
			}
		}

	}

}
