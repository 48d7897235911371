package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.VersionRange;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.SessionScan.Outcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.database.TestReplica;
import java.sql.Connection;
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
}
