package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.VersionRange;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.SessionScan.Outcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.database.TestReplica;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Read replicas: waited for, scanned only once they replayed the row, reported when nobody configured them. */
class ReplicaIT {
    @Test
    void aReplicaThatLagsIsNamedAndOneThatDidNotReplayTheRowIsNotScanned() throws Exception {
        try (TestPostgresql server = TestPostgresql.start();
                TestReplica replica = server.startReplica("reader")) {
            TestDatabase database = server.createDatabase();
            replica.awaitCaughtUp(Duration.ofSeconds(20));
            String url = replica.database(database.name()).url();
            try (TestTarget target = new TestTarget(
                            database,
                            TestTarget.settings(database, "a", database.url(), database.user(), url),
                            KillPoints.NONE);
                    TestTarget blind = TestTarget.on(database)) {
                var held = target.target.takeOver(0);
                assertThat(target.target.laggingReplicas(Duration.ofSeconds(20)))
                        .isEmpty();
                replica.pauseReplay();
                target.target.commitWindow(held, 5, VersionRange.of(17), TestTarget.RENAME);
                List<ReplicaState> lagging = target.target.laggingReplicas(Duration.ofMillis(300));
                assertThat(lagging)
                        .singleElement()
                        .satisfies(it -> assertThat(it.lagBytes()).isPositive());
                var scan = target.target.scan(VersionRange.of(17), 5);
                assertThat(scan.servers().get(0).outcome()).isEqualTo(Outcome.CLEAN);
                assertThat(scan.servers().get(1).outcome()).isEqualTo(Outcome.UNKNOWN);
                replica.resumeReplay();
                assertThat(target.target.laggingReplicas(Duration.ofSeconds(20)))
                        .isEmpty();
                assertThat(target.target.scan(VersionRange.of(17), 5).clean()).isTrue();
                try (Connection reader = replica.database(database.name()).connect()) {
                    StrongLockIT.run(reader, "SET application_name = 'blw1 orders 16 01ARZ3NDEKTSV4RRFFQ69G5FAV'");
                    assertThat(target.target
                                    .scan(VersionRange.of(17), 5)
                                    .servers()
                                    .get(1)
                                    .outcome())
                            .isEqualTo(Outcome.VETO);
                }
                assertThat(blind.target.observe().replicas()).singleElement().satisfies(it -> {
                    assertThat(it.name()).isEqualTo("reader");
                    assertThat(it.configured()).isFalse();
                });
            }
        }
    }

    @Test
    void aReplicaThatNobodyListedIsNeverCleanAndOneThatIsListedIsKnownByWhateverItStreamsAs() throws Exception {
        try (TestPostgresql server = TestPostgresql.start();
                TestReplica named = server.startReplica("reader");
                TestReplica plain = server.startReplica("standby")) {
            TestDatabase database = server.createDatabase();
            asPlainStandby(server, plain);
            named.awaitCaughtUp(Duration.ofSeconds(20));
            plain.awaitCaughtUp(Duration.ofSeconds(20));
            String first = named.database(database.name()).url();
            String second = plain.database(database.name()).url();
            try (TestTarget both = listing(database, first, second);
                    TestTarget one = listing(database, first);
                    TestTarget other = listing(database, second)) {
                var held = both.target.takeOver(0);
                both.target.commitWindow(held, 5, VersionRange.of(17), TestTarget.RENAME);
                assertThat(both.target.laggingReplicas(Duration.ofSeconds(20))).isEmpty();
                assertThat(both.target.scan(VersionRange.of(17), 5).clean()).isTrue();
                assertThat(both.target.inspect().replicas()).allMatch(ReplicaState::configured);
                assertThat(unlisted(one)).containsExactly("walreceiver");
                assertThat(unlisted(other)).containsExactly("reader");
            }
        }
    }

    private static TestTarget listing(TestDatabase database, String... urls) {
        return new TestTarget(
                database, TestTarget.settings(database, "a", database.url(), database.user(), urls), KillPoints.NONE);
    }

    private static List<String> unlisted(TestTarget target) {
        return target.target.scan(VersionRange.of(17), 5).servers().stream()
                .filter(it -> it.outcome() == Outcome.UNKNOWN && it.reason().contains("ignoreReplicas"))
                .map(it -> it.server())
                .toList();
    }

    /** As a base backup with its own settings leaves it: no slot, and no name of its own. */
    private static void asPlainStandby(TestPostgresql primary, TestReplica replica) {
        TestDatabase there = replica.server().database("postgres");
        there.execute("ALTER SYSTEM SET primary_slot_name = ''");
        there.execute("ALTER SYSTEM SET primary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user="
                + there.user() + "'");
        there.execute("SELECT pg_reload_conf()");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (Connection connection = primary.database("postgres").connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_stat_replication"
                            + " WHERE application_name = 'walreceiver' AND state = 'streaming'")) {
                return rows.next() && rows.getInt(1) == 1;
            }
        });
    }
}
