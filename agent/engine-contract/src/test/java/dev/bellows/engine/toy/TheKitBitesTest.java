package dev.bellows.engine.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.bellows.engine.contract.Clause;
import dev.bellows.engine.contract.EngineContract;
import dev.bellows.engine.contract.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Each saboteur fails the clauses that it breaks, and no other one. */
class TheKitBitesTest {
    private static ToyEngine engine = new ToyEngine();

    /** Run by this test alone. */
    static class Sabotaged extends EngineContract {
        @Override
        protected Subject subject() {
            return new ToySubject(engine);
        }
    }

    static List<Saboteur> saboteurs() {
        return Saboteur.all();
    }

    @ParameterizedTest
    @MethodSource("saboteurs")
    void eachSaboteurIsFoundByItsClause(Saboteur saboteur) {
        engine = saboteur.engine();
        Failures failures = run();
        assertThat(failures.clauses)
                .as("%s%n%s", saboteur, String.join("\n", failures.messages))
                .isEqualTo(names(saboteur.bites()));
    }

    @Test
    void everyClauseIsBrokenBySomebody() {
        assertThat(saboteurs().stream().flatMap(it -> it.bites().stream()).distinct())
                .containsExactlyInAnyOrder(Clause.values());
    }

    private static Set<String> names(Set<Clause> clauses) {
        Set<String> names = new TreeSet<>();
        clauses.forEach(clause -> names.add(clause.name()));
        return names;
    }

    private static Failures run() {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Sabotaged.class))
                .build();
        Failures failures = new Failures();
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .build())
                .execute(request, failures);
        return failures;
    }

    private static final class Failures implements TestExecutionListener {
        private final Set<String> clauses = new TreeSet<>();
        private final List<String> messages = new ArrayList<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() && result.getStatus() == TestExecutionResult.Status.FAILED) {
                Throwable why = result.getThrowable().orElseThrow();
                String message = why.getMessage() + (why.getCause() == null ? "" : " " + stack(why.getCause()));
                messages.add(message);
                clauses.add(message.replaceFirst("(?s): .*", ""));
            }
        }

        private static String stack(Throwable e) {
            return e + " " + List.of(e.getStackTrace()).subList(0, Math.min(8, e.getStackTrace().length));
        }
    }
}
