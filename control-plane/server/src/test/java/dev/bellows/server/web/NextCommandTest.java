package dev.bellows.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.PhasePlan;
import dev.bellows.rollout.RolloutCore;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is advised can be typed as it stands, and leads on. */
class NextCommandTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static RolloutState planned(int approvals) {
        TreeMap<TargetName, Member> members = new TreeMap<>();
        members.put(new TargetName("a"), Member.fresh("h", 1));
        PhasePlan plan = new PhasePlan(
                List.of(new PhasePlan.ResolvedWave(List.of(new TargetName("a")), 1, 1)),
                Duration.ZERO,
                0,
                Duration.ofMinutes(5),
                approvals,
                Duration.ZERO);
        TreeMap<Phase, PhasePlan> plans = new TreeMap<>();
        List.of(Phase.values()).forEach(phase -> plans.put(phase, plan));
        return RolloutState.planned(RolloutId.parse("orders/18").orElseThrow(), true, plans, members, BEGIN);
    }

    private static RolloutState started(RolloutState state) {
        return RolloutCore.decide(state, new RolloutEvent.Commanded(Verb.START, new TreeSet<>(), "otto", ""), BEGIN)
                .next();
    }

    private static RolloutSource.StoredRollout stored(RolloutState state) {
        EnumMap<PhaseGroup, Digest> digests = new EnumMap<>(PhaseGroup.class);
        digests.put(PhaseGroup.EXPAND_MIGRATE, Digest.of("forward"));
        digests.put(PhaseGroup.CONTRACT, Digest.of("contract"));
        return new RolloutSource.StoredRollout(
                state, Digest.of("m"), "rename", Digest.of("s"), "standard", "", BEGIN, "[]", digests, "");
    }

    @Test
    void whatWaitsForAnApprovalNamesItsDigest() {
        assertThat(RolloutViews.nextCommand(stored(started(planned(1)))))
                .isEqualTo(
                        "bellows rollout approve sha256:" + Digest.of("forward").shown());
        assertThat(RolloutViews.nextCommand(stored(started(planned(0))))).isEqualTo("bellows rollout watch orders/18");
    }

    @Test
    void whatAPersonPausedIsResumedAndNotWatched() {
        RolloutState running = started(planned(0));
        for (TreeSet<TargetName> whom :
                List.of(new TreeSet<TargetName>(), new TreeSet<>(List.of(new TargetName("a"))))) {
            RolloutState paused = RolloutCore.decide(
                            running, new RolloutEvent.Commanded(Verb.PAUSE, whom, "otto", "a release"), BEGIN)
                    .next();
            assertThat(RolloutViews.nextCommand(stored(paused)))
                    .as("paused: " + whom)
                    .isEqualTo("bellows rollout resume orders/18");
        }
    }

    @Test
    void anApprovalOfWhatRunsAlreadyDoesNotAskForItsStart() {
        assertThat(RolloutCalls.afterApproval(stored(planned(1)), PhaseGroup.EXPAND_MIGRATE))
                .isEqualTo("bellows rollout start orders/18");
        assertThat(RolloutCalls.afterApproval(stored(started(planned(0))), PhaseGroup.EXPAND_MIGRATE))
                .isEqualTo("bellows rollout watch orders/18");
        assertThat(RolloutCalls.afterApproval(stored(started(planned(0))), PhaseGroup.CONTRACT))
                .as("nothing to contract yet")
                .isEqualTo("bellows rollout watch orders/18");
    }

    @Test
    void thePlaceholdersOfTheCatalogueAreFilledFromThePath() {
        Map<String, String> rollout = Map.of("line", "orders", "number", "18.2");
        assertThat(ProblemAnswer.named("bellows rollout describe ROLLOUT", rollout))
                .isEqualTo("bellows rollout describe orders/18.2");
        assertThat(ProblemAnswer.named("bellows status LINE/VERSION, or can-i-contract LINE VERSION", rollout))
                .isEqualTo("bellows status orders/18, or can-i-contract orders 18");
        assertThat(ProblemAnswer.named("bellows describe target TARGET", Map.of("name", "shop")))
                .isEqualTo("bellows describe target shop");
        assertThat(ProblemAnswer.named("bellows rollout describe ROLLOUT", Map.of("line", "$(x)", "number", "1")))
                .as("what a caller wrote is no command")
                .isEqualTo("bellows rollout describe ROLLOUT");
    }
}
