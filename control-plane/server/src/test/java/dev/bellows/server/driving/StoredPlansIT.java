package dev.bellows.server.driving;

import static dev.bellows.server.driving.Fleetlet.t;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.Standing;
import dev.bellows.rollout.adoption.AdoptionPolicy;
import dev.bellows.server.driving.Driving.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is stored of a rollout: rows, of which an event writes those that it changed, and of which nobody remembers what is not so any more. */
class StoredPlansIT {
    /** A rollout as a release stored it that had no rows. */
    private static final String ONE_DOCUMENT = """
            update rollout r set plans = null, body = r.body
                || jsonb_build_object('plans', r.plans, 'members',
                     (select jsonb_object_agg(m.target, m.body) from rollout_member m where m.rollout = r.id))
                || jsonb_build_object('runs',
                     (select jsonb_agg(x.one || jsonb_build_object('targets',
                         (select jsonb_object_agg(t.target, t.body) from target_run t where t.rollout = r.id
                             and t.phase = x.one ->> 'phase' and t.run = (x.one ->> 'number')::int)) order by x.place)
                        from jsonb_array_elements(r.body -> 'runs') with ordinality x (one, place)))""";

    private Fleetlet fleet;
    private RolloutId id;

    @BeforeEach
    void begin() {
        fleet = Fleetlet.open(Fleetlet.QUICK);
        for (String name : List.of("a", "b", "c")) {
            fleet.target(name, 17);
        }
        id = fleet.submitted("a", "b", "c");
    }

    @AfterEach
    void end() {
        fleet.close();
    }

    private String value(String sql) {
        return fleet.module
                .store()
                .database()
                .one(sql, row -> String.valueOf(row.getString(1)))
                .orElseThrow();
    }

    /** Which transaction wrote each row of the targets' runs last. */
    private Map<String, String> writers() {
        return fleet
                .module
                .store()
                .database()
                .query(
                        "select phase || ' ' || target as which, xmin::text as writer from target_run",
                        row -> Map.entry(row.getString("which"), row.getString("writer")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    private Optional<StoredPlan> found(StoreModule by) {
        return by.store().transact(sql -> Rollouts.find(sql, id));
    }

    private static RolloutState withStanding(RolloutState state, Standing standing) {
        TreeMap<TargetName, Member> members = new TreeMap<>(state.members());
        members.computeIfPresent(
                t("a"),
                (name, it) -> new Member(it.host(), it.planClass(), standing, it.before(), it.hiddenAt(), it.partly()));
        return new RolloutState(
                state.id(),
                state.contracts(),
                state.plans(),
                members,
                state.runs(),
                state.approved(),
                state.lacking(),
                state.lastEventAt());
    }

    @Test
    void anEventAtOneTargetWritesTheRowsOfThatOne() {
        fleet.command(Verb.START);
        Map<String, String> before = writers();
        fleet.phase("a", AgentFact.PhaseState.RUNNING);
        Map<String, String> after = writers();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.keySet().stream()
                        .filter(row -> !after.get(row).equals(before.get(row)))
                        .toList())
                .containsExactly("EXPAND a");
    }

    @Test
    void aRolloutOfAnEarlierReleaseIsReadAsItIsAndIsRowsWithItsNextChange() {
        RolloutState before = fleet.stored().state();
        fleet.sql(ONE_DOCUMENT);
        fleet.sql("delete from target_run");
        fleet.sql("delete from rollout_member");
        fleet.restarted(LeastApprovals.none());
        assertThat(fleet.stored().state()).isEqualTo(before);
        fleet.command(Verb.START);
        assertThat(value("select plans is not null and body -> 'members' is null from rollout"))
                .isEqualTo("t");
        assertThat(value("select count(*) from rollout_member")).isEqualTo("3");
        RolloutState kept = fleet.stored().state();
        fleet.restarted(LeastApprovals.none());
        assertThat(fleet.stored().state()).as("read from its rows").isEqualTo(kept);
        assertThat(fleet.work("a")).contains(Phase.EXPAND);
    }

    @Test
    void whatATransactionWroteAndTookBackIsFoundByNobody() {
        RolloutState before = found(fleet.module).orElseThrow().state();
        assertThatThrownBy(() -> fleet.module.store().transact(sql -> {
                    StoredPlan plan = Rollouts.lock(sql, id).orElseThrow();
                    StoredPlans.save(sql, plan, withStanding(plan.state(), Standing.MIGRATED), Optional.empty());
                    assertThat(Rollouts.find(sql, id).orElseThrow().state()).isNotEqualTo(before);
                    throw new IllegalStateException("taken back");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(found(fleet.module).orElseThrow().state()).isEqualTo(before);
    }

    @Test
    void whatAnotherProcessWroteIsReadAndNotRemembered() {
        AdoptionPolicy policy = Fleetlet.QUICK;
        try (StoreModule other = StoreModule.open(
                fleet.settings(),
                new DrivingRules(policy, Duration.ofSeconds(15), LeastApprovals.none()),
                "other",
                new SplittableRandom(9))) {
            RolloutState before = found(fleet.module).orElseThrow().state();
            other.store().transact(sql -> {
                StoredPlan plan = Rollouts.lock(sql, id).orElseThrow();
                StoredPlans.save(sql, plan, withStanding(plan.state(), Standing.MIGRATED), Optional.empty());
                return true;
            });
            assertThat(found(fleet.module).orElseThrow().state())
                    .isNotEqualTo(before)
                    .isEqualTo(found(other).orElseThrow().state());
        }
    }

    @Test
    void aPlanThatIsPlannedAnewLeavesNoRowsOfTheOneBefore() {
        assertThat(value("select count(*) from rollout_member")).isEqualTo("3");
        assertThat(fleet.submitted("a")).isEqualTo(id);
        assertThat(value("select count(*) from rollout_member")).isEqualTo("1");
        assertThat(value("select count(*) from target_run")).isEqualTo("2");
        RolloutState kept = fleet.stored().state();
        fleet.restarted(LeastApprovals.none());
        assertThat(fleet.stored().state()).isEqualTo(kept);
    }
}
