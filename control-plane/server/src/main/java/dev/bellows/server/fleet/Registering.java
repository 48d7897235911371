package dev.bellows.server.fleet;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.rollout.Speaking;
import dev.bellows.server.store.Database;
import dev.bellows.server.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether what an agent says of a target may be stored. Thread-safe because it holds only settings.
 *
 * <p>A target's row, locked, decides between two agents that talk of one target, and cannot while there is no row; two names of one
 * database have no row in common at all. A report that brings a new target or a new identity therefore holds two locks by name before
 * it looks: its line's, then its target's. Every report takes locks in the order line, target's name, target's row, so none waits for
 * one that waits for it.
 */
final class Registering {
    private final Database store;
    private final Duration silentAfter;

    Registering(Database store, Duration silentAfter) {
        this.store = store;
        this.silentAfter = silentAfter;
    }

    Acceptance report(String agent, TargetSeen seen, Speaking.Manner manner) {
        // Nearly all reports bring nothing new: they must not queue behind each other when a whole fleet comes back at
        // once.
        Optional<Acceptance> settled = store.transaction(
                sql -> known(sql, seen).filter(known -> known.settled).isPresent()
                        ? Optional.of(judged(sql, agent, seen, manner))
                        : Optional.<Acceptance>empty());
        return settled.orElseGet(() -> store.transaction(sql -> {
            lockByName(sql, "line", seen.line().name());
            lockByName(sql, "target", seen.target().name());
            return judged(sql, agent, seen, manner);
        }));
    }

    private static void lockByName(Statements sql, String kind, String name) throws SQLException {
        sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, "bellows." + kind + "/" + name);
    }

    private Acceptance judged(Statements sql, String agent, TargetSeen seen, Speaking.Manner manner)
            throws SQLException {
        Optional<Known> known = known(sql, seen);
        // Read after the row was locked: one statement would judge the agent that a concurrent report wrote by a look
        // of before.
        boolean alive = known.isPresent() && alive(sql, known.get().agent);
        Optional<Problem> refusal = known.flatMap(row -> refusal(agent, seen, row, alive, manner));
        if (refusal.isEmpty()) {
            refusal = sameDatabase(sql, seen);
        }
        if (refusal.isEmpty()) {
            TargetWriting.write(sql, agent, seen);
        } else if (known.isPresent() && refusal.get().code() != ErrorCode.FLEET_TARGET_TAKEN) {
            TargetWriting.refused(sql, seen.target(), refusal.get());
        }
        long floor = Math.max(seen.fence(), known.map(Known::fence).orElse(0L));
        return new Acceptance(seen.target().name(), refusal, floor);
    }

    private static Optional<Known> known(Statements sql, TargetSeen seen) throws SQLException {
        return sql.one(
                """
                select line, baseline, environment, agent, fence, identity_token, server_id, database_id, host
                from target where name = ? for update""",
                row -> new Known(
                        row.getString("line"),
                        row.getInt("baseline"),
                        row.getString("environment"),
                        row.getString("agent"),
                        row.getLong("fence"),
                        row.getString("line").equals(seen.line().name())
                                && (seen.fingerprint().isEmpty()
                                        || same(row, seen.fingerprint().get()))),
                seen.target().name());
    }

    private static boolean same(ResultSet row, TargetSeen.Fingerprint print) throws SQLException {
        return Objects.requireNonNullElse(row.getString("identity_token"), "").equals(print.identityToken())
                && Objects.requireNonNullElse(row.getString("server_id"), "").equals(print.serverId())
                && Objects.requireNonNullElse(row.getString("database_id"), "").equals(print.databaseId())
                && row.getString("host").equals(print.host());
    }

    private boolean alive(Statements sql, String agent) throws SQLException {
        return sql.one("""
                        select 1 from agent where name = ? and connected
                            and last_heard_at > clock_timestamp() - ? * interval '1 millisecond'""", row -> true, agent, silentAfter.toMillis()).isPresent();
    }

    private static Optional<Problem> refusal(
            String agent, TargetSeen seen, Known known, boolean alive, Speaking.Manner manner) {
        String name = seen.target().name();
        if (!known.line.equals(seen.line().name())) {
            return refused(
                    ErrorCode.FLEET_LINE,
                    name,
                    "Target " + name + " belongs to line " + known.line + ", agent " + agent + " says " + seen.line()
                            + ".");
        }
        if (known.baseline != seen.baseline()) {
            return refused(
                    ErrorCode.FLEET_BASELINE,
                    name,
                    "Target " + name + " has baseline " + known.baseline + ", agent " + agent + " says "
                            + seen.baseline() + ".");
        }
        if (!known.environment.equals(seen.environment())) {
            Problem problem = new Problem(
                    ErrorCode.FLEET_ENVIRONMENT,
                    "Target " + name + " belongs to environment " + known.environment + ", agent " + agent + " says "
                            + seen.environment() + ".",
                    "bellows target environment " + name + " --to " + seen.environment() + " --reason TEXT");
            return Optional.of(problem);
        }
        if (Speaking.taken(known.agent, alive, agent, manner)) {
            return refused(
                    ErrorCode.FLEET_TARGET_TAKEN,
                    name,
                    "Agent " + known.agent + (alive ? " is alive and" : "") + " speaks for target " + name + "; agent "
                            + agent + " waits until it is silent.");
        }
        return Optional.empty();
    }

    private static Optional<Problem> sameDatabase(Statements sql, TargetSeen seen) throws SQLException {
        if (seen.fingerprint().isEmpty()) {
            return Optional.empty();
        }
        TargetSeen.Fingerprint print = seen.fingerprint().get();
        return sql.one(
                        """
                        select name from target
                        where line = ? and name <> ? and (
                            (identity_token = ? and ? <> '')
                            or (server_id = ? and database_id = ? and host = ? and ? <> ''))
                        limit 1""",
                        row -> row.getString(1),
                        seen.line().name(),
                        seen.target().name(),
                        print.identityToken(),
                        print.identityToken(),
                        print.serverId(),
                        print.databaseId(),
                        print.host(),
                        print.serverId())
                .flatMap(other -> refused(
                        ErrorCode.FLEET_SAME_DATABASE,
                        other,
                        "Target " + seen.target() + " is the same database as target " + other + " of line "
                                + seen.line() + ", or a copy of it."));
    }

    private static Optional<Problem> refused(ErrorCode code, String target, String message) {
        return Optional.of(new Problem(code, message, code.next().replace("TARGET", target)));
    }

    /** What the store has of the target; {@code settled} when the report changes nothing that other targets are compared with. */
    private record Known(String line, int baseline, String environment, String agent, long fence, boolean settled) {}
}
