package dev.bellows.server.driving;

import static dev.bellows.server.driving.Fleetlet.QUICK;
import static dev.bellows.server.driving.Fleetlet.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.RolloutPhase;
import dev.bellows.server.adoption.Adoption.Answer;
import dev.bellows.server.adoption.Adoption.Question;
import dev.bellows.server.adoption.Adoption.Verdict;
import dev.bellows.server.adoption.Adoption.Vouches;
import dev.bellows.server.adoption.JdbcWindowStore;
import dev.bellows.server.driving.Driving.DesiredRow;
import dev.bellows.server.driving.Driving.Reply;
import dev.bellows.server.driving.Driving.TargetDecision;
import dev.bellows.server.driving.Driving.Verb;
import dev.bellows.server.driving.Driving.WorkOrder;
import dev.bellows.server.store.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What agents say late, twice, or of a database that went back in time. */
final class AgentFactsIT {
    private static final VersionRange BOTH = new VersionRange(17, 18);

    private final Fleetlet fleet = Fleetlet.open(QUICK);

    @BeforeEach
    void oneTarget() {
        fleet.target("a", 17);
        fleet.submitted("a");
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private void contracting() {
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
    }

    private String state() {
        return fleet.module
                .store()
                .database()
                .one("select state from target", row -> row.getString("state"))
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"window row,-1,5,9,3", "fence,0,4,9,3", "journal,0,5,8,3", "timeline,0,5,9,2"})
    void aTargetThatWentBackIsReconciledAndItsInstancesAreNamed(
            String what, int rowBack, long fence, long head, long timeline) {
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.module.adoption().register(registration("I18", 18));
        long generation = fleet.desired("a").generation();
        fleet.inspected("a", BOTH, generation, 5, 9, 3);
        assertThat(state()).isEqualTo("ACTIVE");

        fleet.inspected("a", VersionRange.of(17), generation + rowBack, fence, head, timeline);

        assertThat(state()).isEqualTo("RECONCILE");
        assertThat(fleet.module.adoption().windows())
                .singleElement()
                .satisfies(window -> assertThat(window.why()).contains(what).contains("checkout/pod-I18 (version 18)"));

        fleet.inspected("a", BOTH, generation, 5, 9, 3);
        assertThat(state()).as("it has caught up").isEqualTo("ACTIVE");
    }

    @Test
    void theWorkOfATargetThatWentBackIsHeldUntilItHasCaughtUp() {
        fleet.command(Verb.START);
        fleet.inspected("a", VersionRange.of(17), 0, 5, 9, 1);
        DesiredRow before = fleet.desired("a");
        assertThat(before.paused()).isFalse();

        fleet.inspected("a", VersionRange.of(17), 0, 5, 3, 1);
        DesiredRow held = fleet.desired("a");
        assertThat(held.paused()).isTrue();
        assertThat(held.pauseReason()).startsWith("RECONCILE: its journal");
        assertThat(held.generation()).isGreaterThan(before.generation());

        fleet.inspected("a", VersionRange.of(17), 0, 5, 9, 1);
        assertThat(fleet.desired("a").paused()).isFalse();
    }

    @Test
    void aPersonAcceptsADatabaseThatWentBackAndItsWorkIsDoneAgain() {
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.module.adoption().register(registration("01BX5ZZKBKACTAV9WEVGEMMV18", 18));
        long generation = fleet.desired("a").generation();
        fleet.inspected("a", BOTH, generation, 1, 9, 3);
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.MIGRATED);

        fleet.inspected("a", VersionRange.of(17), generation - 1, 1, 3, 3);
        assertThat(state()).isEqualTo("RECONCILE");
        Driving.TargetOutcome outcome = decide(new TargetDecision.Accept(Fleetlet.t("a")));

        assertThat(outcome.state())
                .as("a live instance of 18 is not served yet")
                .isEqualTo("JOINING");
        assertThat(outcome.notServed()).singleElement().asString().contains("version 18");
        assertThat(outcome.rollouts()).extracting(RolloutId::toString).containsExactly("orders/18");
        assertThat(fleet.module.adoption().windows())
                .singleElement()
                .satisfies(window -> assertThat(window.window()).isEqualTo(VersionRange.of(17)));
        assertThat(fleet.work("a")).as("EXPAND again").contains(Phase.EXPAND);
        assertThat(fleet.desired("a").generation()).isGreaterThan(generation);

        fleet.inspected("a", VersionRange.of(17), generation - 1, 1, 3, 3);
        assertThat(state()).as("it stays accepted").isEqualTo("JOINING");
        fleet.migrate("a");
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.MIGRATED);
        fleet.inspected("a", BOTH, fleet.desired("a").generation(), 1, 12, 3);
        assertThat(state()).isEqualTo("ACTIVE");
        assertThat(audited()).containsExactly("target reconcile a olga");
    }

    @Test
    void aDatabaseThatWentBackToBeforeItsRollbackCanBeRolledBackAgain() {
        fleet.command(Verb.START);
        fleet.migrate("a");
        long generation = fleet.desired("a").generation();
        fleet.command(Verb.ROLLBACK);
        fleet.closing("a", Phase.ROLLBACK);
        fleet.row("a", VersionRange.of(17));
        fleet.irreversible("a");
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.ROLLED_BACK);

        fleet.inspected("a", BOTH, generation, 1, 1, 1);
        assertThat(state()).isEqualTo("RECONCILE");
        assertThat(decide(new TargetDecision.Accept(Fleetlet.t("a"))).rollouts())
                .extracting(RolloutId::toString)
                .containsExactly("orders/18");
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.MIGRATED);
        fleet.command(Verb.ROLLBACK);
        fleet.closing("a", Phase.ROLLBACK);
        fleet.row("a", VersionRange.of(17));
        fleet.irreversible("a");
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.ROLLED_BACK);
    }

    @Test
    void aDatabaseThatItsAgentCannotUseIsNotAcceptedAsWhatItWasBefore() {
        fleet.inspected("a", VersionRange.of(17), 0, 5, 9, 1);
        fleet.inspected("a", VersionRange.of(17), 0, 5, 3, 1);
        assertThat(state()).isEqualTo("RECONCILE");
        fleet.accept(new AgentFact.Inspected(
                Fleetlet.t("a"),
                5,
                false,
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                "",
                "",
                0,
                Optional.empty(),
                Optional.of(new AgentFact.Trouble("BLW-TARGET-015", "a copy", ""))));
        assertThat(state()).isEqualTo("UNREACHABLE");
        assertThatThrownBy(() -> decide(new TargetDecision.Accept(Fleetlet.t("a"))))
                .hasMessageContaining("its agent cannot use it");
        fleet.inspected("a", VersionRange.of(17), 0, 5, 3, 1);
        assertThat(decide(new TargetDecision.Accept(Fleetlet.t("a"))).state()).isEqualTo("ACTIVE");
    }

    @Test
    void anotherDatabaseIsAcceptedOnlyAsNewAndOneThatDidNotGoBackNotAtAll() {
        assertThatThrownBy(() -> decide(new TargetDecision.Accept(Fleetlet.t("a"))))
                .hasMessageContaining("BLW-FLEET-012");
        fleet.accept(new AgentFact.Inspected(
                Fleetlet.t("a"),
                1,
                true,
                Optional.of(VersionRange.of(17)),
                0,
                0,
                Optional.of("another"),
                "server",
                "1",
                1,
                Optional.empty(),
                Optional.empty()));
        assertThat(state()).isEqualTo("RECONCILE");
        assertThatThrownBy(() -> decide(new TargetDecision.Accept(Fleetlet.t("a"))))
                .hasMessageContaining("BLW-FLEET-013");
        assertThat(audited()).as("what was refused is not audited as done").isEmpty();

        assertThat(decide(new TargetDecision.AsNew(Fleetlet.t("a"))).state()).isEqualTo("ACTIVE");
        assertThat(fleet.work("a")).isEmpty();
        fleet.command(Verb.START);
        assertThat(fleet.work("a")).contains(Phase.EXPAND);
    }

    @Test
    void driftIsAcceptedByAPersonForOneGenerationAndOnlyWhereThereIsAny() {
        contracting();
        TargetDecision accept = new TargetDecision.AcceptDrift(Fleetlet.t("a"));
        assertThatThrownBy(() -> decide(accept)).hasMessageContaining("BLW-FLEET-014");

        DesiredRow before = fleet.desired("a");
        WorkOrder work = before.work().orElseThrow();
        fleet.accept(new AgentFact.PhaseReported(
                Fleetlet.t("a"),
                work.rollout(),
                work.phase(),
                work.run(),
                work.attempt(),
                1,
                before.generation(),
                AgentFact.PhaseState.PAUSED,
                1,
                1,
                "a person: the catalog changed",
                Optional.of(new AgentFact.Trouble("BLW-STEP-012", "a view came", "")),
                0,
                0,
                Optional.empty()));
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.NEEDS_PERSON);
        assertThat(decide(accept).rollouts()).extracting(RolloutId::toString).containsExactly("orders/18");

        assertThat(fleet.stored()
                        .state()
                        .activeRun(Fleetlet.t("a"))
                        .orElseThrow()
                        .targets())
                .as("accepted, it stops nothing any more")
                .allSatisfy((target, run) -> assertThat(run.trouble()).isEmpty());

        DesiredRow accepted = fleet.desired("a");
        assertThat(accepted.generation()).isGreaterThan(before.generation());
        assertThat(accepted.work().orElseThrow().acceptDrift()).contains("olga: restored last night's backup");
        assertThat(audited()).containsExactly("target accept-drift a olga");
        fleet.command(Verb.PAUSE);
        fleet.command(Verb.RESUME);
        assertThat(fleet.desired("a").work().orElseThrow().acceptDrift())
                .as("of one generation alone")
                .isEmpty();
    }

    private Driving.TargetOutcome decide(TargetDecision decision) {
        return fleet.module.driving().decide(decision, "olga", "restored last night's backup");
    }

    private List<String> audited() {
        return fleet.module
                .store()
                .database()
                .query(
                        "select verb || ' ' || object || ' ' || who as line from audit where verb like 'target %'",
                        row -> row.getString("line"));
    }

    @Test
    void aReleaseThatComesTwiceReleasesNothingElse() {
        contracting();
        Reply.Granted first = (Reply.Granted) fleet.authorize("a", "r1", 1);
        AgentFact.GrantResolved released =
                new AgentFact.GrantResolved(Fleetlet.t("a"), first.grant(), first.fence(), false, "lock not got");
        fleet.accept(released);
        Reply.Granted second = (Reply.Granted) fleet.authorize("a", "r2", 1);
        assertThat(second.grant()).isGreaterThan(first.grant());

        fleet.accept(released);

        assertThat(fleet.module.driving().outstandingGrants(List.of(Fleetlet.t("a"))))
                .containsExactly(second);
    }

    @Test
    void aPhaseReportOfAnOlderGenerationChangesNothing() {
        fleet.command(Verb.START);
        DesiredRow old = fleet.desired("a");
        fleet.command(Verb.PAUSE);
        fleet.command(Verb.RESUME);
        assertThat(fleet.desired("a").generation()).isGreaterThan(old.generation());
        WorkOrder work = old.work().orElseThrow();

        fleet.accept(new AgentFact.PhaseReported(
                Fleetlet.t("a"),
                work.rollout(),
                work.phase(),
                work.run(),
                work.attempt(),
                1,
                old.generation(),
                AgentFact.PhaseState.SUCCEEDED,
                1,
                1,
                "",
                Optional.empty(),
                0,
                0,
                Optional.empty()));

        assertThat(fleet.work("a")).as("MIGRATE would follow").contains(Phase.EXPAND);
    }

    @Test
    void anInspectionIsAnsweredWithTheJournalThatIsStored() {
        contracting();
        Reply.Granted grant = (Reply.Granted) fleet.authorize("a", "r1", 1);
        fleet.step("a", grant, AgentFact.StepState.BEGUN);
        fleet.step("a", grant, AgentFact.StepState.DONE);
        long generation = fleet.desired("a").generation();

        assertThat(fleet.inspected("a", BOTH, generation, 1, 7, 1))
                .containsExactly(new Reply.Acknowledged(Fleetlet.t("a"), 2, true));
        assertThat(fleet.inspected("a", BOTH, generation, 1, 1, 1))
                .as("a journal that went back writes the same numbers anew")
                .containsExactly(new Reply.Acknowledged(Fleetlet.t("a"), 0, true));
    }

    @Test
    void anEntryThatWasNotTakenIsAskedForAgainAndNothingAfterItIsAcknowledged() {
        assertThat(fleet.accept(step(1, 0, 1))).containsExactly(new Reply.Acknowledged(Fleetlet.t("a"), 1, false));
        // Entry 2 is one that the journal does not show, entry 3 got lost on its way.
        assertThat(fleet.accept(step(4, 3, 1))).containsExactly(new Reply.Acknowledged(Fleetlet.t("a"), 1, true));
        assertThat(fleet.accept(step(3, 1, 1))).containsExactly(new Reply.Acknowledged(Fleetlet.t("a"), 3, false));
        assertThat(fleet.accept(step(4, 3, 1)))
                .as("said again")
                .containsExactly(new Reply.Acknowledged(Fleetlet.t("a"), 4, false));
        assertThat(events()).containsExactly(1L, 3L, 4L);
    }

    @Test
    void theJournalOfATargetThatWentBackIsSaidAgainFromItsBeginning() {
        fleet.accept(step(1, 0, 1));
        fleet.accept(step(2, 1, 1));
        assertThat(fleet.inspected("a", VersionRange.of(17), 0, 1, 1, 1))
                .containsExactly(new Reply.Acknowledged(Fleetlet.t("a"), 0, true));
        fleet.accept(step(1, 0, 1));
        assertThat(fleet.accept(step(2, 1, 2)))
                .as("its second entry is another one now")
                .containsExactly(new Reply.Acknowledged(Fleetlet.t("a"), 2, false));
        assertThat(events()).containsExactly(1L, 2L, 2L);
    }

    private static AgentFact.StepReported step(long journal, long follows, long fence) {
        return new AgentFact.StepReported(
                Fleetlet.t("a"),
                journal,
                follows,
                RolloutId.parse("orders/18").orElseThrow(),
                Phase.EXPAND,
                1,
                1,
                fence,
                (int) journal,
                "a step",
                AgentFact.StepState.DONE,
                0,
                Instant.parse("2030-01-01T00:00:00Z"),
                0,
                0,
                0,
                Optional.empty());
    }

    private List<Long> events() {
        return fleet.module
                .store()
                .database()
                .query("select journal_id from step_event order by journal_id, fence", row -> row.getLong(1));
    }

    @Test
    void sessionsThatCameUnseenMakeTheAnswerInconclusiveUntilAPersonVouchesForWhoeverCouldHaveBeenThey() {
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.evidence("a");
        Verdict accounted = canIContract();
        assertThat(accounted.answer()).isEqualTo(Answer.YES);
        assertThat(accounted.evidence()).hasSize(1);
        assertThat(accounted.evidence().getFirst().lines())
                .anyMatch(line -> line.contains("7 sessions opened since") && line.endsWith("all accounted for"))
                .anyMatch(line -> line.contains("may read by privilege: cron"));

        fleet.evidence("a", 2);
        Verdict unseen = canIContract();
        assertThat(unseen.answer()).isEqualTo(Answer.INCONCLUSIVE);
        assertThat(unseen.inTheWay())
                .singleElement()
                .satisfies(way -> assertThat(way.role()).isEqualTo("cron"))
                .satisfies(way -> assertThat(way.why())
                        .contains("bellows consumer add cron --line orders --vouches both-versions --version 18"));
        assertThat(unseen.evidence().getFirst().lines())
                .anyMatch(line -> line.contains("2 of them came unseen") && line.endsWith("could have been: cron"));

        assertThat(fleet.module.adoption().knows(Fleetlet.ORDERS, "cron")).isTrue();
        assertThat(fleet.module.adoption().knows(Fleetlet.ORDERS, "corn"))
                .as("misspelt")
                .isFalse();
        vouch(new Vouches.BothVersions(Fleetlet.ORDERS, 18));
        assertThat(canIContract().answer()).isEqualTo(Answer.YES);
        fleet.sql("update consumer set until = clock_timestamp() - interval '1 second'");
        assertThat(canIContract().answer()).as("the declaration ended").isEqualTo(Answer.INCONCLUSIVE);
    }

    private void vouch(Vouches vouches) {
        fleet.module.adoption().declareConsumer("cron", vouches, Duration.ofDays(1), "otto", "its owner says so");
    }

    @Test
    void aPersonsWordCountsForTheVersionOrTheTableItNamesAndForNoOther() {
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.evidence("a", 2);
        vouch(new Vouches.BothVersions(Fleetlet.ORDERS, 17));
        vouch(new Vouches.BothVersions(new SchemaLine("billing"), 18));
        vouch(new Vouches.NotThis(Fleetlet.ORDERS, new TableName(Optional.empty(), "products")));
        assertThat(canIContract().answer()).as("of other things").isEqualTo(Answer.INCONCLUSIVE);
        vouch(new Vouches.NotThis(Fleetlet.ORDERS, new TableName(Optional.empty(), "users")));
        assertThat(canIContract().answer()).as("of the table that changes").isEqualTo(Answer.YES);
        fleet.sql("delete from consumer");
        fleet.sql("insert into consumer (role, line, person, vouches) values ('cron', 'orders', 'otto', 'not-this')");
        assertThat(canIContract().answer())
                .as("said before versions and tables were asked for")
                .isEqualTo(Answer.YES);
    }

    @Test
    void undoingAnExpansionThatNobodyWasServedWaitsForNoPeriodOfEvidence() {
        fleet.command(Verb.START);
        assertThat(canIRollBack().answer()).as("no evidence at all").isEqualTo(Answer.YES);
        fleet.migrate("a");
        assertThat(canIRollBack().answer()).as("served since").isEqualTo(Answer.INCONCLUSIVE);
        fleet.evidence("a", 1);
        assertThat(canIRollBack().answer()).as("somebody came unseen").isEqualTo(Answer.INCONCLUSIVE);
        fleet.evidence("a");
        assertThat(canIRollBack().answer()).isEqualTo(Answer.YES);
    }

    private Verdict canIRollBack() {
        return fleet.module.adoption().ask(Question.ROLLBACK, Fleetlet.ORDERS, 18, Optional.empty(), List.of());
    }

    private Verdict canIContract() {
        return fleet.module.adoption().ask(Question.CONTRACT, Fleetlet.ORDERS, 18, Optional.empty(), List.of());
    }

    @Test
    void anOutageRestartsThePeriodInWhichSilenceCounts() {
        Instant first = hearingSince();
        fleet.module.adoption().heartbeat(List.of());
        assertThat(hearingSince()).as("a pulse in time changes nothing").isEqualTo(first);

        fleet.sql("update hearing set through = clock_timestamp() - interval '1 minute'");
        fleet.module.adoption().heartbeat(List.of());
        Instant afterGap = hearingSince();
        assertThat(afterGap).isAfter(first);

        fleet.sql("insert into hearing values ('other', now() - interval '1 hour', now() - interval '1 minute')");
        fleet.module.adoption().heartbeat(List.of());
        assertThat(hearingSince()).as("another process went away").isAfter(afterGap);
    }

    /** The driver may go round for ever while no heartbeat can be stored: silence then proves nothing. */
    @Test
    void theDriversTurnsProveNoHearing() {
        fleet.sql(
                "update hearing set since = since - interval '1 hour', through = clock_timestamp() - interval '1 minute'");
        Instant through = through();
        fleet.module.driving().work();
        assertThat(through()).isEqualTo(through);
        Instant before = storeClock();
        Instant since =
                fleet.module.store().transact(sql -> JdbcWindowStore.in(sql).hearingSince());
        assertThat(since)
                .as("while heartbeats are not stored, hearing begins now")
                .isAfterOrEqualTo(before);
    }

    private Instant through() {
        return instant("select max(through) as at from hearing");
    }

    private Instant storeClock() {
        return instant("select clock_timestamp() as at");
    }

    private Instant instant(String query) {
        return fleet.module
                .store()
                .database()
                .one(query, row -> Objects.requireNonNull(Statements.instant(row, "at")))
                .orElseThrow();
    }

    private Instant hearingSince() {
        return fleet.module
                .store()
                .database()
                .one(
                        "select max(since) as since from hearing",
                        row -> Objects.requireNonNull(Statements.instant(row, "since")))
                .orElseThrow();
    }
}
