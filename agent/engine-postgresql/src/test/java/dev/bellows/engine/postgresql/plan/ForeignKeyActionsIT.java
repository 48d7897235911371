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
 * What a foreign key refuses and does is the same at every stage of the rename of a column that it starts at, by either name: as in a
 * database where nothing is renamed.
 */
class ForeignKeyActionsIT {
    private static final List<String> KEYS = List.of(
            "(c_id) REFERENCES c",
            "(c_id) REFERENCES c ON UPDATE CASCADE ON DELETE SET NULL",
            "(c_id) REFERENCES c ON UPDATE SET NULL ON DELETE CASCADE",
            "(c_id) REFERENCES c ON UPDATE RESTRICT ON DELETE RESTRICT",
            "(c_id) REFERENCES c ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED",
            "(region, c_id) REFERENCES c (region, id) ON UPDATE CASCADE ON DELETE SET NULL",
            "(region, c_id) REFERENCES c (region, id) MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL",
            "(region, c_id) REFERENCES c (region, id) MATCH FULL ON UPDATE SET NULL ON DELETE CASCADE");

    /** Whoever writes names the column in place of the question mark. */
    private static final List<String> WRITES = List.of(
            "DELETE FROM c WHERE id = 1",
            "UPDATE c SET id = 20 WHERE id = 2",
            "UPDATE c SET region = 's', id = 21 WHERE id = 3",
            "UPDATE c SET region = 't' WHERE id = 4",
            "INSERT INTO o (id, region, ?) VALUES (100, 'r', 5)",
            "INSERT INTO o (id, region, ?) VALUES (101, 'r', 999)",
            "UPDATE o SET ? = 6 WHERE id = 13",
            "UPDATE o SET ? = 998 WHERE id = 14",
            "UPDATE o SET note = 'seen'",
            "DELETE FROM c WHERE id IN (6, 7)",
            "UPDATE c SET id = id + 100 WHERE id > 7");

    /** Phases that went before, and what the column is called by whoever writes then. */
    private record Stage(String column, List<Phase> phases) {
        private Stage(String column, Phase... phases) {
            this(column, List.of(phases));
        }

        private boolean endsWith(Phase phase) {
            return phases.getLast() == phase;
        }
    }

    private static final List<Stage> STAGES = List.of(
            new Stage("c_id", Phase.EXPAND),
            new Stage("c_id", Phase.EXPAND, Phase.MIGRATE),
            new Stage("client_id", Phase.EXPAND, Phase.MIGRATE),
            new Stage("client_id", Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT),
            new Stage("c_id", Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.REVERT),
            new Stage("client_id", Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.CLEANUP),
            new Stage("c_id", Phase.EXPAND, Phase.MIGRATE, Phase.ROLLBACK));

    static Stream<Arguments> keysAndStages() {
        return KEYS.stream().flatMap(key -> STAGES.stream().map(stage -> Arguments.of(key, stage)));
    }

    @ParameterizedTest
    @MethodSource("keysAndStages")
    void refusesAndDoesTheSame(String key, Stage stage) throws SQLException {
        compare(key, "", stage);
    }

    static Stream<Stage> stages() {
        return STAGES.stream();
    }

    /** Then the catalog has a row for each partition beside that of the foreign key. */
    @ParameterizedTest
    @MethodSource("stages")
    void toAPartitionedTableItRefusesAndDoesTheSame(Stage stage) throws SQLException {
        String partitions = "CREATE TABLE c_low PARTITION OF c FOR VALUES FROM (1) TO (5); CREATE TABLE c_rest PARTITION OF c DEFAULT;";
        compare("(c_id) REFERENCES c ON UPDATE CASCADE ON DELETE SET NULL", partitions, stage);
    }

    private static void compare(String key, String partitions, Stage stage) throws SQLException {
        List<String> plain;
        try (Connection connection = database(key, partitions).connect()) {
            plain = told(connection, "c_id");
        }
        try (Connection connection = database(key, partitions).connect()) {
            StepRunner runner = new StepRunner(connection, Migrations.rename("o", "c_id", "client_id"));
            Plan plan = runner.plan(false);
            for (Phase phase : stage.phases) {
                runner.applyPhase(plan, phase);
            }
            assertThat(told(connection, stage.column)).isEqualTo(plain);
            // Whatever was written on the way: the rest of it goes as planned.
            if (stage.endsWith(Phase.MIGRATE)) {
                runner.applyPhase(plan, Phase.CONTRACT);
            }
            if (stage.endsWith(Phase.MIGRATE) || stage.endsWith(Phase.CONTRACT)) {
                runner.applyPhase(plan, Phase.CLEANUP);
                assertThat(rows(connection, "client_id")).isEqualTo(plain.subList(WRITES.size(), plain.size()));
            }
        }
    }

    private static TestDatabase database(String key, String partitions) {
        TestDatabase database = TestPostgresql.shared().createDatabase();
        database.execute("CREATE TABLE c (id bigint PRIMARY KEY, region text NOT NULL, UNIQUE (region, id))"
                + (partitions.isEmpty() ? ";" : " PARTITION BY RANGE (id);" + partitions)
                + "CREATE TABLE o (id bigint PRIMARY KEY, region text, c_id bigint, note text);"
                + "INSERT INTO c SELECT i, 'r' FROM generate_series(1, 9) i;"
                + "INSERT INTO o SELECT i, 'r', 1 + i % 9 FROM generate_series(1, 40) i;"
                + "ALTER TABLE o ADD CONSTRAINT known FOREIGN KEY " + key);
        return database;
    }

    /** What became of each write, and then every row. */
    private static List<String> told(Connection connection, String column) throws SQLException {
        List<String> told = new ArrayList<>();
        for (String write : WRITES) {
            try (Statement statement = connection.createStatement()) {
                told.add("written: " + statement.executeUpdate(write.replace("?", column)));
            } catch (SQLException e) {
                told.add("refused: " + e.getSQLState());
            }
        }
        told.addAll(rows(connection, column));
        return told;
    }

    private static List<String> rows(Connection connection, String column) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT concat_ws('/', id, coalesce(region, '-'), coalesce("
                        + column + "::text, '-'), note) FROM o ORDER BY id")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
