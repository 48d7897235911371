package dev.bellows.engine.postgresql.observe;

import dev.bellows.document.ThrottleSetting;
import dev.bellows.engine.postgresql.session.AgentTag;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.session.SqlFailure;
import dev.bellows.engine.postgresql.throttle.ThrottleSignal.Found;
import dev.bellows.engine.postgresql.throttle.ThrottleSignal.Found.Measured;
import dev.bellows.engine.postgresql.throttle.ThrottleSignal.Found.NotApplicable;
import dev.bellows.engine.postgresql.throttle.ThrottleSignal.Found.Unknown;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * Everything that the primary itself shows of what a backfill on one table does to others: one message, whatever the number of signals,
 * with a deadline. Read-only.
 *
 * @param found by the setting that limits it
 * @param walPosition bytes of WAL ever written; empty when the look took too long
 */
record PrimaryLook(Map<ThrottleSetting, Found> found, OptionalDouble walPosition) {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final char SEPARATOR = '\u001f';
    private static final int FIELDS = 8;

    /**
     * Looks once.
     *
     * @param table quoted and qualified where it has to be
     * @param cores processors of the server, 0 when nobody said
     */
    static PrimaryLook at(PinnedSession session, String table, int cores) throws SQLException {
        try {
            String said = session.transaction(
                            "SET LOCAL statement_timeout = " + DEADLINE.toMillis() + ";\n" + sql(table))
                    .orElse("");
            return of(said.split(String.valueOf(SEPARATOR), -1), cores);
        } catch (SQLException e) {
            if (SqlFailure.of(e) != SqlFailure.CANCELLED) {
                throw e;
            }
            return nobodyKnows("looking took longer than " + DEADLINE.toSeconds() + " s");
        }
    }

    /**
     * Activity of other roles is hidden from a role without {@code pg_read_all_stats}, and hidden is not idle: what needs it is null then.
     * A snapshot counts from its transaction's begin. Our own sessions and autovacuum hold nobody's.
     */
    private static String sql(String table) {
        return """
                SELECT array_to_string(ARRAY[
                  (SELECT count(DISTINCT l.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                     WHERE NOT l.granted AND (l.relation = to_regclass(%1$s) OR l.locktype = 'transactionid')
                       AND a.datname = current_database() AND a.application_name NOT LIKE %2$s)::text,
                  pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text,
                  CASE WHEN may THEN coalesce(extract(epoch FROM clock_timestamp() - least(
                    (SELECT min(a.xact_start) FROM pg_stat_activity a WHERE a.backend_xmin IS NOT NULL AND a.pid <> pg_backend_pid()
                       AND a.backend_type NOT LIKE 'autovacuum%%' AND a.datname = current_database() AND a.application_name NOT LIKE %2$s),
                    (SELECT min(p.prepared) FROM pg_prepared_xacts p WHERE p.database = current_database()))) * 1000, 0)::text END,
                  coalesce((SELECT slot_name || ':' || greatest(pg_wal_lsn_diff(pg_current_wal_insert_lsn(), restart_lsn), 0)::text
                     FROM pg_replication_slots WHERE restart_lsn IS NOT NULL AND wal_status IS DISTINCT FROM 'lost'
                     ORDER BY restart_lsn LIMIT 1), 'none'),
                  CASE WHEN current_setting('archive_mode') = 'off' THEN 'off' ELSE (
                    SELECT greatest(pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')
                        - ('x' || substr(w, 9, 8))::bit(32)::bigint * 4294967296
                        - (('x' || substr(w, 17, 8))::bit(32)::bigint + 1) * pg_size_bytes(current_setting('wal_segment_size')), 0)::text
                    FROM (SELECT last_archived_wal AS w FROM pg_stat_archiver) s WHERE w ~ '^[0-9A-F]{24}') END,
                  CASE WHEN may THEN (SELECT count(*) FROM pg_stat_activity a WHERE a.state = 'active' AND a.backend_type = 'client backend'
                     AND a.wait_event_type IS DISTINCT FROM 'Client' AND a.wait_event_type IS DISTINCT FROM 'Lock'
                     AND a.application_name NOT LIKE %2$s)::text END,
                  CASE WHEN may THEN (SELECT count(*) FROM %3$s)::text END,
                  CASE WHEN may THEN (SELECT count(*) FROM %3$s AND a.query LIKE '%%(to prevent wraparound)%%')::text END
                ], E'\\x1f', '')
                FROM (SELECT pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS may) r""".formatted(Sql.literal(table), Sql.literal(AgentTag.PREFIX + "%"), vacuums(table));
    }

    private static String vacuums(String table) {
        return "pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid JOIN pg_database d ON d.oid = l.database"
                + " WHERE d.datname = current_database() AND l.relation = to_regclass(" + Sql.literal(table)
                + ") AND l.granted AND l.mode = 'ShareUpdateExclusiveLock' AND a.backend_type = 'autovacuum worker'"
                + " AND a.query NOT LIKE 'autovacuum: ANALYZE%'";
    }

    private static PrimaryLook of(String[] said, int cores) {
        if (said.length != FIELDS) {
            return nobodyKnows("the look gave no answer");
        }
        String hidden = "the agent's role may not see it: GRANT pg_read_all_stats TO it";
        Map<ThrottleSetting, Found> found = new EnumMap<>(ThrottleSetting.class);
        found.put(ThrottleSetting.MAX_LOCK_WAITERS, number(said[0], "no answer", value -> value));
        found.put(ThrottleSetting.MAX_HORIZON_AGE, number(said[2], hidden, value -> value));
        found.put(ThrottleSetting.MAX_SLOT_WAL, slot(said[3]));
        found.put(
                ThrottleSetting.MAX_ARCHIVE_BEHIND,
                said[4].equals("off")
                        ? new NotApplicable("archiving is off")
                        : number(said[4], "nothing was archived since the server's statistics began", value -> value));
        found.put(
                ThrottleSetting.MAX_ACTIVE,
                cores == 0
                        ? new NotApplicable("agent.yaml does not say how many cores there are")
                        : number(said[5], hidden, value -> value * 100 / cores));
        found.put(ThrottleSetting.MAX_AUTOVACUUMS, number(said[6], hidden, value -> value));
        found.put(ThrottleSetting.MAX_WRAPAROUND, number(said[7], hidden, value -> value));
        return new PrimaryLook(found, OptionalDouble.of(Double.parseDouble(said[1])));
    }

    private static Found number(String said, String why, DoubleFunction<Double> made) {
        return said.isEmpty() ? new Unknown(why) : new Measured(made.apply(Double.parseDouble(said)), "");
    }

    private static Found slot(String said) {
        int end = said.lastIndexOf(':');
        return end < 0
                ? new NotApplicable("there is no slot")
                : new Measured(Double.parseDouble(said.substring(end + 1)), "slot " + said.substring(0, end));
    }

    private static PrimaryLook nobodyKnows(String why) {
        Map<ThrottleSetting, Found> found = new EnumMap<>(ThrottleSetting.class);
        for (ThrottleSetting setting : java.util.List.of(
                ThrottleSetting.MAX_LOCK_WAITERS,
                ThrottleSetting.MAX_HORIZON_AGE,
                ThrottleSetting.MAX_SLOT_WAL,
                ThrottleSetting.MAX_ARCHIVE_BEHIND,
                ThrottleSetting.MAX_ACTIVE,
                ThrottleSetting.MAX_AUTOVACUUMS,
                ThrottleSetting.MAX_WRAPAROUND)) {
            found.put(setting, new Unknown(why));
        }
        return new PrimaryLook(found, OptionalDouble.empty());
    }
}
