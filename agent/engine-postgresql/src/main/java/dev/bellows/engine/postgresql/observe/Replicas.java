package dev.bellows.engine.postgresql.observe;

import dev.bellows.document.error.BellowsException;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        List<String> receivers = new ArrayList<>();
        for (int i = 0; i < settings.replicas().size(); i++) {
            String name = "replica-" + (i + 1);
            boolean ignored = settings.ignoredReplicas().contains(name);
            states.add(ask(name, settings.replicas().get(i), position, ignored, receivers));
        }
        for (Streaming row : streaming(primary, position)) {
            if (receivers.remove(row.backend())) {
                continue;
            }
            boolean ignored = settings.ignoredReplicas().contains(row.name());
            states.add(new ReplicaState(row.name(), false, ignored, true, row.lagMillis(), row.lagBytes()));
        }
        return states;
    }

    private ReplicaState ask(String name, String url, String position, boolean ignored, List<String> receivers) {
        try (PinnedSession replica = sessions.keptReplica(url)) {
            if (!replica.probe("pg_is_in_recovery()")) {
                return new ReplicaState(name, true, ignored, false, -1, -1); // promoted since the session was opened
            }
            receiver(replica).ifPresent(receivers::add);
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

    /**
     * As whom a replica streams: its slot, or else the name that it gives itself. One that its configuration does not name is called
     * walreceiver, and so may be others: whoever counts them counts each once. Empty where nothing streams to it.
     */
    public static Optional<String> receiver(PinnedSession replica) throws SQLException {
        return replica.one("""
                SELECT coalesce(nullif(slot_name, ''), substring(conninfo FROM '(?:^| )application_name=([^ ]+)'),
                                substring(conninfo FROM '(?:^| )fallback_application_name=([^ ]+)'), 'walreceiver')
                FROM pg_stat_wal_receiver""", row -> row.getString(1));
    }

    /**
     * A replica that streams from the primary.
     *
     * @param name for people
     * @param receiver as whom it streams
     */
    public record Sender(String name, String receiver) {}

    /** Every physical replica that streams from the primary now. */
    public static List<Sender> senders(PinnedSession primary) throws SQLException {
        return streaming(primary, "0/0").stream()
                .map(row -> new Sender(row.name(), row.backend()))
                .toList();
    }

    /**
     * Replicas that nobody listed: somebody may read there, and nobody looks.
     *
     * @param receivers as whom the listed ones stream
     * @return their names, those that are to be ignored left out
     */
    public static List<String> unlisted(List<Sender> senders, List<String> receivers, TargetSettings settings) {
        List<String> listed = new ArrayList<>(receivers);
        return senders.stream()
                .filter(sender -> !listed.remove(sender.receiver()))
                .map(Sender::name)
                .filter(name -> !settings.ignoredReplicas().contains(name))
                .toList();
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
