package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that need quotes, and names that leave no room, from the document to the dropped column. */
class UnpleasantNamesIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Order Items       | select            | order
            sel"ect           | e"mail            | "
            it's              | a'b               | back\\slash
            ünï çödé 語 𝄞     | größe             | 名前
            users;DROP--      | $1                | $$blw$$
            aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb1 | bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb2
            語語語語語語語語語語語語語語語語語語語語語 | üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü1 | üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü2
            """)
    void aRenameGoesThroughEveryPhaseAndWritesOfBothVersionsMeet(String table, String from, String to)
            throws SQLException {
        database.execute("CREATE TABLE " + quoted(table) + " (id bigint PRIMARY KEY, " + quoted(from) + " text);"
                + "INSERT INTO " + quoted(table) + " SELECT i, 'mail' || i FROM generate_series(1, 300) i;"
                + "CREATE INDEX ON " + quoted(table) + " (" + quoted(from) + ")");
        Migration migration = rename(table, from, to);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            Rollouts.phase(target, held, migration, plan, Phase.EXPAND, VersionRange.of(17));
            Rollouts.phase(target, held, migration, plan, Phase.MIGRATE, VersionRange.of(17));
            database.execute("UPDATE " + quoted(table) + " SET " + quoted(from) + " = 'old' WHERE id = 1;" + "UPDATE "
                    + quoted(table) + " SET " + quoted(to) + " = 'new' WHERE id = 2");
            assertThat(rows(target, table, from)).isEqualTo("old,new,mail3");
            assertThat(rows(target, table, to)).isEqualTo("old,new,mail3");
            assertThat(target.value("SELECT count(*) FROM " + quoted(table) + " WHERE " + quoted(from)
                            + " IS DISTINCT FROM " + quoted(to)))
                    .isEqualTo("0");
            assertOwnNamesFitAndDiffer(target);
            target.target.commitWindow(held, 2, new VersionRange(17, 18), migration);
            target.target.commitWindow(held, 3, VersionRange.of(18), migration);
            target.generation = 3;
            Rollouts.phase(target, held, migration, plan, Phase.CONTRACT, VersionRange.of(18));
            Rollouts.phase(target, held, migration, plan, Phase.CLEANUP, VersionRange.of(18));
            assertThat(rows(target, table, to)).isEqualTo("old,new,mail3");
            assertThat(target.value("SELECT count(*) FROM pg_attribute WHERE attrelid = " + literal(quoted(table))
                            + "::regclass AND attnum > 0 AND NOT attisdropped"))
                    .isEqualTo("2");
        }
    }

    @Test
    void twoColumnsThatShareTheirFirst62BytesAreRenamedSideBySide() throws SQLException {
        String head = "c".repeat(62);
        database.execute("CREATE TABLE t (id bigint PRIMARY KEY, " + head + "1 text, " + head + "2 text);"
                + "INSERT INTO t SELECT i, 'a' || i, 'b' || i FROM generate_series(1, 50) i");
        Migration migration = parse("""
                  - renameColumn: { table: t, from: %1$s1, to: x }
                  - renameColumn: { table: t, from: %1$s2, to: y }
                """.formatted(head));
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            Rollouts.phase(target, held, migration, plan, Phase.EXPAND, VersionRange.of(17));
            Rollouts.phase(target, held, migration, plan, Phase.MIGRATE, VersionRange.of(17));
            assertOwnNamesFitAndDiffer(target);
            assertThat(target.value("SELECT x || y FROM t WHERE id = 7")).isEqualTo("a7b7");
            Rollouts.phase(target, held, migration, plan, Phase.ROLLBACK, VersionRange.of(17));
            assertThat(target.value("SELECT count(*) FROM pg_trigger WHERE tgname LIKE '%blw%'"))
                    .isEqualTo("0");
        }
    }

    private static void assertOwnNamesFitAndDiffer(TestTarget target) {
        String ours = "FROM (SELECT tgname AS name FROM pg_trigger WHERE tgname LIKE 'zzz_blw%'"
                + " UNION ALL SELECT proname FROM pg_proc WHERE proname LIKE 'blw_%'"
                + " UNION ALL SELECT conname FROM pg_constraint WHERE conname LIKE 'blw_%'"
                + " UNION ALL SELECT relname FROM pg_class WHERE relname LIKE 'blw_%') ours";
        assertThat(target.value("SELECT count(*) >= 2 " + ours)).isEqualTo("t");
        assertThat(target.value("SELECT count(*) = count(DISTINCT name) AND max(octet_length(name::text)) <= 63"
                        + " AND bool_and(name::text ~ '_[0-9a-f]{8}_(fwd|twin|hidden)$') " + ours))
                .isEqualTo("t");
    }

    private static String rows(TestTarget target, String table, String column) {
        return target.value(
                "SELECT string_agg(" + quoted(column) + ", ',' ORDER BY id) FROM " + quoted(table) + " WHERE id <= 3");
    }

    private static Migration rename(String table, String from, String to) {
        return parse("  - renameColumn: { table: %s, from: %s, to: %s }\n"
                .formatted(yaml(quoted(table)), yaml(from), yaml(to)));
    }

    private static Migration parse(String operations) {
        String text = """
                apiVersion: bellows.dev/v1
                kind: Migration
                schema: orders
                version: 18
                name: unpleasant
                sync: trigger
                consent: [on-conflict, star]
                operations:
                """ + operations;
        return switch (MigrationDocuments.parse("m.yaml", text.getBytes(StandardCharsets.UTF_8))) {
            case ParsedDocument.Valid<Migration> valid ->
                MigrationDocuments.readCanonical(valid.canonicalJson(), valid.digest());
            case ParsedDocument.Invalid<Migration> invalid -> throw new AssertionError(invalid.problems());
        };
    }

    private static String yaml(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
