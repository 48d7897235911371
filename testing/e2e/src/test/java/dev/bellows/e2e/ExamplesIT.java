package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code examples/} through the real server, agent and database while services of both versions are at work: taken back after
 * EXPAND, and after MIGRATE, then contracted, reverted, contracted again and cleaned up, with what its script says in each state.
 */
@Order(1)
class ExamplesIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int OLD = 17;
    private static final int NEW = 18;

    /** The first try that comes as far as MIGRATE: what it meets is put right for the others. */
    private static final String WITH_BAD_ROWS = "18.2";

    /** Holds each example where somebody may look at it. */
    private static final String STEP_BY_STEP = """
            apiVersion: bellows.dev/v1
            kind: Strategy
            name: step-by-step
            phases:
              migrate: { gates: [ { approval: { count: 1 } } ] }
              cleanup: { after: 0s, gates: [ { approval: { count: 1 } } ] }
            """;

    @TempDir
    private static Path directory;

    private static final SortedMap<String, TestDatabase> DATABASES = new TreeMap<>();
    private static DevProcess dev;
    private static ChildProcess agent;
    private static String strategy;

    static List<Example> examples() {
        return Example.list();
    }

    @BeforeAll
    static void eachHasADatabaseAndALineOfItsOwn() {
        for (Example example : examples()) {
            TestDatabase database = TestPostgresql.shared().createDatabase();
            database.execute(example.schema());
            DATABASES.put(example.line(), database);
        }
        dev = DevProcess.start(directory, new TreeMap<>(), "nobody");
        agent = dev.joins(
                "examples",
                DATABASES,
                it -> it,
                DATABASES.firstEntry().getValue().user());
        strategy = dev.file("step-by-step.yaml", STEP_BY_STEP).toString();
    }

    @AfterAll
    static void theFleetEnds() {
        agent.close();
        dev.close();
    }

    @Test
    void thePageOfExamplesNamesEachByItsTitle() throws IOException {
        String index = Files.readString(Example.all().resolve("README.md"));
        for (Example example : examples()) {
            assertThat(index).contains("[" + example.title() + "](" + example.name() + "/README.md)");
        }
        assertThat(index.lines().filter(line -> line.contains("/README.md)")))
                .as("examples that are listed")
                .hasSize(examples().size());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void goesThroughEveryPhaseAndBack(Example example) {
        new Told(example).goes();
    }

    /** One example. Confined to its thread. */
    private static final class Told {
        private final Example example;
        private final ExampleScript script;
        private final String line;
        private final TestDatabase database;

        Told(Example example) {
            this.example = example;
            this.script = example.script();
            this.line = example.line();
            this.database = DATABASES.get(line);
        }

        void goes() {
            theWrongWayIsRefused();
            try (ExampleService old = service(OLD)) {
                state("before", old);
                dev.expect(
                        0,
                        "submit",
                        dev.file(line + ".yaml", example.migration()).toString());
                String before = catalog();
                expanded("18");
                state("expanded", old);
                back("18");
                state("rolled back", old);
                assertThat(catalog()).as("rolled back after EXPAND").isEqualTo(before);

                migrated("18.2");
                try (ExampleService next = service(NEW)) {
                    state("migrated", old, next);
                }
                back("18.2");
                old.goesOn();
                assertThat(catalog()).as("rolled back after MIGRATE").isEqualTo(before);
            }
            if (contracts()) {
                thereAndBackAndThere();
            } else {
                try (ExampleService old = service(OLD)) {
                    migrated("18.3");
                    await("complete", "18.3");
                    try (ExampleService next = service(NEW)) {
                        state("complete", old, next);
                    }
                }
            }
        }

        private void thereAndBackAndThere() {
            try (ExampleService old = service(OLD)) {
                migrated("18.3");
                old.goesOn();
            }
            try (ExampleService next = service(NEW)) {
                contract("18.3");
                state("contracted", next);
                next.goesOn();
                dev.expect(0, "rollout", "revert", line + "/18.3", "--yes");
                SystemRuntime.await(line + " is reverted", LIMIT, () -> rests("18.3", "MIGRATED"), this::describe);
                try (ExampleService old = service(OLD)) {
                    state("reverted", old, next);
                }
                contract("18.3");
                approve("18.3", "cleanup");
                await("complete", "18.3");
                state("complete", next);
            }
        }

        private void theWrongWayIsRefused() {
            if (!example.hasWrongWay()) {
                return;
            }
            List<String> lines = example.wrongWay().lines().toList();
            String code = lines.getFirst().replaceFirst("-- refused with (BLW-[A-Z]+-\\d+).*", "$1");
            String sql = String.join(" ", lines.subList(1, lines.size())).replaceFirst(";\\s*$", "");
            Path file = dev.file(line + "-wrong.yaml", """
                    apiVersion: bellows.dev/v1
                    kind: Migration
                    schema: %s
                    version: 18
                    name: the-wrong-way
                    operations:
                      - sql: { expand: { up: [ "%s" ], down: [] } }
                    """.formatted(line, sql.replace("\"", "\\\"")));
            assertThat(dev.expect(1, "explain", file.toString(), "--target", line))
                    .contains(code);
        }

        private boolean contracts() {
            return !script.in("contracted").isEmpty();
        }

        private ExampleService service(int version) {
            return ExampleService.start(database, line, version, script.always(version));
        }

        /** Each says its part, and what it always says goes on beside. */
        private void state(String state, ExampleService... there) {
            for (ExampleService service : there) {
                service.goesOn();
            }
            for (ExampleScript.Part part : script.in(state)) {
                try (ExampleService one = ExampleService.start(database, line, part.version(), List.of())) {
                    one.says(state, part.said());
                }
            }
            for (ExampleService service : there) {
                service.goesOn();
            }
        }

        private String catalog() {
            return ExampleCatalog.of(database);
        }

        private void expanded(String rollout) {
            dev.expect(0, "rollout", "plan", line + "/18", "--strategy", strategy);
            dev.expect(0, "rollout", "start", line + "/" + rollout, "--yes");
            await("expanded", rollout);
        }

        private void migrated(String rollout) {
            expanded(rollout);
            approve(rollout, "expand_migrate");
            if (rollout.equals(WITH_BAD_ROWS) && !script.in("bad rows").isEmpty()) {
                SystemRuntime.await(
                        line + " waits for a person",
                        LIMIT,
                        () -> dev.typist().types("status", line + "/" + rollout).exit() == 6,
                        this::describe);
                SystemRuntime.await(
                        "the bad rows of " + line + " are counted",
                        LIMIT,
                        () -> dev.expect(0, "get", "bad-rows", line).contains("migrate"),
                        this::describe);
                state("bad rows");
                dev.expect(0, "rollout", "retry", line + "/" + rollout, "--yes");
            }
            await("migrated", rollout);
        }

        private void back(String rollout) {
            dev.expect(0, "rollout", "rollback", line + "/" + rollout, "--yes");
            await("rolled-back", rollout);
        }

        private void contract(String rollout) {
            SystemRuntime.await(
                    "nobody is in the way of " + line,
                    LIMIT,
                    () -> dev.typist().types("can-i-contract", line, "18").exit() == 0,
                    this::describe);
            dev.expect(0, "rollout", "contract", line + "/" + rollout, "--yes");
            await("contracted", rollout);
        }

        private void await(String phase, String rollout) {
            dev.expect(0, "status", line + "/" + rollout, "--wait", phase, "--timeout", "120s");
        }

        private boolean rests(String rollout, String state) {
            Typist.Answer status = dev.typist().types("status", line + "/" + rollout);
            return status.exit() == 0 && status.text().contains(state);
        }

        private void approve(String rollout, String group) {
            String digest =
                    dev.expect(0, "rollout", "describe", line + "/" + rollout, "-o", "jsonpath=.digests." + group);
            dev.expect(
                    0,
                    "rollout",
                    "approve",
                    digest.lines().skip(1).findFirst().orElseThrow().strip(),
                    "--yes");
        }

        private String describe() {
            return dev.typist().types("describe", "target", line).text();
        }
    }
}
