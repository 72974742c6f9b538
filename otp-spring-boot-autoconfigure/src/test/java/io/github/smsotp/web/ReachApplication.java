package io.github.smsotp.web;

import java.io.IOException;

import io.github.smsotp.config.SmsOtpConfigurer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application with everything that a server can answer with, which says {@code secret}
 * wherever it should be asked after the code only.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ TestSupportConfiguration.class, OpenAndClosedConfiguration.class, ReachApplication.Pages.class })
class ReachApplication {

	@Bean
	@Order(1)
	SecurityFilterChain managementChain(HttpSecurity http) {
		http.securityMatcher(EndpointRequest.to("info", "env"));
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.with(SmsOtpConfigurer.smsOtp(), withDefaults());
		return http.build();
	}

	/**
	 * What is dispatched, downloaded and changed.
	 */
	@RestController
	static class Pages {

		@RequestMapping("/vault/any")
		String any() {
			return "secret";
		}

		@GetMapping("/vault/file")
		ResponseEntity<Resource> file() {
			return ResponseEntity.ok()
				.header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
				.body(new ByteArrayResource("secret".getBytes()));
		}

		@GetMapping("/open/forward")
		void forward(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
			request.getRequestDispatcher("/vault/any").forward(request, response);
		}

		@GetMapping("/open/include")
		void include(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
			request.getRequestDispatcher("/vault/any").include(request, response);
		}

		@GetMapping("/open/who")
		String who(HttpServletRequest request) {
			return request.getRemoteUser() + " " + request.getUserPrincipal() + " " + request.isUserInRole("USER");
		}

	}

}
