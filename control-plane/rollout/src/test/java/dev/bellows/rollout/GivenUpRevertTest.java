package dev.bellows.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A revert that cannot end, or that nobody wants any more: it is stopped, and what it left is contracted again. */
final class GivenUpRevertTest {
    private static final Instant HIDDEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = HIDDEN.plus(Duration.ofHours(5));
    private static final Duration REVERT_FOR = Duration.ofHours(6);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final AgentFact.Trouble MISFIT =
            new AgentFact.Trouble("BLW-STEP-013", "3 of 500 rows do not fit", "bellows describe target a");

    private static TargetName t(String name) {
        return new TargetName(name);
    }

    /** Three databases that are contracted; one after another is shown again. */
    private static RolloutState contracted(int approvals) {
        TreeMap<TargetName, Member> members = new TreeMap<>();
        for (String name : List.of("a", "b", "c")) {
            members.put(t(name), new Member("", 1, Standing.HIDDEN, Standing.CONTRACTING, Optional.of(HIDDEN)));
        }
        TreeMap<Phase, PhasePlan> plans = new TreeMap<>();
        for (Phase phase : Phase.values()) {
            boolean undo = PhaseGroup.of(phase) == PhaseGroup.UNDO;
            plans.put(
                    phase,
                    new PhasePlan(
                            List.of(new PhasePlan.ResolvedWave(List.copyOf(members.keySet()), 1, 3)),
                            Duration.ZERO,
                            100,
                            Duration.ofMinutes(5),
                            undo ? 0 : approvals,
                            phase == Phase.CLEANUP ? REVERT_FOR : Duration.ZERO));
        }
        return new RolloutState(
                RolloutId.parse("orders/18").orElseThrow(),
                true,
                plans,
                members,
                List.of(),
                new TreeSet<>(),
                new TreeSet<>(),
                HIDDEN);
    }

    private static Decision typed(RolloutState state, Verb verb, String... names) {
        TreeSet<TargetName> subset = new TreeSet<>();
        Set.of(names).forEach(name -> subset.add(t(name)));
        return RolloutCore.decide(state, new RolloutEvent.Commanded(verb, subset, "otto", ""), NOW);
    }

    private static RolloutState after(RolloutState state, RolloutEvent event) {
        return RolloutCore.decide(state, event, NOW).next();
    }

    private static RolloutEvent says(String target, Phase phase, int run, AgentFact.PhaseState said) {
        Optional<AgentFact.Trouble> trouble =
                said == AgentFact.PhaseState.FAILED ? Optional.of(MISFIT) : Optional.empty();
        return new RolloutEvent.PhaseReported(t(target), phase, run, 1, said, 1, 3, "", trouble);
    }

    private static TargetRun run(RolloutState state, Phase phase, String target) {
        return Objects.requireNonNull(
                state.latest(phase).orElseThrow().targets().get(t(target)));
    }

    private static Standing standing(RolloutState state, String target) {
        return Objects.requireNonNull(state.members().get(t(target))).standing();
    }

    /** The first of the three is being shown again; the others wait for their turn. */
    private static RolloutState reverting(int approvals) {
        RolloutState asked = typed(contracted(approvals), Verb.REVERT).next();
        RolloutState offered = after(asked, new RolloutEvent.Offered(t("a"), Phase.REVERT, 1));
        return after(offered, says("a", Phase.REVERT, 1, AgentFact.PhaseState.RUNNING));
    }

    /** The first is shown again, and at the second it failed. */
    private static RolloutState failed() {
        RolloutState done = after(reverting(0), new RolloutEvent.Completed(t("a"), Phase.REVERT, 1));
        RolloutState offered = after(done, new RolloutEvent.Offered(t("b"), Phase.REVERT, 1));
        RolloutState failed = after(offered, says("b", Phase.REVERT, 1, AgentFact.PhaseState.FAILED));
        return after(failed, new RolloutEvent.NotOffered(t("c"), Phase.REVERT, 1, "its agent is not there", SOON));
    }

    private static RolloutState contracts(RolloutState state, String target, int run) {
        RolloutState offered = after(state, new RolloutEvent.Offered(t(target), Phase.CONTRACT, run));
        return after(offered, new RolloutEvent.Completed(t(target), Phase.CONTRACT, run));
    }

    @Nested
    class Failed {
        @Test
        void theReasonNamesTheWayOut() {
            assertThat(run(failed(), Phase.REVERT, "b").why())
                    .contains(MISFIT.message(), "bellows rollout contract orders/18");
            assertThat(failed().legalVerbs()).contains(Verb.CONTRACT, Verb.REVERT, Verb.RETRY);
        }

        @Test
        void aContractTakesItForwardInFullWithWhatWasShownAndWhatWaited() {
            assertThat(failed().takes(Verb.CONTRACT, Set.of())).containsExactly(t("a"), t("b"), t("c"));
            Decision given = typed(failed(), Verb.CONTRACT);
            assertThat(given.refusal()).isEmpty();
            RolloutState next = given.next();
            assertThat(next.latest(Phase.CONTRACT).orElseThrow().targets().keySet())
                    .as("what is hidden already is not hidden again")
                    .containsExactly(t("a"), t("b"));
            assertThat(next.latest(Phase.CLEANUP).orElseThrow().targets().keySet())
                    .containsExactly(t("a"), t("b"), t("c"));
            assertThat(run(next, Phase.REVERT, "b").state()).isEqualTo(TargetState.SKIPPED);
            assertThat(run(next, Phase.REVERT, "c").state()).isEqualTo(TargetState.SKIPPED);
            assertThat(next.phase()).isEqualTo(RolloutPhase.CONTRACTING);
            assertThat(given.effects())
                    .as("closed as the first time, one after another")
                    .filteredOn(effect -> effect instanceof Effect.RequestClose)
                    .containsExactly(new Effect.RequestClose(t("a"), Phase.CONTRACT, 1, 1, Optional.empty()));

            RolloutState all = contracts(contracts(next, "a", 1), "b", 1);
            assertThat(all.phase()).isEqualTo(RolloutPhase.CONTRACTED);
            assertThat(all.legalVerbs()).contains(Verb.REVERT).doesNotContain(Verb.CONTRACT);
        }

        @Test
        void theRevertTimeRunsFromTheNewHide() {
            RolloutState next = typed(failed(), Verb.CONTRACT).next();
            RolloutState all = contracts(contracts(next, "a", 1), "b", 1);
            Decision first = RolloutCore.decide(all, new RolloutEvent.TimePassed(), HIDDEN.plus(REVERT_FOR));
            assertThat(first.effects())
                    .filteredOn(effect -> effect instanceof Effect.SetDesired)
                    .as("one that stayed hidden all the time is due")
                    .containsExactly(new Effect.SetDesired(t("c"), Phase.CLEANUP, 1, 1, Optional.empty()));
            Decision later = RolloutCore.decide(all, new RolloutEvent.TimePassed(), NOW.plus(REVERT_FOR));
            assertThat(later.effects())
                    .filteredOn(effect -> effect instanceof Effect.SetDesired)
                    .containsExactly(new Effect.SetDesired(t("a"), Phase.CLEANUP, 1, 1, Optional.empty()));
        }

        @Test
        void nobodyCleansUpWhatIsHalfShown() {
            RolloutState aborted = typed(failed(), Verb.ABORT).next();
            Decision due = RolloutCore.decide(aborted, new RolloutEvent.TimePassed(), NOW.plus(REVERT_FOR));
            assertThat(aborted.latest(Phase.CLEANUP).orElseThrow().targets().keySet())
                    .containsExactly(t("c"));
            assertThat(due.effects())
                    .filteredOn(effect -> effect instanceof Effect.SetDesired)
                    .containsExactly(new Effect.SetDesired(t("c"), Phase.CLEANUP, 1, 1, Optional.empty()));
        }

        @Test
        void whoIsNamedGoesAloneAndTheOthersAreRevertedOn() {
            RolloutState next = typed(failed(), Verb.CONTRACT, "b").next();
            assertThat(next.latest(Phase.CONTRACT).orElseThrow().targets().keySet())
                    .containsExactly(t("b"));
            assertThat(run(next, Phase.REVERT, "c").state()).isEqualTo(TargetState.QUEUED);
            assertThat(next.phase()).isEqualTo(RolloutPhase.REVERTING);
        }

        @Test
        void whoComesMeanwhileLeavesItInTheMiddleOfItsRevert() {
            RolloutState next = typed(failed(), Verb.CONTRACT, "b").next();
            RolloutState closing = after(next, new RolloutEvent.Offered(t("b"), Phase.CONTRACT, 1));
            assertThat(standing(closing, "b")).isEqualTo(Standing.CONTRACTING);
            RolloutState open = after(closing, new RolloutEvent.Reopened(t("b"), SOON));
            assertThat(standing(open, "b")).isEqualTo(Standing.REVERTING);
            assertThat(run(open, Phase.CONTRACT, "b").state()).isEqualTo(TargetState.QUEUED);
            RolloutState aborted = typed(open, Verb.ABORT, "b").next();
            assertThat(standing(aborted, "b")).isEqualTo(Standing.REVERTING);
            assertThat(run(aborted, Phase.CONTRACT, "b").why())
                    .contains("bellows rollout revert orders/18", "bellows rollout contract orders/18");
            assertThat(typed(aborted, Verb.REVERT, "b").refusal()).isEmpty();
        }

        @Test
        void anAbortOfTheContractAfterItLeavesBothWays() {
            RolloutState next = typed(failed(), Verb.CONTRACT, "b").next();
            RolloutState closing = after(next, new RolloutEvent.Offered(t("b"), Phase.CONTRACT, 1));
            Decision aborted = typed(closing, Verb.ABORT, "b");
            assertThat(aborted.effects()).contains(new Effect.RequestReopen(t("b"), Phase.CONTRACT, 1));
            RolloutState open = after(aborted.next(), new RolloutEvent.Reopened(t("b"), SOON));
            assertThat(open.leftReverting(t("b"))).isTrue();
            assertThat(run(open, Phase.CONTRACT, "b").why()).contains("stays in the middle of its revert");
            assertThat(typed(open, Verb.CONTRACT, "b").refusal()).isEmpty();
            assertThat(typed(open, Verb.REVERT, "b").refusal()).isEmpty();
        }

        @Test
        void theContractAsksForTheSameApprovals() {
            RolloutState offered =
                    after(typed(contracted(1), Verb.REVERT).next(), new RolloutEvent.Offered(t("a"), Phase.REVERT, 1));
            RolloutState failed = after(offered, says("a", Phase.REVERT, 1, AgentFact.PhaseState.FAILED));
            Decision given = typed(failed, Verb.CONTRACT, "a");
            assertThat(given.next().latest(Phase.CONTRACT).orElseThrow().state())
                    .isEqualTo(RunState.AWAITING_APPROVAL);
            assertThat(given.effects()).noneMatch(effect -> effect instanceof Effect.RequestClose);
        }
    }

    @Nested
    class AtWork {
        @Test
        void aContractIsRefusedWithWhatStopsItFirst() {
            Decision refused = typed(reverting(0), Verb.CONTRACT, "a");
            assertThat(refused.refusal().orElseThrow().why())
                    .contains("a is being shown again", "bellows rollout abort orders/18", "pause");
            assertThat(refused.next()).isEqualTo(reverting(0));
            RolloutState unknown = after(reverting(0), says("a", Phase.REVERT, 1, AgentFact.PhaseState.UNKNOWN));
            assertThat(typed(unknown, Verb.CONTRACT, "a").refusal())
                    .as("an agent may be at work, whether or not anybody hears of it")
                    .isPresent();
        }

        @Test
        void aContractOfEverybodyIsRefusedToo() {
            assertThat(typed(reverting(0), Verb.CONTRACT).refusal()).isPresent();
        }

        @Test
        void anAbortStopsItAndLeavesBothWays() {
            Decision aborted = typed(reverting(0), Verb.ABORT);
            assertThat(aborted.effects()).contains(new Effect.Leave(t("a"), "aborted by otto"));
            RolloutState left = aborted.next();
            assertThat(run(left, Phase.REVERT, "a").state()).isEqualTo(TargetState.SKIPPED);
            assertThat(run(left, Phase.REVERT, "a").why())
                    .contains("bellows rollout revert orders/18", "bellows rollout contract orders/18");
            assertThat(left.latest(Phase.REVERT).orElseThrow().state()).isEqualTo(RunState.ABORTED);
            assertThat(left.phase()).isEqualTo(RolloutPhase.NEEDS_PERSON);
            assertThat(left.legalVerbs()).contains(Verb.CONTRACT, Verb.REVERT);
            assertThat(RolloutCore.decide(left, says("a", Phase.REVERT, 1, AgentFact.PhaseState.SUCCEEDED), NOW)
                            .ignored())
                    .as("it stops at the end of a step, and that may be the last")
                    .isPresent();
            Decision again = typed(left, Verb.REVERT, "a");
            assertThat(again.effects()).contains(new Effect.SetDesired(t("a"), Phase.REVERT, 2, 1, Optional.empty()));
        }

        @Test
        void anAbortOfOneGoesOnWithTheOthers() {
            RolloutState left = typed(reverting(0), Verb.ABORT, "a").next();
            assertThat(left.leftReverting(t("a"))).isTrue();
            assertThat(run(left, Phase.REVERT, "b").state()).isEqualTo(TargetState.OFFERED);
            assertThat(left.phase()).isEqualTo(RolloutPhase.REVERTING);
        }

        @Test
        void aPauseLetsAContractBeginOnceItsAgentIsToldToLeave() {
            RolloutState paused = typed(reverting(0), Verb.PAUSE).next();
            assertThat(paused.legalVerbs()).contains(Verb.CONTRACT);
            Decision given = typed(paused, Verb.CONTRACT);
            int leaves = given.effects().indexOf(new Effect.Leave(t("a"), "given up for a contract by otto"));
            int closes =
                    given.effects().indexOf(new Effect.RequestClose(t("a"), Phase.CONTRACT, 1, 1, Optional.empty()));
            assertThat(leaves).isNotNegative().isLessThan(closes);
            assertThat(given.next().latest(Phase.REVERT).orElseThrow().state())
                    .as("no pause outlives it")
                    .isEqualTo(RunState.ABORTED);
            assertThat(given.next().latest(Phase.REVERT).orElseThrow().pauses()).isEmpty();
            assertThat(given.next().phase()).isEqualTo(RolloutPhase.CONTRACTING);
        }
    }
}
