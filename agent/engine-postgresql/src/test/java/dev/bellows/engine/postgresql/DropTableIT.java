package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A table that goes, while others use what it points at, and while somebody's hand is on it. */
class DropTableIT {
    private static final VersionRange NEW = VersionRange.of(18);

    static final Migration DROP = new Migration(
            TestTarget.RENAME.line(),
            18,
            "drop-notes",
            TestTarget.RENAME.sync(),
            TestTarget.RENAME.exposure(),
            EnumSet.allOf(Migration.Consent.class),
            List.of(new Operation.DropTable(new Operation.TableName(Optional.empty(), "notes"))),
            TestTarget.RENAME.contract());

    private static final String HIDDEN =
            "(SELECT relname FROM pg_class WHERE relname LIKE 'blw\\_notes\\_%\\_hidden' AND relkind = 'r')";

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    private void createTables() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text); CREATE TABLE other (id int);"
                + "CREATE TABLE notes (id bigserial PRIMARY KEY, author bigint REFERENCES users ON DELETE CASCADE, note text);"
                + "INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 100) i;"
                + "INSERT INTO notes (author, note) SELECT id, email FROM users");
    }

    /** Planned, and narrowed to the new version: the hide is next. */
    private static Plan beforeTheHide(TestTarget target, Held held) {
        Plan plan = Rollouts.plan(target, DROP);
        target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE, Phase.ROLLBACK)) {
            assertThat(plan.steps(phase)).as(phase.word()).isEmpty();
        }
        target.target.commitWindow(held, 2, new VersionRange(17, 18), DROP);
        target.target.commitWindow(held, 3, NEW, DROP);
        target.generation = 3;
        return plan;
    }

    private static void phase(TestTarget target, Held held, Plan plan, Phase phase) {
        Rollouts.phase(target, held, DROP, plan, phase, NEW);
    }

    @Test
    void itIsUsedUntilItIsHiddenAndComesBackAsItWas() {
        createTables();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            String before = target.value("SELECT 'notes'::regclass::oid");
            Plan plan = beforeTheHide(target, held);
            database.execute("INSERT INTO notes (author, note) VALUES (1, 'late')");

            phase(target, held, plan, Phase.CONTRACT);
            assertThatThrownBy(() -> database.execute("SELECT FROM notes"))
                    .hasStackTraceContaining("relation \"notes\" does not exist");
            // Who deletes what an old row holds on to takes that with it, as ever.
            database.execute("DELETE FROM users WHERE id = 100");

            target.run = 2;
            phase(target, held, plan, Phase.REVERT);
            assertThat(target.value("SELECT 'notes'::regclass::oid")).isEqualTo(before);
            assertThat(target.value("SELECT count(*) FROM notes")).isEqualTo("100");
            database.execute("INSERT INTO notes (author, note) VALUES (2, 'again')");
            assertThat(target.value("SELECT max(id) FROM notes")).isEqualTo("102");
        }
    }

    @Test
    void itIsDroppedAfterItsKeysAndTheOtherEndIsFree() {
        createTables();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = beforeTheHide(target, held);
            phase(target, held, plan, Phase.CONTRACT);
            target.run = 2;
            assertThat(plan.steps(Phase.CLEANUP))
                    .extracting(step -> step.body().statements().get(1))
                    .satisfiesExactly(
                            key -> assertThat(key).contains("DROP CONSTRAINT IF EXISTS \"notes_author_fkey\""),
                            drop -> assertThat(drop)
                                    .startsWith("DROP TABLE \"public\".\"blw_notes_")
                                    .doesNotContain("CASCADE"));
            phase(target, held, plan, Phase.CLEANUP);
            assertThat(target.value("SELECT count(*) FROM pg_class WHERE relname LIKE '%notes%'"))
                    .isEqualTo("0");
            assertThat(target.value("SELECT count(*) FROM pg_constraint WHERE confrelid = 'users'::regclass"))
                    .isEqualTo("0");
            database.execute("TRUNCATE users");
        }
    }

    @Test
    void aTableGoesWhateverItAndItsKeysAreCalled() {
        String name = "N\"o.te ' ALTER TABLE $$".repeat(2);
        String quoted = "\"Sh op\".\"" + name.replace("\"", "\"\"") + "\"";
        database.execute(
                "CREATE TABLE \"us;ers\" (id bigint PRIMARY KEY); CREATE SCHEMA \"Sh op\"; CREATE TABLE " + quoted
                        + " (id bigserial PRIMARY KEY, author bigint CONSTRAINT \"k\"\"ey\" REFERENCES \"us;ers\"); INSERT INTO "
                        + quoted
                        + " SELECT 7");
        Migration migration = new Migration(
                DROP.line(),
                18,
                "drop-odd",
                DROP.sync(),
                DROP.exposure(),
                DROP.consents(),
                List.of(new Operation.DropTable(new Operation.TableName(Optional.of("Sh op"), name))),
                DROP.contract());
        String stranger = database.createRole("stranger");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            target.target.commitWindow(held, 2, new VersionRange(17, 18), migration);
            target.target.commitWindow(held, 3, NEW, migration);
            target.generation = 3;
            for (Phase phase : List.of(Phase.CONTRACT, Phase.REVERT, Phase.CONTRACT)) {
                Rollouts.phase(target, held, migration, plan, phase, NEW);
                target.run++;
                assertThat(readers(target)).as(phase.word()).doesNotContain(stranger);
            }
            Rollouts.phase(target, held, migration, plan, Phase.CLEANUP, NEW);
            assertThat(readers(target)).doesNotContain(stranger);
            assertThat(target.value("SELECT count(*) FROM pg_class WHERE relnamespace = '\"Sh op\"'::regnamespace"))
                    .isEqualTo("0");
        }
    }

    /** What came to hang on it since is a person's matter, before the hide and before the drop. */
    @Test
    void whatSomebodyHangsOnItMeanwhileHoldsTheStep() {
        createTables();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = beforeTheHide(target, held);
            Step hide = plan.steps(Phase.CONTRACT).getFirst();
            database.execute("CREATE VIEW seen AS SELECT note FROM notes");
            assertDrifted(Rollouts.execute(target, held, DROP, hide, NEW), "view public.seen hangs on it");
            database.execute("DROP VIEW seen");
            phase(target, held, plan, Phase.CONTRACT);

            target.run = 2;
            Step first = plan.steps(Phase.CLEANUP).getFirst();
            database.execute("DO $$BEGIN EXECUTE format('CREATE TABLE marks (note bigint REFERENCES %I)', " + HIDDEN
                    + "); END$$");
            assertDrifted(
                    Rollouts.execute(target, held, DROP, first, NEW),
                    "table constraint marks_note_fkey on public.marks hangs on it");
            assertThat(target.value("SELECT count(*) FROM pg_constraint WHERE conname = 'notes_author_fkey'"))
                    .isEqualTo("1");
            database.execute("DROP TABLE marks");
            phase(target, held, plan, Phase.CLEANUP);
        }
    }

    private static void assertDrifted(StepOutcome outcome, String why) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        StepOutcome.Drifted.class,
                        drifted -> assertThat(drifted.problem().message()).contains(why));
    }

    /** After the first step of a cleanup nothing is compared any more; the server itself refuses what CASCADE would take. */
    @Test
    void theDropTakesNothingWithItThatIsNotItsOwn() {
        createTables();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = beforeTheHide(target, held);
            phase(target, held, plan, Phase.CONTRACT);
            target.run = 2;
            Step key = plan.steps(Phase.CLEANUP).getFirst();
            Step drop = plan.steps(Phase.CLEANUP).getLast();
            assertThat(Rollouts.execute(target, held, DROP, key, NEW)).isInstanceOf(StepOutcome.Done.class);
            database.execute(
                    "DO $$BEGIN EXECUTE format('CREATE VIEW seen AS SELECT note FROM %I', " + HIDDEN + "); END$$");
            assertThat(Rollouts.execute(target, held, DROP, drop, NEW))
                    .isInstanceOfSatisfying(
                            StepOutcome.Failed.class,
                            failed -> assertThat(failed.problem().message())
                                    .contains("view public.seen depends on table"));
            assertThat(target.value("SELECT count(*) FROM seen")).isEqualTo("100");
            database.execute("DROP VIEW seen");
            assertThat(Rollouts.execute(target, held, DROP, drop, NEW)).isInstanceOf(StepOutcome.Done.class);
        }
    }

    /** A table that has its name back is no table that was dropped; and what else has the name is not taken for it. */
    @Test
    void aHandOnTheHiddenTableIsNeitherDoneNorUndone() {
        createTables();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = beforeTheHide(target, held);
            phase(target, held, plan, Phase.CONTRACT);

            database.execute("CREATE TABLE notes (other text)");
            target.run = 2;
            assertThat(Rollouts.execute(
                            target, held, DROP, plan.steps(Phase.REVERT).getFirst(), NEW))
                    .isInstanceOfSatisfying(
                            StepOutcome.Ambiguous.class,
                            it -> assertThat(it.problem().message()).contains("\"public\".\"notes\" is there"));
            database.execute("DROP TABLE notes; DO $$BEGIN EXECUTE format('ALTER TABLE %I RENAME TO notes', " + HIDDEN
                    + "); END$$");
            target.run = 3;
            for (Step step : plan.steps(Phase.CLEANUP)) {
                // What is compared before the first of them is the same: the table is there, as it was.
                assertThat(Rollouts.execute(target, held, DROP, step, NEW))
                        .as(step.title())
                        .isInstanceOf(StepOutcome.Ambiguous.class);
            }
            assertThat(target.value("SELECT count(*) FROM notes")).isEqualTo("100");
        }
    }

    /** Who may use it is asked of the table under the name it has, and of nobody once it is gone; who may use the other end is not. */
    @Test
    void readersAreThoseOfTheTableWhateverItIsCalled() {
        createTables();
        String reader = database.createRole("reader");
        String stranger = database.createRole("stranger");
        database.execute("GRANT DELETE ON notes TO " + reader + "; GRANT SELECT ON users, other TO " + stranger);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = beforeTheHide(target, held);
            assertThat(readers(target)).contains(reader).doesNotContain(stranger);
            phase(target, held, plan, Phase.CONTRACT);
            assertThat(readers(target)).as("hidden").contains(reader).doesNotContain(stranger);
            target.run = 2;
            phase(target, held, plan, Phase.CLEANUP);
            assertThat(readers(target)).as("dropped").doesNotContain(reader, stranger);
            database.execute("CREATE TABLE notes (other text); GRANT SELECT ON notes TO " + stranger);
            assertThat(readers(target)).as("made anew").contains(stranger).doesNotContain(reader);
        }
    }

    /** A table that somebody renamed is gone too, and nobody knows who uses it. */
    @Test
    void aTableThatIsGoneByAnotherHandMayBeAnybodys() {
        createTables();
        String stranger = database.createRole("stranger");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            beforeTheHide(target, held);
            database.execute("ALTER TABLE notes RENAME TO elsewhere");
            assertThat(readers(target)).contains(stranger);
        }
    }

    private static List<String> readers(TestTarget target) {
        return target.target
                .scan(NEW, target.generation)
                .readers()
                .orElseThrow()
                .mayRead()
                .orElseThrow();
    }
}
