package dev.bellows.server.fleet;

import dev.bellows.document.Selector;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.rollout.Speaking;
import dev.bellows.server.store.Database;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

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
    private final Registering registering;

    /**
     * @param replica name of this control-plane process, new at every start
     * @param silentAfter after which silence an agent no longer keeps others from its targets
     */
    public Fleet(Database store, String replica, Duration silentAfter) {
        this.store = store;
        this.replica = replica;
        this.silentAfter = silentAfter;
        this.registering = new Registering(store, silentAfter);
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

    /** Checks what an agent that introduces itself says of a target and stores it; the caller has checked that the token lists it. */
    public Acceptance report(String agent, TargetSeen seen) {
        return registering.report(agent, seen, Speaking.Manner.INTRODUCTION);
    }

    /** As {@link #report}, on a stream that was accepted for the target: refused as soon as another agent has it. */
    public Acceptance reportAgain(String agent, TargetSeen seen) {
        return registering.report(agent, seen, Speaking.Manner.CONTINUATION);
    }

    /** Who speaks for these targets. */
    public Map<TargetName, String> speakers(Collection<TargetName> targets) {
        return store
                .query(
                        "select name, agent from target where name = any(?)",
                        row -> Map.entry(new TargetName(row.getString(1)), row.getString(2)),
                        (Object) targets.stream().map(TargetName::name).toArray(String[]::new))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Every target the selector matches, by name. */
    public List<TargetRow> targets(Selector selector) {
        return store.query(TargetReading.ALL + " order by t.name", TargetReading::row, silentAfter.toMillis()).stream()
                .filter(row -> row.selectedBy(selector))
                .toList();
    }

    /** One target; throws {@link ErrorCode#FLEET_NO_SUCH_TARGET}. */
    public TargetRow target(String name) {
        return store.one(TargetReading.ALL + " where t.name = ?", TargetReading::row, silentAfter.toMillis(), name)
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.FLEET_NO_SUCH_TARGET, "There is no target '" + name + "' in this fleet."));
    }

    /** Every row that a step could not make right and that is so still, by target and step. */
    public List<BadRows> badRows() {
        return store.query(BadRows.ALL + BadRows.ORDER, BadRows::row);
    }

    /** Those of one target. */
    public List<BadRows> badRows(TargetName target) {
        return store.query(BadRows.ALL + " where target = ?" + BadRows.ORDER, BadRows::row, target.name());
    }

    /** Everything that cleanups archived, by target, version and name. */
    public List<Archive> archives() {
        return store.query(Archive.ALL + Archive.ORDER, Archive::row);
    }

    /** What is archived in one target. */
    public List<Archive> archives(TargetName target) {
        return store.query(Archive.ALL + " where target = ?" + Archive.ORDER, Archive::row, target.name());
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
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
