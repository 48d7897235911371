package dev.bellows.server.driving;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bellows.document.RolloutId;
import dev.bellows.document.Strategy;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.server.adoption.JdbcWindowStore;
import dev.bellows.server.driving.Throttling.Change;
import dev.bellows.server.driving.Throttling.Changed;
import dev.bellows.server.driving.Throttling.Word;
import dev.bellows.server.security.AuditLog;
import dev.bellows.server.store.Statements;
import dev.bellows.server.store.StoredJson;
import dev.bellows.server.store.WorkHints;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows of throttles. Each method runs in the caller's transaction. Thread-safe because it holds nothing. */
final class Throttles {
    private Throttles() {}

    private record Row(TargetName target, long revision, TreeMap<String, Word> said) {}

    /** The throttle of a rollout at each of these targets. */
    static SortedMap<TargetName, Throttling> of(Statements sql, StoredPlan plan, Collection<TargetName> targets)
            throws SQLException {
        Strategy.Throttle strategy =
                Rollouts.strategy(sql, plan.strategy()).migrate().throttle().orElse(Strategy.Throttle.NORMAL);
        SortedMap<TargetName, Throttling> found = new TreeMap<>();
        targets.forEach(target -> found.put(target, new Throttling(strategy, 0, new TreeMap<>())));
        List<Row> rows = sql.query(
                "select target, revision, said from throttle where rollout = ?",
                row -> new Row(
                        new TargetName(row.getString("target")),
                        row.getLong("revision"),
                        StoredJson.read(row.getString("said"), new TypeReference<TreeMap<String, Word>>() {})),
                plan.id().toString());
        rows.stream()
                .filter(row -> found.containsKey(row.target()))
                .forEach(row -> found.put(row.target(), new Throttling(strategy, row.revision(), row.said())));
        return found;
    }

    /** Newest revision that anybody made at each of these targets; those that nobody changed anything at are not in it. */
    static Map<TargetName, Long> revisions(Statements sql, Collection<TargetName> targets) throws SQLException {
        Map<TargetName, Long> newest = new TreeMap<>();
        sql.query(
                        "select target, max(revision) as revision from throttle where target = any(?) group by target",
                        row -> Map.entry(new TargetName(row.getString("target")), row.getLong("revision")),
                        (Object) targets.stream().map(TargetName::name).toArray(String[]::new))
                .forEach(row -> newest.put(row.getKey(), row.getValue()));
        return newest;
    }

    /** Carries a change out, or says what it would make. Whoever changes a rollout's throttle locks the rollout: two come one after the other. */
    static List<Changed> change(Statements sql, Change change) throws SQLException {
        RolloutId id = change.rollout();
        StoredPlan plan = (change.preview() ? Rollouts.find(sql, id) : Rollouts.lock(sql, id))
                .orElseThrow(() -> BellowsException.of(ErrorCode.ROLLOUT_UNKNOWN, "There is no rollout " + id + "."));
        if (plan.state().phase().over()) {
            throw new BellowsException(new Problem(
                    ErrorCode.ROLLOUT_ILLEGAL_VERB,
                    "Rollout " + id + " cannot be throttled: it is over ("
                            + plan.state().phase() + ").",
                    "bellows rollout describe " + id));
        }
        List<TargetName> targets =
                change.targets().isEmpty() ? List.copyOf(plan.state().members().keySet()) : change.targets();
        SortedMap<TargetName, Throttling> before = of(sql, plan, targets);
        Instant now = JdbcWindowStore.in(sql).now();
        List<Changed> changed = new ArrayList<>();
        for (Map.Entry<TargetName, Throttling> one : before.entrySet()) {
            long revision = change.preview() ? one.getValue().revision() : next(sql);
            changed.add(new Changed(one.getKey(), one.getValue(), one.getValue().after(change, now, revision)));
        }
        if (!change.preview()) {
            write(sql, plan, change, changed, now);
        }
        return changed;
    }

    private static long next(Statements sql) throws SQLException {
        return sql.one("select nextval('throttle_revision') as next", row -> row.getLong("next"))
                .orElseThrow();
    }

    private static void write(Statements sql, StoredPlan plan, Change change, List<Changed> changed, Instant now)
            throws SQLException {
        RolloutId id = plan.id();
        for (Changed one : changed) {
            sql.update(
                    """
                    insert into throttle (rollout, target, revision, said) values (?, ?, ?, ?::jsonb)
                    on conflict (rollout, target) do update set revision = excluded.revision, said = excluded.said
                    """,
                    id.toString(),
                    one.target().name(),
                    one.after().revision(),
                    StoredJson.write(one.after().said()));
        }
        String what = shown(change);
        TreeMap<String, Object> facts = new TreeMap<>();
        facts.put("matched", changed.size());
        facts.put("reset", change.reset());
        facts.put("set", change.set());
        if (!change.targets().isEmpty()) {
            facts.put("targets", changed.stream().map(it -> it.target().name()).toList());
        }
        AuditLog.write(sql, change.person(), "throttle set", id.toString(), change.reason(), StoredJson.write(facts));
        String text = change.person() + ": " + what + (change.reason().isEmpty() ? "" : " (" + change.reason() + ")");
        if (change.targets().isEmpty()) {
            Rollouts.log(sql, id, now, "", "throttle", text);
        } else {
            for (Changed one : changed) {
                Rollouts.log(sql, id, now, one.target().name(), "throttle", text);
            }
        }
        sql.query(WorkHints.NOTIFY, row -> true);
    }

    private static String shown(Change change) {
        List<String> parts = new ArrayList<>();
        if (change.reset()) {
            parts.add("every word taken back");
        }
        change.set().forEach((key, value) -> parts.add(key + "=" + value));
        return String.join(", ", parts);
    }
}
