package dev.bellows.agent.desired;

import static dev.bellows.agent.desired.Story.alreadyDone;
import static dev.bellows.agent.desired.Story.grant;
import static dev.bellows.agent.desired.Story.irreversible;
import static dev.bellows.agent.desired.Story.newer;
import static dev.bellows.agent.desired.Story.paused;
import static dev.bellows.agent.desired.Story.step;
import static dev.bellows.agent.desired.Story.window;
import static dev.bellows.agent.desired.Story.work;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.agent.message.FromAgent.Authorize;
import dev.bellows.agent.message.FromAgent.PhaseReport;
import dev.bellows.agent.message.FromAgent.PhaseState;
import dev.bellows.agent.message.FromAgent.Released;
import dev.bellows.agent.message.FromAgent.WindowReport;
import dev.bellows.agent.message.FromControlPlane.Denied;
import dev.bellows.agent.message.FromControlPlane.Desired;
import dev.bellows.agent.message.FromControlPlane.Trouble;
import dev.bellows.document.Phase;
import dev.bellows.document.ThrottleLimits;
import dev.bellows.document.ThrottleProfile;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.SessionScan.Outcome;
import dev.bellows.engine.StepOrder.BackfillLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DesiredInboxTest {
    private static final Problem UNREACHABLE = Problem.of(ErrorCode.TARGET_UNREACHABLE, "no route");
    private static final Problem REFUSED = Problem.of(ErrorCode.STEP_FAILED, "no");

    private final Story story = new Story();

    /** A contract that waits for the permission to hide. */
    private Desired waitingForTheHide(long fence, long generation) {
        Desired contract = work(generation, Phase.CONTRACT, 18, 18);
        story.holding(fence, generation - 1)
                .desired(contract)
                .prepared(irreversible(1))
                .rowWritten(generation, 18, 18)
                .scanned(Outcome.CLEAN);
        return contract;
    }

    @Nested
    class BeforeATakeOver {
        @Test
        void nothingIsDoneBeforeAControlPlaneAcceptedTheAgent() {
            story.desired(work(2, Phase.EXPAND, 17, 17)).after(Duration.ofMinutes(5));
            assertThat(story.started()).isEmpty();
        }

        @Test
        void acceptanceRaisesTheFenceAboveWhatTheStoreHasSeen() {
            story.when(new InboxEvent.Accepted(6, Story.OFFLINE_LIMIT));
            assertThat(story.running()).isEqualTo(new Job.TakeOver(6));
        }

        @Test
        void aFailedTakeOverIsTriedAgainWithGrowingWaits() {
            story.when(new InboxEvent.Accepted(0, Story.OFFLINE_LIMIT)).when(new InboxEvent.Failed(UNREACHABLE));
            assertThat(story.state().running()).isEmpty();
            story.after(Duration.ofMillis(500));
            assertThat(story.running()).isInstanceOf(Job.TakeOver.class);
            for (int i = 0; i < 20; i++) {
                story.when(new InboxEvent.Failed(UNREACHABLE)).after(Duration.ofMinutes(1));
            }
            assertThat(story.running()).as("it never gives up").isInstanceOf(Job.TakeOver.class);
        }

        @Test
        void noFenceIsRaisedWhileNoControlPlaneIsReachable() {
            story.when(new InboxEvent.Accepted(0, Story.OFFLINE_LIMIT))
                    .when(new InboxEvent.Failed(UNREACHABLE))
                    .when(new InboxEvent.StreamLost())
                    .after(Duration.ofMinutes(2));
            assertThat(story.state().running()).isEmpty();
        }

        @Test
        void anAgentThatIsNotAcceptedStopsAndForgets() {
            story.holding(7, 1)
                    .desired(work(2, Phase.EXPAND, 17, 17))
                    .prepared(step(1))
                    .when(new InboxEvent.NotAccepted("another agent serves shop"));
            assertThat(story.last()).anyMatch(InboxAction.Cancel.class::isInstance);
            story.when(new InboxEvent.StepStopped("cancelled"));
            assertThat(story.state().running()).isEmpty();
            assertThat(story.state().heldFence()).isZero();
            assertThat(story.state().assignment()).isEmpty();
        }
    }

    @Nested
    class Generations {
        @Test
        void aGenerationOlderThanTheRowsIsDroppedEvenWithoutMemory() {
            story.holding(7, 5).desired(window(4, 17, 18));
            assertThat(story.state().assignment()).isEmpty();
            assertThat(story.state().running()).isEmpty();
        }

        @Test
        void aDesiredThatArrivedBeforeTheTakeOverIsDroppedWhenTheRowTurnsOutNewer() {
            story.desired(window(4, 17, 18)).holding(7, 5);
            assertThat(story.state().running()).isEmpty();
            assertThat(story.state().assignment()).isEmpty();
        }

        @Test
        void aLateOlderGenerationDoesNotReplaceTheOneCarriedOut() {
            story.holding(7, 1).desired(work(4, Phase.EXPAND, 17, 17)).desired(window(3, 17, 17));
            assertThat(story.state().assignment().orElseThrow().desired().generation())
                    .isEqualTo(4);
        }

        @Test
        void theRowOfThisGenerationIsCarriedOnNotWrittenAgain() {
            Desired contract = work(5, Phase.CONTRACT, 18, 18);
            story.when(new InboxEvent.Accepted(6, Story.OFFLINE_LIMIT))
                    .when(new InboxEvent.TookOver(7, 5, Optional.of(VersionRange.of(18)), Map.of()))
                    .desired(contract)
                    .prepared(irreversible(1));
            assertThat(story.running()).isEqualTo(new Job.Scan(contract));
        }

        @Test
        void theGenerationInTheRowProvesNothingAboutItsRangeSoTheRowIsWrittenAgain() {
            Desired contract = work(5, Phase.CONTRACT, 18, 18);
            story.holding(7, 5).desired(contract).prepared(irreversible(1));
            assertThat(story.running()).isEqualTo(new Job.WriteRow(contract));
            story.rowWritten(5, 18, 18);
            assertThat(story.running()).isEqualTo(new Job.Scan(contract));
        }

        @Test
        void anAgentKilledBeforeItWidenedTheRowWidensItThoughAStepHadRaisedTheGeneration() {
            Desired migrate = work(5, Phase.MIGRATE, 17, 18);
            story.holding(7, 5).desired(migrate).prepared(alreadyDone(1)).when(new InboxEvent.Replayed(List.of()));
            assertThat(story.running()).isEqualTo(new Job.WriteRow(migrate));
            assertThat(story.phase().state()).isNotEqualTo(PhaseState.SUCCEEDED);
        }

        @Test
        void whenTheTargetRefusesWithANewerRowTheOldWishIsForgotten() {
            story.holding(7, 1)
                    .desired(work(4, Phase.EXPAND, 17, 17))
                    .prepared(step(1))
                    .when(new InboxEvent.Refused(REFUSED, 7, 9));
            assertThat(story.state().assignment()).isEmpty();
            assertThat(story.state().rowGeneration()).isEqualTo(9);
        }

        @Test
        void theSamePhaseRunUnderANewerGenerationIsAdoptedNotRestarted() {
            Desired expand = work(2, Phase.EXPAND, 17, 17);
            story.holding(7, 1).desired(expand).prepared(step(1), step(2)).stepDone();
            story.desired(newer(expand, 3, 0));
            assertThat(story.last()).noneMatch(InboxAction.Cancel.class::isInstance);
            story.stepDone();
            assertThat(story.running()).isEqualTo(new Job.WriteRow(newer(expand, 3, 0)));
            assertThat(story.started().stream().filter(Job.RunStep.class::isInstance))
                    .hasSize(2);
        }
    }

    @Nested
    class OrderOfThings {
        @Test
        void migrateRunsItsStepsThenWaitsForReplicasThenWidensTheRow() {
            Desired migrate = work(2, Phase.MIGRATE, 17, 18);
            story.holding(7, 1).desired(migrate).prepared(step(1), step(2));
            assertThat(story.running()).isEqualTo(new Job.RunStep(migrate, 1, OptionalLong.empty()));
            story.stepDone().stepDone();
            assertThat(story.running()).isEqualTo(new Job.CatchUp(migrate));
            story.when(new InboxEvent.Replayed(List.of("s1-r1 lags")));
            assertThat(story.phase().waitingFor()).contains("s1-r1");
            assertThat(story.said(WindowReport.class)).isEmpty();
            story.after(Duration.ofSeconds(1)).when(new InboxEvent.Replayed(List.of()));
            assertThat(story.running()).isEqualTo(new Job.WriteRow(migrate));
            story.rowWritten(2, 17, 18);
            assertThat(story.phase().state()).isEqualTo(PhaseState.SUCCEEDED);
            assertThat(story.said(WindowReport.class).getLast().rowCommitted()).isTrue();
        }

        @Test
        void contractClosesTheRowThenScansUntilCleanThenAsksThenHides() {
            Desired contract = work(2, Phase.CONTRACT, 18, 18);
            story.holding(7, 1).desired(contract).prepared(irreversible(1));
            assertThat(story.running()).isEqualTo(new Job.WriteRow(contract));
            story.rowWritten(2, 18, 18).scanned(Outcome.VETO);
            assertThat(story.said(Authorize.class)).isEmpty();
            assertThat(story.said(WindowReport.class)
                            .getLast()
                            .scan()
                            .orElseThrow()
                            .clean())
                    .isFalse();
            story.after(Duration.ofSeconds(1));
            assertThat(story.running()).isEqualTo(new Job.Scan(contract));
            story.scanned(Outcome.UNKNOWN);
            assertThat(story.said(Authorize.class)).as("unknown is not clean").isEmpty();
            story.after(Duration.ofSeconds(1)).scanned(Outcome.CLEAN);
            assertThat(story.asked().stepOrdinal()).isEqualTo(1);
            assertThat(story.state().running())
                    .as("nothing runs without a grant")
                    .isEmpty();
            story.when(new InboxEvent.GrantArrived(grant(1, story.asked())));
            assertThat(story.running()).isEqualTo(new Job.RunStep(contract, 1, OptionalLong.of(1)));
            story.stepDone();
            assertThat(story.phase().state()).isEqualTo(PhaseState.SUCCEEDED);
            assertThat(story.phase().hiddenAt()).isPresent();
        }

        @Test
        void aWishWithoutWorkWritesTheRowAtOnce() {
            story.holding(7, 1).desired(window(2, 17, 18));
            assertThat(story.running()).isEqualTo(new Job.WriteRow(window(2, 17, 18)));
            story.rowWritten(2, 17, 18);
            assertThat(story.said(WindowReport.class).getLast().generation()).isEqualTo(2);
            assertThat(story.said(PhaseReport.class)).isEmpty();
        }

        @Test
        void aRowWithoutWorkThatTheDatabaseDoesNotBearIsSaidAndTriedUntilItDoes() {
            Problem gone = Problem.of(ErrorCode.STEP_NOT_SERVED, "its table is gone");
            story.holding(7, 1).desired(window(2, 17, 18));
            for (int i = 0; i < 20; i++) {
                story.when(new InboxEvent.Failed(gone));
                assertThat(story.state().running()).isEmpty();
                story.after(Duration.ofSeconds(2));
                assertThat(story.running()).isEqualTo(new Job.WriteRow(window(2, 17, 18)));
            }
            assertThat(story.said(WindowReport.class)).as("said once").hasSize(1);
            assertThat(story.said(WindowReport.class).getLast().problem()).contains(gone);
            assertThat(story.said(WindowReport.class).getLast().rowCommitted()).isFalse();
            story.rowWritten(2, 17, 18);
            assertThat(story.said(WindowReport.class).getLast().rowCommitted()).isTrue();
            assertThat(story.said(WindowReport.class).getLast().problem()).isEmpty();
        }

        @Test
        void cleanupAsksForItsGrantWithoutClosingAnything() {
            story.holding(7, 1).desired(work(2, Phase.CLEANUP, 18, 18)).prepared(irreversible(1));
            assertThat(story.asked().phase()).isEqualTo(Phase.CLEANUP);
        }

        @Test
        void stepsThatTheJournalSaysDoneAreSkipped() {
            Desired expand = work(2, Phase.EXPAND, 17, 17);
            story.holding(7, 1).desired(expand).prepared(alreadyDone(1), step(2));
            assertThat(story.running()).isEqualTo(new Job.RunStep(expand, 2, OptionalLong.empty()));
        }

        @Test
        void aVerificationWithMismatchesFailsAndLeavesTheWindow() {
            story.holding(7, 1)
                    .desired(work(2, Phase.MIGRATE, 17, 18))
                    .prepared(new InboxEvent.PlannedStep(1, false, true, false))
                    .when(new InboxEvent.StepDone(5_000, 3, Optional.empty()));
            assertThat(story.phase().state()).isEqualTo(PhaseState.FAILED);
            assertThat(story.phase().mismatches()).isEqualTo(3);
            assertThat(story.state().running()).isEmpty();
        }
    }

    @Nested
    class Grants {
        @Test
        void aGrantThatNobodyWaitsForIsRefusedOnceAndSaidSo() {
            Desired contract = waitingForTheHide(7, 2);
            var grant = grant(1, story.asked());
            story.desired(paused(contract, 3)).when(new InboxEvent.GrantArrived(grant));
            assertThat(story.said(Released.class)).hasSize(1);
            assertThat(story.said(Released.class).getFirst().done()).isFalse();
            assertThat(story.started()).noneMatch(Job.RunStep.class::isInstance);
            story.when(new InboxEvent.GrantArrived(grant));
            assertThat(story.said(Released.class))
                    .as("whoever sends a copy has not heard it")
                    .hasSize(2);
            assertThat(story.said(Released.class).getLast())
                    .isEqualTo(story.said(Released.class).getFirst());
        }

        /** What was said of the step was lost on its way; until it is known no other permission is given. */
        @Test
        void aCopyOfAGrantThatWasUsedIsAnsweredWithWhatBecameOfIt() {
            waitingForTheHide(7, 2);
            var used = grant(1, story.asked());
            story.when(new InboxEvent.GrantArrived(used)).when(new InboxEvent.GrantArrived(used));
            assertThat(story.said(Released.class)).as("its step runs").isEmpty();
            story.when(new InboxEvent.StepDone(0, 0, Optional.empty()));
            assertThat(story.said(Released.class)).isEmpty();
            story.when(new InboxEvent.GrantArrived(used));
            assertThat(story.said(Released.class).getLast().grant()).isEqualTo(1);
            assertThat(story.said(Released.class).getLast().done()).isTrue();
            assertThat(story.started().stream().filter(Job.RunStep.class::isInstance))
                    .hasSize(1);
        }

        @Test
        void aLateCopyOfAReleasedGrantIsNotUsed() {
            waitingForTheHide(7, 2);
            var first = grant(1, story.asked());
            story.when(new InboxEvent.GrantArrived(first)).when(new InboxEvent.Failed(REFUSED_BY_LOCK));
            assertThat(story.said(Released.class).getLast().grant()).isEqualTo(1);
            story.after(Duration.ofMinutes(1)).when(new InboxEvent.GrantArrived(first));
            assertThat(story.started().stream().filter(Job.RunStep.class::isInstance))
                    .hasSize(1);
        }

        @Test
        void aStepThatFitsNeitherStateGivesItsGrantBack() {
            waitingForTheHide(7, 2);
            story.when(new InboxEvent.GrantArrived(grant(1, story.asked())))
                    .when(new InboxEvent.StepAmbiguous(Problem.of(ErrorCode.STEP_AMBIGUOUS, "neither")));
            assertThat(story.said(Released.class)).hasSize(1);
            assertThat(story.said(Released.class).getLast().done()).isFalse();
            assertThat(story.phase().state()).isEqualTo(PhaseState.AMBIGUOUS);
        }

        @Test
        void aGrantThatNobodyCanExplainIsAPersonsAndIsLookedAtAgainUntilItCanBeExplained() {
            Desired contract = waitingForTheHide(7, 2);
            var grant = grant(1, story.asked());
            story.when(new InboxEvent.GrantArrived(grant))
                    .when(new InboxEvent.StepUnknown(Problem.of(ErrorCode.STEP_UNKNOWN, "lost")))
                    .when(tookOver(8, InboxState.GrantFate.UNCLEAR))
                    .when(new InboxEvent.Prepared(List.of(irreversible(1)), Optional.empty()));
            story.when(new InboxEvent.GrantArrived(grant));
            assertThat(story.phase().state()).isEqualTo(PhaseState.AMBIGUOUS);
            assertThat(story.phase().problem().orElseThrow().code()).isEqualTo(ErrorCode.STEP_AMBIGUOUS);
            assertThat(story.state().heldFence()).as("not at every copy").isEqualTo(8);
            if (story.state().running().isPresent()) {
                story.when(new InboxEvent.Failed(REFUSED_BY_LOCK));
            }
            story.after(Duration.ofSeconds(20)).when(new InboxEvent.GrantArrived(grant));
            assertThat(story.running()).isEqualTo(new Job.TakeOver(8));
            story.when(tookOver(9, InboxState.GrantFate.NOT_DONE));
            assertThat(story.state().running()).as("a person's move").isEmpty();
            assertThat(story.state().grantFates()).containsEntry(1L, InboxState.GrantFate.NOT_DONE);
            story.desired(newer(contract, 3, 0));
            assertThat(story.phase().state()).as("the same try").isEqualTo(PhaseState.AMBIGUOUS);
        }

        private static InboxEvent.TookOver tookOver(long fence, InboxState.GrantFate fate) {
            return new InboxEvent.TookOver(fence, 2, Optional.of(VersionRange.of(18)), Map.of(1L, fate));
        }

        private static final Problem REFUSED_BY_LOCK = Problem.of(ErrorCode.LOCK_NOT_GRANTED, "busy");

        @Test
        void eachNewQuestionHasANewNameAndARepeatedOneKeepsIt() {
            waitingForTheHide(7, 2);
            Authorize first = story.asked();
            story.after(Duration.ofSeconds(5));
            assertThat(story.asked()).isEqualTo(first);
            story.when(new InboxEvent.GrantArrived(grant(1, first)))
                    .when(new InboxEvent.Failed(REFUSED_BY_LOCK))
                    .after(Duration.ofMinutes(1));
            assertThat(story.asked().requestId()).isNotEqualTo(first.requestId());
        }

        @Test
        void aGrantOfAnotherGenerationIsRefused() {
            Desired contract = waitingForTheHide(7, 2);
            var old = grant(1, story.asked());
            story.desired(newer(contract, 3, 0))
                    .rowWritten(3, 18, 18)
                    .scanned(Outcome.CLEAN)
                    .when(new InboxEvent.GrantArrived(old));
            assertThat(story.started()).noneMatch(Job.RunStep.class::isInstance);
            assertThat(story.said(Released.class).getLast().grant()).isEqualTo(1);
        }

        @Test
        void aGrantOfAnOlderFenceIsAnsweredWithWhatTheJournalSays() {
            story.when(new InboxEvent.Accepted(6, Story.OFFLINE_LIMIT))
                    .when(new InboxEvent.TookOver(
                            8, 2, Optional.of(VersionRange.of(18)), Map.of(1L, InboxState.GrantFate.DONE)))
                    .desired(work(2, Phase.CONTRACT, 18, 18))
                    .prepared(irreversible(1))
                    .scanned(Outcome.CLEAN);
            Authorize asked = story.asked();
            Authorize older = new Authorize(
                    asked.requestId(), asked.target(), asked.rollout(), asked.phase(), 1, 1, 7, asked.generation());
            story.when(new InboxEvent.GrantArrived(grant(1, older)));
            Released released = story.said(Released.class).getLast();
            assertThat(released.done()).isTrue();
            assertThat(released.fence()).isEqualTo(8);
            assertThat(story.state().running()).isEmpty();
        }

        @Test
        void aDenialMeansAskingAgainLater() {
            waitingForTheHide(7, 2);
            Authorize asked = story.asked();
            story.when(new InboxEvent.DeniedArrived(new Denied(
                    asked.requestId().text(),
                    Story.TARGET,
                    new Trouble("BLW-ADOPT-001", "checkout/1 needs 17", ""),
                    Duration.ofSeconds(30))));
            assertThat(story.phase().state()).isEqualTo(PhaseState.WAITING);
            assertThat(story.phase().waitingFor()).contains("checkout/1");
            int questions = story.said(Authorize.class).size();
            story.after(Duration.ofSeconds(29));
            assertThat(story.said(Authorize.class)).hasSize(questions);
            story.after(Duration.ofSeconds(1));
            assertThat(story.asked()).isEqualTo(asked);
            assertThat(story.said(Authorize.class)).hasSize(questions + 1);
        }

        @Test
        void aRowWhoseGenerationAStepRaisedIsNotTakenForWritten() {
            story.when(new InboxEvent.Accepted(6, Story.OFFLINE_LIMIT))
                    .when(new InboxEvent.TookOver(8, 2, Optional.of(VersionRange.of(17)), Map.of()))
                    .desired(work(2, Phase.CONTRACT, 18, 18))
                    .prepared(irreversible(1));
            assertThat(story.running()).isInstanceOf(Job.WriteRow.class);
        }

        @Test
        void releasesAndQuestionsAreSaidAgainOnANewStream() {
            waitingForTheHide(7, 2);
            story.when(new InboxEvent.GrantArrived(grant(1, story.asked())))
                    .when(new InboxEvent.Failed(REFUSED_BY_LOCK))
                    .when(new InboxEvent.StreamLost())
                    .when(new InboxEvent.Accepted(7, Story.OFFLINE_LIMIT));
            assertThat(story.said(Released.class)).hasSize(2);
        }

        @Test
        void anUnknownOutcomeIsResolvedByATakeOverNeverByATry() {
            waitingForTheHide(7, 2);
            story.when(new InboxEvent.GrantArrived(grant(1, story.asked())))
                    .when(new InboxEvent.StepUnknown(Problem.of(ErrorCode.TARGET_UNREACHABLE, "cut at commit")));
            assertThat(story.running()).isEqualTo(new Job.TakeOver(7));
            assertThat(story.said(Released.class)).as("nobody knows yet").isEmpty();
            story.when(new InboxEvent.TookOver(
                            8, 2, Optional.of(VersionRange.of(18)), Map.of(1L, InboxState.GrantFate.DONE)))
                    .prepared(alreadyDone(1))
                    .scanned(Outcome.CLEAN);
            assertThat(story.phase().state()).isEqualTo(PhaseState.SUCCEEDED);
        }
    }

    @Nested
    class PauseLossAndFences {
        @Test
        void aPauseStopsTheStepAndStartsNothing() {
            Desired expand = work(2, Phase.EXPAND, 17, 17);
            story.holding(7, 1).desired(expand).prepared(step(1), step(2)).desired(paused(expand, 3));
            assertThat(story.last()).anyMatch(InboxAction.Cancel.class::isInstance);
            story.when(new InboxEvent.StepStopped("paused"));
            assertThat(story.state().running()).isEmpty();
            assertThat(story.phase().state()).isEqualTo(PhaseState.PAUSED);
            story.desired(newer(expand, 4, 0));
            assertThat(story.running()).isEqualTo(new Job.RunStep(newer(expand, 4, 0), 1, OptionalLong.empty()));
        }

        @Test
        void aChangedThrottleComesInTheSameGenerationAndDisturbsNothing() {
            Desired migrate = work(2, Phase.MIGRATE, 17, 18);
            story.holding(7, 1).desired(migrate).prepared(step(1), step(2));
            Job running = story.running();

            story.desired(migrate.throttled(gentle(7)));
            assertThat(limits()).isEqualTo(gentle(7));
            assertThat(story.running()).isEqualTo(running);
            assertThat(story.last()).noneMatch(InboxAction.Cancel.class::isInstance);

            story.desired(migrate.throttled(gentle(6))).desired(migrate);
            assertThat(limits().revision()).as("a late one").isEqualTo(7);

            story.desired(work(2, Phase.REVERT, 17, 18).throttled(gentle(9)));
            assertThat(limits().revision()).as("of other work").isEqualTo(7);

            story.desired(newer(migrate.throttled(gentle(8)), 3, 0));
            assertThat(limits().revision()).isEqualTo(8);
            assertThat(story.running()).isEqualTo(running);
            story.stepDone();
            assertThat(story.running().serves().orElseThrow().limits()).contains(gentle(8));
        }

        private static BackfillLimits gentle(long revision) {
            return BackfillLimits.of(ThrottleLimits.of(ThrottleProfile.GENTLE), revision);
        }

        private BackfillLimits limits() {
            return story.state().assignment().orElseThrow().desired().limits().orElseThrow();
        }

        @Test
        void aPausedWindowIsNotApplied() {
            story.holding(7, 1).desired(paused(window(2, 18, 18), 2));
            assertThat(story.state().running()).isEmpty();
        }

        @Test
        void aLostStreamStopsNothingUntilTheOfflineLimit() {
            Desired migrate = work(2, Phase.MIGRATE, 17, 18);
            story.holding(7, 1).desired(migrate).prepared(step(1), step(2)).when(new InboxEvent.StreamLost());
            story.after(Duration.ofMinutes(59)).stepDone();
            assertThat(story.running()).isEqualTo(new Job.RunStep(migrate, 2, OptionalLong.empty()));
            story.after(Duration.ofMinutes(1));
            assertThat(story.last()).anyMatch(InboxAction.Cancel.class::isInstance);
            story.when(new InboxEvent.StepStopped("offline"));
            assertThat(story.state().running()).isEmpty();
            story.when(new InboxEvent.Accepted(7, Story.OFFLINE_LIMIT));
            assertThat(story.running()).isEqualTo(new Job.RunStep(migrate, 2, OptionalLong.empty()));
        }

        @Test
        void aRaisedFenceEndsEverythingAndLooksAgain() {
            story.holding(7, 1)
                    .desired(work(2, Phase.EXPAND, 17, 17))
                    .prepared(step(1))
                    .when(new InboxEvent.Refused(REFUSED, 8, 1));
            assertThat(story.state().assignment()).isEmpty();
            assertThat(story.running()).isEqualTo(new Job.Inspect());
            story.when(new InboxEvent.Inspected(8, 1)).desired(work(3, Phase.EXPAND, 17, 17));
            assertThat(story.state().running())
                    .as("nobody asked us to displace them")
                    .isEmpty();
            story.desired(newer(work(4, Phase.EXPAND, 17, 17), 4, 8));
            assertThat(story.running()).isEqualTo(new Job.TakeOver(8));
        }

        @Test
        void aFenceSeenInPassingEndsEverythingToo() {
            story.holding(7, 1)
                    .desired(work(2, Phase.EXPAND, 17, 17))
                    .prepared(step(1))
                    .when(new InboxEvent.FenceSeen(7, 9));
            assertThat(story.last()).anyMatch(InboxAction.Cancel.class::isInstance);
            assertThat(story.state().heldFence()).isZero();
        }

        @Test
        void aFenceBelowOursIsADatabaseThatWentBackAndIsTakenAnew() {
            Desired expand = work(2, Phase.EXPAND, 17, 17);
            story.holding(7, 1).desired(expand).prepared(step(1)).when(new InboxEvent.FenceSeen(7, 3));
            assertThat(story.last()).anyMatch(InboxAction.Cancel.class::isInstance);
            story.when(new InboxEvent.StepStopped("went back"));
            assertThat(story.running()).isEqualTo(new Job.TakeOver(7));
            story.when(new InboxEvent.TookOver(8, 1, Optional.of(VersionRange.of(17)), Map.of()));
            assertThat(story.running()).isEqualTo(new Job.Prepare(expand));
        }

        @Test
        void aLookFromBeforeOurTakeOverTakesNothingAnew() {
            story.holding(7, 1).when(new InboxEvent.FenceSeen(6, 6)).when(new InboxEvent.FenceSeen(0, 6));
            assertThat(story.state().heldFence()).isEqualTo(7);
        }

        @Test
        void aRefusalByAFenceBelowOursTakesTheTargetAnewAndFailsNothing() {
            Desired contract = waitingForTheHide(7, 2);
            story.when(new InboxEvent.GrantArrived(grant(1, story.asked())))
                    .when(new InboxEvent.Refused(REFUSED, 3, 2));
            assertThat(story.said(Released.class).getLast().done()).isFalse();
            assertThat(story.running()).isEqualTo(new Job.TakeOver(7));
            story.when(new InboxEvent.TookOver(8, 2, Optional.of(VersionRange.of(18)), Map.of()));
            assertThat(story.running()).isEqualTo(new Job.Prepare(contract));
        }

        @Test
        void aStepThatAnotherWishReplacedIsCancelledFirst() {
            Desired expand = work(2, Phase.EXPAND, 17, 17);
            Desired rollback = work(3, Phase.ROLLBACK, 17, 17);
            story.holding(7, 1).desired(expand).prepared(step(1)).desired(rollback);
            assertThat(story.last()).anyMatch(InboxAction.Cancel.class::isInstance);
            assertThat(story.running()).isInstanceOf(Job.RunStep.class);
            story.when(new InboxEvent.StepStopped("something newer"));
            assertThat(story.running()).isEqualTo(new Job.Prepare(rollback));
        }

        @Test
        void driftPausesUntilANewerGeneration() {
            Desired migrate = work(2, Phase.MIGRATE, 17, 18);
            story.holding(7, 1).desired(migrate).prepared(step(1)).when(new InboxEvent.Drifted(REFUSED));
            assertThat(story.phase().state()).isEqualTo(PhaseState.PAUSED);
            story.after(Duration.ofHours(1));
            assertThat(story.state().running()).isEmpty();
            story.desired(newer(migrate, 3, 0));
            assertThat(story.running()).isInstanceOf(Job.RunStep.class);
        }

        @Test
        void aFailureThatCannotPassByItselfEndsTheTry() {
            story.holding(7, 1)
                    .desired(work(2, Phase.EXPAND, 17, 17))
                    .prepared(step(1))
                    .when(new InboxEvent.Failed(REFUSED));
            assertThat(story.phase().state()).isEqualTo(PhaseState.FAILED);
        }

        @Test
        void aLockThatIsNotGrantedIsTriedABoundedNumberOfTimes() {
            story.holding(7, 1).desired(work(2, Phase.EXPAND, 17, 17)).prepared(step(1));
            int tries = 0;
            while (story.state().running().isPresent() && tries < 100) {
                tries++;
                story.when(new InboxEvent.Failed(Problem.of(ErrorCode.LOCK_NOT_GRANTED, "busy")))
                        .after(Duration.ofMinutes(1));
            }
            assertThat(story.phase().state()).isEqualTo(PhaseState.FAILED);
            assertThat(tries).isBetween(2, 10);
        }

        @Test
        void nothingNewIsStartedOnceTheProcessIsStopping() {
            story.holding(7, 1)
                    .desired(work(2, Phase.EXPAND, 17, 17))
                    .prepared(step(1), step(2))
                    .when(new InboxEvent.Stopping());
            assertThat(story.last()).anyMatch(InboxAction.Cancel.class::isInstance);
            story.stepDone();
            assertThat(story.state().running()).isEmpty();
        }
    }
}
