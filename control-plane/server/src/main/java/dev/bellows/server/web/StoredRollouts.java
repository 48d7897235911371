package dev.bellows.server.web;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bellows.document.Digest;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.RolloutPhase;
import dev.bellows.rollout.RolloutState;
import dev.bellows.server.driving.StoredPlans;
import dev.bellows.server.store.Database;
import dev.bellows.server.store.Statements;
import dev.bellows.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Rollouts from the store. Thread-safe; calls block. */
public final class StoredRollouts implements RolloutSource {
    private static final String ALL = "select " + StoredPlans.VERSION + """
            , r.id, r.migration_digest, coalesce(m.name, '') as migration_name, r.strategy_digest,
                coalesce(s.name, '') as strategy, r.selector, r.created_at, r.classes_shown::text as classes,
                r.digests::text as digests, r.trouble
            from rollout r left join migration m on m.digest = r.migration_digest
                left join strategy s on s.digest = r.strategy_digest""";
    private static final String EVENTS = "select seq, at, rollout, target, kind, text from rollout_event ";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Database store;

    public StoredRollouts(Database store) {
        this.store = store;
    }

    @Override
    public List<StoredRollout> rollouts() {
        return store.transaction(sql -> with(sql, " order by r.created_at desc, r.id desc"));
    }

    @Override
    public Optional<StoredRollout> rollout(RolloutId id) {
        return store.transaction(
                sql -> with(sql, " where r.id = ?", id.toString()).stream().findFirst());
    }

    /** A row, and where its state is. */
    private record Row(StoredPlans.Place place, StateLess rest) {}

    /** Everything of a rollout but its state. */
    private interface StateLess {
        StoredRollout with(RolloutState state);
    }

    private static List<StoredRollout> with(Statements sql, String condition, Object... arguments) throws SQLException {
        List<Row> rows = sql.query(ALL + condition, StoredRollouts::row, arguments);
        Map<RolloutId, RolloutState> states = new HashMap<>();
        StoredPlans.of(sql, rows.stream().map(Row::place).toList())
                .forEach(plan -> states.put(plan.id(), plan.state()));
        List<StoredRollout> found = new ArrayList<>();
        for (Row row : rows) {
            RolloutState state = states.get(row.place().id());
            if (state != null) {
                found.add(row.rest().with(state));
            }
        }
        return found;
    }

    private static Row row(ResultSet row) throws SQLException {
        Digest migration = new Digest(row.getString("migration_digest"));
        String name = row.getString("migration_name");
        Digest strategy = new Digest(row.getString("strategy_digest"));
        String strategyName = row.getString("strategy");
        String selector = row.getString("selector");
        Instant created = at(row, "created_at");
        String classes = row.getString("classes");
        Map<PhaseGroup, Digest> digests = digests(row.getString("digests"));
        String trouble = row.getString("trouble");
        return new Row(
                StoredPlans.Place.read(row),
                state -> new StoredRollout(
                        state, migration, name, strategy, strategyName, selector, created, classes, digests, trouble));
    }

    private static Map<PhaseGroup, Digest> digests(String json) {
        EnumMap<PhaseGroup, Digest> digests = new EnumMap<>(PhaseGroup.class);
        StoredJson.read(json, TEXTS)
                .forEach((group, digest) ->
                        digests.put(PhaseGroup.valueOf(group.toUpperCase(Locale.ROOT)), new Digest(digest)));
        return digests;
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        Instant at = Statements.instant(row, column);
        return at == null ? Instant.EPOCH : at;
    }

    @Override
    public List<StoredEvent> events(RolloutId id, long after, int limit) {
        return store.query(
                EVENTS + "where rollout = ? and seq > ? order by seq limit ?",
                StoredRollouts::event,
                id.toString(),
                after,
                limit);
    }

    @Override
    public List<StoredEvent> newest(RolloutId id, int limit) {
        return store.query(
                EVENTS + "where rollout = ? order by seq desc limit ?", StoredRollouts::event, id.toString(), limit);
    }

    @Override
    public List<StoredEvent> events(TargetName target, int limit) {
        return store.query(
                EVENTS + "where target = ? order by seq desc limit ?", StoredRollouts::event, target.name(), limit);
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("seq"),
                at(row, "at"),
                row.getString("rollout"),
                row.getString("target"),
                row.getString("kind"),
                row.getString("text"));
    }

    @Override
    public List<StoredApproval> approvals() {
        return store.query(
                "select rollout, phase_group, digest, approver, at, expires_at, reason from approval order by at desc",
                row -> new StoredApproval(
                        row.getString("rollout"),
                        row.getString("phase_group").toLowerCase(Locale.ROOT),
                        row.getString("digest"),
                        row.getString("approver"),
                        at(row, "at"),
                        Statements.instant(row, "expires_at"),
                        row.getString("reason")));
    }

    private record Digested(RolloutId id, boolean over, Map<PhaseGroup, Digest> digests) {}

    @Override
    public List<PlanDigest> byDigest(String prefix) {
        List<PlanDigest> found = new ArrayList<>();
        store.query(
                        "select id, state, digests::text as digests from rollout order by created_at desc",
                        row -> new Digested(
                                RolloutId.parse(row.getString("id")).orElseThrow(),
                                RolloutPhase.valueOf(row.getString("state")).over(),
                                digests(row.getString("digests"))))
                .forEach(one -> one.digests.forEach((group, digest) -> {
                    if (digest.text().startsWith(prefix)) {
                        found.add(new PlanDigest(one.id, group, digest, one.over));
                    }
                }));
        return found;
    }
}
