package dev.bellows.server.fleet;

import dev.bellows.document.Selector;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.server.store.Database;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The fleet's tables. Thread-safe; calls block.
 *
 * <p>An agent is <i>live</i> when its stream is open and it was heard of within {@code silentAfter} by the store's clock: a crashed
 * control plane leaves {@code connected} behind, so the flag alone proves nothing.
 */
public final class Fleet {
    private final Database store;
    private final String replica;
    private final Duration silentAfter;

    /**
     * @param replica name of this control-plane process, new at every start
     * @param silentAfter after which silence an agent no longer keeps others from its targets
     */
    public Fleet(Database store, String replica, Duration silentAfter) {
        this.store = store;
        this.replica = replica;
        this.silentAfter = silentAfter;
    }

    /** Gives an agent's new stream its epoch; older streams of that agent, on any replica, count no more. */
    public long openStream(String agent, String agentId, String build) {
        return store.transaction(statements -> {
            long epoch = statements
                    .one("select nextval('agent_epoch')", row -> row.getLong(1))
                    .orElseThrow();
            statements.update("""
                    insert into agent (name, agent_id, build, epoch, replica, connected, last_heard_at)
                    values (?, ?, ?, ?, ?, true, clock_timestamp())
                    on conflict (name) do update set agent_id = excluded.agent_id, build = excluded.build,
                        epoch = excluded.epoch, replica = excluded.replica, connected = true,
                        last_heard_at = excluded.last_heard_at
                    where agent.epoch < excluded.epoch""", agent, agentId, build, epoch, replica);
            return epoch;
        });
    }

    /** Marks an agent's stream as closed, unless a newer one is open. */
    public void closeStream(String agent, long epoch) {
        store.update("update agent set connected = false where name = ? and epoch = ?", agent, epoch);
    }

    /** Whether that epoch is the agent's newest. */
    public boolean newest(String agent, long epoch) {
        return store.one("select 1 from agent where name = ? and epoch = ?", row -> true, agent, epoch)
                .isPresent();
    }

    /**
     * Signs of life of this process's streams.
     *
     * @param epochs agent name → epoch
     * @return agents whose epoch is no longer the newest
     */
    public Set<String> heard(SortedMap<String, Long> epochs) {
        Set<String> superseded = new HashSet<>(epochs.keySet());
        superseded.removeAll(store.query(
                """
                update agent set last_heard_at = clock_timestamp()
                from unnest(?, ?) as live(name, epoch)
                where agent.name = live.name and agent.epoch = live.epoch
                returning agent.name""",
                row -> row.getString(1),
                epochs.keySet().toArray(String[]::new),
                epochs.values().toArray(Long[]::new)));
        return superseded;
    }

    /** Checks what an agent says of a target and stores it; the caller has checked that the token lists the target. */
    public Acceptance report(String agent, TargetSeen seen) {
        return store.transaction(statements -> {
            Optional<Known> known = known(statements, seen.target());
            Optional<Problem> refusal = known.flatMap(row -> refusal(agent, seen, row));
            if (refusal.isEmpty()) {
                refusal = sameDatabase(statements, seen);
            }
            if (refusal.isEmpty()) {
                TargetWriting.write(statements, agent, seen);
            }
            long floor = Math.max(seen.fence(), known.map(Known::fence).orElse(0L));
            return new Acceptance(seen.target().name(), refusal, floor);
        });
    }

    private Optional<Known> known(Statements statements, TargetName target) throws SQLException {
        return statements.one(
                """
                select t.line, t.baseline, t.agent, t.fence,
                    coalesce(a.connected and a.last_heard_at > clock_timestamp() - ? * interval '1 millisecond', false) as live
                from target t left join agent a on a.name = t.agent
                where t.name = ? for update of t""",
                row -> new Known(
                        row.getString("line"),
                        row.getInt("baseline"),
                        row.getString("agent"),
                        row.getLong("fence"),
                        row.getBoolean("live")),
                silentAfter.toMillis(),
                target.name());
    }

    private static Optional<Problem> refusal(String agent, TargetSeen seen, Known known) {
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
        if (!known.agent.equals(agent) && known.live) {
            return refused(
                    ErrorCode.FLEET_TARGET_TAKEN,
                    name,
                    "Agent " + known.agent + " is alive and speaks for target " + name + "; agent " + agent
                            + " waits until it is silent.");
        }
        return Optional.empty();
    }

    private static Optional<Problem> sameDatabase(Statements statements, TargetSeen seen) throws SQLException {
        if (seen.fingerprint().isEmpty()) {
            return Optional.empty();
        }
        TargetSeen.Fingerprint print = seen.fingerprint().get();
        return statements
                .one(
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

    /** Every target the selector matches, by name. */
    public List<TargetRow> targets(Selector selector) {
        return store.query(TargetReading.ALL + " order by t.name", TargetReading::row).stream()
                .filter(row -> row.selectedBy(selector))
                .toList();
    }

    /** One target; throws {@link ErrorCode#FLEET_NO_SUCH_TARGET}. */
    public TargetRow target(String name) {
        return store.one(TargetReading.ALL + " where t.name = ?", TargetReading::row, name)
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.FLEET_NO_SUCH_TARGET, "There is no target '" + name + "' in this fleet."));
    }

    /** Every agent, by name. */
    public List<AgentRow> agents() {
        return store.query(TargetReading.AGENTS, TargetReading::agent, silentAfter.toMillis());
    }

    /** Targets that an agent other than the given one keeps by being alive: name → that agent. */
    public Map<String, String> keptByOthers(String agent, List<String> targets) {
        return store
                .query(
                        """
                        select t.name, t.agent from target t join agent a on a.name = t.agent
                        where t.name = any(?) and t.agent <> ? and a.connected
                            and a.last_heard_at > clock_timestamp() - ? * interval '1 millisecond'""",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        targets.toArray(String[]::new),
                        agent,
                        silentAfter.toMillis())
                .stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private record Known(String line, int baseline, String agent, long fence, boolean live) {}
}
