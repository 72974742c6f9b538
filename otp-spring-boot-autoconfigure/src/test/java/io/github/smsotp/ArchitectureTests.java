package io.github.smsotp;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationManagerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.RequestCache;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The edges between packages, and what no class may do.
 */
@AnalyzeClasses(packages = ArchitectureTests.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	static final String ROOT = "io.github.smsotp";

	private static final Map<String, Set<String>> EDGES = Map.ofEntries(
			Map.entry("", Set.of("store", "sms", "phone", "event")), Map.entry("store", Set.of()),
			Map.entry("store.caffeine", Set.of("store")), Map.entry("store.redis", Set.of("store")),
			Map.entry("store.jdbc", Set.of("store")), Map.entry("sms", Set.of("phone")),
			Map.entry("sms.dev", Set.of("sms", "phone")), Map.entry("sms.http", Set.of("sms", "phone")),
			// providers whose calls are templates of sms.http
			Map.entry("sms.smspinverify", Set.of("sms", "sms.http", "phone")),
			Map.entry("sms.twilio", Set.of("sms", "sms.http", "phone")), Map.entry("sms.sns", Set.of("sms", "phone")),
			Map.entry("sms.routing", Set.of("sms", "phone")), Map.entry("phone", Set.of()),
			Map.entry("phone.memory", Set.of("phone")), Map.entry("phone.jdbc", Set.of("phone")),
			Map.entry("authentication.webauthn", Set.of("authentication")), Map.entry("event", Set.of()),
			Map.entry("authentication", Set.of("", "phone")), Map.entry("web", Set.of("", "authentication", "phone")),
			Map.entry("config", Set.of("", "authentication", "phone", "web")));

	private static final Map<String, Set<String>> FOREIGN = Map.ofEntries(
			Map.entry("com.github.benmanes.caffeine..", Set.of("store.caffeine")),
			Map.entry("com.google.i18n.phonenumbers..", Set.of("phone")),
			Map.entry("org.springframework.jdbc..", Set.of("phone.jdbc", "store.jdbc")),
			Map.entry("org.springframework.web.client..", Set.of("sms.smspinverify")),
			Map.entry("org.springframework.http.client..", Set.of("sms.http", "sms.smspinverify", "sms.twilio")),
			Map.entry("io.github.resilience4j..", Set.of("sms.routing")),
			Map.entry("software.amazon.awssdk..", Set.of("sms.sns")),
			Map.entry("org.springframework.security.config..", Set.of("config")),
			Map.entry("org.springframework.security.web.webauthn..", Set.of("authentication.webauthn")),
			Map.entry("org.springframework.data.redis..", Set.of("store.redis")),
			Map.entry("io.lettuce..", Set.of("store.redis")));

	@ArchTest
	static final ArchRule noCycles = slices().matching("(" + ROOT + "..)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule edges = classes().that()
		.resideOutsideOfPackage(ROOT + ".autoconfigure..")
		.should(keepToTheEdges());

	@ArchTest
	static final ArchRule foreignLibraries = classes().should(meetForeignLibrariesInTheirPackages());

	@ArchTest
	static final ArchRule domainKnowsNoHttp = noClasses().that()
		.resideInAnyPackage(ROOT, ROOT + ".store..", ROOT + ".event", ROOT + ".phone..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("jakarta.servlet..", "org.springframework.http..", "org.springframework.web..",
				"org.springframework.security..");

	@ArchTest
	static final ArchRule onlyBootPackageKnowsBoot = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".autoconfigure..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot..");

	@ArchTest
	static final ArchRule onlySecureRandom = noClasses().should()
		.dependOnClassesThat()
		.belongToAnyOf(Random.class, ThreadLocalRandom.class)
		.orShould()
		.callMethod(Math.class, "random")
		.orShould()
		.callMethod(java.util.UUID.class, "randomUUID");

	@ArchTest
	static final ArchRule codesAndMacsAreComparedInConstantTimeTrap31 = noClasses().that()
		.haveSimpleNameContaining("Code")
		.or()
		.haveSimpleNameContaining("Mac")
		.or()
		.belongToAnyOf(DefaultSmsOtpService.class, StoreIndex.class)
		.should()
		.callMethod(String.class, "equals", Object.class)
		.orShould()
		.callMethod(String.class, "equalsIgnoreCase", String.class)
		.orShould()
		.callMethod(String.class, "contentEquals", CharSequence.class)
		.orShould()
		.callMethod(Arrays.class, "equals", byte[].class, byte[].class)
		.orShould()
		.callMethod(java.util.Objects.class, "equals", Object.class, Object.class);

	@ArchTest
	static final ArchRule timeIsInjected = noClasses().should()
		.callMethod(java.time.Instant.class, "now")
		.orShould()
		.callMethod(System.class, "currentTimeMillis");

	@ArchTest
	static final ArchRule errorsAreWrittenNotSent = noClasses().should()
		.callMethod(jakarta.servlet.http.HttpServletResponse.class, "sendError", int.class)
		.orShould()
		.callMethod(jakarta.servlet.http.HttpServletResponse.class, "sendError", int.class, String.class);

	@ArchTest
	static final ArchRule autoConfigurationsArePublicAndFinal = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL);

	@ArchTest
	static final ArchRule beanMethodsArePackagePrivate = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.bePackagePrivate()
		.andShould()
		.notBeAnnotatedWith(ConditionalOnClass.class);

	@ArchTest
	static final ArchRule noBeanBreaksSomebodysLoginTrap1Trap2Trap3Trap36 = methods().that()
		.areAnnotatedWith(Bean.class)
		.should(notReturn(AuthenticationProvider.class, AuthenticationManager.class, SecurityFilterChain.class,
				UserDetailsService.class, ObjectPostProcessor.class, RequestCache.class,
				AuthorizationManagerFactory.class));

	@ArchTest
	static final ArchRule noConditionOfBootThatComesAndGoesTrap32 = noClasses().should()
		.dependOnClassesThat()
		.haveNameMatching(".*\\.ConditionalOnDefault(Servlet|Reactive)?WebSecurity");

	@ArchTest
	static final ArchRule failureAnalyzersArePackagePrivate = classes().that()
		.implement(FailureAnalyzer.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule packagesAreNullMarked = classes().should(resideInNullMarkedPackages());

	@ArchTest
	static final ArchRule names = noClasses().should()
		.haveSimpleNameEndingWith("Impl")
		.orShould()
		.haveSimpleNameEndingWith("Util")
		.orShould()
		.haveSimpleNameEndingWith("Utils")
		.orShould()
		.haveSimpleNameEndingWith("Helper");

	private static ArchCondition<JavaClass> keepToTheEdges() {
		return condition("keep to the edges",
				(origin, events) -> origin.getDirectDependenciesFromSelf()
					.stream()
					.filter((dependency) -> isOurs(dependency.getTargetClass()))
					.filter((dependency) -> !isAllowed(origin, dependency.getTargetClass()))
					.forEach((dependency) -> violate(events, origin, dependency.getDescription())));
	}

	private static boolean isAllowed(JavaClass origin, JavaClass target) {
		String from = name(origin);
		String to = name(target);
		return from.equals(to) || EDGES.getOrDefault(from, Set.of()).contains(to);
	}

	private static ArchCondition<JavaClass> meetForeignLibrariesInTheirPackages() {
		return condition("meet a foreign library in its own packages",
				(origin, events) -> FOREIGN.forEach((library, homes) -> origin.getDirectDependenciesFromSelf()
					.stream()
					.filter((dependency) -> JavaClass.Predicates.resideInAPackage(library)
						.test(dependency.getTargetClass()))
					.filter((dependency) -> !homes.contains(name(origin)) && !name(origin).startsWith("autoconfigure"))
					.forEach((dependency) -> violate(events, origin, dependency.getDescription()))));
	}

	private static ArchCondition<JavaMethod> notReturn(Class<?>... types) {
		return new ArchCondition<>("not return " + Arrays.toString(types)) {

			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				for (Class<?> type : types) {
					if (method.getRawReturnType().isAssignableTo(type)) {
						events.add(SimpleConditionEvent.violated(method, method.getFullName() + " returns " + type));
					}
				}
			}

		};
	}

	private static ArchCondition<JavaClass> resideInNullMarkedPackages() {
		return condition("reside in a package that is @NullMarked", (origin, events) -> {
			if (!origin.getPackage().isAnnotatedWith(NullMarked.class)) {
				violate(events, origin, origin.getPackageName() + " is not @NullMarked");
			}
		});
	}

	private static ArchCondition<JavaClass> condition(String text,
			java.util.function.BiConsumer<JavaClass, ConditionEvents> check) {
		return new ArchCondition<>(text) {

			@Override
			public void check(JavaClass origin, ConditionEvents events) {
				check.accept(origin, events);
			}

		};
	}

	private static void violate(ConditionEvents events, JavaClass origin, String text) {
		events.add(SimpleConditionEvent.violated(origin, text));
	}

	private static boolean isOurs(JavaClass type) {
		return (type.getPackageName() + ".").startsWith(ROOT + ".");
	}

	private static String name(JavaClass type) {
		String name = type.getPackageName();
		return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
	}

}
