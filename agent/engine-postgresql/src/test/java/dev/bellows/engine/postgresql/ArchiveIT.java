package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.engine.Held;
import dev.bellows.engine.KeptArchive;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cleanup drops is archived before, and comes back by a later migration, while the application writes. */
class ArchiveIT {
    private static final String CONSENTS =
            "consent: [alias, constraint, on-conflict, prepared, row-type, star, triggers]\n";
    private static final String ARCHIVED = "contract: { archive: { to: table } }\n";
    private static final String DROP_FAX = "  - dropColumn: { table: users, column: fax, default: \"''\" }\n";
    private static final String RESTORE_FAX =
            "  - restoreColumn: { table: users, column: fax, type: character varying(40), from: { version: 18 } }\n";

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    static Migration migration(int version, String operations) {
        String text = "apiVersion: bellows.dev/v1\nkind: Migration\nschema: orders\nversion: " + version + "\nname: m-"
                + version + "\n" + CONSENTS + "operations:\n" + operations + ARCHIVED;
        return switch (MigrationDocuments.parse("m.yaml", text.getBytes(StandardCharsets.UTF_8))) {
            case ParsedDocument.Valid<Migration> valid -> valid.value();
            case ParsedDocument.Invalid<Migration> invalid -> throw new AssertionError(invalid.problems());
        };
    }

    private void createUsers() {
        database.execute("""
                CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, fax varchar(40) NOT NULL CHECK (fax <> 'none'), other int);
                CREATE INDEX users_fax ON users (fax);
                INSERT INTO users SELECT i, 'mail' || i, 'fax' || i, i FROM generate_series(1, 500) i""");
    }

    /** One migration on its way, whatever its version. */
    private static final class Journey {
        final TestTarget target;
        final Held held;
        final Migration migration;
        final RolloutId rollout;
        final Plan plan;
        int attempt = 1;

        Journey(TestTarget target, Held held, Migration migration) {
            this.target = target;
            this.held = held;
            this.migration = migration;
            rollout = new RolloutId(migration.line(), migration.version(), 1);
            plan = Rollouts.plan(target, migration);
            target.target.freezePlan(held, target.generation, rollout, plan);
        }

        StepOutcome execute(Step step) {
            StepOrder order = target.order(held, step);
            return target.target.execute(
                    new StepOrder(
                            held,
                            target.generation,
                            rollout,
                            target.run,
                            attempt,
                            migration,
                            step,
                            target.target.inspect().window().orElseThrow().window(),
                            step.needsGrant() ? OptionalLong.of(9) : OptionalLong.empty(),
                            order.lockPatience(),
                            order.limits()),
                    target);
        }

        void phase(Phase phase) {
            phase(phase, step -> {});
        }

        void phase(Phase phase, Consumer<Step> before) {
            for (Step step : plan.steps(phase)) {
                before.accept(step);
                assertThat(execute(step))
                        .as("%s %d %s", phase, step.ordinal(), step.title())
                        .isInstanceOf(StepOutcome.Done.class);
            }
        }

        void window(int min, int max) {
            target.target.commitWindow(held, ++target.generation, new VersionRange(min, max), migration);
        }

        /** Up to where the cleanup is next. */
        Journey hidden() {
            int version = migration.version();
            phase(Phase.EXPAND);
            phase(Phase.MIGRATE);
            window(version - 1, version);
            window(version, version);
            phase(Phase.CONTRACT);
            target.run++;
            return this;
        }

        Journey migrated() {
            phase(Phase.EXPAND);
            phase(Phase.MIGRATE);
            window(migration.version() - 1, migration.version());
            return this;
        }
    }

    private static String kept(TestTarget target) {
        return "bellows_archive."
                + target.value("SELECT quote_ident(relation) FROM bellows.archive ORDER BY column_name LIMIT 1");
    }

    private static List<Problem> refusals(TestTarget target, Migration migration) {
        return switch (new PostgresqlEngineProvider()
                .planner()
                .plan(migration, target.target.snapshot(migration), target.target.facts())) {
            case PlanOutcome.Planned planned ->
                throw new AssertionError(planned.plan().steps());
            case PlanOutcome.Refused refused -> refused.problems();
        };
    }

    @Test
    void aDroppedColumnIsKeptExactlyAsItWasAndComesBackByKey() {
        createUsers();
        String reader = database.createRole("reader");
        database.execute(
                "GRANT SELECT ON users TO " + reader + "; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;"
                        + " ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO PUBLIC");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Journey drop = new Journey(target, held, migration(18, DROP_FAX)).hidden();
            // Of the new version, between every two steps: rows come, change, get another key and go.
            int[] next = {1000};
            drop.phase(Phase.CLEANUP, step -> {
                int id = next[0]++;
                database.execute("INSERT INTO users (id, email, other) VALUES (" + id + ", 'new', 0);"
                        + " UPDATE users SET email = email || '!' WHERE id % 7 = 0;"
                        + " UPDATE users SET id = id + 100000 WHERE id = " + (id - 990)
                        + "; DELETE FROM users WHERE id = " + (id - 950));
            });

            assertThat(target.value("SELECT count(*) FROM information_schema.columns WHERE table_name = 'users'"))
                    .isEqualTo("3");
            String kept = kept(target);
            // Whatever row had one when nothing could write it any more, under the key of then or of now.
            assertThat(target.value("SELECT count(*) FROM users u JOIN " + kept
                            + " a USING (id) WHERE a.fax = 'fax' || u.other AND u.id < 1000"))
                    .isEqualTo(target.value("SELECT count(*) FROM users WHERE other > 0 AND id < 1000"));
            assertThat(target.value(
                            "SELECT pg_typeof(fax)::text || ' ' || (SELECT atttypmod FROM pg_attribute WHERE attrelid = '"
                                    + kept + "'::regclass AND attname = 'fax') FROM " + kept + " LIMIT 1"))
                    .isEqualTo("character varying 44");
            assertThatThrownBy(() -> {
                        try (var connection = database.connectAs(reader);
                                var statement = connection.createStatement()) {
                            statement.execute("SELECT FROM " + kept);
                        }
                    })
                    .hasMessageContaining("permission denied");
            assertThat(target.value("SELECT count(*) FROM pg_class c, aclexplode(c.relacl) x WHERE c.oid = '" + kept
                            + "'::regclass AND x.grantee <> c.relowner"))
                    .isEqualTo("0");
            assertThat(target.target.archives()).singleElement().satisfies(it -> {
                assertThat(it.name()).isEqualTo("public.users.fax");
                assertThat(it.state()).isEqualTo(KeptArchive.State.KEPT);
                assertThat(it.type()).isEqualTo("character varying(40)");
                assertThat(it.key()).containsExactly("id");
                assertThat(it.rows()).isEqualTo(Long.parseLong(target.value("SELECT count(*) FROM " + kept)));
                assertThat(it.checksum()).isNotEmpty();
            });

            target.run++;
            Journey restore = new Journey(target, held, migration(19, RESTORE_FAX)).migrated();
            assertThat(
                            target.value(
                                    "SELECT count(*) FROM users WHERE fax IS DISTINCT FROM 'fax' || other AND other > 0 AND id < 1000"))
                    .isEqualTo("0");
            assertThat(target.value("SELECT count(*) FROM users WHERE fax <> '' AND other = 0"))
                    .isEqualTo("0");
            assertThat(target.target.archives().getFirst())
                    .satisfies(it -> assertThat(it.state()).isEqualTo(KeptArchive.State.KEPT))
                    .satisfies(it -> assertThat(it.restored())
                            .startsWith("by orders/19: ")
                            .contains(" are gone"));

            // Back again, and once more.
            target.run++;
            restore.window(18, 18);
            restore.phase(Phase.ROLLBACK);
            assertThat(target.value("SELECT count(*) FROM information_schema.columns WHERE table_name = 'users'"))
                    .isEqualTo("3");
            assertThat(target.target.archives().getFirst().state()).isEqualTo(KeptArchive.State.KEPT);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "renameColumn: { table: users, from: fax, to: facsimile } | fax",
                "alterColumn: { table: users, column: fax, type: text } | fax",
                "alterColumn: { table: users, column: other, type: bigint } | other",
                "'alterColumn: { table: users, column: other, type: text, up: other::text, down: other::int }' | other",
                "'splitColumn: { table: users, from: email, into: { a: { type: text, up: email }, b: { type: text, up: \"''x''\" } }, down: a }' | email",
            })
    void anOldColumnThatIsHiddenIsKeptAsItWasWhenItStoppedBeingInStep(String operation, String column) {
        createUsers();
        database.execute("UPDATE users SET other = NULL WHERE id % 10 = 0");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Journey journey = new Journey(target, held, migration(18, "  - " + operation + "\n")).hidden();
            String[] before = {""};
            journey.phase(Phase.CLEANUP, step -> {
                if (step.title().startsWith("let nothing write")) {
                    String hidden = target.value(
                            "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname LIKE 'blw%hidden'");
                    before[0] = target.value("SELECT md5(string_agg(id || ':' || " + hidden
                            + ", ',' ORDER BY id)) FROM users WHERE " + hidden + " IS NOT NULL");
                    // Of the new version: it goes on writing what has taken the column's place.
                } else if (column.equals("fax") && operation.startsWith("rename") && !before[0].isEmpty()) {
                    database.execute("UPDATE users SET facsimile = 'later' || id WHERE id < 50");
                }
            });
            assertThat(target.value("SELECT md5(string_agg(id || ':' || " + column + ", ',' ORDER BY id)) FROM "
                            + kept(target)))
                    .isEqualTo(before[0])
                    .isNotEqualTo("null");
        }
    }

    @Test
    void mergedColumnsAreKeptEach() {
        createUsers();
        database.execute("ALTER TABLE users DROP CONSTRAINT users_fax_check");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            new Journey(
                            target,
                            held,
                            migration(
                                    18,
                                    "  - mergeColumns: { table: users, from: { email: \"split_part(whole, '|', 1)\", fax: \"split_part(whole, '|', 2)\" },"
                                            + " into: whole, type: text, up: \"email || '|' || fax\", required: true }\n"))
                    .hidden()
                    .phase(Phase.CLEANUP);
            assertThat(target.target.archives())
                    .extracting(KeptArchive::name, KeptArchive::rows)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("public.users.email", 500L),
                            org.assertj.core.groups.Tuple.tuple("public.users.fax", 500L));
        }
    }

    @Nested
    class NothingIsDroppedThatIsNotArchived {
        private Step title(Journey journey, String start) {
            return journey.plan.steps(Phase.CLEANUP).stream()
                    .filter(it -> it.title().startsWith(start))
                    .findFirst()
                    .orElseThrow();
        }

        private void upTo(Journey journey, String start) {
            for (Step step : journey.plan.steps(Phase.CLEANUP)) {
                if (step.title().startsWith(start)) {
                    return;
                }
                assertThat(journey.execute(step)).as(step.title()).isInstanceOf(StepOutcome.Done.class);
            }
        }

        @Test
        void aDropBeforeTheComparisonIsRefusedByTheServer() {
            createUsers();
            try (TestTarget target = TestTarget.on(database)) {
                Journey drop = new Journey(target, target.target.takeOver(0), migration(18, DROP_FAX)).hidden();
                upTo(drop, "count and compare");
                assertThat(drop.execute(title(drop, "drop fax")))
                        .isInstanceOfSatisfying(
                                StepOutcome.Failed.class,
                                failed -> assertThat(failed.problem().message()).contains("is not archived"));
                assertThat(
                                target.value(
                                        "SELECT count(*) FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname LIKE 'blw%hidden'"))
                        .isEqualTo("1");
            }
        }

        @Test
        void anArchiveThatDoesNotTakeWhatItIsGivenStopsTheCleanupAndAWayOutEndsIt() {
            createUsers();
            try (TestTarget target = TestTarget.on(database)) {
                Journey drop = new Journey(target, target.target.takeOver(0), migration(18, DROP_FAX)).hidden();
                upTo(drop, "archive the values");
                database.execute(
                        "CREATE FUNCTION another() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.fax := 'another'; RETURN NEW; END$$;"
                                + " CREATE TRIGGER another BEFORE INSERT OR UPDATE ON " + kept(target)
                                + " FOR EACH ROW WHEN (NEW.id = 7) EXECUTE FUNCTION another()");
                assertThat(drop.execute(title(drop, "archive the values"))).isInstanceOf(StepOutcome.Done.class);
                assertThat(drop.execute(title(drop, "count and compare")))
                        .isInstanceOfSatisfying(
                                StepOutcome.Failed.class,
                                failed -> assertThat(failed.problem().message())
                                        .contains("The archive does not hold what the column holds"));
                // What a person takes away stands in nobody's way any more.
                database.execute("DROP FUNCTION another CASCADE");
                drop.attempt++;
                assertThat(drop.execute(title(drop, "count and compare"))).isInstanceOf(StepOutcome.Done.class);
                assertThat(target.value("SELECT fax FROM " + kept(target) + " WHERE id = 7"))
                        .isEqualTo("fax7");
                assertThat(drop.execute(title(drop, "drop fax"))).isInstanceOf(StepOutcome.Done.class);
            }
        }

        @Test
        void aKeyThatGoesToAnotherRowAfterTheCopyGoesWithThatRowsValue() {
            createUsers();
            try (TestTarget target = TestTarget.on(database)) {
                Journey drop = new Journey(target, target.target.takeOver(0), migration(18, DROP_FAX)).hidden();
                upTo(drop, "count and compare");
                database.execute(
                        "DELETE FROM users WHERE id = 7; UPDATE users SET id = 7 WHERE id = 8;"
                                + " UPDATE users SET id = -id WHERE id IN (9, 10); UPDATE users SET id = 19 + id WHERE id IN (-9, -10)");
                assertThat(drop.execute(title(drop, "count and compare"))).isInstanceOf(StepOutcome.Done.class);
                assertThat(target.value("SELECT string_agg(fax, ' ' ORDER BY id) FROM " + kept(target)
                                + " WHERE id IN (7, 9, 10)"))
                        .isEqualTo("fax8 fax10 fax9");
                assertThat(drop.execute(title(drop, "drop fax"))).isInstanceOf(StepOutcome.Done.class);
            }
        }

        /** 7 and 7.00 are one key, and read otherwise. */
        @Test
        void aKeyThatIsWrittenAnewAsAnEqualOneIsFollowed() {
            createUsers();
            database.execute("ALTER TABLE users ALTER COLUMN id TYPE numeric");
            try (TestTarget target = TestTarget.on(database)) {
                Journey drop = new Journey(target, target.target.takeOver(0), migration(18, DROP_FAX)).hidden();
                upTo(drop, "count and compare");
                database.execute("UPDATE users SET id = id::numeric(10, 2) WHERE id < 9");
                assertThat(drop.execute(title(drop, "count and compare"))).isInstanceOf(StepOutcome.Done.class);
                assertThat(target.value("SELECT id || ' ' || fax FROM " + kept(target) + " WHERE id = 7"))
                        .isEqualTo("7.00 fax7");
                assertThat(drop.execute(title(drop, "drop fax"))).isInstanceOf(StepOutcome.Done.class);
            }
        }

        @Test
        void aKilledCopyGoesOnWhereItWas() {
            createUsers();
            database.execute(
                    "INSERT INTO users SELECT i, 'mail' || i, 'fax' || i, i FROM generate_series(501, 60000) i; ANALYZE users");
            AtomicBoolean armed = new AtomicBoolean();
            Migration migration = migration(18, DROP_FAX);
            try (TestTarget target = TestTarget.on(database, point -> {
                if (point.equals("backfill-batch") && armed.getAndSet(false)) {
                    throw new IllegalStateException("killed");
                }
            })) {
                Held held = target.target.takeOver(0);
                Journey drop = new Journey(target, held, migration).hidden();
                upTo(drop, "archive the values");
                armed.set(true);
                assertThat(drop.execute(title(drop, "archive the values"))).isNotInstanceOf(StepOutcome.Done.class);
                assertThat(target.value("SELECT count(*) > 0 FROM " + kept(target)))
                        .isEqualTo("t");
                drop.attempt++;
                for (String step : List.of("archive the values", "count and compare", "drop fax")) {
                    assertThat(drop.execute(title(drop, step))).as(step).isInstanceOf(StepOutcome.Done.class);
                }
                assertThat(target.target.archives().getFirst().rows()).isEqualTo(60000);
            }
        }

        @Test
        void whatIsTamperedWithIsNotPutBack() {
            createUsers();
            try (TestTarget target = TestTarget.on(database)) {
                Held held = target.target.takeOver(0);
                new Journey(target, held, migration(18, DROP_FAX)).hidden().phase(Phase.CLEANUP);
                database.execute("UPDATE " + kept(target) + " SET fax = 'another' WHERE id = 7");
                target.run++;
                Journey restore = new Journey(target, held, migration(19, RESTORE_FAX));
                restore.phase(Phase.EXPAND);
                assertThat(restore.execute(restore.plan.steps(Phase.MIGRATE).getFirst()))
                        .isInstanceOfSatisfying(
                                StepOutcome.Failed.class,
                                failed -> assertThat(failed.problem().message())
                                        .contains("The archive is not what was archived"));
                assertThat(target.value("SELECT count(fax) FROM users")).isEqualTo("0");
            }
        }
    }

    @Test
    void aDroppedTableMovesWholeAndComesBackWhole() {
        createUsers();
        String reader = database.createRole("reader");
        database.execute(
                "CREATE TABLE notes (id bigserial PRIMARY KEY, author bigint REFERENCES users ON DELETE CASCADE, note text);"
                        + " CREATE INDEX notes_note ON notes (note); GRANT SELECT ON notes TO " + reader
                        + "; INSERT INTO notes (author, note) SELECT id, email FROM users");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            String oid = target.value("SELECT 'notes'::regclass::oid");
            Journey drop = new Journey(target, held, migration(18, "  - dropTable: { table: notes }\n")).hidden();
            drop.phase(Phase.CLEANUP);
            assertThat(target.value("SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                            + " WHERE n.nspname = 'public' AND relname LIKE '%notes%'"))
                    .isEqualTo("0");
            database.execute("DELETE FROM users WHERE id = 500; INSERT INTO users VALUES (501, 'a', 'b', 1)");
            assertThatThrownBy(() -> {
                        try (var connection = database.connectAs(reader);
                                var statement = connection.createStatement()) {
                            statement.execute("SELECT FROM " + kept(target));
                        }
                    })
                    .hasMessageContaining("permission denied for schema bellows_archive");

            target.run++;
            Migration back = migration(19, "  - restoreTable: { table: notes, from: { version: 18 } }\n");
            Journey restore = new Journey(target, held, back).migrated();
            assertThat(restore.plan.hazards())
                    .extracting(Problem::message)
                    .anySatisfy(it -> assertThat(it)
                            .contains(
                                    "ALTER TABLE public.notes ADD CONSTRAINT notes_author_fkey FOREIGN KEY (author)"));
            assertThat(target.value("SELECT 'notes'::regclass::oid")).isEqualTo(oid);
            assertThat(target.value("SELECT has_table_privilege('" + reader + "', 'notes', 'SELECT')"))
                    .isEqualTo("t");
            database.execute("INSERT INTO notes (author, note) VALUES (1, 'again')");
            assertThat(target.value("SELECT count(*) || ' ' || max(id) FROM notes"))
                    .isEqualTo("501 501");
            // The plan is made again in its middle, and is the same.
            assertThat(Rollouts.plan(target, back).snapshotDigest()).isEqualTo(restore.plan.snapshotDigest());

            target.run++;
            restore.window(18, 18);
            restore.phase(Phase.ROLLBACK);
            assertThat(target.value("SELECT count(*) FROM " + kept(target))).isEqualTo("501");
        }
    }

    @Test
    void anAgentThatIsNoSuperuserKeepsAndPutsBack() {
        createUsers();
        String owner = database.createRole("owner");
        String agent = database.createRole("agent");
        database.execute(
                "CREATE TABLE notes (id bigserial PRIMARY KEY, note text); INSERT INTO notes (note) VALUES ('a');"
                        + " ALTER TABLE users OWNER TO " + owner + "; ALTER TABLE notes OWNER TO " + owner + "; GRANT "
                        + owner
                        + " TO " + agent + "; GRANT pg_read_all_stats TO " + agent + "; GRANT CREATE ON DATABASE "
                        + database.name() + " TO " + agent + "; GRANT USAGE, CREATE ON SCHEMA public TO " + owner);
        try (TestTarget target = new TestTarget(
                database,
                TestTarget.settings(database, "agent", database.url(), agent),
                dev.bellows.engine.EngineRuntime.KillPoints.NONE)) {
            Held held = target.target.takeOver(0);
            new Journey(target, held, migration(18, DROP_FAX + "  - dropTable: { table: notes }\n"))
                    .hidden()
                    .phase(Phase.CLEANUP);
            assertThat(target.target.archives())
                    .extracting(KeptArchive::state)
                    .containsExactly(KeptArchive.State.KEPT, KeptArchive.State.KEPT);
            assertThatThrownBy(() -> {
                        try (var connection = database.connectAs(owner);
                                var statement = connection.createStatement()) {
                            statement.execute("SELECT FROM " + kept(target));
                        }
                    })
                    .hasMessageContaining("permission denied for schema bellows_archive");
            target.run++;
            new Journey(
                            target,
                            held,
                            migration(19, RESTORE_FAX + "  - restoreTable: { table: notes, from: { version: 18 } }\n"))
                    .migrated();
            assertThat(target.value("SELECT count(*) FROM users WHERE fax = 'fax' || id"))
                    .isEqualTo("500");
            assertThat(
                            target.value(
                                    "SELECT tableowner || ' ' || (SELECT note FROM notes) FROM pg_tables WHERE tablename = 'notes'"))
                    .isEqualTo(owner + " a");
            // The right that made the schema is needed no more, and without the schema the plan asks for it.
            database.execute("REVOKE CREATE ON DATABASE " + database.name() + " FROM " + agent
                    + "; DROP SCHEMA bellows_archive CASCADE");
            assertThat(refusals(target, migration(20, "  - dropColumn: { table: users, column: other }\n")))
                    .extracting(Problem::message)
                    .anySatisfy(it -> assertThat(it).contains("GRANT CREATE ON DATABASE"));
        }
    }

    @Nested
    class RefusedByName {
        @ParameterizedTest
        @CsvSource(
                delimiterString = "@@",
                value = {
                    "ALTER TABLE users DROP CONSTRAINT users_pkey @@ has no primary key",
                    "ALTER TABLE users DROP COLUMN fax; ALTER TABLE users ADD COLUMN fax text GENERATED ALWAYS AS (email || 'x') STORED @@ computed from other columns",
                    "CREATE DOMAIN fx AS text NOT NULL; ALTER TABLE users DROP COLUMN fax; ALTER TABLE users ADD COLUMN fax fx DEFAULT 'a' @@ is a domain",
                })
        void whatCannotBeArchived(String before, String words) {
            createUsers();
            database.execute(before);
            try (TestTarget target = TestTarget.on(database)) {
                target.target.takeOver(0);
                Migration migration = migration(18, "  - dropColumn: { table: users, column: fax }\n");
                assertThat(refusals(target, migration))
                        .filteredOn(it -> it.code() == ErrorCode.PLAN_ARCHIVE)
                        .extracting(Problem::message)
                        .anySatisfy(it -> assertThat(it).contains(words));
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiterString = "@@",
                value = {
                    "SELECT @@ version: 17 @@ Nothing was archived in this database as users.fax",
                    "ALTER TABLE users ADD COLUMN fax int @@ version: 18 @@ already has a column fax",
                    "ALTER TABLE users RENAME id TO number @@ version: 18 @@ has no id of that type any more",
                    "ALTER TABLE users ALTER id TYPE text @@ version: 18 @@ has no id of that type any more",
                    "ALTER TABLE users DROP CONSTRAINT users_pkey @@ version: 18 @@ which is no key of users any more",
                    "DO $$ BEGIN EXECUTE 'DROP TABLE bellows_archive.' || (SELECT quote_ident(relation) FROM bellows.archive); END $$ @@ version: 18 @@ was dropped or moved by hand",
                })
        void whatCannotBePutBack(String before, String from, String words) {
            createUsers();
            try (TestTarget target = TestTarget.on(database)) {
                Held held = target.target.takeOver(0);
                new Journey(target, held, migration(18, DROP_FAX)).hidden().phase(Phase.CLEANUP);
                database.execute(before);
                assertThat(refusals(target, migration(19, RESTORE_FAX.replace("version: 18", from))))
                        .extracting(Problem::message)
                        .anySatisfy(it -> assertThat(it).contains(words));
            }
        }

        @Test
        void aTypeThatIsAnother() {
            createUsers();
            try (TestTarget target = TestTarget.on(database)) {
                Held held = target.target.takeOver(0);
                new Journey(target, held, migration(18, DROP_FAX)).hidden().phase(Phase.CLEANUP);
                assertThat(refusals(target, migration(19, RESTORE_FAX.replace("(40)", "(10)"))))
                        .extracting(Problem::message)
                        .anySatisfy(it -> assertThat(it).contains("Write type: character varying(40)"));
                // The same, written in another way.
                Rollouts.plan(target, migration(19, RESTORE_FAX.replace("character varying(40)", "varchar(40)")));
            }
        }
    }

    @Test
    void anArchiveKeepsADatabaseFromBeingPurgedUntilAPersonRemovesIt() {
        createUsers();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Journey drop = new Journey(target, held, migration(18, DROP_FAX)).hidden();
            assertThatThrownBy(() -> target.target.removeArchive(18, "public.users.fax", "too early"))
                    .isInstanceOf(BellowsException.class)
                    .hasMessageContaining("nothing was archived");
            drop.phase(Phase.CLEANUP);
            assertThat(target.target
                            .removal(java.util.Set.of(drop.migration.line()))
                            .inTheWay())
                    .anySatisfy(it -> assertThat(it.what())
                            .contains("public.users.fax, which the cleanup of orders/18 archived"));

            target.target.removeArchive(18, "public.users.fax", "nobody asked for it in a year");
            assertThat(target.target.archives().getFirst().state()).isEqualTo(KeptArchive.State.REMOVED);
            assertThat(target.value(
                            "SELECT count(*) FROM pg_class WHERE relnamespace = 'bellows_archive'::regnamespace"))
                    .isEqualTo("0");
            assertThat(target.target
                            .removal(java.util.Set.of(drop.migration.line()))
                            .inTheWay())
                    .noneSatisfy(it -> assertThat(it.what()).contains("archive"));
            assertThat(refusals(target, migration(19, RESTORE_FAX)))
                    .extracting(Problem::message)
                    .anySatisfy(it -> assertThat(it).contains("it was removed from the archive since"));
        }
    }
}
