package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.snapshot.CatalogReader;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of a column that gets other values by up and down: what makes rows unique, or may fail, binds only code that knows the new values. */
class WrittenKeysIT {
    private static final String SCHEMA = """
            CREATE TABLE docs (code text, part int, mail text NOT NULL, other text, CONSTRAINT docs_key PRIMARY KEY (code, part));
            CREATE UNIQUE INDEX docs_mail ON docs (mail, part) WHERE code <> 'none';
            CREATE INDEX docs_length ON docs (length(code), part);
            CREATE INDEX docs_first ON docs ((part * 10 / length(code)));
            CREATE INDEX docs_other ON docs (other);
            ALTER TABLE docs ADD CONSTRAINT docs_once UNIQUE (mail);
            COMMENT ON CONSTRAINT docs_key ON docs IS 'what it is called';
            INSERT INTO docs SELECT 'c' || i, i % 3, 'm' || i, 'o' FROM generate_series(1, 60) i;
            """;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private Connection connection;
    private StepRunner runner;
    private Migration migration = Migrations.rename("docs", "code", "label");
    private Plan plan;

    @BeforeEach
    void connect() throws SQLException {
        connection = database.connect();
        runner = new StepRunner(connection, migration);
        runner.run(SCHEMA);
        plan(alter("code", "code", "varchar(40)", "upper(code)", "lower(code)"));
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private static Operation alter(String column, String called, String type, String up, String down) {
        return new Operation.AlterColumn(
                Migrations.table("docs"),
                column,
                Optional.of(called).filter(it -> !it.equals(column)),
                type,
                Optional.of(new Operation.UpDown(up, down)));
    }

    private void plan(Operation... operations) throws SQLException {
        migration = Migrations.of(operations);
        runner = new StepRunner(connection, migration);
        plan = runner.plan(false);
    }

    private void phases(Phase... phases) throws SQLException {
        for (Phase phase : phases) {
            runner.applyPhase(plan, phase);
        }
    }

    private void planKey(String called) throws SQLException {
        plan(alter("code", called, "varchar(40)", "upper(code)", "lower(" + called + ")"));
    }

    private Step built(Phase phase, String like) {
        return plan.steps(phase).stream()
                .filter(step -> step.title().contains("index") && step.title().endsWith("like " + like))
                .findFirst()
                .orElseThrow();
    }

    /** Two values that up makes one are none of old code's affairs: the contract says so, and leads on once somebody changed one. */
    @ParameterizedTest
    @ValueSource(strings = {"code", "label"})
    void codeOfTheOldVersionMayWriteWhatBecomesEqualAndTheContractNamesIt(String called) throws SQLException {
        planKey(called);
        phases(Phase.EXPAND, Phase.MIGRATE);
        runner.run("INSERT INTO docs VALUES ('same', 1, 'one'), ('SAME', 1, 'two')");
        runner.run("INSERT INTO docs VALUES ('same', 1, 'three') ON CONFLICT (code, part) DO UPDATE SET other = 'met'");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE other = 'met'"))
                .isEqualTo(1);
        Step build = built(Phase.CONTRACT, "docs_key");
        assertThat(build.needsGrant()).isTrue();
        for (Step step : plan.steps(Phase.CONTRACT)) {
            if (step.ordinal() < build.ordinal()) {
                runner.applyIfNeeded(step);
            }
        }
        assertThatThrownBy(() -> runner.apply(build))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
        if (build.body() instanceof Step.Body.Online online) {
            runner.run(online.repair().getFirst());
        }
        // The contract was given up, and its code comes back.
        for (Step step : plan.steps(Phase.REVERT)) {
            runner.applyIfNeeded(step);
        }
        runner.run("INSERT INTO docs VALUES ('Same', 1, 'four')");
        runner.run("DELETE FROM docs WHERE mail IN ('two', 'four')");
        for (Step step : plan.steps(Phase.CONTRACT)) {
            runner.applyIfNeeded(step);
        }
        assertThatThrownBy(() -> runner.run("INSERT INTO docs (" + called + ", part, mail) VALUES ('SAME', 1, 'five')"))
                .hasMessageContaining("docs_key");
        runner.run("INSERT INTO docs (" + called + ", part, mail) VALUES ('SAME', 1, 'six') ON CONFLICT (" + called
                + ", part) DO UPDATE SET other = 'met again'");
        runner.run("INSERT INTO docs (" + called
                + ", part, mail) VALUES ('SAME', 1, 'six') ON CONFLICT ON CONSTRAINT docs_key DO NOTHING");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE other = 'met again'"))
                .isEqualTo(1);
        phases(Phase.CLEANUP);
    }

    /** New code may write two values of which down makes one: nobody reads the hidden column. A revert waits, and says for what. */
    @ParameterizedTest
    @ValueSource(strings = {"code", "label"})
    void nobodyIsRefusedAKeyForTheSakeOfTheHiddenColumn(String called) throws SQLException {
        planKey(called);
        phases(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT);
        runner.run("INSERT INTO docs (" + called + ", part, mail) VALUES ('X', 1, 'one'), ('x', 1, 'two')");
        // Nothing of it computes anything for it any more, either.
        runner.run("INSERT INTO docs (" + called + ", part, mail) VALUES ('Y', 1, 'three')");
        Step back = built(Phase.REVERT, "docs_key");
        for (Step step : plan.steps(Phase.REVERT)) {
            if (step.ordinal() < back.ordinal()) {
                runner.applyIfNeeded(step);
            }
        }
        assertThatThrownBy(() -> runner.apply(back))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
        if (back.body() instanceof Step.Body.Online online) {
            runner.run(online.repair().getFirst());
        }
        runner.run("DELETE FROM docs WHERE mail = 'two'");
        for (Step step : plan.steps(Phase.REVERT)) {
            runner.applyIfNeeded(step);
        }
        assertThat(runner.count("SELECT count(*) FROM docs WHERE code = 'x' AND part = 1"))
                .isEqualTo(1);
        assertThatThrownBy(() -> runner.run("INSERT INTO docs (code, part, mail) VALUES ('x', 1, 'four')"))
                .hasMessageContaining("docs_key");
    }

    /** While both live an index that may fail would refuse old code its row; one that cannot, serves whoever reads the new column. */
    @Test
    void whatAnIndexComputesRefusesNoWriteOfOldCode() throws SQLException {
        plan(alter(
                "code",
                "label",
                "text",
                "CASE WHEN code = 'empty' THEN '' ELSE code END",
                "CASE label WHEN '' THEN 'empty' ELSE label END"));
        phases(Phase.EXPAND, Phase.MIGRATE);
        assertThat(runner.count("SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '%(length(label), part)'"))
                .isEqualTo(1);
        runner.run("INSERT INTO docs VALUES ('empty', 1, 'x')");
        assertThat(runner.count("SELECT count(*) FROM docs WHERE label = ''")).isEqualTo(1);
        assertThatThrownBy(() -> phases(Phase.CONTRACT)).hasMessageContaining("division by zero");
    }

    /** What the contract does of its own is no drift, and a plan that is made again is the same. */
    @ParameterizedTest
    @ValueSource(strings = {"code", "label"})
    void theCatalogIsTheSameToAComparisonInEveryPhase(String called) throws SQLException {
        planKey(called);
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT)) {
            for (Step step : plan.steps(phase)) {
                runner.applyIfNeeded(step);
                assertThat(CatalogReader.read(connection, migration, true).digest())
                        .as("after %s", step.title())
                        .isEqualTo(plan.snapshotDigest());
            }
            for (Phase later : Phase.values()) {
                assertThat(runner.plan(true).digest(later))
                        .as("%s, planned again after %s", later, phase)
                        .isEqualTo(plan.digest(later));
            }
        }
    }

    /** Another index at the counterpart is none that went over. */
    @Test
    void anIndexThatSomebodyMakesAtTheNewColumnIsNoDrift() throws SQLException {
        planKey("label");
        phases(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT);
        runner.run("CREATE INDEX mine ON docs (label)");
        assertThat(CatalogReader.read(connection, migration, true).digest()).isEqualTo(plan.snapshotDigest());
        runner.run("DROP INDEX docs_mail");
        assertThat(CatalogReader.read(connection, migration, true).digest()).isNotEqualTo(plan.snapshotDigest());
    }

    /** Cut anywhere, taken back, begun again: from each place there is a way on and a way back. */
    @ParameterizedTest
    @ValueSource(strings = {"code", "label"})
    void aContractAndARevertMayBeCutAnywhere(String called) throws SQLException {
        planKey(called);
        List<String> before = CatalogImage.of(connection);
        phases(Phase.EXPAND, Phase.MIGRATE);
        List<String> migrated = CatalogImage.of(connection);
        for (int contracted = 1; contracted <= plan.steps(Phase.CONTRACT).size(); contracted++) {
            for (int reverted = 1; reverted <= plan.steps(Phase.REVERT).size(); reverted++) {
                cut(Phase.CONTRACT, contracted);
                cut(Phase.REVERT, reverted);
                cut(Phase.CONTRACT, plan.steps(Phase.CONTRACT).size());
                assertThat(CatalogReader.read(connection, migration, true).digest())
                        .as("contract cut after %s, revert after %s", contracted, reverted)
                        .isEqualTo(plan.snapshotDigest());
                runner.run("INSERT INTO docs (" + called + ", part, mail) VALUES ('A', 7, 'one'), ('a', 7, 'two')");
                runner.run("DELETE FROM docs WHERE part = 7");
                cut(Phase.REVERT, plan.steps(Phase.REVERT).size());
                assertThat(CatalogImage.of(connection))
                        .as("contract cut after %s, revert after %s", contracted, reverted)
                        .isEqualTo(migrated);
            }
        }
        phases(Phase.ROLLBACK);
        assertThat(CatalogImage.of(connection)).isEqualTo(before);
    }

    private void cut(Phase phase, int steps) throws SQLException {
        for (Step step : plan.steps(phase).subList(0, steps)) {
            runner.applyIfNeeded(step);
        }
    }

    /** The end is as if somebody had done it with the table to themselves, but for the place of the column. */
    @ParameterizedTest
    @ValueSource(strings = {"code", "label"})
    void theEndIsAsIfItHadBeenChangedOffline(String called) throws SQLException {
        planKey(called);
        phases(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.CLEANUP);
        List<String> ours = CatalogImage.of(connection);
        assertThat(ours).noneMatch(line -> line.contains("blw_"));
        runner.run("DROP TABLE docs;" + SCHEMA
                + "ALTER TABLE docs DROP CONSTRAINT docs_key, ADD COLUMN new varchar(40);"
                + "UPDATE docs SET new = upper(code);"
                + "CREATE UNIQUE INDEX docs_mail2 ON docs (mail, part) WHERE new <> 'none';"
                + "CREATE INDEX docs_length2 ON docs (length(new), part);"
                + "CREATE INDEX docs_first2 ON docs ((part * 10 / length(new)));"
                + "ALTER TABLE docs DROP COLUMN code;"
                + "ALTER TABLE docs RENAME new TO " + called + ";"
                + "ALTER TABLE docs ADD CONSTRAINT docs_key PRIMARY KEY (" + called + ", part);"
                + "COMMENT ON CONSTRAINT docs_key ON docs IS 'what it is called';"
                + "ALTER INDEX docs_mail2 RENAME TO docs_mail; ALTER INDEX docs_length2 RENAME TO docs_length;"
                + "ALTER INDEX docs_first2 RENAME TO docs_first");
        assertThat(ours).isEqualTo(CatalogImage.of(connection));
    }

    /** Each over a column of its own, in one migration. */
    @Test
    void severalKeysGoOverTogetherWhereNoneIsOverTwoOfThem() throws SQLException {
        plan(
                alter("mail", "mail", "varchar(99)", "trim(mail)", "mail"),
                alter("other", "kind", "int", "length(other)", "repeat('o', kind)"));
        List<String> before = CatalogImage.of(connection);
        phases(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.REVERT, Phase.ROLLBACK);
        assertThat(CatalogImage.of(connection)).isEqualTo(before);
        phases(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.CLEANUP);
        assertThatThrownBy(() -> runner.run("INSERT INTO docs (code, part, mail) VALUES ('n', 1, 'm1')"))
                .hasMessageContaining("duplicate key");
    }

    private static final String ENDS = """
            CREATE TABLE parents (id bigint, name text, CONSTRAINT parents_key PRIMARY KEY (id));
            CREATE TABLE children (id int PRIMARY KEY, parent bigint NOT NULL CONSTRAINT of_parent REFERENCES parents ON UPDATE CASCADE ON DELETE CASCADE);
            INSERT INTO parents SELECT i, 'p' || i FROM generate_series(1, 50) i;
            INSERT INTO children SELECT i, i FROM generate_series(1, 50) i;
            COMMENT ON CONSTRAINT of_parent ON children IS 'whose';
            """;

    private static Operation end(String table, String column) {
        return new Operation.AlterColumn(
                Migrations.table(table),
                column,
                Optional.empty(),
                "int",
                Optional.of(new Operation.UpDown(column + "::int", column + "::bigint")));
    }

    /** Either end of a foreign key, where PostgreSQL would have it over the new type; whatever writes the other end meanwhile. */
    @ParameterizedTest
    @CsvSource({"children, parent", "parents, id"})
    void aForeignKeyGoesOverWithTheName(String table, String column) throws SQLException {
        runner.run(ENDS);
        plan(end(table, column));
        List<String> before = CatalogImage.of(connection);
        phases(Phase.EXPAND, Phase.MIGRATE);
        List<String> migrated = CatalogImage.of(connection);
        bothEndsWrite(100);
        for (Step step : plan.steps(Phase.CONTRACT)) {
            runner.applyIfNeeded(step);
            assertThat(CatalogReader.read(connection, migration, true).digest())
                    .as("after %s", step.title())
                    .isEqualTo(plan.snapshotDigest());
            bothEndsWrite(200 + 10 * step.ordinal());
        }
        for (Step step : plan.steps(Phase.REVERT)) {
            runner.applyIfNeeded(step);
            bothEndsWrite(1000 + 10 * step.ordinal());
        }
        assertThat(CatalogImage.of(connection)).isEqualTo(migrated);
        for (int contracted = 1; contracted <= plan.steps(Phase.CONTRACT).size(); contracted++) {
            for (int reverted = 1; reverted <= plan.steps(Phase.REVERT).size(); reverted++) {
                cut(Phase.CONTRACT, contracted);
                cut(Phase.REVERT, reverted);
                cut(Phase.CONTRACT, plan.steps(Phase.CONTRACT).size());
                assertThat(CatalogReader.read(connection, migration, true).digest())
                        .as("contract cut after %s, revert after %s", contracted, reverted)
                        .isEqualTo(plan.snapshotDigest());
                cut(Phase.REVERT, plan.steps(Phase.REVERT).size());
                assertThat(CatalogImage.of(connection))
                        .as("contract cut after %s, revert after %s", contracted, reverted)
                        .isEqualTo(migrated);
            }
        }
        phases(Phase.ROLLBACK);
        assertThat(CatalogImage.of(connection)).isEqualTo(before);
        phases(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT);
        for (Step step : plan.steps(Phase.CLEANUP)) {
            runner.apply(step);
            bothEndsWrite(3000 + 10 * step.ordinal());
        }
        List<String> ours = CatalogImage.of(connection);
        runner.run("DROP TABLE children, parents;" + ENDS + "ALTER TABLE " + table + " ALTER " + column + " TYPE int");
        assertThat(ours).isEqualTo(CatalogImage.of(connection));
    }

    private void bothEndsWrite(int id) throws SQLException {
        runner.run("INSERT INTO parents (id, name) VALUES (" + id + ", 'new'), (" + (id + 1) + ", 'new');"
                + "INSERT INTO children (id, parent) VALUES (" + id + ", " + id + "), (" + (id + 1) + ", " + (id + 1)
                + ")");
        runner.run("UPDATE parents SET id = id + 5 WHERE id = " + id);
        assertThat(runner.count("SELECT count(*) FROM children WHERE parent = " + (id + 5)))
                .isEqualTo(1);
        assertThatThrownBy(() -> runner.run("INSERT INTO children (id, parent) VALUES (0, 99999)"))
                .hasMessageContaining("parent");
        runner.run("DELETE FROM parents WHERE name = 'new'");
        assertThat(runner.count("SELECT count(*) FROM children WHERE id >= 100"))
                .isZero();
    }

    /** What asks only whether there is a value says the same of any type, and nobody is refused a row for the hidden one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"varchar(40); upper(other); lower(other)", "text; other; CASE WHEN other <> 'none' THEN other END"
            })
    void aCheckThatAsksForAValueGoesOver(String type, String up, String down) throws SQLException {
        runner.run(
                "ALTER TABLE docs ADD CONSTRAINT either CHECK (num_nonnulls(other, nullif(part, 0)) >= 1 OR other IS NOT NULL)");
        runner.run("COMMENT ON CONSTRAINT either ON docs IS 'one of them'");
        plan(alter("other", "other", type, up, down));
        List<String> before = CatalogImage.of(connection);
        phases(Phase.EXPAND, Phase.MIGRATE);
        List<String> migrated = CatalogImage.of(connection);
        phases(Phase.CONTRACT);
        assertThat(CatalogReader.read(connection, migration, true).digest()).isEqualTo(plan.snapshotDigest());
        runner.run("INSERT INTO docs (code, part, mail, other) VALUES ('none', 0, 'x', 'none')");
        assertThatThrownBy(() -> runner.run("INSERT INTO docs (code, part, mail, other) VALUES ('null', 0, 'y', NULL)"))
                .hasMessageContaining("either");
        runner.run("DELETE FROM docs WHERE mail = 'x'");
        phases(Phase.REVERT);
        assertThat(CatalogImage.of(connection)).isEqualTo(migrated);
        assertThatThrownBy(() -> runner.run("INSERT INTO docs (code, part, mail, other) VALUES ('null', 0, 'y', NULL)"))
                .hasMessageContaining("either");
        phases(Phase.CONTRACT, Phase.REVERT, Phase.ROLLBACK);
        assertThat(CatalogImage.of(connection)).isEqualTo(before);
        phases(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.CLEANUP);
        assertThat(CatalogImage.of(connection)).noneMatch(line -> line.contains("blw_"));
        assertThatThrownBy(() -> runner.run("INSERT INTO docs (code, part, mail, other) VALUES ('null', 0, 'y', NULL)"))
                .hasMessageContaining("either");
    }

    /** The same where each value stays what it is: the hidden column is empty where one does not fit it. */
    @Test
    void aCheckThatAsksForAValueGoesOverWithAWiderType() throws SQLException {
        runner.run("ALTER TABLE docs ADD COLUMN left_id int, ADD COLUMN right_id int, ADD CONSTRAINT one_of"
                + " CHECK (num_nonnulls(left_id, right_id) = 1) NOT VALID; UPDATE docs SET left_id = part;"
                + " ALTER TABLE docs VALIDATE CONSTRAINT one_of");
        plan(new Operation.AlterColumn(
                Migrations.table("docs"), "left_id", Optional.empty(), "bigint", Optional.empty()));
        phases(Phase.EXPAND, Phase.MIGRATE);
        List<String> migrated = CatalogImage.of(connection);
        runner.run("INSERT INTO docs (code, part, mail, right_id) VALUES ('r', 1, 'r', 1)");
        phases(Phase.CONTRACT);
        assertThat(CatalogReader.read(connection, migration, true).digest()).isEqualTo(plan.snapshotDigest());
        runner.run("INSERT INTO docs (code, part, mail, left_id) VALUES ('big', 1, 'big', 3000000000)");
        assertThatThrownBy(() -> runner.run("INSERT INTO docs (code, part, mail) VALUES ('none', 1, 'none')"))
                .hasMessageContaining("one_of");
        runner.run("UPDATE docs SET left_id = 3 WHERE code = 'big'");
        phases(Phase.REVERT);
        assertThat(CatalogImage.of(connection)).isEqualTo(migrated);
        phases(Phase.CONTRACT, Phase.CLEANUP);
        assertThat(CatalogImage.of(connection)).noneMatch(line -> line.contains("blw_"));
    }

    /** Rows that are there, which up makes equal, are said when it is planned. */
    @Test
    void equalKeysThatAreThereAreRefusedWithTheQueryThatShowsThem() throws SQLException {
        runner.run("INSERT INTO docs VALUES ('C1', 1, 'big letter')");
        assertThat(problems(alter("code", "code", "varchar(40)", "upper(code)", "lower(code)")))
                .anyMatch(it ->
                        it.contains("BLW-PLAN-070") && it.contains("SELECT ((upper(code)\n)::varchar(40)), \"part\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "code; json; to_json(code); code #>> '{}'; btree has no operators of its own for json",
                "other; int; length(other); other::text; the operator class pg_catalog.text_pattern_ops is not for integer",
                "mail; int; length(mail); mail::text; computes substr(\"mail\", 2), which cannot stand over the new type",
                "mail; timestamptz; to_timestamp(length(mail)); repeat('x', extract(epoch from mail)::int); not IMMUTABLE",
            })
    void whatCannotStandOverTheNewTypeIsRefusedByName(String column, String type, String up, String down, String says)
            throws SQLException {
        runner.run("CREATE INDEX pattern ON docs (other text_pattern_ops)");
        runner.run(
                type.equals("timestamptz")
                        ? "CREATE INDEX computed ON docs ((mail || part::text))"
                        : "CREATE INDEX computed ON docs (substr(mail, 2))");
        assertThat(problems(alter(column, column, type, up, down))).as(says).anyMatch(it -> it.contains(says));
    }

    private List<String> problems(Operation operation) throws SQLException {
        migration = Migrations.of(operation);
        return switch (new StepRunner(connection, migration).outcome(false)) {
            case PlanOutcome.Refused refused ->
                refused.problems().stream()
                        .map(it -> it.code().id() + ": " + it.message())
                        .toList();
            case PlanOutcome.Planned planned ->
                new ArrayList<>(Stream.of("planned").toList());
        };
    }
}
