package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.time.SystemRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person's statement that undoes or cleans up and can never succeed, through the real control plane, agent and database: a retry alone
 * fails for ever, a person's word that it was done by hand leads on, and an application that writes meanwhile never fails.
 */
class DoneByHandIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String HOPELESS = "CREATE OR REPLACE VIEW v AS SELECT nocol FROM docs";

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final OwnSessions own = new OwnSessions(database);

    @Test
    void aRevertThatCanNeverSucceedGoesOnOnceItWasDoneByHand() {
        try (DevProcess dev = migrated("1h", """
                      contract:
                        up: [ DROP VIEW v ]
                        down: [ %s ]
                """.formatted(HOPELESS));
                TaggedWriter writer = TaggedWriter.start(database, 18, "name")) {
            dev.expect(0, "rollout", "contract", "orders/18", "--yes");
            dev.expect(0, "status", "orders/18", "--wait", "contracted", "--timeout", "60s");
            assertThat(byHand(dev, 1, "too early")).contains("BLW-ROLLOUT-");
            dev.expect(0, "rollout", "revert", "orders/18", "--yes");
            deadEnd(dev, writer, "REVERT");

            own.write("CREATE VIEW v AS SELECT id FROM docs");
            assertThat(dev.expect(2, "rollout", "retry", "orders/18", "-l", "name=shop", "--by-hand", "--yes"))
                    .contains("--reason");
            byHand(dev, 0, "the view is back, over what docs has");
            told(
                    dev,
                    "it serves both again",
                    () -> dev.typist().types("get", "targets").text().contains("[17,18] OPEN"));
            dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
            assertThat(dev.describe())
                    .contains("the view is back, over what docs has (says it was done by hand: revert step 1 on shop)");
            assertThat(own.value("SELECT count(*) FROM v WHERE id < 0")).isEqualTo("0");
            assertThat(own.value("SELECT problem_code || ': ' || problem_message FROM bellows.journal"
                            + " WHERE phase = 'REVERT' AND state = 'DONE'"))
                    .contains("BLW-STEP-042", "the view is back, over what docs has");

            dev.expect(0, "rollout", "contract", "orders/18", "--yes");
            dev.expect(0, "status", "orders/18", "--wait", "contracted", "--timeout", "60s");
            assertThat(own.value("SELECT to_regclass('v') IS NULL")).isEqualTo("t");
            writesOn(writer);
        }
    }

    @Test
    void aRollbackThatCanNeverSucceedGoesOnWhereItsStatementIsNotNeeded() {
        try (DevProcess dev = migrated("1h", """
                      expand:
                        up: [ CREATE SEQUENCE IF NOT EXISTS docno ]
                        down: [ %s, DROP SEQUENCE IF EXISTS docno ]
                """.formatted(HOPELESS));
                TaggedWriter writer = TaggedWriter.start(database, 17, "name")) {
            dev.expect(0, "rollout", "rollback", "orders/18", "--yes");
            deadEnd(dev, writer, "ROLLBACK");
            assertThat(writer.answers("SELECT to_regclass('docno')")).isEqualTo("docno");
            byHand(dev, 0, "the view is not needed here");
            dev.expect(0, "status", "orders/18", "--wait", "rolled-back", "--timeout", "60s");
            assertThat(own.value("SELECT to_regclass('docno') IS NULL"))
                    .as("the steps after it were run")
                    .isEqualTo("t");
            assertThat(dev.expect(0, "get", "targets")).contains("[17,17] OPEN");
            writesOn(writer);
        }
    }

    @Test
    void aCleanupThatCanNeverSucceedGoesOnWhereSomebodyHadCleanedUp() {
        try (DevProcess dev = migrated("1s", """
                      cleanup:
                        up: [ DROP VIEW never_was ]
                """);
                TaggedWriter writer = TaggedWriter.start(database, 18, "name")) {
            dev.expect(0, "rollout", "contract", "orders/18", "--yes");
            deadEnd(dev, writer, "CLEANUP");
            byHand(dev, 0, "it was dropped long ago");
            dev.expect(0, "status", "orders/18", "--wait", "complete", "--timeout", "60s");
            writesOn(writer);
        }
    }

    private DevProcess migrated(String revertFor, String phases) {
        database.execute(
                "CREATE TABLE docs (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name text NOT NULL);"
                        + "INSERT INTO docs (name) SELECT 'doc ' || n FROM generate_series(1, 200) n;"
                        + "CREATE VIEW v AS SELECT id, name FROM docs");
        DevProcess dev = DevProcess.start(directory, database, database.user());
        dev.expect(
                0,
                "submit",
                dev.file("018.yaml", """
                apiVersion: bellows.dev/v1
                kind: Migration
                schema: orders
                version: 18
                name: statements
                operations:
                  - sql:
                      allowUnsafe: "x"
                """ + phases + """
                contract: { quiet: 0s, revertFor: %s }
                """.formatted(revertFor)).toString());
        dev.expect(0, "rollout", "plan", "orders/18");
        dev.expect(0, "rollout", "start", "orders/18", "--yes");
        dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
        return dev;
    }

    /** It failed, says what leads on, and fails again with each retry. */
    private static void deadEnd(DevProcess dev, TaggedWriter writer, String phase) {
        told(dev, phase + " failed", dev::needsPerson);
        assertThat(dev.describe()).contains("bellows rollout retry orders/18 -l name=shop --by-hand --reason TEXT");
        String failures = "SELECT count(*) FROM bellows.journal WHERE phase = '" + phase + "' AND state = 'FAILED'";
        // On the writer's session: one that comes and goes would be in the way of a rollback.
        String before = writer.answers(failures);
        dev.expect(0, "rollout", "retry", "orders/18", "--yes");
        told(dev, "it failed again", () -> !writer.answers(failures).equals(before));
        told(dev, "a person is asked again", dev::needsPerson);
    }

    private static String byHand(DevProcess dev, int exit, String reason) {
        return dev.expect(
                exit, "rollout", "retry", "orders/18", "-l", "name=shop", "--by-hand", "--reason", reason, "--yes");
    }

    private static void writesOn(TaggedWriter writer) {
        long written = writer.written();
        SystemRuntime.await("it writes on", LIMIT, () -> writer.written() > written + 20);
    }

    /** Waits, and where it waits in vain tells what a person would look at. */
    private static void told(DevProcess dev, String what, Callable<Boolean> condition) {
        try {
            SystemRuntime.await(what, LIMIT, condition);
        } catch (AssertionError late) {
            throw new AssertionError(
                    dev.describe() + dev.typist().types("get", "targets").text(), late);
        }
    }
}
