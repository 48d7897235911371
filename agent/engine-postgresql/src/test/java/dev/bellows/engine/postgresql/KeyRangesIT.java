package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder.BackfillLimits;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Backfill by key ranges: tables most of whose heap is empty, filled alone, among writers and among deaths. */
class KeyRangesIT {
    private static final int ROWS = 20_000;
    private static final String DIFFER = "twin IS DISTINCT FROM email";
    private static final Step.Body FILL = fill("id");
    private static final Step.Body VERIFY =
            new Step.Body.VerifyRange("public.users", List.of("id"), DIFFER, "SELECT true");

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Step.Body fill(String... key) {
        return new Step.Body.BackfillRange("public.users", List.of(key), "twin = email", DIFFER);
    }

    private static BackfillLimits limits(int workers, int maxRows) {
        return new BackfillLimits("test", 0, 0, 0, maxRows, 0, workers, List.of());
    }

    /**
     * A table of rows in the order of {@code i}, behind a thousand blocks that others have left empty.
     *
     * @param columns key columns with their types
     * @param values their values by {@code i}
     */
    private void createTable(String columns, String values, String key) {
        database.execute("DROP TABLE IF EXISTS users; DROP FUNCTION IF EXISTS sync;"
                + "CREATE TABLE users (" + columns
                + ", email text, twin text, note text) WITH (autovacuum_enabled = off);"
                + "INSERT INTO users (note) SELECT repeat('x', 1900) FROM generate_series(1, 4000);"
                + "INSERT INTO users SELECT " + values + ", CASE WHEN i % 10 > 0 THEN 'mail' || i END, NULL, 'note'"
                + " FROM generate_series(1, " + ROWS + ") i; DELETE FROM users WHERE note <> 'note';"
                + "ALTER TABLE users ADD PRIMARY KEY (" + key + ");"
                + """
                CREATE FUNCTION sync() RETURNS trigger LANGUAGE plpgsql AS '
                BEGIN
                  IF TG_OP = ''INSERT'' THEN NEW.twin := coalesce(NEW.twin, NEW.email); NEW.email := coalesce(NEW.email, NEW.twin);
                  ELSIF NEW.twin IS DISTINCT FROM OLD.twin THEN NEW.email := NEW.twin;
                  ELSE NEW.twin := NEW.email; END IF;
                  RETURN NEW;
                END';
                CREATE TRIGGER zzz_sync BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION sync();""");
        database.execute("VACUUM (ANALYZE) users");
    }

    private void createTable() {
        createTable("id bigint", "i", "id");
    }

    private static String kinds(TestTarget target) {
        return target.value("SELECT string_agg(DISTINCT kind || ': ' || reason, ', ') FROM bellows.cursor");
    }

    private static String unfilled(TestTarget target) {
        return target.value("SELECT count(*) FROM users WHERE " + DIFFER);
    }

    @Test
    void keysOfManyTypesAreGoneOverInTheirOwnOrderByDisjointWorkers() {
        database.execute("CREATE COLLATION natural_order (provider = icu, locale = 'en-u-kn-true')");
        List<List<String>> tables = List.of(
                List.of("id bigint", "i - 10000", "id"),
                List.of("id int", "10000 - i", "id"),
                List.of("id numeric", "(i - 10000) / 7.0", "id"),
                List.of("id uuid", "lpad(to_hex(i), 32, '0')::uuid", "id"),
                List.of("id text COLLATE natural_order", "'a\"{},\\''NULL ' || i", "id"),
                List.of("id text COLLATE \"C\"", "'K' || lpad(i::text, 8, '0')", "id"),
                List.of("id varchar(40)", "'k' || lpad(i::text, 8, '0')", "id"),
                List.of("id char(40)", "'k' || lpad(i::text, 8, '0')", "id"),
                List.of("id timestamptz", "'2020-01-01 00:00:00.123456+00'::timestamptz + i * interval '1 s'", "id"),
                List.of("id bytea", "decode(lpad(to_hex(i), 8, '0'), 'hex')", "id"),
                List.of("\"A b\" int, c text", "i / 900 - 11, lpad(i::text, 8, '0')", "\"A b\",c"),
                List.of("a date, b numeric, c bigint", "'2020-01-01'::date + i / 7000, i / 700, -ROWS + i", "a,b,c"));
        for (List<String> table : tables) {
            createTable(table.get(0), table.get(1).replace("ROWS", String.valueOf(ROWS)), table.get(2));
            try (TestTarget target = TestTarget.on(database)) {
                Held held = target.target.takeOver(0);
                target.limits = limits(3, 700);
                target.run = 1 + tables.indexOf(table);
                assertThat(target.execute(held, fill(table.get(2).split(","))))
                        .as(table.toString())
                        .isEqualTo(new StepOutcome.Done(ROWS * 9L / 10, 0));
                assertThat(kinds(target)).as(table.toString()).startsWith("key: most of the heap is empty: ");
                assertThat(target.value("SELECT string_agg((rows > 3000)::text, ' ') FROM bellows.cursor"))
                        .as(table.toString())
                        .isEqualTo("true true true");
                assertThat(unfilled(target)).isEqualTo("0");
            }
        }
    }

    @Test
    void tablesNotMadeForKeyRangesAreGoneOverByBlocks() {
        List<List<String>> tables = List.of(
                List.of("id uuid", "md5(i::text)::uuid", "correlation 0.0"),
                List.of("id double precision", "i", "no key"));
        for (List<String> table : tables) {
            createTable(table.get(0), table.get(1), "id");
            runsByBlocks(table.get(2), 1 + tables.indexOf(table));
        }
        createTable();
        database.execute("ALTER TABLE users DROP CONSTRAINT users_pkey; CREATE INDEX ON users (id)");
        runsByBlocks("no key", 3);
        createTable();
        database.execute("DELETE FROM pg_statistic WHERE starelid = 'users'::regclass");
        runsByBlocks("unknown", 4);
        database.execute(
                "UPDATE users SET twin = NULL; UPDATE pg_class SET reltuples = -1 WHERE oid = 'users'::regclass");
        runsByBlocks("never analyzed", 5);
        createTable();
        database.execute("VACUUM FULL users");
        database.execute("UPDATE users SET note = repeat('y', 400)");
        database.execute("VACUUM FULL users");
        database.execute("ANALYZE users");
        runsByBlocks("dense", 6);
    }

    private void runsByBlocks(String reason, int run) {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            target.run = run;
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Done.class);
            assertThat(kinds(target)).startsWith("block: ").contains(reason);
            assertThat(unfilled(target)).isEqualTo("0");
        }
    }

    @Test
    void anEmptyTableAndOneWithFewerKeysThanWorkersAreFilled() {
        createTable();
        database.execute("DELETE FROM users WHERE id <> 77");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(8, 0);
            assertThat(target.execute(held, FILL)).isEqualTo(new StepOutcome.Done(1, 0));
            database.execute("DELETE FROM users");
            target.run = 2;
            assertThat(target.execute(held, FILL)).isEqualTo(new StepOutcome.Done(0, 0));
            assertThat(kinds(target)).startsWith("key: ");
        }
    }

    @Test
    void rowsWhoseKeyMovesOverTheCursorAreHealedByTheTrigger() {
        createTable();
        AtomicInteger batches = new AtomicInteger();
        KillPoints move = name -> {
            if (name.equals("backfill-batch") && batches.incrementAndGet() == 5) {
                // Batches of 500: keys up to 2500 are done.
                database.execute(
                        "UPDATE users SET id = -15001 WHERE id = 15001; UPDATE users SET id = -15000 WHERE id = 15002;"
                                + "UPDATE users SET id = 90000 WHERE id = 15003; UPDATE users SET id = 90001, email = NULL WHERE id = 101;"
                                + "UPDATE users SET id = 15001 WHERE id = 102; UPDATE users SET id = id - 15200 WHERE id IN (17601, 17602);"
                                + "INSERT INTO users (id, email) VALUES (-7, 'low'), (15002, 'between'), (90007, 'high');"
                                + "DELETE FROM users WHERE id IN (105, 15005, 20000)");
            }
        };
        database.execute("DELETE FROM users WHERE id IN (2401, 2402)");
        try (TestTarget target = TestTarget.on(database, move)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(1, 500);
            assertThat(target.execute(held, TestTarget.step(1, FILL))).isInstanceOf(StepOutcome.Done.class);
            assertThat(kinds(target)).startsWith("key: ");
            assertThat(batches.get()).isGreaterThan(30);
            assertThat(unfilled(target)).isEqualTo("0");
            assertThat(target.value("SELECT string_agg(twin, ' ' ORDER BY id) FROM users"
                            + " WHERE id IN (-15001, -15000, 2401, 15001, 90000, 90001)"))
                    .isEqualTo("mail15001 mail15002 mail17601 mail102 mail15003");
            assertThat(target.execute(held, TestTarget.step(2, VERIFY))).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void everyRowIsFilledWhileWritersInsertDeleteAndMoveKeys() throws Exception {
        createTable();
        try (TestTarget target = TestTarget.on(database);
                ExecutorService writers = Executors.newFixedThreadPool(3)) {
            Held held = target.target.takeOver(0);
            AtomicBoolean stop = new AtomicBoolean();
            List<Future<?>> writing = IntStream.range(0, 3)
                    .<Future<?>>mapToObj(i -> writers.submit(() -> write(i, stop)))
                    .toList();
            target.limits = limits(2, 100);
            StepOutcome filled = target.execute(held, TestTarget.step(1, FILL));
            StepOutcome verified = target.execute(held, TestTarget.step(2, VERIFY));
            stop.set(true);
            for (Future<?> writer : writing) {
                writer.get();
            }
            assertThat(filled).isInstanceOf(StepOutcome.Done.class);
            assertThat(verified).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT kind FROM bellows.cursor WHERE ordinal = 1 LIMIT 1"))
                    .isEqualTo("key");
            assertThat(unfilled(target)).isEqualTo("0");
        }
    }

    private Void write(int seed, AtomicBoolean stop) throws SQLException {
        try (Connection connection = database.connect()) {
            for (int i = seed; !stop.get(); i += 7) {
                int id = 1 + (i * 31) % ROWS;
                String sql = switch (i % 7) {
                    case 0 -> "UPDATE users SET email = 'old" + i + "' WHERE id = " + id;
                    case 1 -> "UPDATE users SET twin = NULL WHERE id = " + id;
                    case 2 -> "UPDATE users SET note = 'moved' WHERE id = " + id;
                    case 3 ->
                        "INSERT INTO users (id, email) VALUES (" + id
                                + ", NULL) ON CONFLICT (id) DO UPDATE SET email = NULL";
                    case 4 -> "DELETE FROM users WHERE id = " + id;
                    case 5 ->
                        "UPDATE users SET id = " + (ROWS - id) + " WHERE id = " + id
                                + " AND NOT EXISTS (SELECT FROM users WHERE id = " + (ROWS - id) + ")";
                    default -> "UPDATE users SET id = -id WHERE id IN (" + id + ", -" + id + ")";
                };
                try {
                    StrongLockIT.run(connection, sql);
                } catch (SQLException e) {
                    // Two writers gave two rows one key, or the batch and a writer waited for each other.
                    assertThat(e.getSQLState()).isIn("23505", "40P01");
                }
            }
        }
        return null;
    }

    @Test
    void aKilledBackfillGoesOnByTheJournalledKeysThoughTheTableWasRewritten() {
        createTable();
        AtomicInteger batches = new AtomicInteger();
        AtomicBoolean killed = new AtomicBoolean();
        KillPoints once = name -> {
            if (name.equals("backfill-batch") && batches.incrementAndGet() == 3 && killed.compareAndSet(false, true)) {
                database.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND application_name LIKE 'bellows-agent%'");
            }
        };
        long before;
        String choice;
        try (TestTarget target = TestTarget.on(database, once)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(1, 1000);
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Unknown.class);
            choice = kinds(target);
            before = Long.parseLong(target.value("SELECT sum(rows) FROM bellows.cursor"));
            assertThat(before).isBetween(1L, 10_000L);
            assertThat(target.value("SELECT count(*) FROM users WHERE twin IS NOT NULL"))
                    .isEqualTo(String.valueOf(before));
        }
        database.execute("VACUUM FULL users");
        database.execute("ANALYZE users");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(1, 1000);
            assertThat(target.execute(held, FILL)).isEqualTo(new StepOutcome.Done(ROWS * 9L / 10, 0));
            assertThat(kinds(target)).isEqualTo(choice).startsWith("key: ");
            target.run = 2;
            assertThat(target.execute(held, FILL)).isEqualTo(new StepOutcome.Done(0, 0));
            assertThat(kinds(target)).startsWith("block: ");
        }
    }

    @Test
    void afterADeathAtEveryPlaceTheStepIsDoneOnce() {
        createTable();
        List<String> died = new ArrayList<>();
        KillPoints dying = name -> {
            // Workers have threads of their own; their deaths are tested with ended sessions.
            if (!name.startsWith("backfill-batch") && !name.equals("fence-raised") && !died.contains(name)) {
                died.add(name);
                throw new Death();
            }
        };
        for (int life = 0; life < 10; life++) {
            try (TestTarget target = TestTarget.on(database, dying)) {
                Held held = target.target.takeOver(0);
                target.limits = limits(2, 1000);
                assertThat(target.execute(held, FILL)).isEqualTo(new StepOutcome.Done(ROWS * 9L / 10, 0));
                assertThat(died)
                        .contains(
                                "step-before-begun", "step-begun", "backfill-cursor", "step-before-done", "step-done");
                assertThat(target.value("SELECT count(*) FROM bellows.journal WHERE state = 'DONE'"))
                        .isEqualTo("1");
                assertThat(target.value(
                                "SELECT sum(rows) || ' ' || count(*) FILTER (WHERE kind = 'key') FROM bellows.cursor"))
                        .isEqualTo("18000 2");
                return;
            } catch (Death death) {
                assertThat(died).hasSize(life + 1);
            }
        }
        throw new AssertionError("the step never ended");
    }

    @Test
    void rowsThatCannotBeWrittenAreNamedByTheirKeyAndTheirNeighboursAreWritten() {
        createTable();
        database.execute(
                "ALTER TABLE users ADD CHECK (twin IS DISTINCT FROM 'mail1234' AND twin IS DISTINCT FROM 'mail1235' AND twin IS DISTINCT FROM 'mail15771')");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            StepOutcome outcome = target.execute(held, FILL);
            assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
            assertThat(((StepOutcome.Failed) outcome).problem().code()).isEqualTo(ErrorCode.STEP_BAD_ROWS);
            assertThat(outcome.toString())
                    .contains("3 row(s) of")
                    .contains("SELECT * FROM")
                    .doesNotContain("mail")
                    .doesNotContain("1234");
            assertThat(target.value(
                            "SELECT string_agg(sqlstate || key_hash, ' ' ORDER BY row_place) FROM bellows.bad_rows"))
                    .contains(
                            target.value("SELECT md5('1234')"),
                            target.value("SELECT md5('1235')"),
                            target.value("SELECT md5('15771')"));
            assertThat(target.value("SELECT count(*) FROM users WHERE twin IS DISTINCT FROM email"))
                    .isEqualTo("3");
            assertThat(target.value("SELECT twin FROM users WHERE id = 1236")).isEqualTo("mail1236");
            database.execute("UPDATE users SET email = 'good' WHERE id IN (1234, 1235, 15771)");
            target.attempt = 2;
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.value("SELECT count(*) FROM bellows.bad_rows")).isEqualTo("0");
            assertThat(unfilled(target)).isEqualTo("0");
        }
    }

    @Test
    void aKeyOrTriggerThatGoesDuringTheBackfillIsDrift() {
        for (String change :
                List.of("ALTER TABLE users DROP CONSTRAINT users_pkey", "ALTER TABLE users DISABLE TRIGGER zzz_sync")) {
            createTable();
            AtomicBoolean changed = new AtomicBoolean();
            KillPoints once = name -> {
                if (name.equals("backfill-batch") && changed.compareAndSet(false, true)) {
                    database.execute(change);
                }
            };
            try (TestTarget target = TestTarget.on(database, once)) {
                Held held = target.target.takeOver(0);
                target.run = change.contains("DROP") ? 1 : 2;
                target.limits = limits(1, 400);
                assertThat(target.execute(held, FILL)).as(change).isInstanceOf(StepOutcome.Drifted.class);
                assertThat(target.execute(held, FILL)).as(change).isInstanceOf(StepOutcome.Drifted.class);
            }
        }
    }

    @Test
    void placesInATableThatWasDroppedSayNothingAboutItsSuccessor() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            target.limits = limits(1, 400);
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Done.class);
            database.execute("UPDATE bellows.cursor SET finished = false, position = '{9000}'");
            createTable();
            target.run = 2;
            assertThat(target.execute(held, FILL)).isEqualTo(new StepOutcome.Done(ROWS * 9L / 10, 0));
        }
    }

    @Test
    void progressSaysWhichWayAndWhy() {
        createTable();
        AtomicBoolean waited = new AtomicBoolean();
        TestTarget[] seen = new TestTarget[1];
        KillPoints slow = name -> {
            if (name.equals("backfill-batch") && waited.compareAndSet(false, true)) {
                await().until(() -> !seen[0].progress.isEmpty());
            }
        };
        try (TestTarget target = TestTarget.on(database, slow)) {
            seen[0] = target;
            Held held = target.target.takeOver(0);
            target.limits = limits(1, 400);
            assertThat(target.execute(held, FILL)).isInstanceOf(StepOutcome.Done.class);
            assertThat(target.progress.getFirst().titled("fill"))
                    .startsWith("fill (key ranges, most of the heap is empty: ")
                    .endsWith(")");
        }
    }
}
