package dev.bellows.server.driving;

import static dev.bellows.server.driving.Fleetlet.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.server.driving.Driving.Command;
import dev.bellows.server.driving.Driving.Reply;
import dev.bellows.server.driving.Driving.TargetDecision;
import dev.bellows.server.driving.Driving.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may approve, for how long, and that a grant asks again. */
final class ApprovalIT {
    private static final LeastApprovals PRODUCTION_TWO = LeastApprovals.parse("none; production: contract=2");

    private Fleetlet fleet = Fleetlet.open(QUICK);

    @AfterEach
    void close() {
        fleet.close();
    }

    private void planned(int expand, int contract) {
        fleet.target("a", 17);
        fleet.submitted(fleet.strategyWithApprovals(expand, contract), "a");
        fleet.person("paula", "approver");
        fleet.person("quinn", "approver");
        fleet.person("anna", "author,approver");
        fleet.person("victor", "viewer");
    }

    private void approve(String person, PhaseGroup group, Duration life) {
        Digest digest = Objects.requireNonNull(fleet.stored().digests().get(group));
        fleet.module
                .driving()
                .command(new Command(
                        RolloutId.parse("orders/18").orElseThrow(),
                        Verb.APPROVE,
                        List.of(),
                        Optional.of(digest),
                        person,
                        "",
                        false,
                        Optional.of(life)));
    }

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aPhaseBeginsOnlyWhenEnoughPeopleApprovedAndTheAuthorIsNoneOfThem() {
        planned(2, 0);
        fleet.command(Verb.START);
        assertThatThrownBy(() -> approve("anna", PhaseGroup.EXPAND_MIGRATE, DAY))
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.ROLLOUT_OWN_APPROVAL));
        approve("paula", PhaseGroup.EXPAND_MIGRATE, DAY);
        approve("paula", PhaseGroup.EXPAND_MIGRATE, DAY);
        assertThat(fleet.work("a")).as("one person, twice").isEmpty();
        approve("victor", PhaseGroup.EXPAND_MIGRATE, DAY);
        assertThat(fleet.work("a")).as("a viewer's word").isEmpty();
        fleet.sql("""
            insert into approval (rollout, phase_group, digest, classes, approver, expires_at)
            select rollout, phase_group, digest, classes, 'anna', expires_at from approval where approver = 'paula'
            """);
        fleet.decideNow("a");
        assertThat(fleet.work("a"))
                .as("the author's own, however it came there")
                .isEmpty();
        approve("quinn", PhaseGroup.EXPAND_MIGRATE, DAY);
        assertThat(fleet.work("a")).contains(Phase.EXPAND);
    }

    @Test
    void anApprovalOfOnePlanCountsForNoOtherUnderTheSameNumber() {
        planned(1, 0);
        approve("paula", PhaseGroup.EXPAND_MIGRATE, DAY);
        fleet.target("b", 17);
        fleet.submitted(fleet.stored().strategy(), "a", "b");
        assertThat(fleet.stored().id().number())
                .as("planned anew before it began")
                .isEqualTo(1);
        fleet.command(Verb.START);
        fleet.decideNow("a");
        assertThat(fleet.work("a")).as("nobody approved two databases").isEmpty();
        approve("paula", PhaseGroup.EXPAND_MIGRATE, DAY);
        assertThat(fleet.work("a")).contains(Phase.EXPAND);
    }

    @Test
    void anApprovalHoldsAsLongAsItsGiverSaidAndNoLonger() {
        planned(1, 0);
        approve("paula", PhaseGroup.EXPAND_MIGRATE, Duration.ofMillis(1));
        // Its millisecond passes while the store answers; the start decides after that.
        fleet.sql("do $$ begin perform pg_sleep(0.01); end $$");
        fleet.command(Verb.START);
        fleet.decideNow("a");
        assertThat(fleet.work("a")).as("expired").isEmpty();
        approve("paula", PhaseGroup.EXPAND_MIGRATE, DAY);
        assertThat(fleet.work("a")).contains(Phase.EXPAND);
    }

    @Test
    void aGrantIsRefusedOnceItsApprovalExpiredOrItsGiverMayNotApproveAnyMore() {
        planned(0, 1);
        fleet.command(Verb.START);
        fleet.migrate("a");
        approve("paula", PhaseGroup.CONTRACT, DAY);
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));

        fleet.sql("update approval set expires_at = clock_timestamp() - interval '1 second'");
        assertThat(fleet.authorize("a", "r1", 1)).isInstanceOf(Reply.Denied.class);
        approve("paula", PhaseGroup.CONTRACT, DAY);
        fleet.sql("update token set revoked_at = clock_timestamp() where name = 'paula'");
        assertThat(fleet.authorize("a", "r2", 1)).isInstanceOf(Reply.Denied.class);
        fleet.sql("update token set revoked_at = null");
        assertThat(fleet.authorize("a", "r3", 1)).isInstanceOf(Reply.Granted.class);
    }

    private void moved(String target, String environment) {
        fleet.module
                .driving()
                .decide(
                        new TargetDecision.Environment(Fleetlet.t(target), environment),
                        "otto",
                        "it is " + environment);
    }

    @Test
    void aTargetThatWasMovedWaitsForWhatItsEnvironmentAsksAndTheOthersDoNot() {
        fleet.close();
        fleet = Fleetlet.open(QUICK, PRODUCTION_TWO);
        fleet.target("b", 17);
        planned(0, 0);
        fleet.submitted(fleet.stored().strategy(), "a", "b");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.migrate("b");
        moved("b", "production");
        approve("paula", PhaseGroup.CONTRACT, DAY);
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.evidence("b");
        fleet.decideNow("b");
        assertThat(fleet.work("b")).as("one of two approvals").isNotEqualTo(Optional.of(Phase.CONTRACT));
        assertThat(fleet.module.driving().approvalsNeeded(fleet.stored().id())).containsEntry(PhaseGroup.CONTRACT, 2);
        approve("quinn", PhaseGroup.CONTRACT, DAY);
        fleet.closing("b", Phase.CONTRACT);
    }

    @Test
    void aGrantAsksForAsManyApprovalsAsAreSetNow() {
        planned(0, 1);
        fleet.command(Verb.START);
        fleet.migrate("a");
        approve("paula", PhaseGroup.CONTRACT, DAY);
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));

        fleet.restarted(LeastApprovals.parse("contract=2"));
        assertThat(fleet.authorize("a", "r1", 1)).as("the setting was raised").isInstanceOf(Reply.Denied.class);
        approve("quinn", PhaseGroup.CONTRACT, DAY);
        assertThat(fleet.authorize("a", "r2", 1)).isInstanceOf(Reply.Granted.class);
    }

    @Test
    void aSettingThatWasRaisedHoldsWhatNeededNoApprovalWhenItWasPlanned() {
        planned(0, 0);
        fleet.restarted(LeastApprovals.parse("expand=1"));
        fleet.command(Verb.START);
        fleet.decideNow("a");
        assertThat(fleet.work("a")).isEmpty();
        fleet.restarted(LeastApprovals.none());
        fleet.decideNow("a");
        assertThat(fleet.work("a")).as("and lowered again").contains(Phase.EXPAND);
    }

    @Test
    void whoJoinsFromAStricterEnvironmentRaisesTheNumberForNobodyElse() {
        fleet.close();
        fleet = Fleetlet.open(QUICK, LeastApprovals.parse("none; production: expand=1,contract=2"));
        fleet.target("b", 17);
        moved("b", "production");
        planned(0, 1);
        fleet.command(Verb.START);
        fleet.migrate("a");
        approve("paula", PhaseGroup.CONTRACT, DAY);
        fleet.submitted(fleet.stored().strategy(), "a", "b");
        fleet.decideNow("b");
        assertThat(fleet.work("b")).as("joined from production").isEmpty();
        fleet.command(Verb.CONTRACT, "a");
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        assertThat(fleet.authorize("a", "r1", 1)).as("one was asked for").isInstanceOf(Reply.Granted.class);
        approve("quinn", PhaseGroup.EXPAND_MIGRATE, DAY);
        assertThat(fleet.work("b")).contains(Phase.EXPAND);
    }

    @Test
    void whoJoinsBeyondTheApprovedCapWaitsForAnApprovalAndTakesNoneFromTheOthers() {
        planned(1, 1);
        approve("paula", PhaseGroup.EXPAND_MIGRATE, DAY);
        fleet.command(Verb.START);
        fleet.migrate("a");
        approve("paula", PhaseGroup.CONTRACT, DAY);
        Digest before = Objects.requireNonNull(fleet.stored().digests().get(PhaseGroup.EXPAND_MIGRATE));

        fleet.target("b", 17);
        fleet.submitted(fleet.stored().strategy(), "a", "b");
        assertThat(fleet.stored().cap()).isEqualTo(2);
        assertThat(fleet.stored().digests().get(PhaseGroup.EXPAND_MIGRATE)).isNotEqualTo(before);
        fleet.decideNow("b");
        assertThat(fleet.work("b")).as("beyond the cap").isEmpty();

        fleet.command(Verb.CONTRACT, "a");
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        assertThat(fleet.authorize("a", "r1", 1)).as("approved before").isInstanceOf(Reply.Granted.class);

        approve("quinn", PhaseGroup.EXPAND_MIGRATE, DAY);
        assertThat(fleet.work("b")).contains(Phase.EXPAND);
    }
}
