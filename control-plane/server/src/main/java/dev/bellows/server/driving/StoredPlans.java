package dev.bellows.server.driving;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.PhasePlan;
import dev.bellows.rollout.PhaseRun;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.RunState;
import dev.bellows.rollout.TargetRun;
import dev.bellows.server.store.Statements;
import dev.bellows.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rollouts in the store: a head, how its phases move, and a row for each member and for each target of a run. What is written of a state is
 * what differs from the one before; what is read is kept as long as the head is the same. In the caller's transaction; holds nothing.
 */
public final class StoredPlans {
    /** The version of a rollout's row, of which everything that is kept of the rollout was made. */
    public static final String VERSION = "r.revision::text as version";

    /** One statement, so that head and rows are of one moment. */
    private static final String LOAD = "select r.*, " + VERSION + ", " + """
            (select jsonb_object_agg(m.target, m.body) from rollout_member m where m.rollout = r.id)::text as members,
            (select jsonb_agg(jsonb_build_object('phase', t.phase, 'run', t.run, 'target', t.target, 'body', t.body))
               from target_run t where t.rollout = r.id)::text as targets
              from rollout r where r.id = any(?)""";

    private StoredPlans() {}

    /**
     * Where a rollout's row stands.
     *
     * @param version {@link #VERSION}
     */
    public record Place(RolloutId id, String version) {
        /** Of a row with {@code id} and {@link #VERSION}. */
        public static Place read(ResultSet row) throws SQLException {
            return new Place(RolloutId.parse(row.getString("id")).orElseThrow(), row.getString("version"));
        }
    }

    /** A state without members and targets. */
    private record Head(
            RolloutId id,
            boolean contracts,
            List<RunHead> runs,
            SortedSet<RolloutState.Approved> approved,
            SortedSet<RolloutState.Lacking> lacking,
            Instant lastEventAt) {
        static Head of(RolloutState state) {
            return new Head(
                    state.id(),
                    state.contracts(),
                    state.runs().stream().map(RunHead::of).toList(),
                    state.approved(),
                    state.lacking(),
                    state.lastEventAt());
        }
    }

    private record RunHead(
            Phase phase,
            int number,
            RunState state,
            int wave,
            Optional<Instant> soakUntil,
            List<String> pauses,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            boolean ending) {
        static RunHead of(PhaseRun run) {
            return new RunHead(
                    run.phase(),
                    run.number(),
                    run.state(),
                    run.wave(),
                    run.soakUntil(),
                    run.pauses(),
                    run.startedAt(),
                    run.finishedAt(),
                    run.ending());
        }

        PhaseRun with(SortedMap<TargetName, TargetRun> targets) {
            return new PhaseRun(phase, number, state, wave, soakUntil, pauses, targets, startedAt, finishedAt, ending);
        }
    }

    /** A row of target_run, as {@link #LOAD} gathers them. */
    private record TargetRow(Phase phase, int run, TargetName target, TargetRun body) {}

    private record Numbered(Phase phase, int run) {}

    // ---- reading ------------------------------------------------------------------------------------------------

    /** The rollouts in that order; one that is gone meanwhile is left out. */
    public static List<StoredPlan> of(Statements sql, List<Place> places) throws SQLException {
        Map<RolloutId, StoredPlan> found = new HashMap<>();
        List<String> unread = new ArrayList<>();
        for (Place place : places) {
            Optional<StoredPlan> kept = sql.rows().of(place.id().toString(), place.version(), StoredPlan.class);
            kept.ifPresentOrElse(
                    plan -> found.put(place.id(), plan),
                    () -> unread.add(place.id().toString()));
        }
        if (!unread.isEmpty()) {
            sql.query(LOAD, row -> load(sql, row), (Object) unread.toArray(String[]::new))
                    .forEach(plan -> found.put(plan.id(), plan));
        }
        return places.stream()
                .map(place -> found.get(place.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static StoredPlan load(Statements sql, ResultSet row) throws SQLException {
        StoredPlan plan = new StoredPlan(
                state(row),
                new Digest(row.getString("migration_digest")),
                new Digest(row.getString("strategy_digest")),
                row.getString("selector"),
                row.getString("author"),
                StoredJson.read(
                        row.getString("classes"), new TypeReference<TreeMap<Integer, StoredPlan.ClassDigests>>() {}),
                StoredJson.read(row.getString("digests"), new TypeReference<TreeMap<PhaseGroup, Digest>>() {}),
                row.getInt("cap"),
                Objects.requireNonNull(Statements.instant(row, "created_at")),
                row.getString("classes_shown"));
        keep(sql, row.getString("version"), plan);
        return plan;
    }

    private static RolloutState state(ResultSet row) throws SQLException {
        String plans = row.getString("plans");
        if (plans == null) {
            return StoredJson.read(row.getString("body"), RolloutState.class);
        }
        Head head = StoredJson.read(row.getString("body"), Head.class);
        Map<Numbered, TreeMap<TargetName, TargetRun>> targets = new HashMap<>();
        for (TargetRow one : rows(row.getString("targets"), new TypeReference<List<TargetRow>>() {}, List.of())) {
            targets.computeIfAbsent(new Numbered(one.phase(), one.run()), key -> new TreeMap<>())
                    .put(one.target(), one.body());
        }
        return new RolloutState(
                head.id(),
                head.contracts(),
                StoredJson.read(plans, new TypeReference<TreeMap<Phase, PhasePlan>>() {}),
                rows(row.getString("members"), new TypeReference<TreeMap<TargetName, Member>>() {}, new TreeMap<>()),
                head.runs().stream()
                        .map(run -> run.with(
                                targets.getOrDefault(new Numbered(run.phase(), run.number()), new TreeMap<>())))
                        .toList(),
                head.approved(),
                head.lacking(),
                head.lastEventAt());
    }

    private static <T> T rows(@Nullable String json, TypeReference<T> type, T none) {
        return json == null ? none : StoredJson.read(json, type);
    }

    private static void keep(Statements sql, String version, StoredPlan plan) {
        long weight = 1L
                + plan.state().members().size()
                + plan.state().runs().stream()
                        .mapToLong(run -> run.targets().size())
                        .sum();
        sql.rows().keep(plan.id().toString(), version, plan, weight);
    }

    // ---- writing ------------------------------------------------------------------------------------------------

    /**
     * Writes what the state of a rollout, whose row the caller has locked, has that the one before had not.
     *
     * @param wake when time alone changes something; one in trouble is not looked at sooner than it was to be
     */
    static void save(Statements sql, StoredPlan before, RolloutState state, Optional<Instant> wake)
            throws SQLException {
        boolean whole = sql.one(
                        "select plans is null as whole from rollout where id = ?",
                        row -> row.getBoolean("whole"),
                        state.id().toString())
                .orElseThrow();
        write(sql, whole ? Optional.empty() : Optional.of(before.state()), before.with(state));
        sql.update("""
                update rollout set due_at = case when failures = 0 then ?::timestamptz else greatest(due_at, ?::timestamptz) end
                 where id = ?""", wake.orElse(null), wake.orElse(null), state.id().toString());
    }

    /** Writes a rollout whose row is new, or planned anew, with everything that it has. */
    static void replace(Statements sql, StoredPlan plan) throws SQLException {
        String id = plan.id().toString();
        sql.update("delete from target_run where rollout = ?", id);
        sql.update("delete from rollout_member where rollout = ?", id);
        write(sql, Optional.empty(), plan);
    }

    private static void write(Statements sql, Optional<RolloutState> before, StoredPlan plan) throws SQLException {
        RolloutState state = plan.state();
        members(sql, before, state);
        targets(sql, before, state);
        String plans = before.isPresent() ? null : StoredJson.write(state.plans());
        String version = sql.one(
                        "update rollout r set body = ?::jsonb, state = ?, plans = coalesce(?::jsonb, r.plans), revision = gen_random_uuid() where id = ? returning "
                                + VERSION,
                        row -> row.getString("version"),
                        StoredJson.write(Head.of(state)),
                        state.phase().name(),
                        plans,
                        state.id().toString())
                .orElseThrow();
        keep(sql, version, plan);
    }

    private static void members(Statements sql, Optional<RolloutState> before, RolloutState state) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        changed(
                before.map(RolloutState::members).orElse(Collections.emptySortedMap()),
                state.members(),
                (name, member) -> {
                    names.add(name.name());
                    bodies.add(StoredJson.write(member));
                });
        if (!names.isEmpty()) {
            sql.update("""
                    insert into rollout_member (rollout, target, body)
                    select ?, x.target, x.body::jsonb from unnest(?::text[], ?::text[]) x (target, body)
                    on conflict (rollout, target) do update set body = excluded.body""", state.id().toString(), texts(names), texts(bodies));
        }
    }

    private static void targets(Statements sql, Optional<RolloutState> before, RolloutState state) throws SQLException {
        for (int i = 0; i < state.runs().size(); i++) {
            PhaseRun run = state.runs().get(i);
            int index = i;
            Optional<PhaseRun> earlier = before.filter(it -> index < it.runs().size())
                    .map(it -> it.runs().get(index));
            if (earlier.filter(run::sharesTargets).isPresent()) {
                continue;
            }
            SortedMap<TargetName, TargetRun> then =
                    earlier.map(PhaseRun::targets).orElse(Collections.emptySortedMap());
            List<String> names = new ArrayList<>();
            List<String> states = new ArrayList<>();
            List<String> bodies = new ArrayList<>();
            changed(then, run.targets(), (name, target) -> {
                names.add(name.name());
                states.add(target.state().name());
                bodies.add(StoredJson.write(target));
            });
            if (!names.isEmpty()) {
                sql.update(
                        """
                        insert into target_run (rollout, phase, run, target, state, body)
                        select ?, ?, ?, x.target, x.state, x.body::jsonb
                          from unnest(?::text[], ?::text[], ?::text[]) x (target, state, body)
                        on conflict (rollout, phase, run, target) do update set state = excluded.state, body = excluded.body""",
                        state.id().toString(),
                        run.phase().name(),
                        run.number(),
                        texts(names),
                        texts(states),
                        texts(bodies));
            }
        }
    }

    /** Nobody ever leaves a rollout or a run: what is in one state is in the next. */
    private static <V> void changed(
            SortedMap<TargetName, V> before, SortedMap<TargetName, V> now, BiConsumer<TargetName, V> each) {
        now.forEach((name, value) -> {
            if (!Objects.equals(before.get(name), value)) {
                each.accept(name, value);
            }
        });
    }

    private static String[] texts(List<String> all) {
        return all.toArray(String[]::new);
    }
}
