package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.VersionRange;
import dev.bellows.engine.Held;
import dev.bellows.engine.SessionScan;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Looks repeat every second on every database of a server. Each new session is a new server process with empty catalog caches: some
 * thirty milliseconds of processor time, more than the look itself. Twelve idle databases once cost a server a core and a half.
 */
class KeptSessionsIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    private static void look(TestTarget target, Held held) {
        assertThat(target.target.heartbeat(held.fence())).isEqualTo(held.fence());
        target.target.observe();
        target.target.inspect();
        target.target.journal(0, 10);
        SessionScan scan = target.target.scan(VersionRange.of(17), 0);
        assertThat(scan.servers()).extracting(SessionScan.ServerScan::outcome).containsOnly(SessionScan.Outcome.CLEAN);
    }

    private Set<String> ours(TestTarget target) throws SQLException {
        String pids = target.value(
                "SELECT coalesce(string_agg(pid::text, ',' ORDER BY pid), '') FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND application_name LIKE 'bellows-agent %'");
        return new TreeSet<>(Set.of(pids.split(",")));
    }

    @Test
    void looksThatRepeatOpenNoNewSession() throws SQLException {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            look(target, held);
            Set<String> first = ours(target);
            for (int i = 0; i < 5; i++) {
                look(target, held);
            }
            assertThat(ours(target)).isEqualTo(first).hasSizeLessThanOrEqualTo(5);
        }
    }

    @Test
    void aLookAfterTheKeptSessionsWereEndedOpensNewOnes() throws SQLException {
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            look(target, held);
            Set<String> first = ours(target);
            database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND application_name LIKE 'bellows-agent %'");
            await().untilAsserted(() -> assertThat(ours(target)).doesNotContainAnyElementsOf(first));
            look(target, held);
            assertThat(ours(target)).isNotEmpty().doesNotContainAnyElementsOf(first);
        }
    }
}
