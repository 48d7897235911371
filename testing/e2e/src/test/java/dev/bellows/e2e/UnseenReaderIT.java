package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.UsersTable;
import dev.bellows.fixtures.time.SystemRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise itself: a YES never meets a reader that comes and goes between two looks. A job has a session of its own every three
 * seconds and reads the old column from before EXPAND on.
 */
@Order(4)
class UnseenReaderIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration QUIET = Duration.ofSeconds(12);
    private static final int RUNS = 8;

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final String cron = database.createRole("cron");
    private final String auditor = database.createRole("auditor");
    private final String report = database.createRole("report");

    private DevProcess migrated() {
        DevProcess dev = DevProcess.start(directory, database, database.user());
        declare(dev, database.user(), "not-this");
        dev.expect(0, "submit", dev.file("018.yaml", Rename.document("12s")).toString());
        dev.expect(0, "rollout", "plan", "orders/18");
        dev.expect(0, "rollout", "start", "orders/18", "--yes");
        dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
        return dev;
    }

    private static void declare(DevProcess dev, String role, String vouches) {
        dev.expect(
                0,
                "consumer",
                "add",
                role,
                "--line",
                "orders",
                "--vouches",
                vouches,
                vouches.equals("not-this") ? "--table" : "--version",
                vouches.equals("not-this") ? "users" : "18",
                "--until",
                "1d",
                "--reason",
                "this story says so",
                "--yes");
    }

    private void tables() {
        database.execute(UsersTable.standard().createSql(500));
        database.execute("CREATE TABLE stock (id int); GRANT SELECT ON users, stock TO " + cron + ", " + auditor + ", "
                + report);
    }

    private static Typist.Answer ask(DevProcess dev) {
        return dev.typist().types("can-i-contract", "orders", "18");
    }

    /** Asks again and again while a job runs so often; never YES. */
    private static void neverYes(DevProcess dev, Job job, int runs) {
        SystemRuntime.await(runs + " runs more, never YES", LIMIT, () -> {
            Typist.Answer answer = ask(dev);
            assertThat(answer.exit()).as(answer.text()).isEqualTo(7);
            return job.runs() >= runs;
        });
    }

    private static void awaitText(DevProcess dev, String... texts) {
        for (String text : texts) {
            SystemRuntime.await(
                    "can-i-contract says " + text, LIMIT, () -> ask(dev).text().contains(text));
        }
    }

    /** Asks until YES, and not before the quiet time has passed since then. */
    private static void yesOnlyAfterQuietSince(DevProcess dev, Instant last) {
        SystemRuntime.await("YES", LIMIT, () -> {
            Instant asked = Instant.now();
            Typist.Answer answer = ask(dev);
            if (answer.exit() == 0) {
                assertThat(asked).as(answer.text()).isAfterOrEqualTo(last.plus(QUIET));
                assertThat(answer.text()).contains("sessions opened since", "rests on");
            }
            return answer.exit() == 0;
        });
    }

    private static void contract(DevProcess dev) {
        dev.expect(0, "rollout", "contract", "orders/18", "--yes");
        dev.expect(0, "status", "orders/18", "--wait", "contracted", "--timeout", "90s");
    }

    @Test
    void aJobThatComesAndGoesUnseenIsNeverBroken() {
        tables();
        Job job = Job.every3s(database, cron, "SELECT max(email) FROM users");
        try (DevProcess dev = migrated()) {
            neverYes(dev, job, job.runs() + RUNS);
            awaitText(dev, "came unseen", "bellows consumer add " + cron, "bellows consumer add " + auditor);
            job.close();
            yesOnlyAfterQuietSince(dev, job.lastRun());
            contract(dev);
        } finally {
            job.close();
        }
        assertThat(job.failures()).isEmpty();
    }

    @Test
    void statisticsOfStatementsTellTheReaderFromTheOthers() {
        database.execute("CREATE EXTENSION pg_stat_statements");
        tables();
        Job job = Job.every3s(database, cron, "SELECT max(email) FROM users");
        Job other = Job.every3s(database, report, "SELECT count(*) FROM stock");
        try (DevProcess dev = migrated()) {
            neverYes(dev, job, job.runs() + RUNS);
            awaitText(dev, "old names last read by " + cron);
            job.close();
            // Sessions of the other job may be seen by chance: then a person has to say what it does.
            declare(dev, report, "not-this");
            yesOnlyAfterQuietSince(dev, job.lastRun());
            assertThat(other.runs()).isGreaterThan(0);
            contract(dev);
        } finally {
            job.close();
            other.close();
        }
        assertThat(job.failures()).isEmpty();
        assertThat(other.failures()).isEmpty();
    }

    @Test
    void aRoleThatOnlyMayReadAndNeverCameIsNamedUntilItIsDeclaredOrMayNoMore() {
        tables();
        Job known = Job.every3s(database, cron, "SELECT max(email_address) FROM users WHERE false");
        try (DevProcess dev = migratedAround(known)) {
            declare(dev, cron, "both-versions");
            awaitText(dev, "bellows consumer add " + auditor, "bellows consumer add " + report);
            assertThat(ask(dev).text()).doesNotContain("bellows consumer add " + cron);
            declare(dev, auditor, "not-this");
            awaitText(dev, "declared: ");
            neverYes(dev, known, known.runs() + 2);
            database.execute("REVOKE SELECT ON users FROM " + report);
            SystemRuntime.await("YES", LIMIT, () -> ask(dev).exit() == 0);
        } finally {
            known.close();
        }
    }

    /** Its first runs fail: the new column is not there yet. Only what it does to the count of sessions matters. */
    private DevProcess migratedAround(Job known) {
        DevProcess dev = migrated();
        SystemRuntime.await("it runs", LIMIT, () -> known.runs() > 2);
        return dev;
    }
}
