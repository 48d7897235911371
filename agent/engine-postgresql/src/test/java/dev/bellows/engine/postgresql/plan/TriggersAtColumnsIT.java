package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.UpDown;
import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Triggers of the application at a column that gets a counterpart: statement triggers that count whole changed rows, lists of columns,
 * conditions, and functions that say the column's name. The schema is made like those of applications that keep counters by triggers.
 */
class TriggersAtColumnsIT {
    private static final Migration RENAME = Migrations.rename("posts", "score", "points");
    private static final Migration WIDER =
            Migrations.of(new Operation.AlterColumn(Migrations.table("posts"), "score", Optional.empty(), "bigint"));

    /** What counts into {@code people.score}: for each kind of write a function that sees rows of before, of after, or both. */
    private static final String COUNTING = """
            CREATE OR REPLACE FUNCTION sum_up_%1$s() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              UPDATE people p SET score = p.score + d.score FROM (SELECT (post).author, sum(way * (post).%3$s) AS score FROM (
                SELECT -1 AS way, gone::posts AS post FROM %4$s AS gone UNION ALL SELECT 1, come::posts FROM %5$s AS come) x GROUP BY 1) d
              WHERE p.id = d.author; RETURN NULL; END $$;
            CREATE OR REPLACE TRIGGER sum_up_%1$s AFTER %1$s ON posts REFERENCING %2$s FOR EACH STATEMENT EXECUTE FUNCTION sum_up_%1$s();
            """;

    private static final String NOTED = "SELECT coalesce(string_agg(what, ' ' ORDER BY n), '') = '%s' FROM notes";

    private Connection connection;
    private StepRunner runner;

    @BeforeEach
    void createTables() throws SQLException {
        connection = TestPostgresql.shared().createDatabase().connect();
        runner = new StepRunner(connection, RENAME);
        runner.run("""
                CREATE TABLE people (id bigint PRIMARY KEY, score bigint NOT NULL DEFAULT 0);
                CREATE TABLE posts (id bigint PRIMARY KEY, author bigint NOT NULL, score int NOT NULL DEFAULT 1, seen boolean NOT NULL DEFAULT false);
                CREATE TABLE notes (n bigint GENERATED ALWAYS AS IDENTITY, what text);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO notes (what) VALUES (TG_NAME); RETURN NULL; END';
                INSERT INTO people SELECT i FROM generate_series(1, 10) i;
                """);
        connection.setAutoCommit(true);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private static String counting(String column) {
        return COUNTING.formatted("insert", "NEW TABLE AS fresh", column, "(SELECT * FROM fresh WHERE false)", "fresh")
                + COUNTING.formatted("update", "OLD TABLE AS before NEW TABLE AS fresh", column, "before", "fresh")
                + COUNTING.formatted(
                        "delete", "OLD TABLE AS before", column, "before", "(SELECT * FROM before WHERE false)");
    }

    private void write(String column) throws SQLException {
        runner.run("INSERT INTO posts (id, author, " + column
                + ") SELECT coalesce(max(id), 0) + 1, 1 + count(*) % 10, 5 FROM posts");
        runner.run("UPDATE posts SET " + column + " = " + column + " + 2 WHERE id % 3 = 0");
        runner.run("DELETE FROM posts WHERE id = (SELECT min(id) FROM posts)");
    }

    private void countedRight(String column, String when) throws SQLException {
        assertThat(runner.ask("SELECT bool_and(p.score = coalesce((SELECT sum(" + column
                        + ") FROM posts WHERE author = p.id), 0)) FROM people p"))
                .as("counters %s", when)
                .isTrue();
    }

    /** Neither the fill nor the change of names counts anything, and each side's functions are used while they can be. */
    @Test
    void countersOfStatementTriggersAreRightFromBeginToEnd() throws SQLException {
        runner.run(counting("score"));
        runner.run("INSERT INTO posts (id, author, score) SELECT i, 1 + i % 10, i FROM generate_series(1, 200) i");
        countedRight("score", "before");
        Plan plan = runner.plan(false);
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE)) {
            for (Step step : plan.steps(phase)) {
                runner.apply(step);
                write("score");
                countedRight("score", "after: " + step.title());
            }
        }
        write("points");
        countedRight("points", "by new code");
        Step look = plan.steps(Phase.CONTRACT).stream()
                .filter(it -> it.title().startsWith("see that no trigger's function names score"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> runner.apply(look))
                .hasMessageContaining("sum_up_delete(), sum_up_insert(), sum_up_update()")
                .hasMessageContaining("Let them use points of posts");
        runner.run(counting("points").replace("BEGIN\n", "BEGIN -- people.score\n"));
        write("score");
        write("points");
        countedRight("points", "counted by the new name");
        for (Phase phase : List.of(Phase.CONTRACT, Phase.REVERT, Phase.CONTRACT, Phase.CLEANUP)) {
            for (Step step : plan.steps(phase)) {
                runner.apply(step);
                write("points");
                countedRight("points", phase + " after: " + step.title());
            }
        }
    }

    private void applyAll(Plan plan, Phase... phases) throws SQLException {
        for (Phase phase : phases) {
            runner.applyPhase(plan, phase);
        }
    }

    private void noted(String expected, String sql) throws SQLException {
        runner.run("TRUNCATE notes");
        runner.run(sql);
        assertThat(runner.ask(NOTED.formatted(expected)))
                .as("%s fires: %s", sql, expected)
                .isTrue();
    }

    private void createListed() throws SQLException {
        runner.run("""
                CREATE TRIGGER listed AFTER INSERT OR UPDATE OF seen, score ON posts FOR EACH ROW EXECUTE FUNCTION note();
                CREATE TRIGGER asked AFTER UPDATE OF score ON posts FOR EACH ROW WHEN (OLD.score < 10 AND NEW.score >= 10) EXECUTE FUNCTION note();
                CREATE TRIGGER left_alone AFTER DELETE ON posts FOR EACH ROW WHEN (OLD.score > 100) EXECUTE FUNCTION note();
                CREATE TRIGGER off AFTER UPDATE OF score ON posts FOR EACH STATEMENT EXECUTE FUNCTION note();
                ALTER TABLE posts DISABLE TRIGGER off;
                COMMENT ON TRIGGER listed ON posts IS 'kept';
                INSERT INTO posts (id, author, score) SELECT i, 1, 1 FROM generate_series(1, 50) i;
                """);
    }

    /** Whoever writes either column fires what the application hung on it; the fill fires nothing. */
    @Test
    void aListOfColumnsFiresForEitherNameAndGoesOverWithTheDrop() throws SQLException {
        createListed();
        Plan plan = runner.plan(false);
        runner.run("TRUNCATE notes");
        applyAll(plan, Phase.EXPAND, Phase.MIGRATE);
        assertThat(runner.ask(NOTED.formatted(""))).as("the fill fires nothing").isTrue();
        noted("listed", "UPDATE posts SET score = 2 WHERE id = 1");
        noted("listed", "UPDATE posts SET points = 3 WHERE id = 1");
        noted("asked listed", "UPDATE posts SET points = 11 WHERE id = 1");
        noted("", "UPDATE posts SET author = 2 WHERE id = 1");
        applyAll(plan, Phase.CONTRACT);
        noted("asked listed", "UPDATE posts SET points = 12 WHERE id = 2");
        applyAll(plan, Phase.REVERT);
        noted("asked listed", "UPDATE posts SET score = 12 WHERE id = 3");
        applyAll(plan, Phase.CONTRACT, Phase.CLEANUP);
        noted("asked listed", "UPDATE posts SET points = 12 WHERE id = 4");
        noted(
                "left_alone",
                "UPDATE posts SET points = 101 WHERE id = 5; TRUNCATE notes; DELETE FROM posts WHERE id = 5");
        assertThat(runner.ask("SELECT count(*) = 1 FROM pg_trigger WHERE tgname = 'off' AND tgenabled = 'D'"))
                .isTrue();
        assertThat(runner.ask(
                        "SELECT obj_description(oid, 'pg_trigger') = 'kept' FROM pg_trigger WHERE tgname = 'listed'"))
                .isTrue();
    }

    /** A trigger that somebody made anew for the new name alone is not written over, and does not lose its list. */
    @Test
    void aTriggerThatIsMadeAnewMeanwhileGoesOverAsItIs() throws SQLException {
        createListed();
        Plan plan = runner.plan(false);
        applyAll(plan, Phase.EXPAND, Phase.MIGRATE);
        runner.run("DROP TRIGGER listed ON posts; DROP TRIGGER asked ON posts; DROP TRIGGER left_alone ON posts;"
                + " CREATE TRIGGER listed AFTER UPDATE OF points ON posts FOR EACH ROW EXECUTE FUNCTION note()");
        assertThat(runner.snapshotDigest()).as("no drift").isEqualTo(plan.snapshotDigest());
        for (Step step : plan.steps(Phase.ROLLBACK)) {
            runner.applyIfNeeded(step);
        }
        noted("listed", "UPDATE posts SET score = 3 WHERE id = 1");
        noted("", "UPDATE posts SET author = 3 WHERE id = 1");
    }

    /** One of which nobody knew anything when this was planned. */
    private static final String LATE =
            "CREATE TRIGGER late AFTER UPDATE OF score ON posts FOR EACH ROW EXECUTE FUNCTION note();"
                    + " CREATE TRIGGER later AFTER UPDATE ON posts FOR EACH ROW WHEN (OLD.score IS DISTINCT FROM NEW.score) EXECUTE FUNCTION note()";

    @Test
    void aTriggerThatIsMadeBetweenTheFillAndTheContractFiresForTheNewNameToo() throws SQLException {
        runner.run("INSERT INTO posts (id, author, score) VALUES (1, 1, 1)");
        Plan plan = runner.plan(false);
        applyAll(plan, Phase.EXPAND, Phase.MIGRATE);
        runner.run(LATE);
        applyAll(plan, Phase.CONTRACT);
        noted("late later", "UPDATE posts SET points = 12 WHERE id = 1");
        applyAll(plan, Phase.REVERT);
        noted("late later", "UPDATE posts SET score = 13 WHERE id = 1");
        applyAll(plan, Phase.CONTRACT, Phase.CLEANUP);
        noted("late later", "UPDATE posts SET points = 14 WHERE id = 1");
        noted("", "UPDATE posts SET author = 5 WHERE id = 1");
    }

    @Test
    void aTriggerThatIsMadeMeanwhileGoesOverUnderItsOwnNameToo() throws SQLException {
        runner = new StepRunner(connection, WIDER);
        runner.run("INSERT INTO posts (id, author, score) VALUES (1, 1, 1)");
        Plan plan = runner.plan(false);
        applyAll(plan, Phase.EXPAND, Phase.MIGRATE);
        runner.run(LATE);
        applyAll(plan, Phase.CONTRACT);
        noted("late later", "UPDATE posts SET score = 3000000000 WHERE id = 1");
        applyAll(plan, Phase.CLEANUP);
        noted("late later", "UPDATE posts SET score = 3000000001 WHERE id = 1");
    }

    @Test
    void aConstraintTriggerThatIsMadeMeanwhileStopsTheHideByItsName() throws SQLException {
        runner.run("INSERT INTO posts (id, author, score) VALUES (1, 1, 1)");
        Plan plan = runner.plan(false);
        applyAll(plan, Phase.EXPAND, Phase.MIGRATE);
        runner.run(
                "CREATE CONSTRAINT TRIGGER sure AFTER UPDATE OF score ON posts FOR EACH ROW EXECUTE FUNCTION note()");
        assertThatThrownBy(() -> applyAll(plan, Phase.CONTRACT))
                .hasMessageContaining("sure")
                .hasMessageContaining("UPDATE OF score, points");
    }

    @Test
    void underItsOwnNameTheColumnsTriggersChangePlacesWithIt() throws SQLException {
        runner = new StepRunner(connection, WIDER);
        createListed();
        runner.run(
                "CREATE FUNCTION positive() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.score := greatest(NEW.score, 0); RETURN NEW; END';"
                        + " CREATE TRIGGER positive BEFORE UPDATE OF score ON posts FOR EACH ROW EXECUTE FUNCTION positive()");
        Plan plan = runner.plan(false);
        applyAll(plan, Phase.EXPAND, Phase.MIGRATE);
        noted("asked listed", "UPDATE posts SET score = 11 WHERE id = 1");
        applyAll(plan, Phase.CONTRACT);
        noted("asked listed", "UPDATE posts SET score = 3000000000 WHERE id = 2");
        noted("listed", "UPDATE posts SET score = -5 WHERE id = 2");
        assertThat(runner.ask("SELECT score = 0 FROM posts WHERE id = 2")).isTrue();
        applyAll(plan, Phase.REVERT);
        noted("asked listed", "UPDATE posts SET score = 12 WHERE id = 3");
        applyAll(plan, Phase.CONTRACT, Phase.CLEANUP);
        noted("asked listed", "UPDATE posts SET score = 3000000000 WHERE id = 4");
    }

    /** A function that a trigger's function gives the row to sees the columns as well as that one. */
    @Test
    void whatATriggersFunctionCallsIsLookedForToo() throws SQLException {
        runner.run("""
                CREATE FUNCTION worth(item record) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN item.score; END';
                CREATE FUNCTION sum_all() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM worth(x) FROM fresh x; RETURN NULL; END';
                CREATE TRIGGER sum_all AFTER INSERT ON posts REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION sum_all();
                """);
        Plan plan = runner.plan(false);
        assertThat(plan.hazards())
                .anySatisfy(it -> assertThat(it.message()).contains("worth(record)", "contract, which waits"));
        applyAll(plan, Phase.EXPAND, Phase.MIGRATE);
        assertThatThrownBy(() -> applyAll(plan, Phase.CONTRACT)).hasMessageContaining("worth(record)");
        runner.run(
                "CREATE OR REPLACE FUNCTION worth(item record) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN item.points; END'");
        assertThatThrownBy(() -> applyAll(plan, Phase.ROLLBACK))
                .hasMessageContaining("worth(record)")
                .hasMessageContaining("Let them use score");
        runner.run("INSERT INTO posts (id, author, score) VALUES (1, 1, 1)");
        applyAll(plan, Phase.CONTRACT);
        runner.run("INSERT INTO posts (id, author, points) VALUES (2, 1, 1)");
    }

    /** It runs before ours has made the two equal: it would see, and write, what code of the other version did not mean. */
    @Test
    void whatRunsBeforeTheRowAndSaysTheNameIsRefusedByName() throws SQLException {
        runner.run("""
                CREATE FUNCTION positive() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.score := greatest(NEW.score, 0); RETURN NEW; END';
                CREATE TRIGGER positive BEFORE INSERT ON posts FOR EACH ROW EXECUTE FUNCTION positive();
                CREATE TRIGGER asks BEFORE UPDATE ON posts FOR EACH ROW WHEN (NEW.score > 3) EXECUTE FUNCTION note();
                CREATE CONSTRAINT TRIGGER late AFTER UPDATE OF score ON posts DEFERRABLE FOR EACH ROW EXECUTE FUNCTION note();
                """);
        assertThat(refusals())
                .anyMatch(it -> it.contains("positive() names posts.score and runs before each row"))
                .anyMatch(it -> it.contains("Trigger asks of posts names score in WHEN and fires before each row"))
                .anyMatch(it ->
                        it.contains("Trigger late of posts names score in UPDATE OF and is a constraint trigger"));
    }

    @Test
    void aConditionOverOtherValuesIsRefusedByName() throws SQLException {
        createListed();
        runner = new StepRunner(
                connection,
                Migrations.of(new Operation.AlterColumn(
                        Migrations.table("posts"),
                        "score",
                        Optional.empty(),
                        "text",
                        Optional.of(new UpDown("score::text", "score::int")))));
        assertThat(refusals()).anyMatch(it -> it.contains("Trigger asked of posts asks for score in WHEN"));
    }

    private List<String> refusals() throws SQLException {
        return switch (runner.outcome(false)) {
            case PlanOutcome.Planned planned -> throw new AssertionError("it was planned");
            case PlanOutcome.Refused refused ->
                refused.problems().stream().map(it -> it.message()).toList();
        };
    }
}
