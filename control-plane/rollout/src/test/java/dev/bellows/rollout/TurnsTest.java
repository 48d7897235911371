package dev.bellows.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class TurnsTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static TargetName t(String name) {
        return new TargetName(name);
    }

    private static Optional<String> before(RolloutState state, String target) {
        return Turns.before(state, state.latest(Phase.EXPAND).orElseThrow(), t(target));
    }

    private static RolloutState decide(RolloutState state, RolloutEvent event) {
        return RolloutCore.decide(state, event, BEGIN).next();
    }

    @Test
    void whoWaitsForAWaveSaysWhoHoldsItAndWhy() {
        TreeMap<TargetName, Member> members = new TreeMap<>();
        List.of("a", "b", "c", "d").forEach(name -> members.put(t(name), Member.fresh(name, 1)));
        PhasePlan plan = new PhasePlan(
                List.of(
                        new PhasePlan.ResolvedWave(List.of(t("a"), t("b")), 2, 1),
                        new PhasePlan.ResolvedWave(List.of(t("c"), t("d")), 1, 1)),
                Duration.ofMinutes(30),
                0,
                Duration.ofMinutes(5),
                0,
                Duration.ZERO);
        TreeMap<Phase, PhasePlan> plans = new TreeMap<>();
        List.of(Phase.values()).forEach(phase -> plans.put(phase, plan));
        RolloutState state =
                RolloutState.planned(RolloutId.parse("orders/18").orElseThrow(), true, plans, members, BEGIN);
        assertThat(before(state, "c")).as("nothing runs").isEmpty();
        state = decide(state, new RolloutEvent.Commanded(Verb.START, new TreeSet<>(), "otto", ""));
        state = decide(state, new RolloutEvent.Offered(t("a"), Phase.EXPAND, 1));
        state = decide(
                state,
                new RolloutEvent.NotOffered(t("b"), Phase.EXPAND, 1, "its window is CLOSING", Duration.ofHours(1)));
        assertThat(before(state, "b")).as("says itself what it waits for").isEmpty();
        assertThat(before(state, "c")).contains("wave 1 goes first: b is QUEUED (its window is CLOSING)");
        state = decide(state, new RolloutEvent.Completed(t("a"), Phase.EXPAND, 1));
        // b was put off for an hour.
        state = RolloutCore.decide(state, new RolloutEvent.TimePassed(), BEGIN.plus(Duration.ofHours(1)))
                .next();
        state = decide(state, new RolloutEvent.Offered(t("b"), Phase.EXPAND, 1));
        state = decide(state, new RolloutEvent.Completed(t("b"), Phase.EXPAND, 1));
        assertThat(before(state, "d")).contains("wave 1 is over and soaks until 2026-01-01T01:30:00Z");
        RolloutState soaked = RolloutCore.decide(state, new RolloutEvent.TimePassed(), BEGIN.plus(Duration.ofHours(2)))
                .next();
        assertThat(before(soaked, "d")).contains("its wave takes 1 at once and 1 of one host: c is OFFERED");
    }
}
