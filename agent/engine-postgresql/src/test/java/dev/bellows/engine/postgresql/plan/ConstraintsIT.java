package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Constraint;
import dev.bellows.document.Constraint.Action;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.snapshot.CatalogReader;
import dev.bellows.engine.postgresql.snapshot.Ownership;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes to bind a table's rows, and what binds them no more, on a real catalog and with writers between the steps. */
class ConstraintsIT {
    private static final String SCHEMA = """
            CREATE TABLE users (id bigint PRIMARY KEY, email text);
            CREATE TABLE posts (id bigint PRIMARY KEY, author int, slug text, title text);
            INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 100) i;
            INSERT INTO posts SELECT i, i, 'slug' || i, 'title' || i FROM generate_series(1, 100) i;
            """;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private Connection connection;
    private StepRunner runner;
    private Plan plan;

    @BeforeEach
    void connect() throws SQLException {
        connection = database.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private static Operation add(String name, Constraint constraint) {
        return new Operation.AddConstraint(Migrations.table("posts"), Optional.of(name), constraint);
    }

    private static final List<Operation> ALL = List.of(
            add("titled", new Constraint.Check("title <> ''")),
            add("once", new Constraint.Unique(List.of("slug"))),
            add(
                    "by",
                    new Constraint.ForeignKey(
                            List.of("author"),
                            Migrations.table("users"),
                            List.of("id"),
                            Action.CASCADE,
                            Action.NO_ACTION)),
            new Operation.AddConstraint(Migrations.table("posts"), Optional.empty(), new Constraint.NotNull("title")));

    private static final List<Operation> NONE = List.of(
            new Operation.DropConstraint(Migrations.table("posts"), Optional.of("titled"), Optional.empty()),
            new Operation.DropConstraint(Migrations.table("posts"), Optional.of("once"), Optional.empty()),
            new Operation.DropConstraint(Migrations.table("posts"), Optional.of("by"), Optional.empty()),
            new Operation.DropConstraint(Migrations.table("posts"), Optional.empty(), Optional.of("title")));

    private static Migration migration(List<Operation> operations) {
        return Migrations.of(operations.toArray(Operation[]::new));
    }

    private PlanOutcome plan(String schema, List<Operation> operations) throws SQLException {
        runner = new StepRunner(connection, migration(operations));
        runner.run(schema);
        PlanOutcome outcome = runner.outcome(false);
        if (outcome instanceof PlanOutcome.Planned planned) {
            plan = planned.plan();
        }
        return outcome;
    }

    /** A row of each kind that one of them refuses, by old code. */
    private static final List<String> BREAKING = List.of(
            "INSERT INTO posts VALUES (1001, 1, 'empty', '')",
            "INSERT INTO posts VALUES (1002, 1, 'slug1', 'twice')",
            "INSERT INTO posts VALUES (1003, 999, 'nobody', 'by nobody')",
            "INSERT INTO posts VALUES (1004, 1, 'null', NULL)");

    @Test
    void nobodyIsRefusedAnythingBeforeTheContractAndEachIsAfterIt() throws SQLException {
        plan(SCHEMA, ALL);
        runner.applyPhase(plan, Phase.EXPAND);
        runner.applyPhase(plan, Phase.MIGRATE);
        for (String insert : BREAKING) {
            runner.run(insert);
        }
        runner.run("DELETE FROM posts WHERE id > 1000");
        runner.applyPhase(plan, Phase.CONTRACT);
        for (String insert : BREAKING) {
            assertThatThrownBy(() -> runner.run(insert)).as(insert).isInstanceOf(SQLException.class);
        }
        runner.run(
                "INSERT INTO posts VALUES (1005, 1, 'slug1', 'kept') ON CONFLICT (slug) DO UPDATE SET title = excluded.title");
        List<String> contracted = CatalogImage.of(connection);
        runner.run("DROP TABLE posts, users");
        runner.run(SCHEMA);
        runner.run(
                "ALTER TABLE posts ADD CONSTRAINT titled CHECK (title <> ''), ADD CONSTRAINT once UNIQUE (slug),"
                        + " ADD CONSTRAINT by FOREIGN KEY (author) REFERENCES users ON DELETE CASCADE, ALTER title SET NOT NULL");
        assertThat(contracted).isEqualTo(CatalogImage.of(connection));
    }

    /** They are named when it is planned; before anything binds they are looked for again, and counted. */
    @Test
    void rowsThatBreakAConstraintAreNamedAndNothingBindsBesideThem() throws SQLException {
        PlanOutcome outcome = plan(SCHEMA + ";" + String.join(";", BREAKING), ALL);
        assertThat(outcome).isInstanceOf(PlanOutcome.Planned.class);
        assertThat(plan.hazards().stream()
                        .filter(it -> it.code() == ErrorCode.PLAN_BROKEN)
                        .map(it -> it.message()))
                .satisfiesExactlyInAnyOrder(
                        check -> assertThat(check).contains("SELECT * FROM \"public\".\"posts\" WHERE ((title <> ''"),
                        key -> assertThat(key).contains("NOT EXISTS (SELECT FROM \"public\".\"users\""),
                        notNull -> assertThat(notNull).contains("WHERE \"title\" IS NULL"));
        assertThat(plan.hazards()).anySatisfy(it -> assertThat(it.code()).isEqualTo(ErrorCode.PLAN_DUPLICATES));
        List<String> before = CatalogImage.of(connection);
        int looked = 0;
        for (Step step : plan.steps(Phase.CONTRACT)) {
            if (step.body() instanceof Step.Body.VerifyRange) {
                assertThatThrownBy(() -> runner.apply(step)).as(step.title()).isInstanceOf(AssertionError.class);
                looked++;
            }
        }
        assertThat(looked).isEqualTo(3);
        assertThat(CatalogImage.of(connection)).isEqualTo(before);
    }

    @Test
    void eachStepOfAContractLeadsBackAndForward() throws SQLException {
        leadsBackAndForward(SCHEMA, ALL);
    }

    @Test
    void eachStepOfTheirEndLeadsBackAndForward() throws SQLException {
        leadsBackAndForward(
                SCHEMA
                        + "ALTER TABLE posts ADD CONSTRAINT titled CHECK (title <> ''), ADD CONSTRAINT once UNIQUE (slug),"
                        + " ADD CONSTRAINT by FOREIGN KEY (author) REFERENCES users ON DELETE CASCADE, ALTER title SET NOT NULL;"
                        + " COMMENT ON CONSTRAINT by ON posts IS 'who wrote it'",
                NONE);
    }

    /** Whoever stops a contract after any step reverts; whoever stops a revert after any step goes on, or contracts again. */
    private void leadsBackAndForward(String schema, List<Operation> operations) throws SQLException {
        assertThat(plan(schema, operations)).isInstanceOf(PlanOutcome.Planned.class);
        List<String> before = CatalogImage.of(connection);
        List<Step> contract = plan.steps(Phase.CONTRACT);
        List<Step> revert = plan.steps(Phase.REVERT);
        for (Step last : contract) {
            for (Step step : contract.subList(0, last.ordinal())) {
                runner.applyIfNeeded(step);
                write();
            }
            for (Step step : revert) {
                runner.applyIfNeeded(step);
                write();
            }
            assertThat(CatalogImage.of(connection)).as("after %s", last.title()).isEqualTo(before);
        }
        runner.applyPhase(plan, Phase.CONTRACT);
        List<String> contracted = CatalogImage.of(connection);
        for (Step last : revert) {
            for (Step step : revert.subList(0, last.ordinal())) {
                runner.applyIfNeeded(step);
                write();
            }
            for (Step step : contract) {
                runner.applyIfNeeded(step);
                write();
            }
            assertThat(CatalogImage.of(connection)).as("after %s", last.title()).isEqualTo(contracted);
        }
    }

    /** Legal under every version. */
    private void write() throws SQLException {
        runner.run(
                "INSERT INTO posts VALUES (5000, 7, 'fresh', 'fresh'); UPDATE posts SET title = title || 'x' WHERE id = 5000;"
                        + " DELETE FROM posts WHERE id = 5000; INSERT INTO users VALUES (5000, 'm'); DELETE FROM users WHERE id = 5000");
    }

    /** What code of the old version could not be shown is looked for before a revert binds anything. */
    @Test
    void aRevertOfADropFindsWhatWasWrittenSince() throws SQLException {
        plan(
                SCHEMA
                        + "ALTER TABLE posts ADD CONSTRAINT titled CHECK (title <> ''), ADD CONSTRAINT once UNIQUE (slug),"
                        + " ADD CONSTRAINT by FOREIGN KEY (author) REFERENCES users ON DELETE CASCADE, ALTER title SET NOT NULL;",
                NONE);
        runner.applyPhase(plan, Phase.CONTRACT);
        for (String insert : BREAKING) {
            runner.run(insert);
        }
        List<Step> looks = plan.steps(Phase.REVERT).stream()
                .filter(step -> step.body() instanceof Step.Body.VerifyRange)
                .toList();
        assertThat(looks).hasSize(3);
        for (Step look : looks) {
            assertThatThrownBy(() -> runner.applyIfNeeded(look))
                    .as(look.title())
                    .isInstanceOf(AssertionError.class);
        }
        Step build = plan.steps(Phase.REVERT).stream()
                .filter(step -> step.title().startsWith("build"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> runner.applyIfNeeded(build)).hasMessageContaining("could not create unique index");
        runner.run("DROP INDEX CONCURRENTLY once");
        runner.run("DELETE FROM posts WHERE id > 1000");
        runner.applyPhase(plan, Phase.REVERT);
    }

    /** A constraint of the same name is another one, and nobody takes it for ours. */
    @Test
    void whatSomebodyElseCalledSoMeanwhileIsNotTakenForIt() throws SQLException {
        plan(SCHEMA, List.of(ALL.get(2)));
        runner.run("ALTER TABLE posts ADD CONSTRAINT by FOREIGN KEY (id) REFERENCES users ON DELETE CASCADE");
        Step.Body.StrongLock bind = plan.steps(Phase.CONTRACT).stream()
                .filter(step -> step.body() instanceof Step.Body.StrongLock)
                .map(step -> (Step.Body.StrongLock) step.body())
                .findFirst()
                .orElseThrow();
        assertThat(runner.ask(bind.doneWhen())).isFalse();
        assertThat(runner.ask(bind.notDoneWhen())).isFalse();
    }

    /** What else has the name by then is somebody's own. */
    @Test
    void anIndexThatSomebodyElseCalledSoIsNeitherDroppedNorDeclared() throws SQLException {
        plan(
                SCHEMA + "CREATE INDEX plain ON posts (slug); CREATE UNIQUE INDEX one ON posts (title);"
                        + " ALTER TABLE posts ADD CONSTRAINT once UNIQUE (slug)",
                List.of(
                        new Operation.DropIndex(Migrations.table("posts"), "plain"),
                        new Operation.DropIndex(Migrations.table("posts"), "one"),
                        new Operation.DropConstraint(
                                Migrations.table("posts"), Optional.of("once"), Optional.empty())));
        runner.run(
                "DROP INDEX plain, one; ALTER TABLE posts DROP CONSTRAINT once; CREATE UNIQUE INDEX plain ON users (email);"
                        + " CREATE UNIQUE INDEX one ON posts (slug); CREATE UNIQUE INDEX once ON posts (id, slug)");
        List<Step> contract = plan.steps(Phase.CONTRACT);
        assertThat(runner.applyIfNeeded(contract.get(0))).as("gone already").isFalse();
        for (Step step : contract.subList(1, 3)) {
            Step.Body.StrongLock drop = (Step.Body.StrongLock) step.body();
            assertThat(runner.ask(drop.doneWhen())).as(step.title()).isFalse();
            assertThat(runner.ask(drop.notDoneWhen())).as(step.title()).isFalse();
        }
        plan("SELECT", List.of(add("one", new Constraint.Unique(List.of("author", "id")))));
        assertThat(plan).isNotNull();
        assertThat(runner.outcome(false)).isInstanceOf(PlanOutcome.Refused.class);
    }

    /** A killed DROP INDEX CONCURRENTLY leaves it invalid, and every write goes on paying for it. */
    @Test
    void anIndexWhoseDropWasCutShortIsNotGone() throws SQLException {
        plan(
                SCHEMA + "CREATE INDEX plain ON posts (lower(slug))",
                List.of(new Operation.DropIndex(Migrations.table("posts"), "plain")));
        runner.run("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'plain'::regclass");
        assertThat(runner.applyIfNeeded(plan.steps(Phase.CONTRACT).getFirst())).isTrue();
        assertThat(runner.ask("SELECT to_regclass('plain') IS NULL")).isTrue();
    }

    @Test
    void anIndexThatBecameTheReplicaIdentityIsNotDropped() throws SQLException {
        plan(
                SCHEMA + "ALTER TABLE posts ALTER slug SET NOT NULL; CREATE UNIQUE INDEX one ON posts (slug)",
                List.of(new Operation.DropIndex(Migrations.table("posts"), "one")));
        runner.run("ALTER TABLE posts REPLICA IDENTITY USING INDEX one");
        Step.Body.StrongLock drop =
                (Step.Body.StrongLock) plan.steps(Phase.CONTRACT).getFirst().body();
        assertThat(runner.ask(drop.doneWhen())).isFalse();
        assertThat(runner.ask(drop.notDoneWhen())).isFalse();
    }

    /** Every step that takes a grant compares the catalog, and what the migration itself has changed by then is no drift. */
    @Test
    void whatComesAndGoesByNameIsNoDriftOfTheRest() throws SQLException {
        List<Operation> operations = List.of(
                new Operation.Backfill(
                        Migrations.table("posts"),
                        List.of(new Operation.Assignment("title", "'t'")),
                        Optional.of("id = 1")),
                add("posts_key", new Constraint.PrimaryKey(List.of("id", "title"))),
                add("titled", new Constraint.Check("title <> ''")),
                new Operation.DropIndex(Migrations.table("posts"), "plain"),
                add("once", new Constraint.Unique(List.of("title", "slug"))),
                new Operation.DropConstraint(Migrations.table("users"), Optional.empty(), Optional.of("id")),
                new Operation.DropIndex(Migrations.table("users"), "users_id"));
        plan(
                "CREATE TABLE users (id bigint NOT NULL, email text); CREATE UNIQUE INDEX users_id ON users (id);"
                        + "CREATE TABLE posts (id bigint, author int, slug text, title text); CREATE INDEX plain ON posts (title);"
                        + "INSERT INTO posts VALUES (1, 1, 'a', 'b')",
                operations);
        runner.applyPhase(plan, Phase.MIGRATE);
        for (Phase phase : List.of(Phase.CONTRACT, Phase.REVERT)) {
            for (Step step : plan.steps(phase)) {
                runner.applyIfNeeded(step);
                assertThat(CatalogReader.read(connection, migration(operations), Ownership.NONE)
                                .digest())
                        .as("after %s", step.title())
                        .isEqualTo(plan.snapshotDigest());
            }
        }
    }

    @Test
    void whatCannotBeWhenItIsDoneIsRefusedWhenItIsPlanned() throws SQLException {
        new StepRunner(connection, migration(ALL))
                .run(
                        "CREATE EXTENSION citext; CREATE SCHEMA odd;" + SCHEMA
                                + "CREATE UNLOGGED TABLE kept (id bigint PRIMARY KEY); CREATE TABLE pair (a int, b int, UNIQUE (a, b));"
                                + "CREATE TABLE marks (id bigint PRIMARY KEY, author bigint NOT NULL, mail citext, user_id bigint CONSTRAINT of_user REFERENCES users);");
        Operation.TableName marks = Migrations.table("marks");
        assertRefused("must have a value", key(marks, "author", "users", "id", Action.SET_NULL));
        assertRefused("UNLOGGED", key(marks, "author", "kept", "id", Action.NO_ACTION));
        assertRefused(
                "begins as those of Bellows",
                new Operation.AddConstraint(marks, Optional.of("blw_x_twin"), new Constraint.Check("id > 0")));
        assertRefused(
                "reads ctid",
                new Operation.AddConstraint(marks, Optional.of("placed"), new Constraint.Check("ctid IS NOT NULL")));
        assertRefused(
                "whose type is public.citext",
                new Operation.AddConstraint(marks, Optional.of("mailed"), new Constraint.Check("mail <> 'abc'")));
        assertRefused(
                "make a table or an index called public.u",
                new Operation.AddConstraint(marks, Optional.of("u"), new Constraint.Unique(List.of("author"))),
                new Operation.AddConstraint(
                        Migrations.table("posts"), Optional.of("u"), new Constraint.Unique(List.of("slug"))));
        assertRefused(
                "renames, drops or gives another type",
                new Operation.RenameColumn(Migrations.table("users"), "id", "user_number"),
                new Operation.DropConstraint(marks, Optional.of("of_user"), Optional.empty()));
        assertRefused(
                "drops a constraint or an index",
                key(marks, "author", "users", "id", Action.NO_ACTION),
                new Operation.DropConstraint(Migrations.table("users"), Optional.of("users_pkey"), Optional.empty()));
    }

    private static Operation key(Operation.TableName table, String column, String other, String to, Action onDelete) {
        return new Operation.AddConstraint(
                table,
                Optional.of("to_other"),
                new Constraint.ForeignKey(
                        List.of(column), Migrations.table(other), List.of(to), onDelete, Action.NO_ACTION));
    }

    private void assertRefused(String why, Operation... operations) throws SQLException {
        assertThat(new StepRunner(connection, Migrations.of(operations)).outcome(false))
                .isInstanceOfSatisfying(
                        PlanOutcome.Refused.class,
                        it -> assertThat(it.problems())
                                .anySatisfy(
                                        problem -> assertThat(problem.message()).contains(why)));
    }

    /** A key whose other end a migration has under way goes over to that column's counterpart with it. */
    @Test
    void whatAnotherMigrationHasUnderWayIsNeitherBoundNorFreed() throws SQLException {
        StepRunner first = new StepRunner(
                connection, Migrations.of(17, new Operation.RenameColumn(Migrations.table("marks"), "mark", "number")));
        first.run("CREATE TABLE marks (mark bigint UNIQUE, email text UNIQUE);"
                + "CREATE TABLE notes (mark bigint CONSTRAINT by REFERENCES marks (mark))");
        Plan rename = first.plan(false);
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT)) {
            first.applyPhase(rename, phase);
            assertThat(outcomeOf(new Operation.DropConstraint(
                            Migrations.table("notes"), Optional.of("by"), Optional.empty())))
                    .as("free after %s", phase)
                    .contains("another migration has under way");
            assertThat(outcomeOf(new Operation.AddConstraint(
                            Migrations.table("notes"),
                            Optional.of("again"),
                            new Constraint.ForeignKey(
                                    List.of("mark"),
                                    Migrations.table("marks"),
                                    List.of("mark"),
                                    Action.NO_ACTION,
                                    Action.NO_ACTION))))
                    .as("bind after %s", phase)
                    .contains(phase == Phase.CONTRACT ? "there is no such column" : "another migration has under way");
        }
    }

    private String outcomeOf(Operation operation) throws SQLException {
        return new StepRunner(connection, Migrations.of(operation))
                .outcome(false)
                .toString();
    }
}
