package dev.bellows.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.PhasePlan;
import dev.bellows.rollout.RolloutCore;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.Turns;
import dev.bellows.rollout.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A reader sees the first few reasons: the one that holds all others stands before them. */
class WhyItWaitsTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whatHoldsTheOthersStandsBeforeThem() {
        TreeMap<TargetName, Member> members = new TreeMap<>();
        List<TargetName> rest = new ArrayList<>();
        for (String name : List.of("a1", "a2", "a3", "z")) {
            members.put(new TargetName(name), Member.fresh(name, 1));
            if (!name.equals("z")) {
                rest.add(new TargetName(name));
            }
        }
        PhasePlan plan = new PhasePlan(
                List.of(
                        new PhasePlan.ResolvedWave(List.of(new TargetName("z")), 1, 1),
                        new PhasePlan.ResolvedWave(rest, 3, 1)),
                Duration.ZERO,
                0,
                Duration.ofMinutes(5),
                0,
                Duration.ZERO);
        TreeMap<Phase, PhasePlan> plans = new TreeMap<>();
        List.of(Phase.values()).forEach(phase -> plans.put(phase, plan));
        RolloutState planned =
                RolloutState.planned(RolloutId.parse("orders/18").orElseThrow(), true, plans, members, BEGIN);
        RolloutState state = RolloutCore.decide(
                        planned, new RolloutEvent.Commanded(Verb.START, new TreeSet<>(), "otto", ""), BEGIN)
                .next();
        List<Views.TargetLine> lines = new ArrayList<>();
        for (TargetName name : rest) {
            String why = Turns.before(state, state.runs().getFirst(), name).orElseThrow();
            lines.add(line(name.name(), "PENDING", why));
        }
        lines.add(line("quiet", "SUCCEEDED", ""));
        lines.add(line("y", "RUNNING", "waits for a lock"));
        lines.add(line("z", "FAILED", "23505: Key (email) is duplicated"));
        assertThat(WhyItWaits.of(state, lines))
                .extracting(Views.Waiting::target)
                .containsExactly("z", "y", "a1", "a2", "a3");
    }

    private static Views.TargetLine line(String target, String state, String why) {
        return new Views.TargetLine(
                target,
                "orders",
                "test",
                "h",
                Map.of(),
                "orders/18",
                "expand",
                state,
                1,
                1,
                1,
                null,
                null,
                null,
                why,
                "",
                12L,
                null,
                null,
                "agent",
                true,
                BEGIN,
                null,
                null,
                null,
                null);
    }

    @Test
    void aStallIsLeftOutWithoutAnythingElse() {
        Views.TargetLine measured = line("a", "RUNNING", "why");
        assertThat(measured.unmeasured().stallMs()).isNull();
        assertThat(measured.unmeasured().waiting("other").why()).isEqualTo("other");
        assertThat(measured.waiting("other").stallMs()).isEqualTo(12L);
    }
}
