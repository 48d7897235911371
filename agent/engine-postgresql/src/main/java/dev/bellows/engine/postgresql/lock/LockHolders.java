package dev.bellows.engine.postgresql.lock;

import dev.bellows.engine.postgresql.session.PinnedSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Looks who holds locks on relations, before an attempt and for the report after the last one. Read-only. */
public final class LockHolders {
    private static final int SHOWN = 5;

    private LockHolders() {}

    /**
     * Transactions that hold a lock on one of the relations and are older than {@code age}: running ones, prepared ones without a
     * session, and on a standby queries.
     *
     * @param relations oids
     * @return who, for people; at most five
     */
    public static List<String> olderThan(PinnedSession session, List<Long> relations, Duration age)
            throws SQLException {
        return olderThan(session, relations, age, "");
    }

    /** The same without those that only read, or lock rows: SHARE ROW EXCLUSIVE is granted beside them. */
    public static List<String> writersOlderThan(PinnedSession session, List<Long> relations, Duration age)
            throws SQLException {
        return olderThan(session, relations, age, " AND l.mode NOT IN ('AccessShareLock', 'RowShareLock')");
    }

    /** The same without those that write rows: SHARE UPDATE EXCLUSIVE is granted beside them. */
    public static List<String> changersOlderThan(PinnedSession session, List<Long> relations, Duration age)
            throws SQLException {
        return olderThan(
                session, relations, age, " AND l.mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')");
    }

    /**
     * Transactions that can hold rows of one of the relations, or wait in the way of those who do: whoever locks a row has a number and a
     * lock on the table that says so.
     *
     * @return as {@link #olderThan(PinnedSession, List, Duration)}
     */
    public static List<String> ofRows(PinnedSession session, List<Long> relations, Duration age) throws SQLException {
        return olderThan(session, relations, age, """
                 AND l.mode <> 'AccessShareLock' AND EXISTS (SELECT FROM pg_locks x WHERE x.locktype = 'transactionid' AND x.granted
                  AND x.virtualtransaction = l.virtualtransaction)""");
    }

    private static List<String> olderThan(PinnedSession session, List<Long> relations, Duration age, String condition)
            throws SQLException {
        if (relations.isEmpty()) {
            return List.of();
        }
        String oids = String.join(",", relations.stream().map(String::valueOf).toList());
        // Repeated many times while somebody is in the way, so it reads each view once, and of the activity only the
        // holders' rows.
        return session.list(
                """
                SELECT DISTINCT CASE
                    WHEN l.pid IS NULL THEN 'prepared transaction ''' || coalesce((
                         SELECT p.gid FROM pg_locks x JOIN pg_prepared_xacts p ON p.transaction = x.transactionid
                         WHERE x.pid IS NULL AND x.locktype = 'transactionid' AND x.virtualtransaction = l.virtualtransaction
                         LIMIT 1), l.virtualtransaction) || ''''
                    ELSE 'session ' || l.pid || ' of ' || coalesce(pg_get_userbyid(nullif(a.usesysid, 0)), a.backend_type, 'an unknown role')
                         || coalesce(' (' || nullif(a.application_name, '') || ')', '')
                         || coalesce(', open since ' || to_char(a.xact_start AT TIME ZONE 'UTC', 'HH24:MI:SS') || ' UTC', '') END
                FROM pg_locks l LEFT JOIN LATERAL pg_stat_get_activity(l.pid) a ON l.pid IS NOT NULL
                WHERE l.locktype = 'relation' AND l.granted AND l.relation = ANY (string_to_array(?, ',')::oid[])
                  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                  AND l.pid IS DISTINCT FROM pg_backend_pid()
                  AND (l.pid IS NULL OR clock_timestamp() - a.xact_start > make_interval(secs => ?::double precision / 1000))""" + condition + "\nORDER BY 1 LIMIT " + SHOWN, row -> row.getString(1), oids, age.toMillis());
    }
}
