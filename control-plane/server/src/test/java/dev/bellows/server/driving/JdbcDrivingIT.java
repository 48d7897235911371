package dev.bellows.server.driving;

import static dev.bellows.server.driving.Fleetlet.QUICK;
import static dev.bellows.server.driving.Fleetlet.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.RolloutPhase;
import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.adoption.Adoption.ClaimProof;
import dev.bellows.server.adoption.Adoption.Question;
import dev.bellows.server.adoption.Adoption.Served;
import dev.bellows.server.driving.Driving.DesiredRow;
import dev.bellows.server.driving.Driving.Reply;
import dev.bellows.server.driving.Driving.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The driver, the windows and the core together on a real store. */
final class JdbcDrivingIT {
    private Fleetlet fleet = Fleetlet.open(QUICK);

    @BeforeEach
    void oneTarget() {
        fleet.target("a", 17);
        fleet.submitted("a");
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private RolloutPhase state() {
        return fleet.stored().state().phase();
    }

    private VersionRange window() {
        return fleet.module.adoption().windows().getFirst().window();
    }

    private void migrated() {
        fleet.command(Verb.START);
        fleet.migrate("a");
    }

    private void closing(Phase phase) {
        fleet.closing("a", phase);
    }

    @Test
    void aRolloutWalksFromPlanToTheDropOnOneTarget() {
        assertThat(state()).isEqualTo(RolloutPhase.PLANNED);
        fleet.command(Verb.START);
        assertThat(fleet.work("a")).contains(Phase.EXPAND);
        fleet.phase("a", AgentFact.PhaseState.SUCCEEDED);
        assertThat(fleet.work("a")).contains(Phase.MIGRATE);
        fleet.phase("a", AgentFact.PhaseState.SUCCEEDED);
        assertThat(state()).as("the row has not been reported").isEqualTo(RolloutPhase.MIGRATING);
        fleet.row("a", new VersionRange(17, 18));
        assertThat(state()).isEqualTo(RolloutPhase.MIGRATED);
        assertThat(window()).isEqualTo(new VersionRange(17, 18));
        fleet.command(Verb.CONTRACT);
        closing(Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        fleet.irreversible("a");
        assertThat(window()).isEqualTo(VersionRange.of(18));
        closing(Phase.CLEANUP);
        fleet.irreversible("a");
        assertThat(state()).isEqualTo(RolloutPhase.COMPLETE);
    }

    @Test
    void aLiveInstanceOfTheOldVersionKeepsTheContractWaitingByName() {
        migrated();
        assertThat(fleet.module.adoption().register(registration("I17", 17)).served())
                .isEqualTo(Served.YES);
        fleet.evidence("a");
        Adoption.Verdict verdict = fleet.module
                .adoption()
                .ask(Question.CONTRACT, new SchemaLine("orders"), 18, Optional.empty(), List.of());
        assertThat(verdict.answer()).isEqualTo(Adoption.Answer.NO);
        assertThat(verdict.inTheWay()).anyMatch(one -> one.instance().equals("pod-I17"));
        fleet.command(Verb.CONTRACT);
        assertThat(fleet.work("a")).contains(Phase.MIGRATE);
    }

    @Test
    void anOutstandingGrantForbidsTheReopeningAndItsReleaseAllowsIt() {
        migrated();
        fleet.command(Verb.CONTRACT);
        closing(Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        Reply.Granted grant = (Reply.Granted) fleet.authorize("a", "r1", 1);
        long generation = fleet.desired("a").generation();
        fleet.command(Verb.ABORT);
        DesiredRow askedBack = fleet.desired("a");
        assertThat(askedBack.work()).as("still closing").isPresent();
        assertThat(askedBack.paused()).as("it gives the grant back").isTrue();
        assertThat(askedBack.generation()).isEqualTo(generation + 1);
        assertThat(fleet.module.adoption().register(registration("I17", 17)).served())
                .isEqualTo(Served.RETRY_LATER);
        fleet.accept(new AgentFact.GrantResolved(Fleetlet.t("a"), grant.grant(), grant.fence(), false, "lock not got"));
        await("re-opening is desired").atMost(Duration.ofSeconds(10)).until(() -> {
            fleet.module.driving().work();
            return fleet.desired("a").work().isEmpty();
        });
        assertThat(fleet.module.adoption().register(registration("I17", 17)).served())
                .as("row first, then store")
                .isEqualTo(Served.RETRY_LATER);
        fleet.row("a", new VersionRange(17, 18));
        assertThat(fleet.module.adoption().register(registration("I17", 17)).served())
                .isEqualTo(Served.YES);
    }

    @Test
    void aReportThatNamesAnotherGrantReleasesNothing() {
        migrated();
        fleet.command(Verb.CONTRACT);
        closing(Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        Reply.Granted grant = (Reply.Granted) fleet.authorize("a", "r1", 3);
        fleet.accept(new AgentFact.GrantResolved(Fleetlet.t("a"), grant.grant() + 1, 3, false, ""));
        fleet.accept(new AgentFact.GrantResolved(Fleetlet.t("a"), grant.grant(), 2, false, ""));
        assertThat(fleet.module.driving().outstandingGrants(List.of(Fleetlet.t("a"))))
                .containsExactly(grant);
        assertThat(fleet.authorize("a", "r1", 3))
                .as("the same request hears the same grant")
                .isEqualTo(grant);
        assertThat(fleet.authorize("a", "r2", 3)).isInstanceOf(Reply.Denied.class);
    }

    @Test
    void anArrivalDuringTheClosingAsksForItsReopening() {
        migrated();
        fleet.command(Verb.CONTRACT);
        closing(Phase.CONTRACT);
        assertThat(fleet.module.adoption().register(registration("I17", 17)).served())
                .isEqualTo(Served.RETRY_LATER);
        fleet.module.driving().work();
        assertThat(fleet.desired("a").work()).isEmpty();
        assertThat(fleet.desired("a").window()).isEqualTo(new VersionRange(17, 18));
        fleet.row("a", new VersionRange(17, 18));
        assertThat(fleet.module.adoption().register(registration("I17", 17)).served())
                .isEqualTo(Served.YES);
    }

    @Test
    void aStaleFenceOrGenerationGetsNoGrant() {
        migrated();
        fleet.command(Verb.CONTRACT);
        closing(Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        fleet.inspected("a", VersionRange.of(18), fleet.desired("a").generation(), 9);
        assertThat(fleet.authorize("a", "r1", 8)).isInstanceOf(Reply.Denied.class);
        assertThat(fleet.authorize("a", "r1", 9)).isInstanceOf(Reply.Granted.class);
    }

    @Test
    void aTargetThatWentBackInTimeIsPutInReconcile() {
        migrated();
        fleet.inspected("a", VersionRange.of(17), 0, 1);
        assertThat(fleet.module.store().database().one("select state from target", row -> row.getString("state")))
                .contains("RECONCILE");
        assertThat(window()).as("store and row together").isEqualTo(VersionRange.of(17));
        fleet.command(Verb.CONTRACT);
        assertThat(fleet.work("a")).as("no phase runs").contains(Phase.MIGRATE);
    }

    @Test
    void aRollbackIsANarrowingWithAGrant() {
        migrated();
        fleet.command(Verb.ROLLBACK);
        closing(Phase.ROLLBACK);
        assertThat(fleet.desired("a").window()).isEqualTo(VersionRange.of(17));
        fleet.row("a", VersionRange.of(17));
        fleet.irreversible("a");
        assertThat(state()).isEqualTo(RolloutPhase.ROLLED_BACK);
        assertThat(window()).isEqualTo(VersionRange.of(17));
    }

    @Test
    void aRevertBringsTheOldVersionBackAndTheTargetContractsAgain() {
        migrated();
        fleet.command(Verb.CONTRACT);
        closing(Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        Reply.Granted grant = (Reply.Granted) fleet.authorize("a", "r1", 1);
        fleet.step("a", grant, AgentFact.StepState.DONE);
        fleet.phase("a", AgentFact.PhaseState.SUCCEEDED);
        fleet.command(Verb.REVERT);
        assertThat(fleet.work("a")).contains(Phase.REVERT);
        fleet.row("a", new VersionRange(17, 18));
        fleet.phase("a", AgentFact.PhaseState.SUCCEEDED);
        assertThat(state()).isEqualTo(RolloutPhase.MIGRATED);
        assertThat(window()).isEqualTo(new VersionRange(17, 18));
        fleet.command(Verb.CONTRACT);
        closing(Phase.CONTRACT);
    }

    @Test
    void anIllegalVerbNamesTheLegalOnes() {
        assertThatThrownBy(() -> fleet.command(Verb.CONTRACT))
                .isInstanceOf(IllegalVerb.class)
                .hasMessageContaining("start")
                .hasMessageContaining("abort");
    }

    @Test
    void aGoodbyeEndsAClaimOnlyWhenNoSessionIsSeenAfterIt() {
        migrated();
        Adoption adoption = fleet.module.adoption();
        String secret = adoption.register(registration("I17", 17)).secret().orElseThrow();
        assertThat(adoption.goodbye(new ClaimProof("I17", "wrong"))).isFalse();
        assertThat(adoption.goodbye(new ClaimProof("I17", secret))).isTrue();
        SchemaLine line = new SchemaLine("orders");
        assertThat(adoption.ask(Question.CONTRACT, line, 18, Optional.empty(), List.of())
                        .answer())
                .isNotEqualTo(Adoption.Answer.YES);
        fleet.evidence("a");
        assertThat(adoption.ask(Question.CONTRACT, line, 18, Optional.empty(), List.of())
                        .answer())
                .isEqualTo(Adoption.Answer.YES);
    }

    @Test
    void anotherProcessCannotTakeOverAProvenClaim() {
        Adoption adoption = fleet.module.adoption();
        String secret = adoption.register(registration("I17", 17)).secret().orElseThrow();
        assertThat(adoption.heartbeat(List.of(new ClaimProof("I17", secret)))).isEmpty();
        assertThat(adoption.register(registration("I17", 17)).served()).isEqualTo(Served.NO);
        assertThat(adoption.heartbeat(List.of(new ClaimProof("I17", "forged")))).containsExactly("I17");
    }
}
