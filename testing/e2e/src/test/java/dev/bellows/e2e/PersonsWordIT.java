package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.UsersTable;
import dev.bellows.fixtures.time.SystemRuntime;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a person can say about a database, through the real control plane, agent and database: restored, and drifted. */
@Order(6)
class PersonsWordIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final OwnSessions own = new OwnSessions(database);
    private final TestDatabase administration = TestPostgresql.shared().createDatabase();

    @Test
    void aRestoredDatabaseThatIsAcceptedDoesItsWorkAgainAndDriftThatIsAcceptedLetsTheContractGo() {
        database.execute(UsersTable.standard().createSql(500));
        String backup = database.name() + "_backup";
        dev().close();
        administration.execute("CREATE DATABASE " + backup + " TEMPLATE " + database.name());
        try (DevProcess dev = dev()) {
            dev.expect(0, "submit", dev.migration());
            // Its agent is known from the first start, so nothing tells when it has come again.
            SystemRuntime.await(
                    "its agent plans",
                    LIMIT,
                    () -> dev.typist().types("rollout", "plan", "orders/18").exit() == 0);
            dev.expect(0, "rollout", "start", "orders/18", "--yes");
            dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
        }
        administration.execute("ALTER DATABASE " + database.name() + " RENAME TO " + database.name()
                + "_lost; ALTER DATABASE " + backup + " RENAME TO " + database.name());

        // A restore of the server's files keeps server and database as they were; this copy is made to look like one.
        database.execute("UPDATE bellows.identity SET database_oid ="
                + " (SELECT oid::text FROM pg_database WHERE datname = current_database())");

        try (DevProcess dev = dev()) {
            restored(dev);
            drifted(dev);
        }
    }

    private DevProcess dev() {
        return DevProcess.start(directory, database, database.user());
    }

    private void restored(DevProcess dev) {
        SystemRuntime.await(
                "it is noticed",
                LIMIT,
                () -> dev.typist().types("get", "targets").text().contains("RECONCILE"));
        assertThat(new OwnSessions(database)
                        .value("SELECT count(*) FROM information_schema.columns WHERE column_name = 'email_address'"))
                .isEqualTo("0");
        assertThat(dev.expect(2, "target", "reconcile", "shop", "--reason", "restored", "--yes"))
                .contains("--accept");
        assertThat(dev.expect(0, "target", "reconcile", "shop", "--accept", "--reason", "last night's backup", "--yes"))
                .contains("target shop is ACTIVE", "bellows rollout describe orders/18");
        assertThat(dev.expect(1, "target", "reconcile", "shop", "--accept", "--reason", "again", "--yes"))
                .contains("BLW-FLEET-012");
        dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
        assertThat(new OwnSessions(database)
                        .value("SELECT count(*) FROM users WHERE email_address IS DISTINCT FROM email"))
                .isEqualTo("0");
        assertThat(dev.expect(0, "get", "targets")).contains("[17,18] OPEN").doesNotContain("RECONCILE");
    }

    private void drifted(DevProcess dev) {
        assertThat(dev.expect(1, "target", "accept-drift", "shop", "--reason", "nothing", "--yes"))
                .contains("BLW-FLEET-014");
        String trigger = own.value("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'zzz_blw%'");
        database.execute("ALTER TABLE users ENABLE TRIGGER " + trigger);
        outOfStep(dev, trigger);
        database.execute(
                "ALTER TABLE users ENABLE ALWAYS TRIGGER " + trigger + "; GRANT SELECT (email) ON users TO pg_monitor");
        SystemRuntime.await("the drift is seen", LIMIT, () -> dev.describe().contains("BLW-STEP-012"));
        assertThat(dev.expect(6, "status", "orders/18", "--wait", "contracted", "--timeout", "60s"))
                .contains("NEEDS_PERSON", "BLW-STEP-012");
        assertThat(dev.describe()).contains("next: bellows target accept-drift");
        dev.expect(0, "target", "accept-drift", "shop", "--reason", "a report of ours", "--yes");
        dev.expect(0, "status", "orders/18", "--wait", "contracted", "--timeout", "60s");
        assertThat(dev.expect(0, "get", "targets")).contains("[18,18] OPEN");
        assertThat(new OwnSessions(database)
                        .value("SELECT has_column_privilege('pg_monitor', 'users', 'email_address', 'SELECT')"))
                .isEqualTo("t");
    }

    /** What a person has to put back is named with its statement; accepting it would do nothing, and says so. */
    private static void outOfStep(DevProcess dev, String trigger) {
        SystemRuntime.await(
                "the trigger is named",
                LIMIT,
                () -> dev.typist().types("get", "targets", "-o", "json").text().contains("ENABLE ALWAYS TRIGGER"));
        // A contract that was begun nevertheless closes nothing until it is put back, and goes on by itself then.
        dev.expect(0, "rollout", "contract", "orders/18", "--yes");
        SystemRuntime.await("it waits for it", LIMIT, () -> dev.describe().contains("BLW-STEP-080"));
        assertThat(dev.describe()).contains(trigger);
        assertThat(dev.expect(0, "get", "targets")).contains("[17,18] OPEN");
        assertThat(dev.expect(1, "target", "accept-drift", "shop", "--reason", "so what", "--yes"))
                .contains("BLW-FLEET-014");
    }

    @Test
    void aDatabaseThatCannotBeReachedAnyMoreIsSaidToBeSoAndNobodyIsToldYesOnWhatItServedBefore() {
        database.execute(UsersTable.standard().createSql(50));
        String away = database.name() + "_away";
        try (DevProcess dev = dev()) {
            dev.expect(0, "submit", dev.migration());
            dev.expect(0, "rollout", "plan", "orders/18");
            dev.expect(0, "rollout", "start", "orders/18", "--yes");
            dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
            assertThat(dev.typist().types("can-i-deploy", "orders", "18").text())
                    .contains("YES");
            administration.execute("ALTER DATABASE " + database.name() + " WITH ALLOW_CONNECTIONS false");
            administration.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"
                    + database.name() + "'");
            administration.execute("ALTER DATABASE " + database.name() + " RENAME TO " + away);
            SystemRuntime.await(
                    "it is said to be unreachable",
                    LIMIT,
                    () -> dev.typist().types("get", "targets").text().contains("BLW-TARGET-001"));
            assertThat(dev.typist().types("can-i-deploy", "orders", "18").text())
                    .contains("INCONCLUSIVE", "UNREACHABLE")
                    .doesNotContain("YES");
            administration.execute("ALTER DATABASE " + away + " RENAME TO " + database.name());
            administration.execute("ALTER DATABASE " + database.name() + " WITH ALLOW_CONNECTIONS true");
            SystemRuntime.await(
                    "all is well again",
                    LIMIT,
                    () -> dev.typist()
                            .types("can-i-deploy", "orders", "18")
                            .text()
                            .contains("YES"));
        }
    }

    @Test
    void aTwinThatSomebodyRenamesIsNamedAtOnceAndNobodyIsToldYesUntilItIsBack() {
        database.execute(UsersTable.standard().createSql(50));
        try (DevProcess dev = dev()) {
            dev.expect(0, "submit", dev.migration());
            dev.expect(0, "rollout", "plan", "orders/18");
            dev.expect(0, "rollout", "start", "orders/18", "--yes");
            dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
            SystemRuntime.await(
                    "it may be contracted", LIMIT, () -> contract(dev).contains("YES"));
            database.execute("ALTER TABLE users RENAME email_address TO away");
            SystemRuntime.await(
                    "it is named",
                    LIMIT,
                    () -> dev.typist()
                            .types("get", "targets", "-o", "json")
                            .text()
                            .contains("RENAME COLUMN"));
            assertThat(dev.expect(0, "get", "targets")).contains("BLW-STEP-080").doesNotContain("UNREACHABLE");
            assertThat(contract(dev))
                    .contains("NO", "email_address", "RENAME COLUMN")
                    .doesNotContain("YES");
            assertThat(dev.typist().types("can-i-rollback", "orders", "18").text())
                    .contains("BLW-STEP-080")
                    .doesNotContain("YES");
            database.execute("ALTER TABLE users RENAME away TO email_address");
            SystemRuntime.await(
                    "it may be contracted again", LIMIT, () -> contract(dev).contains("YES"));
            assertThat(dev.expect(0, "get", "targets")).doesNotContain("BLW-STEP-080");
        }
    }

    @Test
    void aHaltIsNoticedWhereNothingRunsAndSoIsItsEnd() {
        database.execute(UsersTable.standard().createSql(50));
        try (DevProcess dev = dev()) {
            dev.expect(0, "submit", dev.migration());
            dev.expect(0, "rollout", "plan", "orders/18");
            dev.expect(0, "rollout", "start", "orders/18", "--yes");
            dev.expect(0, "status", "orders/18", "--wait", "migrated", "--timeout", "60s");
            own.write("SELECT bellows.halt('on call')");
            SystemRuntime.await(
                    "nobody may contract", LIMIT, () -> contract(dev).contains("halted"));
            assertThat(contract(dev)).contains("on call").doesNotContain("YES");
            own.write("SELECT bellows.resume()");
            SystemRuntime.await("anybody may again", LIMIT, () -> contract(dev).contains("YES"));
            dev.expect(0, "rollout", "contract", "orders/18", "--yes");
            dev.expect(0, "status", "orders/18", "--wait", "contracted", "--timeout", "60s");
        }
    }

    private static String contract(DevProcess dev) {
        return dev.typist().types("can-i-contract", "orders", "18").text();
    }
}
