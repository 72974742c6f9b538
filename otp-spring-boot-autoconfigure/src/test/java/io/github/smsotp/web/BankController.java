package io.github.smsotp.web;

import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What there is to see in the applications of these tests. Which of it is protected, the
 * filter chains say.
 */
@RestController
class BankController {

	@GetMapping({ "/", "/accounts", "/special/offer", "/special/strict", "/admin", "/vault", "/safe", "/guests",
			"/api/accounts", "/open/rates", "/staff/desk", "/partner/desk" })
	String content() {
		return "content for " + name();
	}

	@PostMapping("/transfer")
	String transfer() {
		return "transferred by " + name();
	}

	@GetMapping({ "/me", "/staff/me" })
	Map<String, Object> me(Authentication authentication) {
		Map<String, Object> me = new LinkedHashMap<>();
		me.put("type", authentication.getClass().getSimpleName());
		me.put("principal", String.valueOf(authentication.getPrincipal()));
		me.put("details", String.valueOf(authentication.getDetails()));
		Map<String, Object> authorities = new LinkedHashMap<>();
		for (GrantedAuthority authority : authentication.getAuthorities()) {
			authorities.put(authority.getAuthority(), issuedAt(authority));
		}
		me.put("authorities", authorities);
		return me;
	}

	@GetMapping("/public/hello")
	String hello(@Nullable Principal principal) {
		return "hello " + ((principal != null) ? principal.getName() : "nobody") + ", " + name();
	}

	@GetMapping("/public/later")
	Callable<String> later() {
		return () -> "hello " + name();
	}

	@GetMapping("/public/members")
	@PreAuthorize("isAuthenticated()")
	String members() {
		return "content for " + name();
	}

	@GetMapping("/public/busy")
	void busy(HttpServletResponse response) throws IOException {
		response.sendError(429);
	}

	@RequestMapping("/public/broken")
	String broken() {
		throw new IllegalStateException("broken on purpose");
	}

	private static String name() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null) ? authentication.getName() : "no authentication";
	}

	private static String issuedAt(GrantedAuthority authority) {
		return (authority instanceof FactorGrantedAuthority factor) ? factor.getIssuedAt().toString() : "";
	}

}
