package io.github.smsotp.web;

import java.security.Principal;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.socket.EnableWebSocketSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.messaging.access.intercept.MessageMatcherDelegatingAuthorizationManager;
import org.springframework.stereotype.Controller;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * An application with sockets, plain ones and STOMP, of which the open ones may be opened
 * by everybody.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableMethodSecurity
@EnableWebSocket
@EnableWebSocketMessageBroker
@EnableWebSocketSecurity
@Import({ TestSupportConfiguration.class, OpenAndClosedConfiguration.class, SocketApplication.Messages.class })
class SocketApplication implements WebSocketConfigurer, WebSocketMessageBrokerConfigurer {

	@Bean
	AuthorizationManager<Message<?>> messageRules(MessageMatcherDelegatingAuthorizationManager.Builder messages) {
		return messages.nullDestMatcher()
			.permitAll()
			.simpDestMatchers("/app/who", "/app/members")
			.permitAll()
			.simpSubscribeDestMatchers("/topic/answers")
			.permitAll()
			.anyMessage()
			.authenticated()
			.build();
	}

	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		registry.addHandler(new Who(), "/socket", "/open/socket");
	}

	@Override
	public void registerStompEndpoints(StompEndpointRegistry registry) {
		registry.addEndpoint("/stomp", "/open/stomp");
	}

	@Override
	public void configureClientInboundChannel(ChannelRegistration registration) {
		// one after the other, so that who subscribes first hears what is sent next
		registration.taskExecutor().corePoolSize(1).maxPoolSize(1);
	}

	@Override
	public void configureMessageBroker(MessageBrokerRegistry registry) {
		registry.enableSimpleBroker("/topic");
		registry.setApplicationDestinationPrefixes("/app");
	}

	private static String name(@Nullable Principal principal) {
		return (principal != null) ? principal.getName() : "nobody";
	}

	private static final class Who extends TextWebSocketHandler {

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
			session.sendMessage(new TextMessage("hello " + name(session.getPrincipal())));
		}

	}

	/**
	 * Answers messages on {@code /topic/answers}.
	 */
	@Controller
	static class Messages {

		@MessageMapping("/who")
		@SendTo("/topic/answers")
		String who(Optional<Principal> principal) {
			Authentication held = SecurityContextHolder.getContext().getAuthentication();
			return "hello " + SocketApplication.name(principal.orElse(null)) + ", " + SocketApplication.name(held);
		}

		@MessageMapping("/members")
		@SendTo("/topic/answers")
		@PreAuthorize("isAuthenticated()")
		String members(Optional<Principal> principal) {
			return "content for " + SocketApplication.name(principal.orElse(null));
		}

		@MessageExceptionHandler(AccessDeniedException.class)
		@SendTo("/topic/answers")
		String denied() {
			return "denied";
		}

		@MessageMapping("/accounts")
		@SendTo("/topic/answers")
		String accounts(Optional<Principal> principal) {
			return "accounts of " + SocketApplication.name(principal.orElse(null));
		}

	}

}
