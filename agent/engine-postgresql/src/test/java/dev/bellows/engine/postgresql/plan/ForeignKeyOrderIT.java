package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of two foreign keys on one table the one that acts first may decide whether a row can go: a rename leaves them in their order. */
class ForeignKeyOrderIT {
    /**
     * Keys between {@code users} and {@code posts}, whose rows a delete of a user takes away before another key looks for them.
     *
     * @param posts columns of {@code posts} besides its key
     * @param rows values of those for the n-th row
     * @param table the table of the renamed column
     * @param column the renamed column
     * @param from the table of which a row goes
     */
    private record Diamond(String posts, String rows, String table, String column, String from) {}

    static List<Diamond> diamonds() {
        String cascadesFirst =
                "author bigint CONSTRAINT z REFERENCES users ON DELETE CASCADE, editor bigint CONSTRAINT a REFERENCES users";
        String both = "code text CONSTRAINT z REFERENCES users (code) ON DELETE CASCADE, tenant int,"
                + " CONSTRAINT a FOREIGN KEY (tenant, code) REFERENCES users (tenant, code) ON DELETE RESTRICT";
        String ofOneTable =
                "above bigint CONSTRAINT z REFERENCES posts ON DELETE CASCADE, root bigint CONSTRAINT a REFERENCES posts";
        return List.of(
                new Diamond(cascadesFirst, "1 + n % 5, 1 + n % 5", "posts", "author", "users"),
                new Diamond(cascadesFirst, "1 + n % 5, 1 + n % 5", "posts", "editor", "users"),
                new Diamond(both, "'c' || 1 + n % 5, 1", "users", "code", "users"),
                new Diamond(both, "'c' || 1 + n % 5, 1", "posts", "code", "users"),
                new Diamond(ofOneTable, "nullif(1, n), nullif(1, n)", "posts", "above", "posts"),
                new Diamond(ofOneTable, "nullif(1, n), nullif(1, n)", "posts", "root", "posts"));
    }

    private static void create(StepRunner runner, Diamond diamond, boolean crossed) throws SQLException {
        runner.run("CREATE TABLE users (id bigint PRIMARY KEY, tenant int, code text UNIQUE, UNIQUE (tenant, code));"
                + "INSERT INTO users SELECT i, 1, 'c' || i FROM generate_series(1, 5) i;"
                + "CREATE TABLE posts (id bigint PRIMARY KEY, " + diamond.posts + ");"
                + "INSERT INTO posts SELECT n, " + diamond.rows + " FROM generate_series(1, 20) n");
        if (crossed) {
            // As on a server that has made some million objects since: what is younger may have a name that sorts
            // before.
            runner.run("""
                    DO $$ DECLARE t record; BEGIN
                      FOR t IN SELECT tgname, tgrelid::regclass AS relation, row_number() OVER (ORDER BY tgname) AS place FROM pg_trigger
                        WHERE tgname LIKE 'RI_ConstraintTrigger_a_%' LOOP
                        EXECUTE format('ALTER TRIGGER %I ON %s RENAME TO %I', t.tgname, t.relation, 'RI_ConstraintTrigger_a_9990' || t.place);
                      END LOOP;
                    END $$""");
        }
    }

    @ParameterizedTest
    @MethodSource("diamonds")
    void aDeleteGoesThroughAtEveryPoint(Diamond diamond) throws SQLException {
        goesThrough(diamond, false);
    }

    @ParameterizedTest
    @MethodSource("diamonds")
    void alsoWhereWhatIsYoungerWouldActFirst(Diamond diamond) throws SQLException {
        goesThrough(diamond, true);
    }

    private static void goesThrough(Diamond diamond, boolean crossed) throws SQLException {
        try (Connection connection = TestPostgresql.shared().createDatabase().connect()) {
            StepRunner runner = new StepRunner(connection, Migrations.rename(diamond.table, diamond.column, "renamed"));
            create(runner, diamond, crossed);
            String before = triggers(connection);
            Plan plan = runner.plan(false);
            for (Phase phase :
                    List.of(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.REVERT, Phase.CONTRACT, Phase.CLEANUP)) {
                for (Step step : plan.steps(phase)) {
                    runner.apply(step);
                    connection.setAutoCommit(false);
                    runner.run("DELETE FROM " + diamond.from + " WHERE id = 1");
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
            assertThat(triggers(connection)).isEqualTo(before);
        }
    }

    /** Which key acts when, in the server's own order. */
    private static String triggers(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT string_agg(k.conname || ' ' || t.tgtype || ' ' || t.tgname, ', ' ORDER BY t.tgname COLLATE \"C\")"
                                + " FROM pg_trigger t JOIN pg_constraint k ON k.oid = t.tgconstraint"
                                + " WHERE t.tgname LIKE 'RI_ConstraintTrigger_a_%'")) {
            row.next();
            return row.getString(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFERENCES users ON DELETE CASCADE", "REFERENCES users"})
    void whatPointsAtPartitionsBesideOneThatWritesIsRefused(String other) throws SQLException {
        try (Connection connection = TestPostgresql.shared().createDatabase().connect()) {
            StepRunner runner = new StepRunner(connection, Migrations.rename("posts", "author", "renamed"));
            runner.run("CREATE TABLE users (id bigint PRIMARY KEY) PARTITION BY RANGE (id);"
                    + "CREATE TABLE some_users PARTITION OF users DEFAULT;"
                    + "CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users, editor bigint "
                    + other + ")");
            assertThat(runner.outcome(false))
                    .isInstanceOf(other.endsWith("CASCADE") ? PlanOutcome.Refused.class : PlanOutcome.Planned.class);
        }
    }
}
