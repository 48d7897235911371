package dev.bellows.engine.postgresql.observe;

import dev.bellows.document.error.BellowsException;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Read replicas: those of the configuration are asked themselves, and streaming rows of pg_stat_replication that belong to none of
 * them are reported as not configured. Thread-safe: no state.
 */
public final class Replicas {
    private final Sessions sessions;

    public Replicas(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Every replica and its lag behind the primary's present position. */
    public List<ReplicaState> states(PinnedSession primary) throws SQLException {
        // Not the insert position: it may stand behind a page header, which no replay reaches before the next record.
        String position =
                primary.sendForValue("SELECT pg_current_wal_flush_lsn()::text").orElseThrow();
        return statesBehind(primary, position);
    }

    /** A position that covers everything committed up to now, asynchronous commits too: a write of ours is flushed behind them. */
    public String flushed(PinnedSession primary) throws SQLException {
        // The position is read after the commit: statements of one message without BEGIN are one transaction, and its
        // flush
        // comes last. The row is written as it is, whoever holds: a transaction that wrote nothing flushes nothing.
        try {
            return primary.sendForValue(
                            "BEGIN;\nSET LOCAL synchronous_commit = local;\nUPDATE bellows.holder SET heartbeat_at = heartbeat_at"
                                    + " WHERE line = "
                                    + Sql.literal(sessions.settings().line().name())
                                    + ";\nCOMMIT;\nSELECT pg_current_wal_flush_lsn()::text")
                    .orElseThrow();
        } catch (SQLException e) {
            primary.rollBack();
            throw e;
        }
    }

    /** Every replica and its lag behind a position of the primary. */
    public List<ReplicaState> statesBehind(PinnedSession primary, String position) throws SQLException {
        TargetSettings settings = sessions.settings();
        List<ReplicaState> states = new ArrayList<>();
        Set<String> receivers = new HashSet<>();
        for (int i = 0; i < settings.replicas().size(); i++) {
            String name = "replica-" + (i + 1);
            boolean ignored = settings.ignoredReplicas().contains(name);
            states.add(ask(name, settings.replicas().get(i), position, ignored, receivers));
        }
        for (Streaming row : streaming(primary, position)) {
            if (receivers.contains(row.backend())) {
                continue;
            }
            boolean ignored = settings.ignoredReplicas().contains(row.name());
            states.add(new ReplicaState(row.name(), false, ignored, true, row.lagMillis(), row.lagBytes()));
        }
        return states;
    }

    private ReplicaState ask(String name, String url, String position, boolean ignored, Set<String> receivers) {
        try (PinnedSession replica = sessions.keptReplica(url)) {
            if (!replica.probe("pg_is_in_recovery()")) {
                return new ReplicaState(name, true, ignored, false, -1, -1); // promoted since the session was opened
            }
            replica.one("SELECT coalesce(slot_name, '') FROM pg_stat_wal_receiver", row -> row.getString(1))
                    .ifPresent(receivers::add);
            return replica.one(
                            """
                            SELECT greatest(pg_wal_lsn_diff(?::pg_lsn, pg_last_wal_replay_lsn()), 0)::bigint,
                                   CASE WHEN pg_last_wal_replay_lsn() >= ?::pg_lsn THEN 0
                                        ELSE coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000, -1) END::bigint""",
                            row -> new ReplicaState(name, true, ignored, true, row.getLong(2), row.getLong(1)),
                            position,
                            position)
                    .orElseThrow();
        } catch (SQLException | BellowsException e) {
            org.slf4j.LoggerFactory.getLogger(Replicas.class)
                    .atDebug()
                    .addKeyValue("target", sessions.settings().name())
                    .addKeyValue("replica", name)
                    .setCause(e)
                    .log("a replica does not answer");
            return new ReplicaState(name, true, ignored, false, -1, -1);
        }
    }

    private static List<Streaming> streaming(PinnedSession primary, String position) throws SQLException {
        return primary.list(
                """
                SELECT coalesce(nullif(r.application_name, ''), 'walsender-' || r.pid), coalesce(s.slot_name, ''),
                       coalesce(extract(epoch FROM r.replay_lag) * 1000, -1)::bigint,
                       coalesce(greatest(pg_wal_lsn_diff(?::pg_lsn, r.replay_lsn), 0), -1)::bigint
                FROM pg_stat_replication r LEFT JOIN pg_replication_slots s ON s.active_pid = r.pid
                WHERE s.slot_type IS DISTINCT FROM 'logical' AND r.state IN ('streaming', 'catchup')
                ORDER BY 1""",
                row -> new Streaming(
                        row.getString(1),
                        Optional.of(row.getString(2))
                                .filter(it -> !it.isEmpty())
                                .orElse(row.getString(1)),
                        row.getLong(3),
                        row.getLong(4)),
                position);
    }

    private record Streaming(String name, String backend, long lagMillis, long lagBytes) {}
}
