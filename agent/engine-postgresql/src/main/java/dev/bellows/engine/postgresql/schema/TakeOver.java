package dev.bellows.engine.postgresql.schema;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.Pause;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes this agent the one executor of a line: raises the fence with a short lock_timeout, ends the sessions of an older holder
 * while that fails (a frozen one holds the fence row in the middle of its batch), ends stragglers afterwards and looks again until
 * none is left. Confined to the calling thread.
 */
public final class TakeOver {
    private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration RAISE_LOCK = Duration.ofMillis(200);

    private final Sessions sessions;
    private final TargetSettings settings;
    private final InstantSource time;

    public TakeOver(Sessions sessions, InstantSource time) {
        this.sessions = sessions;
        this.settings = sessions.settings();
        this.time = time;
    }

    /**
     * Creates schema and rows that are missing, raises the fence and ends older holders.
     *
     * @param floor highest fence known elsewhere
     * @return the fence now held
     */
    public long run(long floor) throws SQLException {
        long candidate;
        try (PinnedSession reader = sessions.primary(0, Limits.JOURNAL)) {
            new BellowsSchema(reader, settings).install();
            new Inspector(reader, settings).refuseClone();
            refuseSecondName(reader);
            requireBaseline(reader);
            candidate = Math.max(floor, fence(reader)) + 1;
        }
        // The tag names the fence asked for: a taker that freezes here is ended by the next one.
        try (PinnedSession session = sessions.kept(candidate, Limits.JOURNAL)) {
            Instant deadline = time.instant().plus(PATIENCE);
            long fence = raise(session, floor, candidate, deadline);
            endOlder(session, fence, deadline);
            requireBaseline(session);
            return fence;
        }
    }

    private void refuseSecondName(PinnedSession session) throws SQLException {
        Optional<String> other = session.one(
                "SELECT target FROM bellows.holder WHERE line = ? AND target <> ?",
                row -> row.getString(1),
                settings.line().name(),
                settings.name().name());
        if (other.isPresent()) {
            throw BellowsException.of(
                    ErrorCode.TARGET_TWO_NAMES,
                    "Line " + settings.line() + " of this database is target " + other.get() + " already; "
                            + settings.name() + " is a second name. Was it renamed on purpose, then type: "
                            + "UPDATE bellows.holder SET target = "
                            + Sql.literal(settings.name().name())
                            + " WHERE line = " + Sql.literal(settings.line().name()));
        }
    }

    private long fence(PinnedSession session) throws SQLException {
        return session.one(
                        "SELECT fence FROM bellows.fence WHERE line = ?",
                        row -> row.getLong(1),
                        settings.line().name())
                .orElse(0L);
    }

    private long raise(PinnedSession session, long floor, long candidate, Instant deadline) throws SQLException {
        while (true) {
            try {
                return Long.parseLong(session.transaction(raiseSql(floor)).orElseThrow());
            } catch (SQLException e) {
                if (!SqlFailure.of(e).passing() || time.instant().isAfter(deadline)) {
                    throw e;
                }
                endSessions(session, candidate);
                Pause.of(BETWEEN_LOOKS);
            }
        }
    }

    private String raiseSql(long floor) {
        String line = Sql.literal(settings.line().name());
        String agent = Sql.literal(settings.agent().text());
        String target = Sql.literal(settings.name().name());
        int base = settings.baseline();
        return "SET LOCAL lock_timeout = " + Sql.milliseconds(RAISE_LOCK) + ";\n"
                + "INSERT INTO bellows.fence AS f (line, fence, agent) VALUES (" + line + ", " + (floor + 1) + ", "
                + agent
                + ") ON CONFLICT (line) DO UPDATE SET fence = greatest(f.fence, " + floor
                + ") + 1, agent = excluded.agent, raised_at = clock_timestamp();\n"
                + "INSERT INTO bellows.holder AS h (line, target, agent, fence) SELECT line, " + target
                + ", agent, fence"
                + " FROM bellows.fence WHERE line = " + line
                + " ON CONFLICT (line) DO UPDATE SET agent = excluded.agent, fence = excluded.fence, heartbeat_at = clock_timestamp();\n"
                + "INSERT INTO bellows.journal_head (line, id) VALUES (" + line + ", 0) ON CONFLICT DO NOTHING;\n"
                + "WITH row AS (INSERT INTO bellows.\"window\" (line, baseline, min_version, max_version, generation, fence)"
                + " SELECT line, " + base + ", " + base + ", " + base + ", 0, fence FROM bellows.fence WHERE line = "
                + line
                + " ON CONFLICT DO NOTHING RETURNING *) INSERT INTO bellows.window_history"
                + " (line, min_version, max_version, generation, fence, agent) SELECT line, min_version, max_version, generation, fence, "
                + agent + " FROM row;\n"
                + "SELECT fence FROM bellows.fence WHERE line = " + line;
    }

    private void requireBaseline(PinnedSession session) throws SQLException {
        int baseline = session.one(
                        "SELECT baseline FROM bellows.\"window\" WHERE line = ?",
                        row -> row.getInt(1),
                        settings.line().name())
                .orElse(settings.baseline());
        if (baseline != settings.baseline()) {
            throw BellowsException.of(
                    ErrorCode.TARGET_BASELINE,
                    "Line " + settings.line() + " on " + settings.name() + " began at baseline " + baseline
                            + "; the configuration says " + settings.baseline() + ".");
        }
    }

    private void endOlder(PinnedSession session, long fence, Instant deadline) throws SQLException {
        int left = endSessions(session, fence - 1);
        while (left > 0) {
            if (time.instant().isAfter(deadline) || !Pause.of(BETWEEN_LOOKS)) {
                throw BellowsException.of(
                        ErrorCode.TARGET_TAKE_OVER,
                        left + " session(s) of an older holder of " + settings + " did not end in "
                                + PATIENCE.toSeconds() + " s.");
            }
            left = endSessions(session, fence - 1);
        }
    }

    /**
     * Ends sessions of ours on this line whose fence is not above {@code highest}; readers (fence 0) and the caller's own are left
     * alone.
     *
     * @return how many were seen, ended or not
     */
    private int endSessions(PinnedSession session, long highest) throws SQLException {
        List<Integer> ended = endOurs(session, settings.line().name(), highest, List.of(session.backend()));
        if (!ended.isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("target", settings.name())
                    .addKeyValue("line", settings.line())
                    .addKeyValue("backends", ended)
                    .log("ended sessions of an older holder");
        }
        return ended.size();
    }

    /**
     * Ends sessions of ours on a line by pid and backend_start, so that a reused pid is never hit.
     *
     * @param highest highest fence to end
     * @param spared server processes to leave alone
     * @return the server processes that were seen
     */
    public static List<Integer> endOurs(PinnedSession session, String line, long highest, List<Integer> spared)
            throws SQLException {
        String except = String.join(",", spared.stream().map(String::valueOf).toList());
        try {
            return session.list("""
                    SELECT a.pid, pg_terminate_backend(a.pid)
                    FROM pg_stat_activity a
                    WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.pid <> ALL (string_to_array(?, ',')::int[])
                      AND a.application_name ~ ('^bellows-agent ' || ? || ' [0-9]+( |$)')
                      AND split_part(a.application_name, ' ', 3)::bigint BETWEEN 1 AND ?
                      AND EXISTS (SELECT FROM pg_stat_get_activity(a.pid) b WHERE b.backend_start IS NOT DISTINCT FROM a.backend_start)""", row -> row.getInt(1), except, line, highest);
        } catch (SQLException e) {
            if (SqlFailure.of(e) == SqlFailure.RIGHTS) {
                throw new BellowsException(
                        dev.bellows.document.error.Problem.of(
                                ErrorCode.TARGET_RIGHTS,
                                "Sessions of the older holder belong to another role: GRANT pg_signal_backend TO the agent's role, "
                                        + "or use one role for every agent of a target."),
                        dev.bellows.document.error.Outcome.NOTHING_DONE,
                        e);
            }
            throw e;
        }
    }
}
