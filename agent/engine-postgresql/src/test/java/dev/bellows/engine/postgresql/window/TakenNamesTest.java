package dev.bellows.engine.postgresql.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.PostgresqlPlanner;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a phase takes away is read from the very statements that it executes; what is not understood takes everything. */
final class TakenNamesTest {
    private static final String USERS = "\"public\".\"users\"";

    private static Step step(Step.Body body) {
        return new Step(Phase.CONTRACT, 1, "a step", body, Optional.empty(), true, false, "catalog", 0);
    }

    private static Optional<TakenNames> by(Step.Body... bodies) {
        List<Step> steps = Arrays.stream(bodies).map(TakenNamesTest::step).toList();
        return TakenNames.by(new Plan(steps, Plan.RevertClass.EXACT, List.of(), Digest.of("shape")), Phase.CONTRACT);
    }

    private static Step.Body strong(String... statements) {
        return new Step.Body.StrongLock(List.of(USERS), List.of(statements), "true", "false");
    }

    private static Set<String> columns(String... statements) {
        return by(strong(statements)).orElseThrow().tables().getOrDefault(USERS, new java.util.TreeSet<>());
    }

    /** Whoever writes a table whose column counts by it uses it, and no statement says so. */
    @Test
    void ofASequenceThatCountsAnewNobodyKnowsWhoUsesIt() {
        assertThat(by(strong("ALTER SEQUENCE \"public\".\"docno\" MAXVALUE 5"))).isEmpty();
        assertThat(by(strong("ALTER SEQUENCE \"public\".\"docno\" CYCLE"))).isEmpty();
        assertThat(by(strong("ALTER SEQUENCE \"public\".\"docno\" OWNED BY " + USERS + ".\"id\"")))
                .isPresent();
    }

    @Test
    void aRenameAndADropTakeTheirColumns() {
        assertThat(columns(
                        "SELECT pg_catalog.set_config('role', 'x', true)",
                        "ALTER TABLE " + USERS + " RENAME COLUMN \"Email\" TO \"blw_email\"",
                        "ALTER TABLE " + USERS + " ALTER COLUMN email SET DEFAULT 'x'",
                        "CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN END $$",
                        "RESET ROLE"))
                .containsExactly("Email");
        assertThat(columns("ALTER TABLE " + USERS + " DROP COLUMN IF EXISTS a, DROP COLUMN b CASCADE"))
                .containsExactly("a", "b");
    }

    @Test
    void aRollbackThatTakesATriggerAloneTakesWhatNoNameSays() {
        Step.Body trigger = strong(
                "SELECT pg_catalog.set_config('role', 'x', true)",
                "DROP TRIGGER IF EXISTS \"zzz_blw_a\" ON " + USERS,
                "DROP FUNCTION IF EXISTS \"public\".\"blw_a\"()",
                "RESET ROLE");
        assertThat(by(trigger).orElseThrow().tables()).as("a contract").isEmpty();
        assertThat(TakenNames.by(
                                new Plan(
                                        List.of(new Step(
                                                Phase.ROLLBACK,
                                                1,
                                                "a step",
                                                trigger,
                                                Optional.empty(),
                                                true,
                                                false,
                                                "catalog",
                                                0)),
                                        Plan.RevertClass.EXACT,
                                        List.of(),
                                        Digest.of("shape")),
                                Phase.ROLLBACK)
                        .orElseThrow()
                        .tables())
                .as("a rollback")
                .containsEntry(USERS, new java.util.TreeSet<>(Set.of(TakenNames.EVERYTHING)));
    }

    @Test
    void whatIsDoneToALikeConcernsOneTableOnly() {
        String alter = "ALTER TABLE \"public\".\"orders\" ";
        String add = alter + "ADD CONSTRAINT \"zzz_blw_known_12345678_twin\" FOREIGN KEY (\"a\") REFERENCES " + USERS;
        String drop = alter + "DROP CONSTRAINT IF EXISTS \"known\"";
        String rename = alter + "RENAME CONSTRAINT \"zzz_blw_known_12345678_twin\" TO \"known\"";
        String role = "SELECT pg_catalog.set_config('role', 'x', true)";
        String comment = "COMMENT ON CONSTRAINT \"known\" ON " + USERS + " IS 'x'";
        assertThat(TakenNames.areAboutLikes(List.of(role, add, "RESET ROLE"))).isTrue();
        assertThat(TakenNames.areAboutLikes(List.of(role, drop, rename, comment, "RESET ROLE")))
                .isTrue();
        assertThat(TakenNames.areAboutLikes(List.of(drop)))
                .as("nothing takes its place")
                .isFalse();
        assertThat(TakenNames.areAboutLikes(List.of(
                        role,
                        alter + "ADD CONSTRAINT \"known\" FOREIGN KEY (\"a\") REFERENCES " + USERS,
                        "RESET ROLE")))
                .as("whoever deletes there is refused")
                .isFalse();
        assertThat(TakenNames.areAboutLikes(List.of(add, alter + "DROP COLUMN a")))
                .isFalse();
        assertThat(TakenNames.areAboutLikes(List.of(role))).isFalse();
    }

    @Test
    void aTwinsConstraintThatGoesTakesNothingAndAnyOtherTakesEverything() {
        assertThat(columns("ALTER TABLE " + USERS + " DROP CONSTRAINT IF EXISTS \"blw_f_01234567_twin\""))
                .isEmpty();
        assertThat(columns("ALTER TABLE " + USERS + " DROP CONSTRAINT IF EXISTS \"f\""))
                .containsExactly(TakenNames.EVERYTHING);
        assertThat(columns("ALTER TABLE " + USERS
                        + " DROP CONSTRAINT IF EXISTS \"f\", DROP CONSTRAINT IF EXISTS \"blw_f_01234567_twin\""))
                .containsExactly(TakenNames.EVERYTHING);
    }

    @Test
    void whatAnApplicationRestsOnTakesEverythingAndWhatIsOursNothing() {
        assertThat(columns("DROP INDEX \"public\".\"users_mail\"")).containsExactly(TakenNames.EVERYTHING);
        assertThat(columns("DROP INDEX IF EXISTS \"public\".\"blw_mail_01234567_back\""))
                .isEmpty();
        assertThat(columns("ALTER TABLE " + USERS + " ALTER COLUMN \"mail\" DROP NOT NULL"))
                .containsExactly(TakenNames.EVERYTHING);
        assertThat(columns("ALTER TABLE " + USERS + " ALTER COLUMN \"blw_mail_01234567_hidden\" DROP NOT NULL"))
                .isEmpty();
    }

    private static Plan planned(String operation, String name) throws IOException {
        Path folder = Path.of("src", "test", "golden", operation, name);
        PostgresqlSnapshot catalog = PostgresqlSnapshot.fromJson(Files.readString(folder.resolve("snapshot.json")));
        ParsedDocument<Migration> document =
                MigrationDocuments.parse("migration.yaml", Files.readAllBytes(folder.resolve("migration.yaml")));
        Migration migration = ((ParsedDocument.Valid<Migration>) document).value();
        PlanOutcome outcome = new PostgresqlPlanner()
                .plan(migration, catalog, new EngineFacts("PostgreSQL", catalog.majorVersion(), true));
        return ((PlanOutcome.Planned) outcome).plan();
    }

    /** Else every use of the table would be one, and no contract in sight. */
    @Test
    void theHideOfADroppedColumnTakesItsNameAndNoOther() throws IOException {
        assertThat(TakenNames.by(planned("drop-column", "must-have-a-value"), Phase.CONTRACT))
                .hasValueSatisfying(taken -> assertThat(taken.tables())
                        .containsOnlyKeys("\"shop\".\"orders\"")
                        .containsValue(new TreeSet<>(Set.of("odd \"name", "origin", "token", "due", "code"))));
    }

    @Test
    void whatIsSplitOrMergedTakesEachOldName() throws IOException {
        assertThat(TakenNames.by(planned("split-column", "written"), Phase.CONTRACT))
                .hasValueSatisfying(taken -> assertThat(taken.tables()).containsOnlyKeys(USERS))
                .hasValueSatisfying(
                        taken -> assertThat(taken.tables().get(USERS)).contains("full_name"));
        assertThat(TakenNames.by(planned("merge-columns", "optional"), Phase.CONTRACT))
                .hasValueSatisfying(taken -> assertThat(taken.tables())
                        .containsOnlyKeys(USERS)
                        .containsValue(new TreeSet<>(Set.of("first_name", "last_name"))));
        assertThat(TakenNames.by(planned("merge-columns", "optional"), Phase.ROLLBACK))
                .hasValueSatisfying(taken -> assertThat(taken.tables())
                        .containsOnlyKeys(USERS)
                        .containsValue(new TreeSet<>(Set.of("full_name"))));
    }

    @Test
    void aChangeOfTypeTakesTheNameOfItsColumnAndNothingOfTablesThatPointAtIt() throws IOException {
        assertThat(TakenNames.by(planned("alter-column", "whole-numbers"), Phase.CONTRACT))
                .hasValueSatisfying(taken -> assertThat(taken.tables())
                        .containsOnlyKeys("\"public\".\"items\"")
                        .containsValue(new TreeSet<>(Set.of("quantity"))));
        assertThat(TakenNames.by(planned("alter-column", "keys"), Phase.CONTRACT))
                .hasValueSatisfying(taken -> {
                    assertThat(taken.tables()).containsOnlyKeys("\"public\".\"users\"");
                    assertThat(taken.tables().get("\"public\".\"users\""))
                            .contains("id")
                            .allMatch(it -> it.equals("id") || it.endsWith("_next"));
                });
    }

    /** As the planner writes it, not as this test would. */
    @Test
    void theBlockThatCarriesRightsOverTakesNothingAndAnyOtherBlockEverything() throws IOException {
        List<String> blocks = planned("rename-column", "required-and-indexed").steps().stream()
                .map(Step::body)
                .filter(Step.Body.StrongLock.class::isInstance)
                .flatMap(body -> ((Step.Body.StrongLock) body).statements().stream())
                .filter(statement -> statement.startsWith("DO "))
                .toList();
        assertThat(blocks).as("hide and bring back").hasSizeGreaterThanOrEqualTo(2);
        assertThat(columns(blocks.toArray(String[]::new))).isEmpty();
        assertThat(columns("DO $$ BEGIN UPDATE users SET email = ''; END $$")).containsExactly(TakenNames.EVERYTHING);
    }

    @Test
    void theHideOfATableTakesItsNameAndAnotherRenameMore() {
        assertThat(columns("ALTER TABLE \"public\".\"users\" RENAME TO \"blw_users_0a1b2c3d_hidden\""))
                .containsExactly(TakenNames.NAME);
        assertThat(columns("ALTER TABLE \"public\".\"users\" RENAME TO \"people\""))
                .containsExactly(TakenNames.EVERYTHING);
    }

    /** Each phase takes one of the two names; the view that makes room for its table takes nothing. */
    @Test
    void aTableOfTwoNamesLosesOneAtATime() throws IOException {
        Plan plan = planned("rename-table", "with-all-of-it");
        assertThat(TakenNames.by(plan, Phase.CONTRACT).orElseThrow().tables())
                .containsOnlyKeys(USERS)
                .containsValue(new TreeSet<>(Set.of(TakenNames.NAME)));
        assertThat(TakenNames.by(plan, Phase.ROLLBACK).orElseThrow().tables())
                .containsOnlyKeys("\"public\".\"accounts\"")
                .containsValue(new TreeSet<>(Set.of(TakenNames.NAME)));
        assertThat(columns("DROP VIEW \"public\".\"seen\"", "ALTER TABLE " + USERS + " RENAME TO \"people\""))
                .contains(TakenNames.EVERYTHING);
        assertThat(by(new Step.Body.StrongLock(
                        List.of(),
                        List.of("DROP VIEW \"public\".\"people\"", "ALTER TABLE " + USERS + " RENAME TO \"people\""),
                        "true",
                        "false")))
                .as("by a person")
                .isEmpty();
    }

    @Test
    void whatNoStatementDependsOnTakesNothing() {
        for (String statement : List.of(
                "ALTER TABLE " + USERS + " SET (fillfactor = '80')",
                "ALTER TABLE " + USERS + " RESET (fillfactor)",
                "ALTER TABLE " + USERS + " ALTER COLUMN \"email\" SET STATISTICS -1",
                "ALTER TABLE " + USERS + " ALTER COLUMN \"email\" SET STORAGE EXTERNAL",
                "ALTER TABLE " + USERS + " ALTER COLUMN \"email\" SET COMPRESSION default",
                "ALTER TABLE " + USERS + " REPLICA IDENTITY FULL",
                "ALTER INDEX \"public\".\"a\" RENAME TO \"b\"",
                "CREATE TYPE \"public\".\"mood\" AS ENUM ('a')",
                "ALTER TYPE \"public\".\"mood\" ADD VALUE 'b' BEFORE 'a'",
                "DROP TYPE \"public\".\"mood\"",
                "COMMENT ON COLUMN " + USERS + ".\"email\" IS 'x'")) {
            assertThat(columns(statement)).as(statement).isEmpty();
        }
    }

    /** Whoever is not declared would insert rows with another default, or say another name. */
    @Test
    void aDefaultAndAConstraintsNameThatChangeTakeTheWholeTable() throws IOException {
        for (Plan plan : List.of(planned("alter-column", "said-anew"), planned("rename-constraint", "each-kind"))) {
            assertThat(TakenNames.by(plan, Phase.CONTRACT))
                    .hasValueSatisfying(
                            taken -> assertThat(taken.tables().get(USERS)).contains(TakenNames.EVERYTHING));
        }
        assertThat(TakenNames.by(planned("create-enum", "with-columns"), Phase.ROLLBACK))
                .isPresent();
        assertThat(TakenNames.areAboutEnums(
                        List.of("SELECT pg_catalog.set_config('role', 'x', true)", "DROP TYPE a.b", "RESET ROLE")))
                .isTrue();
        assertThat(TakenNames.areAboutEnums(List.of("DROP TYPE a.b", "DROP TABLE c")))
                .isFalse();
    }

    @Test
    void anythingElseTakesTheWholeTable() {
        for (String statement : List.of(
                "DROP TABLE " + USERS,
                "ALTER TABLE " + USERS + " RENAME TO other",
                "ALTER TABLE " + USERS + " ALTER COLUMN email SET NOT NULL",
                "ALTER TABLE " + USERS + " DROP COLUMN a, ADD CONSTRAINT c CHECK (b > 0)",
                "ALTER TABLE " + USERS + " ALTER COLUMN email TYPE citext",
                "CREATE UNIQUE INDEX i ON users (email)",
                "ALTER TABLE " + USERS + " SET (fillfactor = '80'), DROP COLUMN a",
                "ALTER TABLE " + USERS + " ALTER COLUMN a SET STATISTICS 5, DROP COLUMN a",
                "ALTER VIEW \"public\".\"seen\" SET (security_invoker = 'false')",
                "ALTER TABLE " + USERS + " REPLICA IDENTITY NOTHING",
                "ALTER TABLE " + USERS + " RENAME CONSTRAINT \"a\" TO \"b\"",
                "DROP TYPE \"public\".\"mood\" CASCADE",
                "CREATE TYPE \"public\".\"mood\" AS (a int)",
                "ALTER TYPE \"public\".\"mood\" RENAME VALUE 'a' TO 'b'",
                "UPDATE users SET email = ''")) {
            assertThat(columns(statement)).as(statement).containsExactly(TakenNames.EVERYTHING);
        }
    }

    /** Else a rollback of what comes back from an archive would wait for everybody who uses the table. */
    @Test
    void whatIsWrittenDownOfAnArchiveTakesNothing() {
        assertThat(columns(
                        "ALTER TABLE " + USERS + " DROP COLUMN \"fax\"",
                        "UPDATE bellows.archive a SET state = 'KEPT', restored_by = 0 WHERE a.line = 'orders'"))
                .containsExactly("fax");
    }

    @Test
    void whatNamesNoTableIsNotJudged() {
        assertThat(by(new Step.Body.Transaction(List.of("DROP VIEW v"), "true")))
                .isEmpty();
        assertThat(by(new Step.Body.Online("CREATE UNIQUE INDEX CONCURRENTLY i ON users (email)", List.of(), "", "")))
                .isEmpty();
        assertThat(by(new Step.Body.Online("DROP INDEX CONCURRENTLY i", List.of(), "", "")))
                .isPresent();
    }

    /** Old code may write what a unique index refuses, without any column's name: every use of its table counts. */
    @Test
    void aUniqueIndexBuiltOnlineTakesAnyUseOfItsTableAndAValidationNothing() {
        Step.Body built = new Step.Body.Online(
                "CREATE UNIQUE INDEX CONCURRENTLY \"on\" ON " + USERS + " (\"email\")", List.of(), "", "");
        assertThat(by(built).orElseThrow().tables()).containsOnlyKeys(USERS);
        assertThat(by(built).orElseThrow().tables().get(USERS)).containsExactly(TakenNames.EVERYTHING);
        assertThat(by(new Step.Body.Online("ALTER TABLE " + USERS + " VALIDATE CONSTRAINT \"c\"", List.of(), "", ""))
                        .orElseThrow()
                        .tables())
                .isEmpty();
    }

    @Test
    void aPhaseWithoutStepsTakesNothing() {
        assertThat(by().orElseThrow().tables()).isEmpty();
    }
}
