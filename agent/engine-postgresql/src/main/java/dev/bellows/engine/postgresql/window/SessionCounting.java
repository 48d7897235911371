package dev.bellows.engine.postgresql.window;

import dev.bellows.engine.SessionCount;
import dev.bellows.engine.SessionCount.Present;
import dev.bellows.engine.postgresql.session.OwnSessions;
import dev.bellows.engine.postgresql.session.PinnedSession;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One reading of {@code pg_stat_database.sessions} between two readings of who is there. A session that is gone when the first is made
 * is in the counter: the server adds it before the session leaves {@code pg_stat_activity}. One that is in the counter and neither in
 * the first nor in the second reading came unseen. Confined to one look.
 *
 * <p>Only client backends count: parallel workers and background workers do not raise the counter and are not asked for. From 15 on a
 * session is in the counter before it waits for its first query; 14 tells a collector that writes half a second later. Where another
 * session writes the same counter in that very moment, the server does not wait: it tries again after ten seconds, or once the session's
 * transaction is over. Nothing shows which session that was; it is behind until then, and then looks like one that came unseen.
 */
final class SessionCounting {
    private static final int ASYNCHRONOUS = 14;
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final String epoch;
    private final Instant at;
    private final long opened;
    private final List<Present> present;

    private SessionCounting(String epoch, Instant at, long opened, List<Present> present) {
        this.epoch = epoch;
        this.at = at;
        this.opened = opened;
        this.present = present;
    }

    /** Makes the first reading, then reads the counter; two statements, since one would see both frozen at its beginning, and so
     * would one transaction that does not forget in between. */
    static SessionCounting begin(PinnedSession session, Instant now) throws SQLException {
        boolean late = session.majorVersion() <= ASYNCHRONOUS;
        List<Present> present = session.list(
                """
                SELECT KEY, state IS NOT NULL AND state <> 'disabled', clock_timestamp() - backend_start > interval '2 seconds',
                       coalesce(state = 'disabled', false)
                FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'""".replace("KEY", OwnSessions.KEY),
                row -> new Present(
                        row.getString(1), (late || row.getBoolean(4)) ? row.getBoolean(3) : row.getBoolean(2)));
        session.send("SELECT pg_stat_clear_snapshot()");
        return session.one(
                        """
                        SELECT concat_ws(' ', datid, pg_postmaster_start_time(), stats_reset,
                                 (SELECT backend_start FROM pg_stat_activity WHERE backend_type = 'checkpointer')), sessions
                        FROM pg_stat_database WHERE datname = current_database()""",
                        row -> new SessionCounting(
                                row.getString(1), late ? now.minus(SETTLED) : now, row.getLong(2), present))
                .orElseThrow();
    }

    /** The second reading is made; what this process opened is asked last, so that nothing of ours is taken for a stranger's. */
    SessionCount end(List<String> again, OwnSessions own) {
        Set<String> first = new HashSet<>();
        present.forEach(it -> first.add(it.key()));
        List<String> late = again.stream().filter(key -> !first.contains(key)).toList();
        String place = again.isEmpty() ? "" : place(again.getFirst());
        return new SessionCount(epoch, at, opened, present, late, own.lately(place));
    }

    /** Start of the server and database: what all keys of one place have in common. */
    private static String place(String key) {
        return key.substring(0, key.indexOf('/', key.indexOf('/') + 1) + 1);
    }
}
