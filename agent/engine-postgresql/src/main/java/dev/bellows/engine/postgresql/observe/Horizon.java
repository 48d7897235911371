package dev.bellows.engine.postgresql.observe;

import dev.bellows.engine.postgresql.session.AgentTag;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.throttle.ThrottleSignal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How long the oldest snapshot has kept vacuum from removing dead rows: while that is long, every batch only grows the table. Sessions
 * of this database that hold a snapshot and prepared transactions count; ours and vacuum itself do not. Read-only, no state.
 */
final class Horizon {
    private Horizon() {}

    /** Measures once. */
    static ThrottleSignal signal(PinnedSession session, Duration limit, Instant now, Duration ttl) throws SQLException {
        double seconds = session.one("""
                        SELECT coalesce(extract(epoch FROM clock_timestamp() - least(
                          (SELECT min(a.xact_start) FROM pg_stat_activity a WHERE a.backend_xmin IS NOT NULL AND a.pid <> pg_backend_pid()
                             AND a.backend_type NOT LIKE 'autovacuum%%' AND a.datname = current_database() AND a.application_name NOT LIKE %s),
                          (SELECT min(p.prepared) FROM pg_prepared_xacts p WHERE p.database = current_database()))), 0)::double precision""".formatted(Sql.literal(AgentTag.PREFIX + "%")), row -> row.getDouble(1))
                .orElse(0.0);
        return new ThrottleSignal(
                "horizon_age",
                seconds,
                limit.toMillis() / 1e3,
                now,
                ttl,
                String.format(
                        Locale.ROOT,
                        "a transaction open for %.0f s keeps vacuum from removing dead rows, limit %.0f s",
                        seconds,
                        limit.toMillis() / 1e3));
    }
}
