package dev.bellows.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class RolloutCoreTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(5);

    private static TargetName t(String name) {
        return new TargetName(name);
    }

    /** Four targets on two hosts: a canary alone, then the rest, two at once and one per host. */
    private static RolloutState planned(int budgetPercent, int approvals) {
        TreeMap<TargetName, Member> members = new TreeMap<>();
        for (String name : List.of("a", "b", "c", "d")) {
            members.put(t(name), Member.fresh(name.equals("b") || name.equals("c") ? "h1" : name, 1));
        }
        List<PhasePlan.ResolvedWave> waves = List.of(
                new PhasePlan.ResolvedWave(List.of(t("a")), 1, 1),
                new PhasePlan.ResolvedWave(List.of(t("b"), t("c"), t("d")), 2, 1));
        PhasePlan plan = new PhasePlan(
                waves, Duration.ofMinutes(30), budgetPercent, Duration.ofMinutes(5), approvals, Duration.ofDays(7));
        TreeMap<Phase, PhasePlan> plans = new TreeMap<>();
        for (Phase phase : Phase.values()) {
            plans.put(phase, plan);
        }
        return RolloutState.planned(RolloutId.parse("orders/18").orElseThrow(), true, plans, members, BEGIN);
    }

    private static Decision command(RolloutState state, Verb verb, Instant now, String... targets) {
        TreeSet<TargetName> subset = new TreeSet<>();
        for (String target : targets) {
            subset.add(t(target));
        }
        return RolloutCore.decide(state, new RolloutEvent.Commanded(verb, subset, "otto", ""), now);
    }

    private static RolloutEvent report(String target, Phase phase, int attempt, AgentFact.PhaseState said) {
        return new RolloutEvent.PhaseReported(t(target), phase, 1, attempt, said, 1, 2, "", Optional.empty());
    }

    private static List<String> offered(Decision decision) {
        List<String> names = new ArrayList<>();
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.SetDesired(var target, var phase, int run, int attempt, var byHand)) {
                names.add(phase.word() + " " + target);
            }
        }
        return names;
    }

    private static RolloutState succeed(RolloutState state, String target, Phase phase, Instant now) {
        RolloutState offered = RolloutCore.decide(state, new RolloutEvent.Offered(t(target), phase, 1), now)
                .next();
        RolloutState done = RolloutCore.decide(offered, report(target, phase, 1, AgentFact.PhaseState.SUCCEEDED), now)
                .next();
        return RolloutCore.decide(done, new RolloutEvent.Completed(t(target), phase, 1), now)
                .next();
    }

    @Test
    void theCanaryGoesAloneAndTheNextWaveWaitsForItsSoak() {
        Decision started = command(planned(0, 0), Verb.START, BEGIN);
        assertThat(offered(started)).containsExactly("expand a");
        RolloutState soaking = succeed(started.next(), "a", Phase.EXPAND, BEGIN);
        Instant early = BEGIN.plus(Duration.ofMinutes(29));
        assertThat(offered(RolloutCore.decide(soaking, new RolloutEvent.TimePassed(), early)))
                .noneMatch(one -> one.startsWith("expand"));
        Instant later = BEGIN.plus(Duration.ofMinutes(30));
        assertThat(offered(RolloutCore.decide(soaking, new RolloutEvent.TimePassed(), later)))
                .as("two at once, one per host")
                .containsExactly("expand b", "expand d");
    }

    @Test
    void migrateBeginsOnATargetAsSoonAsItIsExpanded() {
        Decision started = command(planned(0, 0), Verb.START, BEGIN);
        RolloutState offered = RolloutCore.decide(
                        started.next(), new RolloutEvent.Offered(t("a"), Phase.EXPAND, 1), BEGIN)
                .next();
        Decision done = RolloutCore.decide(offered, new RolloutEvent.Completed(t("a"), Phase.EXPAND, 1), BEGIN);
        assertThat(offered(done)).containsExactly("migrate a");
    }

    @Test
    void aFailedCanaryStopsTheNextWave() {
        RolloutState started = command(planned(0, 0), Verb.START, BEGIN).next();
        RolloutState failed = RolloutCore.decide(
                        started, report("a", Phase.EXPAND, 1, AgentFact.PhaseState.FAILED), BEGIN)
                .next();
        assertThat(failed.latest(Phase.EXPAND).orElseThrow().state()).isEqualTo(RunState.HALTED);
        assertThat(failed.phase()).isEqualTo(RolloutPhase.NEEDS_PERSON);
        Decision retried = command(failed, Verb.RETRY, BEGIN);
        assertThat(offered(retried)).containsExactly("expand a");
        assertThat(RolloutCore.decide(retried.next(), report("a", Phase.EXPAND, 1, AgentFact.PhaseState.FAILED), BEGIN)
                        .ignored())
                .as("the first attempt's report is late")
                .isPresent();
    }

    /** The four targets contracting: three have hidden, the last one failed. */
    private static RolloutState threeHidOneFailed() {
        TreeMap<TargetName, Member> members = new TreeMap<>();
        for (String name : List.of("a", "b", "c", "d")) {
            members.put(t(name), new Member(name, 1, Standing.MIGRATED, Standing.MIGRATED, Optional.empty()));
        }
        RolloutState base = planned(100, 0);
        TreeMap<Phase, PhasePlan> plans = new TreeMap<>(base.plans());
        PhasePlan.ResolvedWave all = new PhasePlan.ResolvedWave(List.copyOf(members.keySet()), 4, 4);
        plans.replaceAll((phase, plan) ->
                new PhasePlan(List.of(all), Duration.ZERO, 100, Duration.ofMinutes(5), 0, Duration.ofDays(7)));
        RolloutState migrated = new RolloutState(
                base.id(), true, plans, members, List.of(), new TreeSet<>(), new TreeSet<>(), base.lastEventAt());
        RolloutState state = command(migrated, Verb.CONTRACT, BEGIN).next();
        for (String name : List.of("a", "b", "c")) {
            state = succeed(state, name, Phase.CONTRACT, BEGIN);
        }
        RolloutState offered = RolloutCore.decide(state, new RolloutEvent.Offered(t("d"), Phase.CONTRACT, 1), BEGIN)
                .next();
        return RolloutCore.decide(offered, report("d", Phase.CONTRACT, 1, AgentFact.PhaseState.AMBIGUOUS), BEGIN)
                .next();
    }

    @Test
    void whoWaitsForItsCleanupHidesNobodyWhoNeedsAPerson() {
        RolloutState failed = threeHidOneFailed();
        assertThat(failed.phase()).isEqualTo(RolloutPhase.NEEDS_PERSON);
        RolloutState cleaning = RolloutCore.decide(
                        failed, new RolloutEvent.TimePassed(), BEGIN.plus(Duration.ofDays(8)))
                .next();
        assertThat(cleaning.phase()).as("the others move").isNotEqualTo(RolloutPhase.NEEDS_PERSON);
        assertThat(failed.takes(Verb.RETRY, java.util.Set.of())).containsExactly(t("d"));
    }

    @Test
    void whatFailedToContractIsRetriedAndNotContractedBesideThatOnceItsWindowIsOpenAgain() {
        RolloutState open = RolloutCore.decide(
                        threeHidOneFailed(), new RolloutEvent.Reopened(t("d"), Duration.ZERO), BEGIN)
                .next();
        assertThat(open.latest(Phase.CONTRACT).orElseThrow().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(open.legalVerbs()).contains(Verb.RETRY, Verb.ROLLBACK).doesNotContain(Verb.CONTRACT);
    }

    private static RolloutState reconciled(RolloutState state, String target, int min, int max) {
        return RolloutCore.decide(state, new RolloutEvent.Reconciled(t(target), new VersionRange(min, max)), BEGIN)
                .next();
    }

    private static TargetState stateOf(RolloutState state, Phase phase, String target) {
        return java.util.Objects.requireNonNull(
                        state.latest(phase).orElseThrow().targets().get(t(target)))
                .state();
    }

    @Test
    void aDatabaseThatWentBackToAClosedRowIsContractedAnew() {
        RolloutState accepted = reconciled(threeHidOneFailed(), "a", 18, 18);
        assertThat(accepted.members().get(t("a")).standing()).isEqualTo(Standing.CONTRACTING);
        assertThat(stateOf(accepted, Phase.CONTRACT, "a")).isEqualTo(TargetState.OFFERED);
        assertThat(stateOf(accepted, Phase.CLEANUP, "a")).isEqualTo(TargetState.PENDING);
        assertThat(accepted.latest(Phase.CONTRACT)
                        .orElseThrow()
                        .targets()
                        .get(t("a"))
                        .attempt())
                .isEqualTo(2);
        assertThat(accepted.members().get(t("b")).standing()).isEqualTo(Standing.HIDDEN);
    }

    @Test
    void aDatabaseThatWentBackInTheMiddleOfARevertIsRevertedToItsEnd() {
        RolloutState reverting =
                command(threeHidOneFailed(), Verb.REVERT, BEGIN, "a").next();
        RolloutState offered = RolloutCore.decide(reverting, new RolloutEvent.Offered(t("a"), Phase.REVERT, 1), BEGIN)
                .next();
        RolloutState accepted = reconciled(offered, "a", 18, 18);
        assertThat(accepted.members().get(t("a")).standing()).isEqualTo(Standing.REVERTING);
        assertThat(stateOf(accepted, Phase.REVERT, "a")).isEqualTo(TargetState.OFFERED);
    }

    @Test
    void aFailureWithinTheBudgetNeedsAPersonOnlyWhenNothingElseIsLeft() {
        RolloutState started = command(planned(50, 0), Verb.START, BEGIN).next();
        RolloutState state = RolloutCore.decide(
                        started, report("a", Phase.EXPAND, 1, AgentFact.PhaseState.FAILED), BEGIN)
                .next();
        assertThat(state.phase()).as("three others go on").isEqualTo(RolloutPhase.EXPANDING);
        Instant soaked = BEGIN.plus(Duration.ofMinutes(30));
        state = RolloutCore.decide(state, new RolloutEvent.TimePassed(), soaked).next();
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE)) {
            for (String target : List.of("b", "c", "d")) {
                assertThat(state.phase()).isNotEqualTo(RolloutPhase.NEEDS_PERSON);
                state = succeed(state, target, phase, soaked);
            }
        }
        assertThat(state.phase()).as("only what failed is left").isEqualTo(RolloutPhase.NEEDS_PERSON);
        assertThat(state.legalVerbs()).contains(Verb.RETRY);
    }

    @Test
    void whoLeavesAClosingIsAskedForTheGrantAndWhatWasInEffectAlreadyGoesOn() {
        RolloutState closing = RolloutCore.decide(
                        command(threeHidOneFailed(), Verb.RETRY, BEGIN, "d").next(),
                        new RolloutEvent.Offered(t("d"), Phase.CONTRACT, 1),
                        BEGIN)
                .next();
        RolloutState leaving = command(closing, Verb.ABORT, BEGIN, "d").next();
        Decision kept = RolloutCore.decide(
                leaving, new RolloutEvent.NotReopened(t("d"), "grant 1 is outstanding", SOON), BEGIN);
        assertThat(kept.effects()).anyMatch(effect -> effect instanceof Effect.AskBack);
        Decision used = RolloutCore.decide(kept.next(), new RolloutEvent.GrantUsed(t("d"), Phase.CONTRACT, 1), BEGIN);
        assertThat(used.effects()).contains(new Effect.Continue(t("d")));
        Decision stays = RolloutCore.decide(
                closing, new RolloutEvent.NotReopened(t("d"), "grant 1 is outstanding", SOON), BEGIN);
        assertThat(stays.effects()).noneMatch(effect -> effect instanceof Effect.AskBack);
    }

    private static final AgentFact.Trouble NOT_OWNER =
            new AgentFact.Trouble("BLW-STEP-003", "42501: must be owner of view visit_v", "");

    /** The last of the four has hidden something, and a statement after that fails. */
    private static RolloutState failedAfterTheHide() {
        RolloutState again =
                command(threeHidOneFailed(), Verb.RETRY, BEGIN, "d").next();
        RolloutState offered = RolloutCore.decide(again, new RolloutEvent.Offered(t("d"), Phase.CONTRACT, 1), BEGIN)
                .next();
        RolloutState used = RolloutCore.decide(offered, new RolloutEvent.GrantUsed(t("d"), Phase.CONTRACT, 1), BEGIN)
                .next();
        return fails(used, 2);
    }

    private static RolloutState fails(RolloutState state, int attempt) {
        return RolloutCore.decide(
                        state,
                        new RolloutEvent.PhaseReported(
                                t("d"),
                                Phase.CONTRACT,
                                1,
                                attempt,
                                AgentFact.PhaseState.FAILED,
                                2,
                                3,
                                "",
                                Optional.of(NOT_OWNER)),
                        BEGIN)
                .next();
    }

    private static TargetRun runOf(RolloutState state, Phase phase, String target) {
        return java.util.Objects.requireNonNull(
                state.latest(phase).orElseThrow().targets().get(t(target)));
    }

    @Test
    void whatFailedAfterAHideIsRevertedAtOnceAndStandsWhereItStoodBefore() {
        RolloutState failed = failedAfterTheHide();
        assertThat(failed.revertible(t("d"))).isTrue();
        assertThat(failed.takes(Verb.REVERT, java.util.Set.of(t("d")))).containsExactly(t("d"));
        Decision reverted = command(failed, Verb.REVERT, BEGIN, "d");
        assertThat(offered(reverted)).containsExactly("revert d");
        assertThat(reverted.effects())
                .as("what its agent was to do is taken from it first")
                .anyMatch(effect -> effect instanceof Effect.Leave(var target, String why) && target.equals(t("d")));
        assertThat(stateOf(reverted.next(), Phase.CONTRACT, "d")).isEqualTo(TargetState.SKIPPED);
        assertThat(stateOf(reverted.next(), Phase.CLEANUP, "d")).isEqualTo(TargetState.SKIPPED);
        RolloutState shown = succeed(reverted.next(), "d", Phase.REVERT, BEGIN);
        assertThat(shown.members().get(t("d")).standing()).isEqualTo(Standing.MIGRATED);
        assertThat(shown.legalVerbs()).contains(Verb.CONTRACT);
    }

    @Test
    void anAbortLeavesWhatFailedAfterAHideAndARevertShowsIt() {
        RolloutState aborted =
                command(failedAfterTheHide(), Verb.ABORT, BEGIN, "d").next();
        assertThat(stateOf(aborted, Phase.CONTRACT, "d")).isEqualTo(TargetState.SKIPPED);
        assertThat(runOf(aborted, Phase.CONTRACT, "d").why())
                .as("the reason stays")
                .contains("aborted by", "revert", NOT_OWNER.message());
        assertThat(aborted.members().get(t("d")).standing()).isEqualTo(Standing.CONTRACTING);
        assertThat(aborted.takes(Verb.CONTRACT, java.util.Set.of(t("d"))))
                .as("what is half hidden is never cleaned up")
                .isEmpty();
        assertThat(offered(command(aborted, Verb.REVERT, BEGIN, "d"))).containsExactly("revert d");
    }

    @Test
    void anAbortThatTheStoreAnswersWithAHideInEffectLeavesWhatFailed() {
        // A state of an earlier release does not say that a hide is in effect: the window does.
        RolloutState leaving =
                command(threeHidOneFailed(), Verb.ABORT, BEGIN, "d").next();
        RolloutState left = RolloutCore.decide(leaving, new RolloutEvent.PastReopening(t("d"), SOON), BEGIN)
                .next();
        assertThat(stateOf(left, Phase.CONTRACT, "d")).isEqualTo(TargetState.SKIPPED);
        assertThat(left.revertible(t("d"))).isTrue();
    }

    @Test
    void anAbortedContractThatGetsNoFurtherGrantIsLeftToo() {
        RolloutState again =
                command(threeHidOneFailed(), Verb.RETRY, BEGIN, "d").next();
        RolloutState offered = RolloutCore.decide(again, new RolloutEvent.Offered(t("d"), Phase.CONTRACT, 1), BEGIN)
                .next();
        RolloutState used = RolloutCore.decide(offered, new RolloutEvent.GrantUsed(t("d"), Phase.CONTRACT, 1), BEGIN)
                .next();
        assertThat(used.revertible(t("d"))).as("or directly").isTrue();
        RolloutState leaving = command(used, Verb.ABORT, BEGIN, "d").next();
        RolloutState first = RolloutCore.decide(leaving, new RolloutEvent.PastReopening(t("d"), SOON), BEGIN)
                .next();
        assertThat(stateOf(first, Phase.CONTRACT, "d"))
                .as("it may be done in a moment")
                .isEqualTo(TargetState.OFFERED);
        Instant later = BEGIN.plus(SOON);
        RolloutState asked =
                RolloutCore.decide(first, new RolloutEvent.TimePassed(), later).next();
        RolloutState left = RolloutCore.decide(asked, new RolloutEvent.PastReopening(t("d"), SOON), later)
                .next();
        assertThat(stateOf(left, Phase.CONTRACT, "d")).isEqualTo(TargetState.SKIPPED);
        assertThat(left.revertible(t("d"))).isTrue();
    }

    @Test
    void whatFailedBeforeAnyHideIsNotReverted() {
        RolloutState failed = threeHidOneFailed();
        assertThat(failed.revertible(t("d"))).isFalse();
        assertThat(command(failed, Verb.REVERT, BEGIN, "d").refusal()).isPresent();
    }

    @Test
    void somebodyWhoComesDoesNotHideWhyAContractFailed() {
        RolloutState failed = failedAfterTheHide();
        RolloutState came = RolloutCore.decide(failed, new RolloutEvent.ArrivalSeen(t("d"), "pod-1"), BEGIN)
                .next();
        RolloutState kept = RolloutCore.decide(came, new RolloutEvent.PastReopening(t("d"), SOON), BEGIN)
                .next();
        assertThat(runOf(kept, Phase.CONTRACT, "d").why()).contains(NOT_OWNER.message());
        assertThat(runOf(kept, Phase.CONTRACT, "d").state()).isEqualTo(TargetState.FAILED);
    }

    private static RolloutEvent stopped(String target) {
        return new RolloutEvent.PhaseReported(
                t(target),
                Phase.EXPAND,
                1,
                1,
                AgentFact.PhaseState.PAUSED,
                1,
                2,
                "a person: the catalog changed",
                Optional.of(new AgentFact.Trouble("BLW-STEP-012", "a view came", "bellows target accept-drift a")));
    }

    @Test
    void whatAnAgentStopsAtNeedsAPersonUntilTheyAcceptedIt() {
        RolloutState started = command(planned(0, 0), Verb.START, BEGIN).next();
        RolloutState offered = RolloutCore.decide(started, new RolloutEvent.Offered(t("a"), Phase.EXPAND, 1), BEGIN)
                .next();
        RolloutState othersGoOn =
                RolloutCore.decide(offered, stopped("a"), BEGIN).next();
        assertThat(othersGoOn.phase()).as("three others go on").isEqualTo(RolloutPhase.EXPANDING);

        RolloutState alone = alone(othersGoOn);
        assertThat(alone.phase()).isEqualTo(RolloutPhase.NEEDS_PERSON);
        assertThat(RolloutCore.decide(alone, new RolloutEvent.DriftAccepted(t("b")), BEGIN)
                        .ignored())
                .isPresent();
        RolloutState accepted = RolloutCore.decide(alone, new RolloutEvent.DriftAccepted(t("a")), BEGIN)
                .next();
        assertThat(accepted.phase()).as("before its agent says a word").isEqualTo(RolloutPhase.EXPANDING);
        for (AgentFact.PhaseState next :
                List.of(AgentFact.PhaseState.RUNNING, AgentFact.PhaseState.VERIFYING, AgentFact.PhaseState.SUCCEEDED)) {
            assertThat(RolloutCore.decide(alone, report("a", Phase.EXPAND, 1, next), BEGIN)
                            .next()
                            .phase())
                    .as(next.name())
                    .isNotEqualTo(RolloutPhase.NEEDS_PERSON);
        }
    }

    /** The same with no other database in it. */
    private static RolloutState alone(RolloutState state) {
        return command(state, Verb.ABORT, BEGIN, "b", "c", "d").next();
    }

    @Test
    void whoRollsAFleetBackDoesNotWantTheRestOfItExpanded() {
        RolloutState started = command(planned(0, 0), Verb.START, BEGIN).next();
        RolloutState state = succeed(started, "a", Phase.EXPAND, BEGIN);
        Decision back = command(state, Verb.ROLLBACK, BEGIN);
        Decision later = RolloutCore.decide(back.next(), new RolloutEvent.TimePassed(), BEGIN.plus(Duration.ofDays(1)));
        assertThat(offered(later)).isEmpty();
        assertThat(later.next().latest(Phase.EXPAND).orElseThrow().state()).isIn(RunState.SUCCEEDED, RunState.RUNNING);
    }

    @Test
    void unknownCountsAgainstTheBudgetOnlyAfterItsTime() {
        RolloutState started = command(planned(0, 0), Verb.START, BEGIN).next();
        Decision unknown =
                RolloutCore.decide(started, report("a", Phase.EXPAND, 1, AgentFact.PhaseState.UNKNOWN), BEGIN);
        assertThat(unknown.effects()).contains(new Effect.WakeAt(BEGIN.plus(Duration.ofMinutes(5))));
        assertThat(unknown.next().latest(Phase.EXPAND).orElseThrow().state()).isEqualTo(RunState.RUNNING);
        Decision later =
                RolloutCore.decide(unknown.next(), new RolloutEvent.TimePassed(), BEGIN.plus(Duration.ofMinutes(5)));
        assertThat(later.next().latest(Phase.EXPAND).orElseThrow().state()).isEqualTo(RunState.HALTED);
    }

    /** Seen in the simulation: the store's clock leapt, its agent was there all the while, and had nothing new to say. */
    @Test
    void whoWasMissedAndIsThereAgainIsAsItSaidLast() {
        RolloutState missed = missed(AgentFact.PhaseState.WAITING);
        assertThat(stateOf(missed, Phase.EXPAND, "a")).isEqualTo(TargetState.UNKNOWN);
        assertThat(missed.latest(Phase.EXPAND).orElseThrow().state()).isEqualTo(RunState.HALTED);
        assertThat(missed.legalVerbs()).doesNotContain(Verb.RETRY);
        RolloutState back = RolloutCore.decide(missed, new RolloutEvent.AgentBack(t("a")), missed.lastEventAt())
                .next();
        assertThat(stateOf(back, Phase.EXPAND, "a")).isEqualTo(TargetState.RUNNING);
        RolloutState retried =
                command(back, Verb.RETRY, back.lastEventAt().plusSeconds(1)).next();
        assertThat(retried.latest(Phase.EXPAND).orElseThrow().state()).isEqualTo(RunState.RUNNING);
        Decision done = RolloutCore.decide(
                missed(AgentFact.PhaseState.SUCCEEDED), new RolloutEvent.AgentBack(t("a")), missed.lastEventAt());
        assertThat(stateOf(done.next(), Phase.EXPAND, "a")).isEqualTo(TargetState.VERIFYING);
        assertThat(done.effects()).contains(new Effect.CheckCompletion(t("a"), Phase.EXPAND, 1));
    }

    @Test
    void whatItsAgentItselfCannotSayStaysUnknownWhenItComesBack() {
        RolloutState missed = missed(AgentFact.PhaseState.UNKNOWN);
        RolloutState back = RolloutCore.decide(missed, new RolloutEvent.AgentBack(t("a")), missed.lastEventAt())
                .next();
        assertThat(stateOf(back, Phase.EXPAND, "a")).isEqualTo(TargetState.UNKNOWN);
    }

    /** Its agent said that, and then was not there for longer than anybody waits. */
    private static RolloutState missed(AgentFact.PhaseState said) {
        RolloutState started = command(planned(0, 0), Verb.START, BEGIN).next();
        RolloutState offered = RolloutCore.decide(started, new RolloutEvent.Offered(t("a"), Phase.EXPAND, 1), BEGIN)
                .next();
        RolloutState told = RolloutCore.decide(offered, report("a", Phase.EXPAND, 1, said), BEGIN)
                .next();
        return RolloutCore.decide(told, new RolloutEvent.AgentLost(t("a"), BEGIN), BEGIN.plus(Duration.ofMinutes(6)))
                .next();
    }

    @Test
    void nothingIsOfferedBeforeItsPlanClassIsApproved() {
        Decision started = command(planned(0, 1), Verb.START, BEGIN);
        assertThat(offered(started)).isEmpty();
        assertThat(started.next().latest(Phase.EXPAND).orElseThrow().state()).isEqualTo(RunState.AWAITING_APPROVAL);
        TreeSet<RolloutState.Approved> approved = new TreeSet<>();
        approved.add(new RolloutState.Approved(PhaseGroup.EXPAND_MIGRATE, 1));
        assertThat(offered(RolloutCore.decide(
                        started.next(), new RolloutEvent.ApprovalsRead(approved, new TreeSet<>()), BEGIN)))
                .containsExactly("expand a");
    }

    @Test
    void aPausedRolloutHoldsItsAgentsAndStartsNobody() {
        RolloutState started = command(planned(0, 0), Verb.START, BEGIN).next();
        RolloutState running = RolloutCore.decide(started, new RolloutEvent.Offered(t("a"), Phase.EXPAND, 1), BEGIN)
                .next();
        Decision paused = command(running, Verb.PAUSE, BEGIN);
        assertThat(paused.effects()).anyMatch(effect -> effect instanceof Effect.Hold);
        RolloutState done = succeed(paused.next(), "a", Phase.EXPAND, BEGIN);
        assertThat(offered(RolloutCore.decide(done, new RolloutEvent.TimePassed(), BEGIN.plus(Duration.ofDays(1)))))
                .isEmpty();
        assertThat(offered(command(done, Verb.RESUME, BEGIN.plus(Duration.ofDays(1)))))
                .isNotEmpty();
    }

    @Test
    void aRefusedOfferIsTriedAgainAfterItsTimeOnly() {
        RolloutState started = command(planned(0, 0), Verb.START, BEGIN).next();
        RolloutEvent refused = new RolloutEvent.NotOffered(t("a"), Phase.EXPAND, 1, "busy", SOON);
        Decision queued = RolloutCore.decide(started, refused, BEGIN);
        assertThat(offered(queued)).isEmpty();
        assertThat(queued.effects()).contains(new Effect.WakeAt(BEGIN.plus(SOON)));
        assertThat(offered(RolloutCore.decide(queued.next(), new RolloutEvent.TimePassed(), BEGIN.plus(SOON))))
                .containsExactly("expand a");
    }

    @Test
    void lateJoinersAreCaughtUp() {
        RolloutState started = command(planned(0, 0), Verb.START, BEGIN).next();
        TreeMap<TargetName, Member> joined = new TreeMap<>();
        joined.put(t("z"), Member.fresh("z", 1));
        RolloutState with = RolloutCore.decide(started, new RolloutEvent.TargetsJoined(joined), BEGIN)
                .next();
        assertThat(with.latest(Phase.EXPAND).orElseThrow().targets()).containsKey(t("z"));
        assertThat(with.latest(Phase.MIGRATE).orElseThrow().targets()).containsKey(t("z"));
    }

    /** Any event in any reachable state is answered: totality, and never two runs at once on one target. */
    @Test
    void aLateJoinerOfAFinishedPhaseIsCaughtUpWithoutWaitingForTheSoaksAgain() {
        RolloutState done = command(planned(0, 0), Verb.START, BEGIN).next();
        Instant soaked = BEGIN.plus(Duration.ofMinutes(30));
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE)) {
            done = succeed(done, "a", phase, BEGIN);
        }
        done = RolloutCore.decide(done, new RolloutEvent.TimePassed(), soaked).next();
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE)) {
            for (String target : List.of("b", "c", "d")) {
                done = succeed(done, target, phase, soaked);
            }
        }
        assertThat(done.phase()).isEqualTo(RolloutPhase.MIGRATED);

        TreeMap<TargetName, Member> joined = new TreeMap<>();
        joined.put(t("late"), Member.fresh("h9", 1));
        Decision with = RolloutCore.decide(done, new RolloutEvent.TargetsJoined(joined), soaked);
        assertThat(offered(with)).containsExactly("expand late");
        RolloutState expanded = succeed(with.next(), "late", Phase.EXPAND, soaked);
        assertThat(succeed(expanded, "late", Phase.MIGRATE, soaked).phase()).isEqualTo(RolloutPhase.MIGRATED);
    }

    @Test
    void aTargetThatFailedInAnEarlierWaveIsRetriedThere() {
        RolloutState started = command(planned(25, 0), Verb.START, BEGIN).next();
        RolloutState failed = RolloutCore.decide(
                        started, report("a", Phase.EXPAND, 1, AgentFact.PhaseState.FAILED), BEGIN)
                .next();
        Instant soaked = BEGIN.plus(Duration.ofMinutes(30));
        RolloutState later = RolloutCore.decide(failed, new RolloutEvent.TimePassed(), soaked)
                .next();
        assertThat(offered(command(later, Verb.RETRY, soaked))).contains("expand a");
    }

    /** One is behind with a failed expand; a contract of everybody would leave it out without a word. */
    @Test
    void aContractOfEverybodyWaitsForThoseWhoAreBehindAndOneOfTheNamedDoesNot() {
        RolloutState state = command(planned(100, 0), Verb.START, BEGIN).next();
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE)) {
            state = succeed(state, "a", phase, BEGIN);
        }
        state = RolloutCore.decide(state, new RolloutEvent.TimePassed(), SOAKED).next();
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE)) {
            for (String target : List.of("b", "c")) {
                state = succeed(state, target, phase, SOAKED);
            }
        }
        RolloutState offered = RolloutCore.decide(state, new RolloutEvent.Offered(t("d"), Phase.EXPAND, 1), SOAKED)
                .next();
        RolloutState failed = RolloutCore.decide(
                        offered, report("d", Phase.EXPAND, 1, AgentFact.PhaseState.FAILED), SOAKED)
                .next();
        Decision everybody = command(failed, Verb.CONTRACT, SOAKED);
        assertThat(everybody.refusal().orElseThrow().why()).startsWith("d would be left behind");
        assertThat(failed.takes(Verb.CONTRACT, new TreeSet<>())).containsExactly(t("a"), t("b"), t("c"));
        Decision named = command(failed, Verb.CONTRACT, SOAKED, "a", "b");
        assertThat(named.refusal()).isEmpty();
        assertThat(named.next().latest(Phase.CONTRACT).orElseThrow().targets()).containsOnlyKeys(t("a"), t("b"));
    }

    /** All but one are cleaned and nothing is under way: it is called by the one that is behind, and says who that is. */
    @Test
    void whoWasLeftOutOfAContractIsNamedAndNothingIsCalledCleaning() {
        RolloutState base = planned(100, 0);
        TreeMap<TargetName, Member> members = new TreeMap<>();
        members.put(t("a"), new Member("a", 1, Standing.CLEANED, Standing.HIDDEN, Optional.of(BEGIN)));
        members.put(t("b"), new Member("b", 1, Standing.MIGRATED, Standing.MIGRATED, Optional.empty()));
        RolloutState state = new RolloutState(
                base.id(),
                true,
                base.plans(),
                members,
                List.of(),
                new TreeSet<>(),
                new TreeSet<>(),
                base.lastEventAt());
        assertThat(state.phase()).isEqualTo(RolloutPhase.MIGRATED);
        assertThat(state.leftUncontracted()).containsExactly(t("b"));
        RolloutState asked = command(state, Verb.CONTRACT, BEGIN).next();
        assertThat(asked.leftUncontracted()).isEmpty();
        assertThat(asked.phase()).isEqualTo(RolloutPhase.CLEANING);
    }

    private static final Instant SOAKED = BEGIN.plus(Duration.ofMinutes(30));

    /** Everybody is hidden and waits for the cleanup's time. */
    private static RolloutState contracted() {
        RolloutState state = command(planned(100, 0), Verb.START, BEGIN).next();
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE)) {
            state = succeed(state, "a", phase, BEGIN);
        }
        state = RolloutCore.decide(state, new RolloutEvent.TimePassed(), SOAKED).next();
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE)) {
            for (String target : List.of("b", "c", "d")) {
                state = succeed(state, target, phase, SOAKED);
            }
        }
        state = command(state, Verb.CONTRACT, SOAKED).next();
        state = succeed(state, "a", Phase.CONTRACT, SOAKED);
        Instant later = SOAKED.plus(Duration.ofMinutes(30));
        state = RolloutCore.decide(state, new RolloutEvent.TimePassed(), later).next();
        for (String target : List.of("b", "c", "d")) {
            state = succeed(state, target, Phase.CONTRACT, later);
        }
        assertThat(state.phase()).isEqualTo(RolloutPhase.CONTRACTED);
        return state;
    }

    /** A revert can be refused for ever by a version above: giving it up must not leave what is hidden without its cleanup. */
    @Test
    void aRevertThatIsGivenUpBeforeItBeganBringsTheCleanupBack() {
        Instant now = SOAKED.plus(Duration.ofHours(1));
        RolloutState asked = command(contracted(), Verb.REVERT, now).next();
        assertThat(asked.latest(Phase.CLEANUP).orElseThrow().state()).isEqualTo(RunState.ABORTED);
        RolloutState refused = RolloutCore.decide(
                        asked, new RolloutEvent.NotOffered(t("a"), Phase.REVERT, 1, "version 19 is above", SOON), now)
                .next();
        RolloutState given = command(refused, Verb.ABORT, now).next();
        PhaseRun cleanup = given.latest(Phase.CLEANUP).orElseThrow();
        assertThat(cleanup.number()).isEqualTo(2);
        assertThat(cleanup.state()).isEqualTo(RunState.RUNNING);
        assertThat(cleanup.targets().keySet()).containsExactly(t("a"), t("b"), t("c"), t("d"));
        assertThat(given.phase()).isEqualTo(RolloutPhase.CONTRACTED);
        assertThat(offered(RolloutCore.decide(given, new RolloutEvent.TimePassed(), now.plus(Duration.ofDays(8)))))
                .contains("cleanup a");
    }

    @Test
    void onlyTheCleanupOfWhatWasTakenOutOfTheRevertComesBack() {
        Instant now = SOAKED.plus(Duration.ofHours(1));
        RolloutState asked = command(contracted(), Verb.REVERT, now).next();
        RolloutState begun = RolloutCore.decide(asked, new RolloutEvent.Offered(t("a"), Phase.REVERT, 1), now)
                .next();
        assertThat(begun.phase()).isEqualTo(RolloutPhase.REVERTING);
        RolloutState given = command(begun, Verb.ABORT, now).next();
        assertThat(given.latest(Phase.CLEANUP).orElseThrow().targets().keySet())
                .as("a is being shown again")
                .containsExactly(t("b"), t("c"), t("d"));
    }

    @Test
    void aCleanupThatWasAbortedIsAskedForAgainByContract() {
        Instant now = SOAKED.plus(Duration.ofHours(1));
        RolloutState given = command(contracted(), Verb.ABORT, now).next();
        assertThat(given.latest(Phase.CLEANUP).orElseThrow().state()).isEqualTo(RunState.ABORTED);
        assertThat(given.legalVerbs()).contains(Verb.CONTRACT, Verb.REVERT);
        RolloutState again = command(given, Verb.CONTRACT, now).next();
        assertThat(again.latest(Phase.CONTRACT).orElseThrow().number())
                .as("it is contracted")
                .isEqualTo(1);
        assertThat(again.latest(Phase.CLEANUP).orElseThrow().number()).isEqualTo(2);
        assertThat(again.legalVerbs()).doesNotContain(Verb.CONTRACT);
        assertThat(offered(RolloutCore.decide(again, new RolloutEvent.TimePassed(), now.plus(Duration.ofDays(8)))))
                .contains("cleanup a");
    }

    @Test
    void anySequenceOfEventsIsAnswered() {
        for (long seed = 0; seed < 400; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            RolloutState state = planned(chance.nextInt(101), chance.nextInt(2));
            Instant now = BEGIN;
            for (int i = 0; i < 120; i++) {
                now = now.plus(Duration.ofMinutes(chance.nextInt(400)));
                Decision decision = RolloutCore.decide(state, any(chance, state), now);
                state = decision.next();
                for (Effect effect : decision.effects()) {
                    state = answer(chance, state, effect, now);
                }
                check(seed, state);
            }
        }
    }

    /** A rollback typed at any moment either begins one or says why not, and then nothing has changed. */
    @Test
    void rollbackIsAnsweredInEveryReachedStateAndARefusalChangesNothing() {
        TreeSet<String> refusedIn = new TreeSet<>();
        TreeSet<String> begunIn = new TreeSet<>();
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            RolloutState state = planned(chance.nextInt(101), chance.nextInt(2));
            Instant now = BEGIN;
            for (int i = 0; i < 60; i++) {
                now = now.plus(Duration.ofMinutes(chance.nextInt(400)));
                Decision rollback = command(state, Verb.ROLLBACK, now);
                if (rollback.refusal().isPresent()) {
                    assertThat(rollback.next()).isEqualTo(state);
                    assertThat(rollback.effects()).isEmpty();
                    assertThat(rollback.refusal().get().why()).isNotBlank();
                    assertThat(rollback.refusal().get().legal()).isEqualTo(state.legalVerbs());
                    refusedIn.add(state.phase().name());
                } else {
                    assertThat(state.legalVerbs()).contains(Verb.ROLLBACK);
                    assertThat(rollback.next().latest(Phase.ROLLBACK)).isPresent();
                    begunIn.add(state.phase().name());
                }
                check(seed, rollback.next());
                Decision decision = RolloutCore.decide(state, any(chance, state), now);
                state = decision.next();
                for (Effect effect : decision.effects()) {
                    state = answer(chance, state, effect, now);
                }
            }
        }
        assertThat(refusedIn).as("states in which it was refused at times").isNotEmpty();
        assertThat(begunIn).as("states in which it began").isNotEmpty();
    }

    /** One target that stands somewhere, a verb, and the phase that it begins failed. */
    private static RolloutState failed(Standing standing, Verb verb, Phase phase, int step) {
        RolloutState base = planned(100, 0);
        TreeMap<TargetName, Member> members = new TreeMap<>();
        members.put(t("a"), new Member("a", 1, standing, standing, Optional.of(BEGIN)));
        TreeMap<Phase, PhasePlan> plans = new TreeMap<>(base.plans());
        plans.replaceAll((any, plan) -> new PhasePlan(
                List.of(new PhasePlan.ResolvedWave(List.of(t("a")), 1, 1)),
                Duration.ZERO,
                100,
                Duration.ofMinutes(5),
                0,
                Duration.ZERO));
        RolloutState fresh = RolloutState.planned(base.id(), true, plans, members, BEGIN);
        RolloutState stands = verb == Verb.START
                ? fresh
                : new RolloutState(base.id(), true, plans, members, List.of(), new TreeSet<>(), new TreeSet<>(), BEGIN);
        RolloutState state = command(stands, verb, BEGIN).next();
        if (phase == Phase.MIGRATE) {
            state = succeed(state, "a", Phase.EXPAND, BEGIN);
        }
        RolloutState offered = RolloutCore.decide(state, new RolloutEvent.Offered(t("a"), phase, 1), BEGIN)
                .next();
        RolloutEvent report = new RolloutEvent.PhaseReported(
                t("a"), phase, 1, 1, AgentFact.PhaseState.FAILED, step, 3, "", Optional.empty());
        RolloutState failed = RolloutCore.decide(offered, report, BEGIN).next();
        assertThat(run(failed, phase).state()).isEqualTo(TargetState.FAILED);
        return failed;
    }

    private static TargetRun run(RolloutState state, Phase phase) {
        return Optional.ofNullable(state.latest(phase).orElseThrow().targets().get(t("a")))
                .orElseThrow();
    }

    private static Decision byHand(RolloutState state, Verb verb, String reason, String... targets) {
        TreeSet<TargetName> subset = new TreeSet<>();
        for (String target : targets) {
            subset.add(t(target));
        }
        return RolloutCore.decide(state, new RolloutEvent.Commanded(verb, subset, "ann", reason, true), BEGIN);
    }

    private static List<ByHand> words(Decision decision) {
        List<ByHand> words = new ArrayList<>();
        for (Effect effect : decision.effects()) {
            switch (effect) {
                case Effect.SetDesired asked -> asked.byHand().ifPresent(words::add);
                case Effect.RequestClose asked -> asked.byHand().ifPresent(words::add);
                default -> {}
            }
        }
        return words;
    }

    @Test
    void aPersonsWordOnAStepThatUndoesOrCleansUpGoesWithTheNextTryAndNoFurther() {
        RolloutState revert = failed(Standing.HIDDEN, Verb.REVERT, Phase.REVERT, 2);
        RolloutState rollback = failed(Standing.MIGRATED, Verb.ROLLBACK, Phase.ROLLBACK, 2);
        RolloutState cleanup = failed(Standing.HIDDEN, Verb.CONTRACT, Phase.CLEANUP, 2);
        ByHand word = new ByHand(2, "ann: the view is back");
        for (var at : new TreeMap<>(Map.of(Phase.REVERT, revert, Phase.ROLLBACK, rollback, Phase.CLEANUP, cleanup))
                .entrySet()) {
            Phase phase = at.getKey();
            Decision said = byHand(at.getValue(), Verb.RETRY, "the view is back", "a");
            assertThat(said.refusal()).as("%s", phase).isEmpty();
            assertThat(words(said)).as("%s", phase).containsExactly(word);
            assertThat(run(said.next(), phase).byHand()).contains(word);

            RolloutState later = RolloutCore.decide(
                            said.next(), new RolloutEvent.NotOffered(t("a"), phase, 1, "away", SOON), BEGIN)
                    .next();
            Decision asked = RolloutCore.decide(later, new RolloutEvent.TimePassed(), BEGIN.plus(SOON));
            assertThat(words(asked)).as("asked again for the same try").containsExactly(word);

            RolloutState offered = RolloutCore.decide(asked.next(), new RolloutEvent.Offered(t("a"), phase, 1), BEGIN)
                    .next();
            RolloutEvent again = new RolloutEvent.PhaseReported(
                    t("a"), phase, 1, 2, AgentFact.PhaseState.FAILED, 3, 3, "", Optional.empty());
            Decision retried = command(RolloutCore.decide(offered, again, BEGIN).next(), Verb.RETRY, BEGIN);
            assertThat(words(retried)).as("another step failed").isEmpty();
            assertThat(run(retried.next(), phase).byHand()).isEmpty();

            RolloutState done = RolloutCore.decide(offered, new RolloutEvent.Completed(t("a"), phase, 1), BEGIN)
                    .next();
            assertThat(run(done, phase).state()).isEqualTo(TargetState.SUCCEEDED);
            assertThat(run(done, phase).byHand()).isEmpty();
        }
    }

    @Test
    void aPersonsWordOnAnyOtherStepIsRefusedWithTheWayOut() {
        RolloutState expand = failed(Standing.BASE, Verb.START, Phase.EXPAND, 1);
        RolloutState migrate = failed(Standing.BASE, Verb.START, Phase.MIGRATE, 1);
        RolloutState contract = failed(Standing.MIGRATED, Verb.CONTRACT, Phase.CONTRACT, 1);
        for (RolloutState state : List.of(expand, migrate, contract)) {
            Decision said = byHand(state, Verb.RETRY, "it is there", "a");
            assertThat(said.refusal().orElseThrow().why())
                    .startsWith("a failed in ")
                    .contains("abort, rollback or revert");
            assertThat(said.next()).isEqualTo(state);
        }
    }

    @Test
    void aPersonsWordNeedsAFailureAStepAReasonAndARetry() {
        RolloutState revert = failed(Standing.HIDDEN, Verb.REVERT, Phase.REVERT, 2);
        assertThat(byHand(revert, Verb.RETRY, " ").refusal().orElseThrow().why())
                .contains("reason");
        assertThat(byHand(revert, Verb.ABORT, "no").refusal()).isPresent();
        RolloutState begun = command(revert, Verb.RETRY, BEGIN).next();
        assertThat(byHand(begun, Verb.RETRY, "again").refusal())
                .as("nothing failed")
                .isPresent();
        RolloutState before = failed(Standing.HIDDEN, Verb.REVERT, Phase.REVERT, 0);
        assertThat(byHand(before, Verb.RETRY, "which").refusal().orElseThrow().why())
                .contains("before the first step");
    }

    private static void check(long seed, RolloutState state) {
        for (TargetName name : state.members().keySet()) {
            long active = state.runs().stream()
                    .map(run -> run.targets().get(name))
                    .filter(target -> target != null && target.state().active())
                    .count();
            assertThat(active).as("runs at work on %s, seed %d", name, seed).isLessThanOrEqualTo(1);
        }
    }

    private static RolloutState answer(SplittableRandom chance, RolloutState state, Effect effect, Instant now) {
        RolloutEvent answer = switch (effect) {
            case Effect.SetDesired(var target, var phase, int run, int attempt, var byHand) ->
                chance.nextInt(4) == 0
                        ? new RolloutEvent.NotOffered(target, phase, run, "no", SOON)
                        : new RolloutEvent.Offered(target, phase, run);
            case Effect.RequestClose(var target, var phase, int run, int attempt, var byHand) ->
                chance.nextBoolean()
                        ? new RolloutEvent.NotOffered(target, phase, run, "in the way", SOON)
                        : new RolloutEvent.Offered(target, phase, run);
            case Effect.RequestReopen(var target, var phase, int run) ->
                chance.nextBoolean()
                        ? new RolloutEvent.NotReopened(target, "grant", SOON)
                        : new RolloutEvent.Reopened(target, SOON);
            case Effect.CheckCompletion(var target, var phase, int run) ->
                chance.nextBoolean()
                        ? new RolloutEvent.NotCompleted(target, phase, run, "row")
                        : new RolloutEvent.Completed(target, phase, run);
            case Effect.Hold hold -> new RolloutEvent.TimePassed();
            case Effect.AskBack back -> new RolloutEvent.TimePassed();
            case Effect.Leave leave -> new RolloutEvent.TimePassed();
            case Effect.Continue on -> new RolloutEvent.TimePassed();
            case Effect.WakeAt wake -> new RolloutEvent.TimePassed();
        };
        return RolloutCore.decide(state, answer, now).next();
    }

    private static <T> T one(SplittableRandom chance, List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }

    private static RolloutEvent any(SplittableRandom chance, RolloutState state) {
        TargetName target = List.copyOf(state.members().keySet())
                .get(chance.nextInt(state.members().size()));
        Phase phase = one(chance, List.of(Phase.values()));
        int run = 1 + chance.nextInt(2);
        TreeSet<TargetName> subset = new TreeSet<>();
        if (chance.nextBoolean()) {
            subset.add(target);
        }
        TreeSet<RolloutState.Approved> approved = new TreeSet<>();
        for (PhaseGroup group : PhaseGroup.values()) {
            approved.add(new RolloutState.Approved(group, 1));
        }
        AgentFact.PhaseState said = one(chance, List.of(AgentFact.PhaseState.values()));
        return switch (chance.nextInt(12)) {
            case 0, 1 ->
                new RolloutEvent.Commanded(
                        one(chance, List.of(Verb.values())), subset, "p", "r", chance.nextInt(4) == 0);
            case 2 -> new RolloutEvent.ApprovalsRead(approved, new TreeSet<>());
            case 3 -> new RolloutEvent.Offered(target, phase, run);
            case 4 -> new RolloutEvent.GrantUsed(target, phase, run);
            case 5 -> new RolloutEvent.Rechecked(target);
            case 6 -> new RolloutEvent.Completed(target, phase, run);
            case 7 -> new RolloutEvent.ArrivalSeen(target, "x");
            case 8 -> new RolloutEvent.Reopened(target, SOON);
            case 9 -> new RolloutEvent.TimePassed();
            default ->
                new RolloutEvent.PhaseReported(
                        target, phase, run, 1 + chance.nextInt(2), said, 1, 1, "", Optional.empty());
        };
    }
}
