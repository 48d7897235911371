package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.time.SystemRuntime;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rollback after a person's hand on what keeps two versions in step, through the real control plane, agent and database: it drops no
 * value that is nowhere else, and gets an application out that cannot write any more.
 */
class WayBackIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String DOCUMENT = """
            apiVersion: bellows.dev/v1
            kind: Migration
            schema: orders
            version: 18
            name: rename-docs-name
            consent: [on-conflict, star]
            operations:
              - renameColumn: { table: docs, from: name, to: title }
            contract: { quiet: 0s, revertFor: 1h }
            """;
    private static final String TRIGGER = "SELECT quote_ident(tgname) FROM pg_trigger WHERE tgname ~ 'blw_'";
    private static final String OURS = "SELECT (SELECT count(*) FROM pg_trigger WHERE tgname ~ 'blw_')"
            + " + (SELECT count(*) FROM pg_proc WHERE proname ~ '^blw_') + (SELECT count(*) FROM pg_class WHERE relname ~ '^blw_')"
            + " + (SELECT count(*) FROM pg_attribute WHERE attrelid = 'docs'::regclass AND attname = 'title')";

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final OwnSessions own = new OwnSessions(database);

    @Test
    void valuesThatOnlyTheNewColumnHasAreKeptWhileTheOldCodeGoesOnWriting() {
        try (DevProcess dev = migrated();
                TaggedWriter writer = TaggedWriter.start(database, 17, "name")) {
            String trigger = own.value(TRIGGER);
            own.write("BEGIN; ALTER TABLE docs DISABLE TRIGGER " + trigger
                    + "; UPDATE docs SET title = 'written by 18' WHERE id BETWEEN 201 AND 300; ALTER TABLE docs ENABLE ALWAYS TRIGGER "
                    + trigger + "; COMMIT");
            dev.expect(0, "rollout", "rollback", "orders/18", "--yes");
            SystemRuntime.await("a person is asked", LIMIT, () -> dev.describe().contains("BLW-STEP-013"));
            assertThat(dev.describe())
                    .contains("NEEDS_PERSON", "100 of ")
                    .contains("UPDATE \"public\".\"docs\" SET \"name\" = \"title\" WHERE")
                    .contains("UPDATE \"public\".\"docs\" SET \"title\" = \"name\" WHERE");
            assertThat(own.value("SELECT count(*) FROM docs WHERE title = 'written by 18'"))
                    .isEqualTo("100");
            own.write("UPDATE docs SET name = title WHERE title IS NOT NULL AND title IS DISTINCT FROM name");
            dev.expect(0, "rollout", "retry", "orders/18", "--yes");
            dev.expect(0, "status", "orders/18", "--wait", "rolled-back", "--timeout", "60s");
            assertThat(own.value("SELECT count(*) FROM docs WHERE name = 'written by 18'"))
                    .isEqualTo("100");
            assertThat(own.value(OURS)).isEqualTo("0");
            goesOnWriting(writer);
        }
    }

    @Test
    void aTwinThatWasDroppedByHandIsNoObstacleAndWritesGoOn() {
        try (DevProcess dev = migrated()) {
            own.write("ALTER TABLE docs DROP COLUMN title");
            assertThatThrownBy(() -> own.write("INSERT INTO docs (name) VALUES ('fails')"))
                    .hasStackTraceContaining("has no field");
            dev.expect(0, "rollout", "rollback", "orders/18", "--yes");
            dev.expect(0, "status", "orders/18", "--wait", "rolled-back", "--timeout", "60s");
            assertThat(own.value(OURS)).isEqualTo("0");
            try (TaggedWriter writer = TaggedWriter.start(database, 17, "name")) {
                goesOnWriting(writer);
            }
            dev.expect(0, "migration", "withdraw", "orders/18", "--reason", "another name", "--yes");
        }
        // The agent that comes back is told what was done last, and that was the document that is withdrawn.
        try (DevProcess dev = DevProcess.start(directory, database, database.user())) {
            assertThat(dev.expect(0, "get", "rollouts")).contains("rename-docs-name");
            dev.expect(
                    0,
                    "submit",
                    dev.file("018-edited.yaml", DOCUMENT.replace("to: title", "to: heading"))
                            .toString());
            dev.expect(0, "rollout", "plan", "orders/18");
            dev.expect(0, "rollout", "start", "orders/18.2", "--yes");
            dev.expect(0, "status", "orders/18.2", "--wait", "migrated", "--timeout", "60s");
            assertThat(own.value("SELECT heading FROM docs WHERE id = 1")).isEqualTo("doc 1");
        }
    }

    private DevProcess migrated() {
        database.execute(
                "CREATE TABLE docs (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name text NOT NULL);"
                        + "INSERT INTO docs (name) SELECT 'doc ' || n FROM generate_series(1, 500) n;"
                        + "CREATE INDEX docs_name ON docs (name)");
        DevProcess dev = DevProcess.start(directory, database, database.user());
        dev.expect(0, "submit", dev.file("018.yaml", DOCUMENT).toString());
        dev.expect(0, "rollout", "plan", "orders/18");
        dev.expect(0, "rollout", "start", "orders/18", "--yes");
        dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
        return dev;
    }

    private static void goesOnWriting(TaggedWriter writer) {
        long before = writer.written();
        SystemRuntime.await("the application writes on", LIMIT, () -> writer.written() >= before + 40);
    }
}
