package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a foreign key refuses and does is the same at every stage of the rename of a column that it starts at or points at, by either
 * name: as in a database where nothing is renamed.
 */
class ForeignKeyActionsIT {
    /**
     * A column that is renamed, and what is done around it.
     *
     * @param schema makes and fills its tables
     * @param writes name the column by a question mark
     * @param rows tell everything that is there; name it so too
     */
    private record Subject(String schema, String table, String from, String to, List<String> writes, String rows) {
        private Subject with(String more) {
            return new Subject(schema + ";" + more, table, from, to, writes, rows);
        }
    }

    private static final String WAIT_FOR_THE_COMMIT =
            "BEGIN; SET CONSTRAINTS known DEFERRED; INSERT INTO o (id, region, ?) VALUES (102, 'r', 77);"
                    + " INSERT INTO c VALUES (77, 'r'); COMMIT";

    private static final Subject STARTS = new Subject(
            "CREATE TABLE c (id bigint PRIMARY KEY, region text NOT NULL, UNIQUE (region, id));"
                    + "CREATE TABLE o (id bigint PRIMARY KEY, region text, c_id bigint, note text);"
                    + "INSERT INTO c SELECT i, 'r' FROM generate_series(1, 9) i;"
                    + "INSERT INTO o SELECT i, 'r', 1 + i % 9 FROM generate_series(1, 40) i",
            "o",
            "c_id",
            "client_id",
            List.of(
                    "DELETE FROM c WHERE id = 1",
                    "UPDATE c SET id = 20 WHERE id = 2",
                    "UPDATE c SET region = 's', id = 21 WHERE id = 3",
                    "UPDATE c SET region = 't' WHERE id = 4",
                    "INSERT INTO o (id, region, ?) VALUES (100, 'r', 5)",
                    "INSERT INTO o (id, region, ?) VALUES (101, 'r', 999)",
                    WAIT_FOR_THE_COMMIT,
                    "UPDATE o SET ? = 6 WHERE id = 13",
                    "UPDATE o SET ? = 998 WHERE id = 14",
                    "UPDATE o SET note = 'seen'",
                    "DELETE FROM c WHERE id IN (6, 7)",
                    "UPDATE c SET id = id + 100 WHERE id > 7"),
            "SELECT concat_ws('/', id, coalesce(region, '-'), coalesce(?::text, '-'), note) FROM o ORDER BY id");

    private static final List<String> STARTING = List.of(
            "(c_id) REFERENCES c",
            "(c_id) REFERENCES c DEFERRABLE INITIALLY DEFERRED",
            "(c_id) REFERENCES c ON UPDATE CASCADE ON DELETE SET NULL",
            "(c_id) REFERENCES c ON UPDATE SET NULL ON DELETE CASCADE",
            "(c_id) REFERENCES c ON UPDATE RESTRICT ON DELETE RESTRICT",
            "(c_id) REFERENCES c ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED",
            "(region, c_id) REFERENCES c (region, id) ON UPDATE CASCADE ON DELETE SET NULL",
            "(region, c_id) REFERENCES c (region, id) MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL",
            "(region, c_id) REFERENCES c (region, id) MATCH FULL ON UPDATE SET NULL ON DELETE CASCADE");

    /** Then the catalog has a row for each partition beside that of the foreign key. */
    private static final Subject STARTS_AND_ENDS_AT_PARTITIONS = new Subject(
            STARTS.schema.replace(
                    "UNIQUE (region, id));",
                    "UNIQUE (region, id)) PARTITION BY RANGE (id);"
                            + "CREATE TABLE c_low PARTITION OF c FOR VALUES FROM (1) TO (5); CREATE TABLE c_rest PARTITION OF c DEFAULT;"),
            "o",
            "c_id",
            "client_id",
            STARTS.writes,
            STARTS.rows);

    private static final Subject ENDS = new Subject(
            "CREATE TABLE c (id bigint PRIMARY KEY, region text NOT NULL, code text, UNIQUE (region, code), CONSTRAINT code UNIQUE (code));"
                    + "CREATE UNIQUE INDEX by_code ON c (code) INCLUDE (id);"
                    + "CREATE TABLE o (id bigint PRIMARY KEY, region text DEFAULT 'r', code text DEFAULT 'c8', note text);"
                    + "INSERT INTO c SELECT i, 'r', 'c' || i FROM generate_series(1, 9) i;"
                    + "INSERT INTO o SELECT i, 'r', 'c' || 1 + i % 9 FROM generate_series(1, 40) i",
            "c",
            "code",
            "sku",
            List.of(
                    "DELETE FROM c WHERE ? = 'c1'",
                    "UPDATE c SET ? = 'd2' WHERE id = 2",
                    "UPDATE c SET region = 's', ? = 'd3' WHERE id = 3",
                    "UPDATE c SET region = 't' WHERE id = 4",
                    "INSERT INTO o (id, region, code) VALUES (100, 'r', 'c5')",
                    "INSERT INTO o (id, region, code) VALUES (101, 'r', 'none')",
                    "BEGIN; SET CONSTRAINTS known DEFERRED; INSERT INTO o (id, region, code) VALUES (102, 'r', 'c77');"
                            + " INSERT INTO c (id, region, ?) VALUES (77, 'r', 'c77'); COMMIT",
                    "UPDATE o SET code = 'c6' WHERE id = 13",
                    "UPDATE o SET code = 'none' WHERE id = 14",
                    "UPDATE c SET ? = NULL WHERE id = 5",
                    "INSERT INTO c (id, region, ?) VALUES (78, 'r', 'c6')",
                    "UPDATE o SET note = 'seen'",
                    "DELETE FROM c WHERE id IN (6, 7)",
                    "UPDATE c SET ? = ? || 'x' WHERE id IN (8, 9)",
                    "TRUNCATE c"),
            "SELECT concat_ws('/', 'o', id, coalesce(region, '-'), coalesce(code, '-'), note) FROM o"
                    + " UNION ALL SELECT concat_ws('/', 'c', id, region, coalesce(?, '-')) FROM c ORDER BY 1");

    private static final List<String> ENDING = List.of(
            "(code) REFERENCES c (code)",
            "(code) REFERENCES c (code) DEFERRABLE INITIALLY DEFERRED",
            "(code) REFERENCES c (code) ON UPDATE CASCADE ON DELETE SET NULL",
            "(code) REFERENCES c (code) ON UPDATE SET NULL ON DELETE CASCADE",
            "(code) REFERENCES c (code) ON UPDATE SET DEFAULT ON DELETE SET DEFAULT",
            "(code) REFERENCES c (code) ON UPDATE RESTRICT ON DELETE RESTRICT",
            "(code) REFERENCES c (code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED",
            "(region, code) REFERENCES c (region, code) ON UPDATE CASCADE ON DELETE SET NULL",
            "(region, code) REFERENCES c (region, code) MATCH FULL ON UPDATE SET NULL ON DELETE CASCADE");

    private static final Subject ENDS_AT_ITS_OWN_TABLE = new Subject(
            "CREATE TABLE t (id int PRIMARY KEY, tenant int NOT NULL, code text UNIQUE, up text, above int, UNIQUE (tenant, id));"
                    + "INSERT INTO t SELECT i, 1, 'c' || i, CASE WHEN i > 1 THEN 'c' || i / 2 END, nullif(i / 2, 0) FROM generate_series(1, 20) i",
            "t",
            "code",
            "sku",
            List.of(
                    "UPDATE t SET ? = 'root' WHERE id = 1",
                    "INSERT INTO t (id, tenant, ?, up) VALUES (30, 1, 'c30', 'c30')",
                    "INSERT INTO t (id, tenant, ?, up) VALUES (31, 1, 'c31', 'none')",
                    "UPDATE t SET ? = 'x' || id WHERE id IN (5, 10)",
                    "UPDATE t SET up = 'c4' WHERE id = 20",
                    "DELETE FROM t WHERE id = 2",
                    "DELETE FROM t WHERE id = 19"),
            "SELECT concat_ws('/', id, tenant, coalesce(?, '-'), coalesce(up, '-'), coalesce(above, 0)) FROM t ORDER BY id");

    private static final Subject AT_BOTH_ENDS = new Subject(
            ENDS_AT_ITS_OWN_TABLE.schema,
            "t",
            "tenant",
            "account",
            List.of(
                    "UPDATE t SET ? = 2 WHERE id = 1",
                    "UPDATE t SET ? = 3 WHERE id = 11",
                    "INSERT INTO t (id, ?, above) VALUES (30, 1, 4)",
                    "INSERT INTO t (id, ?, above) VALUES (31, 7, 4)",
                    "UPDATE t SET above = 6 WHERE id = 20",
                    "DELETE FROM t WHERE id = 3",
                    "DELETE FROM t WHERE id = 4"),
            "SELECT concat_ws('/', id, ?, coalesce(above, 0)) FROM t ORDER BY id");

    /** Phases that went before, and whether the column is called by its new name by whoever writes then. */
    private record Stage(boolean renamed, List<Phase> phases) {
        private Stage(boolean renamed, Phase... phases) {
            this(renamed, List.of(phases));
        }

        private boolean endsWith(Phase phase) {
            return phases.getLast() == phase;
        }
    }

    private static final List<Stage> STAGES = List.of(
            new Stage(false, Phase.EXPAND),
            new Stage(false, Phase.EXPAND, Phase.MIGRATE),
            new Stage(true, Phase.EXPAND, Phase.MIGRATE),
            new Stage(true, Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT),
            new Stage(false, Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.REVERT),
            new Stage(true, Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.CLEANUP),
            new Stage(false, Phase.EXPAND, Phase.MIGRATE, Phase.ROLLBACK));

    private static Stream<Arguments> atEveryStage(Subject subject, String tables, List<String> keys) {
        return keys.stream()
                .flatMap(key -> STAGES.stream()
                        .map(stage -> Arguments.of(
                                key,
                                stage,
                                subject.with("ALTER TABLE " + tables + " ADD CONSTRAINT known FOREIGN KEY " + key))));
    }

    static Stream<Arguments> keysAndStages() {
        return Stream.of(
                        atEveryStage(STARTS, "o", STARTING),
                        atEveryStage(STARTS_AND_ENDS_AT_PARTITIONS, "o", List.of(STARTING.get(2))),
                        atEveryStage(ENDS, "o", ENDING),
                        atEveryStage(
                                ENDS_AT_ITS_OWN_TABLE,
                                "t",
                                List.of(
                                        "(up) REFERENCES t (code)",
                                        "(up) REFERENCES t (code) ON UPDATE CASCADE ON DELETE SET NULL")),
                        atEveryStage(
                                AT_BOTH_ENDS,
                                "t",
                                List.of(
                                        "(tenant, above) REFERENCES t (tenant, id)",
                                        "(tenant, above) REFERENCES t (tenant, id) ON UPDATE CASCADE ON DELETE CASCADE",
                                        "(above, tenant) REFERENCES t (id, tenant) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED")))
                .flatMap(it -> it);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("keysAndStages")
    void refusesAndDoesTheSame(String key, Stage stage, Subject subject) throws SQLException {
        List<String> plain;
        try (Connection connection = database(subject).connect()) {
            plain = told(connection, subject, subject.from);
        }
        try (Connection connection = database(subject).connect()) {
            StepRunner runner = new StepRunner(connection, Migrations.rename(subject.table, subject.from, subject.to));
            Plan plan = runner.plan(false);
            for (Phase phase : stage.phases) {
                runner.applyPhase(plan, phase);
            }
            assertThat(told(connection, subject, stage.renamed ? subject.to : subject.from))
                    .isEqualTo(plain);
            // Whatever was written on the way: the rest of it goes as planned.
            if (stage.endsWith(Phase.MIGRATE)) {
                runner.applyPhase(plan, Phase.CONTRACT);
            }
            if (stage.endsWith(Phase.MIGRATE) || stage.endsWith(Phase.CONTRACT)) {
                runner.applyPhase(plan, Phase.CLEANUP);
                assertThat(rows(connection, subject, subject.to))
                        .isEqualTo(plain.subList(subject.writes.size(), plain.size()));
            }
        }
    }

    private static TestDatabase database(Subject subject) {
        TestDatabase database = TestPostgresql.shared().createDatabase();
        database.execute(subject.schema);
        return database;
    }

    /** What became of each write, and then every row. */
    private static List<String> told(Connection connection, Subject subject, String column) throws SQLException {
        List<String> told = new ArrayList<>();
        for (String write : subject.writes) {
            try (Statement statement = connection.createStatement()) {
                told.add("written: " + statement.executeUpdate(write.replace("?", column)));
            } catch (SQLException e) {
                told.add("refused: " + e.getSQLState());
                connection.createStatement().execute("ROLLBACK");
            }
        }
        told.addAll(rows(connection, subject, column));
        return told;
    }

    private static List<String> rows(Connection connection, Subject subject, String column) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(subject.rows.replace("?", column))) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
