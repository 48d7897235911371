package dev.bellows.server.driving;

import static dev.bellows.server.driving.Fleetlet.QUICK;
import static dev.bellows.server.driving.Fleetlet.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.ByHand;
import dev.bellows.rollout.RolloutPhase;
import dev.bellows.rollout.RunState;
import dev.bellows.rollout.TargetRun;
import dev.bellows.rollout.TargetState;
import dev.bellows.rollout.adoption.AdoptionPolicy;
import dev.bellows.rollout.adoption.WindowBusy;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.adoption.JdbcWindowStore;
import dev.bellows.server.driving.Driving.Reply;
import dev.bellows.server.driving.Driving.Verb;
import dev.bellows.server.migrations.Migrations;
import dev.bellows.server.migrations.SubmittedMigration;
import dev.bellows.server.web.RolloutSource;
import dev.bellows.server.web.StoredRollouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing stands still for ever, nobody waits for what will not come, and nothing irreversible happens meanwhile. */
final class NoDeadEndIT {
    private static final Digest STANDARD = Digest.of("standard");
    private static final String SQL =
            "sql: { expand: { up: [ CREATE SEQUENCE docno ], down: [ DROP SEQUENCE docno ] } }";

    private Fleetlet fleet = Fleetlet.open(QUICK);

    @AfterEach
    void close() {
        fleet.close();
    }

    private void targets(String... names) {
        for (String name : names) {
            fleet.target(name, 17);
        }
    }

    private TargetRun run(String rollout, Phase phase, String target) {
        return Objects.requireNonNull(fleet.stored(rollout)
                .state()
                .latest(phase)
                .orElseThrow()
                .targets()
                .get(Fleetlet.t(target)));
    }

    private String why(String rollout, Phase phase, String target) {
        return run(rollout, phase, target).why();
    }

    // ---- operations written by hand -------------------------------------------------------------------------------

    @Test
    void aStatementWrittenByHandWaitsNeitherForItselfNorForWhatIsOver() {
        targets("a");
        fleet.submitted(18, SQL, STANDARD, "a");
        fleet.command(Verb.START);
        assertThat(fleet.work("a")).as("waits for itself").contains(Phase.EXPAND);
        fleet.migrate("a");
        fleet.submitted(19, SQL, STANDARD, "a");
        fleet.command("orders/19", Verb.START);
        assertThat(why("orders/19", Phase.EXPAND, "a"))
                .isEqualTo(
                        "waits for orders/18, which is in flight here: of a statement written by hand, or a constraint or a table that is dropped or renamed, in orders/18 nobody knows"
                                + " what it touches");
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        fleet.irreversible("a");
        fleet.closing("a", Phase.CLEANUP);
        fleet.irreversible("a");
        fleet.decideNow("a");
        assertThat(fleet.work("a")).as("waits for what is complete").contains(Phase.EXPAND);
    }

    // ---- a person's word ------------------------------------------------------------------------------------------

    @Test
    void whatFailsForEverInARevertCountsAsDoneOnAPersonsWordThatOutlivesTheServer() {
        targets("a");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        fleet.irreversible("a");
        fleet.command(Verb.REVERT);
        fleet.decideNow("a");
        assertThatThrownBy(() -> byHand("the view is back"))
                .isInstanceOfSatisfying(
                        IllegalVerb.class,
                        refused -> assertThat(refused.problem().message()).contains("is REVERTING"));
        fleet.phase("a", AgentFact.PhaseState.FAILED);
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.NEEDS_PERSON);

        byHand("the view is back");
        ByHand word = new ByHand(1, "ann: the view is back");
        fleet.decideNow("a");
        assertThat(fleet.desired("a").work().orElseThrow().byHand()).contains(word);
        fleet.restarted(LeastApprovals.none());
        assertThat(fleet.desired("a").work().orElseThrow().byHand()).contains(word);
        fleet.command(Verb.PAUSE);
        fleet.command(Verb.RESUME);
        assertThat(fleet.desired("a").work().orElseThrow().byHand())
                .as("it is for the try, not for one generation")
                .contains(word);
        assertThat(run("orders/18", Phase.REVERT, "a").byHand()).contains(word);
        assertThat(audited())
                .contains("retry orders/18 ann the view is back {\"by_hand\": {\"a\": \"revert step 1\"}}");
        assertThat(events()).contains("ann: the view is back (says it was done by hand: revert step 1 on a)");

        fleet.phase("a", AgentFact.PhaseState.FAILED);
        fleet.command(Verb.RETRY);
        fleet.decideNow("a");
        assertThat(fleet.desired("a").work().orElseThrow().byHand())
                .as("one word, one try")
                .isEmpty();
    }

    private void byHand(String reason) {
        fleet.module
                .driving()
                .command(new Driving.Command(
                                RolloutId.parse("orders/18").orElseThrow(),
                                Verb.RETRY,
                                List.of(Fleetlet.t("a")),
                                Optional.empty(),
                                "ann",
                                reason,
                                false)
                        .onTheirWord(true));
    }

    private List<String> audited() {
        return fleet.module
                .store()
                .database()
                .query(
                        "select verb || ' ' || object || ' ' || who || ' ' || reason || ' ' || facts::text as text from audit"
                                + " order by seq",
                        row -> row.getString("text"));
    }

    private List<String> events() {
        return fleet.module.store().database().query("select text from rollout_event", row -> row.getString("text"));
    }

    // ---- abort ----------------------------------------------------------------------------------------------------

    @Test
    void whatWasAbortedBeforeAnythingWasDoneIsOverAndIsPlannedAgain() {
        targets("a");
        fleet.submitted("a");
        assertThat(fleet.command(Verb.ABORT).state()).isEqualTo("ABORTED");
        assertThat(fleet.stored().state().legalVerbs()).isEmpty();
        fleet.submitted("a");
        assertThat(refused("orders/18", Verb.START).problem().message())
                .endsWith("nothing is left to do with it; orders/18.2 is the later try of that version.");
        assertThat(refused("orders/18", Verb.START).problem().wayOut())
                .isEqualTo("bellows rollout describe orders/18.2");
        fleet.command("orders/18.2", Verb.START);
        assertThat(fleet.work("a")).contains(Phase.EXPAND);
    }

    @Test
    void whatWasAbortedWhileExpandingIsRolledBackAndPlannedAgain() {
        targets("a", "b");
        fleet.submitted("a", "b");
        fleet.command(Verb.START);
        fleet.command(Verb.ABORT);
        assertThat(fleet.withdraws(18)).as("it has begun").isFalse();
        assertThat(fleet.stored().state().legalVerbs()).containsExactly(dev.bellows.rollout.Verb.ROLLBACK);
        fleet.command(Verb.ROLLBACK);
        for (String name : new String[] {"a", "b"}) {
            fleet.closing(name, Phase.ROLLBACK);
            fleet.row(name, VersionRange.of(17));
            fleet.irreversible(name);
        }
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.ROLLED_BACK);
        assertThat(fleet.withdraws(18))
                .as("what was rolled back everywhere gives its version back")
                .isTrue();
        fleet.submitted("a", "b");
        fleet.command("orders/18.2", Verb.START);
        assertThat(fleet.work("a")).contains(Phase.EXPAND);
    }

    @Test
    void whatWentBackInsideAnOpenRolloutIsPlannedAgainWhenThatIsOverAndTheRefusalSaysHowItEnds() {
        targets("a", "b");
        fleet.submitted("a", "b");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.migrate("b");
        fleet.command(Verb.ROLLBACK, "a");
        fleet.closing("a", Phase.ROLLBACK);
        fleet.row("a", VersionRange.of(17));
        fleet.irreversible("a");
        BellowsException open = catchThrowableOfType(BellowsException.class, () -> fleet.submitted("a"));
        assertThat(open.problem().code().id()).isEqualTo("BLW-ROLLOUT-006");
        assertThat(open.problem().message())
                .isEqualTo(
                        "orders/18 is MIGRATED, and a went back in it: plan for it again when it is over everywhere.");
        assertThat(open.problem().wayOut())
                .isEqualTo(
                        "bellows rollout contract orders/18, and once that is COMPLETE: bellows rollout plan orders/18");
        fleet.command(Verb.CONTRACT);
        fleet.closing("b", Phase.CONTRACT);
        fleet.row("b", VersionRange.of(18));
        fleet.irreversible("b");
        fleet.closing("b", Phase.CLEANUP);
        fleet.irreversible("b");
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.COMPLETE);
        fleet.submitted("a");
        fleet.command("orders/18.2", Verb.START);
        assertThat(fleet.work("a")).contains(Phase.EXPAND);
    }

    // ---- grants ---------------------------------------------------------------------------------------------------

    @Test
    void aHaltedRunGetsNoGrantUntilAPersonSaysSo() {
        targets("a", "b");
        fleet.submitted("a", "b");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.migrate("b");
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.closing("b", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        fleet.row("b", VersionRange.of(18));
        fleet.phase("b", AgentFact.PhaseState.FAILED);
        assertThat(fleet.stored().state().latest(Phase.CONTRACT).orElseThrow().state())
                .isEqualTo(RunState.HALTED);
        assertThat(fleet.authorize("a", "r1", 1))
                .isInstanceOfSatisfying(
                        Reply.Denied.class,
                        denied -> assertThat(denied.message()).contains("HALTED"));
        fleet.command(Verb.RETRY);
        assertThat(fleet.authorize("a", "r1", 1)).isInstanceOf(Reply.Granted.class);
    }

    @Test
    void aGrantWaitsForTheRowInForceAndACleanScanAfterIt() {
        targets("a");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        assertThat(fleet.authorize("a", "r1", 1)).as("no row yet").isInstanceOf(Reply.Denied.class);
        fleet.row("a", VersionRange.of(18), Optional.empty());
        assertThat(fleet.authorize("a", "r2", 1)).as("no scan yet").isInstanceOf(Reply.Denied.class);
        fleet.row("a", VersionRange.of(18), Optional.of(false));
        assertThat(fleet.authorize("a", "r3", 1)).as("somebody was found").isInstanceOf(Reply.Denied.class);
        fleet.row("a", VersionRange.of(18), Optional.of(true));
        assertThat(fleet.authorize("a", "r4", 1)).isInstanceOf(Reply.Granted.class);
    }

    @Test
    void aClaimThatMustRegisterAgainIsAnsweredNothing() {
        targets("a");
        Adoption adoption = fleet.module.adoption();
        String secret = adoption.register(registration("I17", 17)).secret().orElseThrow();
        assertThat(adoption.answer("I17")).isPresent();
        adoption.goodbye(new Adoption.ClaimProof("I17", secret));
        assertThat(adoption.answer("I17")).isEmpty();
    }

    // ---- agents that are not there --------------------------------------------------------------------------------

    @Test
    void nothingIsOfferedToAnAgentThatIsNotThere() {
        targets("a");
        fleet.submitted("a");
        fleet.agentGone(Duration.ofMinutes(1));
        fleet.command(Verb.START);
        assertThat(fleet.work("a")).isEmpty();
        assertThat(why("orders/18", Phase.EXPAND, "a")).contains("its agent a is not there; last heard of: ");
        fleet.agentBack();
        fleet.decideNow("a");
        assertThat(fleet.work("a")).contains(Phase.EXPAND);
    }

    @Test
    void anAgentThatWasLostAtWorkIsUnknownAfterItsTimeAndCountsAgainstTheBudget() {
        targets("a");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.phase("a", AgentFact.PhaseState.RUNNING);
        fleet.agentGone(Duration.ofMinutes(4));
        fleet.module.driving().work();
        assertThat(run("orders/18", Phase.EXPAND, "a").lostAt())
                .as("nobody is missed before he could have been heard for a while")
                .isEmpty();
        fleet.sql("update hearing set since = clock_timestamp() - interval '1 hour'");
        fleet.module.driving().work();
        assertThat(run("orders/18", Phase.EXPAND, "a").lostAt()).isPresent();
        assertThat(run("orders/18", Phase.EXPAND, "a").state()).isEqualTo(TargetState.RUNNING);

        fleet.agentBack();
        fleet.module.driving().work();
        assertThat(run("orders/18", Phase.EXPAND, "a").lostAt()).isEmpty();

        fleet.agentGone(Duration.ofMinutes(6));
        fleet.module.driving().work();
        assertThat(run("orders/18", Phase.EXPAND, "a").state()).isEqualTo(TargetState.UNKNOWN);
        assertThat(why("orders/18", Phase.EXPAND, "a")).contains("its agent has not been there since");
        assertThat(fleet.stored().state().latest(Phase.EXPAND).orElseThrow().state())
                .isEqualTo(RunState.HALTED);
        fleet.agentBack();
        fleet.phase("a", AgentFact.PhaseState.RUNNING);
        fleet.command(Verb.RETRY);
        fleet.phase("a", AgentFact.PhaseState.SUCCEEDED);
        assertThat(fleet.work("a")).contains(Phase.MIGRATE);
    }

    @Test
    void anAgentThatIsMissedWhileAnotherOneHasTheWindowIsToldAndWrittenTogetherOrNotAtAll() throws SQLException {
        targets("a");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.phase("a", AgentFact.PhaseState.RUNNING);
        fleet.agentGone(Duration.ofMinutes(4));
        fleet.sql("update hearing set since = clock_timestamp() - interval '1 hour'");
        try (Connection other = fleet.module.store().dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from target_window where target = 'a' for update");
            fleet.module.driving().work();
            assertThat(run("orders/18", Phase.EXPAND, "a").lostAt())
                    .as("neither")
                    .isEmpty();
            other.rollback();
        }
        fleet.module.driving().work();
        assertThat(run("orders/18", Phase.EXPAND, "a").lostAt()).as("both").isPresent();
        fleet.agentBack();
        fleet.module.driving().work();
        assertThat(run("orders/18", Phase.EXPAND, "a").lostAt()).as("and back").isEmpty();
    }

    // ---- trouble --------------------------------------------------------------------------------------------------

    @Test
    void aRolloutThatCannotBeDecidedOnWaitsByItselfWithAReason() {
        targets("a");
        fleet.submitted("a");
        fleet.sql("""
                insert into rollout (id, line, version, number, migration_digest, strategy_digest, selector, author, planned_by,
                    contracts, classes, classes_shown, digests, cap, due_at, state, body)
                select 'items/99', 'items', 99, 1, migration_digest, strategy_digest, selector, author, planned_by, contracts,
                    classes, classes_shown, digests, cap, '2000-01-01', state, '{"id": 7}' from rollout""");
        fleet.sql("insert into arrival (target, who, due_at) values ('a', 'pod-1', '2000-01-01')");
        fleet.agentGone(Duration.ofMinutes(1));
        fleet.command(Verb.START);
        fleet.agentBack();
        fleet.decideNow("a");
        String trouble = fleet.module
                .store()
                .database()
                .one(
                        "select trouble from rollout where id = 'items/99' and failures > 0",
                        row -> row.getString("trouble"))
                .orElseThrow();
        assertThat(trouble).contains("BLW-ROLLOUT-010");
        assertThat(fleet.module
                        .store()
                        .database()
                        .query("select text from rollout_event where kind = 'trouble'", row -> row.getString("text")))
                .as("said once")
                .containsExactly(trouble);
        assertThat(count("arrival")).as("arrivals").isZero();
        assertThat(fleet.work("a")).as("everything else goes on").contains(Phase.EXPAND);
    }

    @Test
    void anArrivalThatCannotBeAnsweredWaitsByItself() {
        targets("a", "b");
        fleet.sql("update target_window set body = '{\"grants\": 7}' where target = 'a'");
        fleet.sql(
                "insert into arrival (target, who, due_at) values ('a', 'pod-1', '2000-01-01'), ('b', 'pod-2', '2001-01-01')");
        fleet.module.driving().work();
        fleet.module.driving().work();
        assertThat(fleet.module
                        .store()
                        .database()
                        .query(
                                "select target from arrival where due_at > clock_timestamp()",
                                row -> row.getString("target")))
                .containsExactly("a");
        assertThat(count("arrival")).as("b's was answered").isEqualTo(1);
    }

    private long count(String table) {
        return fleet.module
                .store()
                .database()
                .one("select count(*) as n from " + table, row -> row.getLong("n"))
                .orElseThrow();
    }

    @Test
    void aVainLookIsNoEvent() {
        fleet.close();
        // So long that the instance does not fall silent between two looks of a slow machine.
        fleet = Fleetlet.open(new AdoptionPolicy(Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ofMillis(1)));
        targets("a");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.module.adoption().register(registration("I17", 17));
        fleet.command(Verb.CONTRACT);
        fleet.decideNow("a");
        List<String> before = told();
        for (int look = 0; look < 5; look++) {
            fleet.decideNow("a");
        }
        assertThat(run("orders/18", Phase.CONTRACT, "a").tries()).as("looks").isGreaterThan(5);
        assertThat(told()).isEqualTo(before);
    }

    private List<String> told() {
        return fleet.module
                .store()
                .database()
                .query(
                        "select kind || ' ' || text as told from rollout_event order by seq",
                        row -> row.getString("told"));
    }

    @Test
    void aClaimThatNobodyCanEndIsShownAsInconclusive() {
        targets("a");
        fleet.submitted("a");
        fleet.module.adoption().register(registration("I17", 17));
        Awaitility.await("silent, and never seen to have read the row")
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    fleet.evidence("a");
                    fleet.module.adoption().heartbeat(List.of());
                    fleet.module.adoption().settle();
                    return fleet.module
                            .adoption()
                            .claims(Optional.empty(), 10)
                            .getFirst()
                            .state()
                            .equals("INCONCLUSIVE");
                });
        assertThat(fleet.module
                        .adoption()
                        .claims(Optional.empty(), 10)
                        .getFirst()
                        .why())
                .contains("never said that it read the window row");
    }

    // ---- order of versions ----------------------------------------------------------------------------------------

    private void twoVersions() {
        targets("a");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.submitted(19, "renameColumn: { table: items, from: sku, to: code }", STANDARD, "a");
        fleet.command("orders/19", Verb.START);
        fleet.phase("a", AgentFact.PhaseState.SUCCEEDED);
        fleet.row("a", new VersionRange(17, 19));
        fleet.phase("a", AgentFact.PhaseState.SUCCEEDED);
        assertThat(fleet.stored("orders/19").state().phase()).isEqualTo(RolloutPhase.MIGRATED);
    }

    @Test
    void contractsGoInTheOrderOfTheVersions() {
        twoVersions();
        fleet.command("orders/19", Verb.CONTRACT);
        fleet.decideNow("a");
        assertThat(why("orders/19", Phase.CONTRACT, "a"))
                .isEqualTo(
                        "waits for the contract of orders/18, which comes first: bellows rollout contract orders/18");
        fleet.command("orders/18", Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        assertThat(fleet.desired("a").window()).isEqualTo(new VersionRange(18, 19));
    }

    private Adoption.Verdict canIContract(int version) {
        return canI(Adoption.Question.CONTRACT, version);
    }

    private Adoption.Verdict canI(Adoption.Question question, int version) {
        fleet.evidence("a");
        return fleet.module.adoption().ask(question, Fleetlet.ORDERS, version, Optional.empty(), List.of());
    }

    /** 18 and 19 are contracted; 18 waits for its cleanup. */
    private void twoContracted() {
        fleet.revertFor("7d");
        targets("a");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.revertFor("0s");
        fleet.submitted(19, "renameColumn: { table: items, from: sku, to: code }", STANDARD, "a");
        fleet.command("orders/19", Verb.START);
        fleet.phase("a", AgentFact.PhaseState.SUCCEEDED);
        fleet.row("a", new VersionRange(17, 19));
        fleet.phase("a", AgentFact.PhaseState.SUCCEEDED);
        fleet.command("orders/18", Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", new VersionRange(18, 19));
        fleet.irreversible("a");
        fleet.command("orders/19", Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(19));
        fleet.irreversible("a");
        assertThat(fleet.stored("orders/18").state().phase()).isEqualTo(RolloutPhase.CONTRACTED);
    }

    private BellowsException refused(String rollout, Verb verb) {
        try {
            fleet.command(rollout, verb);
        } catch (BellowsException refused) {
            return refused;
        }
        throw new AssertionError(verb + " of " + rollout + " was taken");
    }

    @Test
    void aRevertUnderAContractedVersionIsRefusedAndTakesNoCleanupAway() {
        twoContracted();
        BellowsException under = refused("orders/18", Verb.REVERT);
        assertThat(under.problem().code().id()).isEqualTo("BLW-ROLLOUT-090");
        assertThat(under.problem().message()).contains("a: version 19 is contracted there");
        assertThat(under.problem().wayOut()).isEqualTo("bellows rollout revert orders/19");

        fleet.closing("a", Phase.CLEANUP);
        fleet.irreversible("a");
        assertThat(fleet.stored("orders/19").state().phase()).isEqualTo(RolloutPhase.COMPLETE);
        BellowsException forGood = refused("orders/18", Verb.REVERT);
        assertThat(forGood.problem().message())
                .contains("a: version 19 is complete there, so that nothing below it is shown again");
        assertThat(forGood.problem().wayOut()).isEqualTo("bellows rollout describe orders/18");
        assertThat(fleet.stored("orders/18")
                        .state()
                        .latest(Phase.CLEANUP)
                        .orElseThrow()
                        .state())
                .as("the cleanup waits for its time as before")
                .isEqualTo(RunState.RUNNING);
    }

    @Test
    void whatIsCompleteCannotBeRevertedAndTheQuestionSaysSo() {
        twoContracted();
        assertThat(canI(Adoption.Question.REVERT, 19).answer()).isEqualTo(Adoption.Answer.YES);
        fleet.closing("a", Phase.CLEANUP);
        fleet.irreversible("a");
        Adoption.Verdict complete = canI(Adoption.Question.REVERT, 19);
        assertThat(complete.answer()).isEqualTo(Adoption.Answer.NO);
        assertThat(complete.inTheWay().getFirst().why()).contains("orders/19 is CLEANED here");
        assertThat(complete.wayOut()).isEqualTo("bellows rollout describe orders/19");
        assertThat(canI(Adoption.Question.REVERT, 18).answer()).isEqualTo(Adoption.Answer.NO);
        assertThat(canI(Adoption.Question.REVERT, 17).answer())
                .as("no rollout of it")
                .isEqualTo(Adoption.Answer.NO);
    }

    @Test
    void aRollbackUnderALaterVersionIsRefusedUntilThatOneGoesBack() {
        twoVersions();
        Adoption.Verdict asked = canI(Adoption.Question.ROLLBACK, 18);
        assertThat(asked.answer()).isEqualTo(Adoption.Answer.NO);
        assertThat(asked.wayOut()).isEqualTo("bellows rollout rollback orders/19");
        BellowsException under = refused("orders/18", Verb.ROLLBACK);
        assertThat(under.problem().code().id()).isEqualTo("BLW-ROLLOUT-090");
        assertThat(under.problem().message()).contains("a: version 19 is expanded there");
        assertThat(under.problem().wayOut()).isEqualTo("bellows rollout rollback orders/19");
        assertThat(fleet.stored("orders/18").state().latest(Phase.ROLLBACK)).isEmpty();
        fleet.command("orders/19", Verb.ROLLBACK);
        fleet.command("orders/18", Verb.ROLLBACK);
        assertThat(fleet.stored("orders/18").state().latest(Phase.ROLLBACK))
                .as("it waits for the one above, which is on its way")
                .isPresent();
    }

    @Test
    void aRollbackUnderALaterVersionThatHasNotBegunThereIsRefused() {
        targets("a");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.submitted(19, "renameColumn: { table: items, from: sku, to: code }", STANDARD, "a");
        fleet.agentGone(Duration.ofMinutes(1));
        fleet.command("orders/19", Verb.START);
        assertThat(run("orders/19", Phase.EXPAND, "a").state().active()).isFalse();
        BellowsException under = refused("orders/18", Verb.ROLLBACK);
        assertThat(under.problem().code().id()).isEqualTo("BLW-ROLLOUT-090");
        assertThat(under.problem().wayOut()).isEqualTo("bellows rollout abort orders/19 -l name=a");
        fleet.command("orders/19", Verb.ABORT, "a");
        fleet.command("orders/18", Verb.ROLLBACK);
        assertThat(fleet.stored("orders/18").state().latest(Phase.ROLLBACK)).isPresent();
    }

    @Test
    void whatIsCompleteIsNotSaidToBeRevertedFirst() {
        twoContracted();
        assertThat(canI(Adoption.Question.DEPLOY, 18).wayOut()).isEqualTo("bellows rollout revert orders/19");
        fleet.closing("a", Phase.CLEANUP);
        fleet.irreversible("a");
        assertThat(canI(Adoption.Question.DEPLOY, 18).wayOut()).isEqualTo("bellows rollout describe orders/19");
        Adoption.Verdict back = canI(Adoption.Question.ROLLBACK, 19);
        assertThat(back.answer()).isEqualTo(Adoption.Answer.NO);
        assertThat(back.inTheWay().getFirst().why())
                .contains("orders/19 is CLEANED here")
                .doesNotContain("revert");
        assertThat(back.wayOut()).isEqualTo("bellows rollout describe orders/19");
    }

    @Test
    void aQuestionNamesTheLineInWhatToType() {
        targets("a");
        assertThat(canI(Adoption.Question.DEPLOY, 18).wayOut()).isEqualTo("bellows status orders/18 --wait migrated");
    }

    @Test
    void aQuestionIsAnsweredByWhatTheVerbWouldRefuse() {
        twoVersions();
        assertThat(canIContract(18).answer()).isEqualTo(Adoption.Answer.YES);
        Adoption.Verdict outOfOrder = canIContract(19);
        assertThat(outOfOrder.answer()).isEqualTo(Adoption.Answer.NO);
        assertThat(outOfOrder.inTheWay())
                .singleElement()
                .satisfies(way -> assertThat(way.why()).contains("waits for the contract of orders/18"));
        assertThat(outOfOrder.wayOut()).isEqualTo("bellows rollout contract orders/18");
        fleet.sql("update target set halted = 'otto: looks odd'");
        assertThat(canIContract(18).answer()).as("halted").isEqualTo(Adoption.Answer.NO);
        assertThat(canIContract(18).inTheWay().getFirst().why()).contains("halted in the database: otto: looks odd");
        fleet.sql("update target set halted = null");
        fleet.command("orders/18", Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", new VersionRange(18, 19));
        fleet.irreversible("a");
        assertThat(canIContract(19).answer()).as("its turn").isEqualTo(Adoption.Answer.YES);
    }

    @Test
    void aPersonsWordHelpsAgainstASessionThatNoClaimAnswersFor() {
        targets("a");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
        AgentFact.SeenIncarnation stray =
                new AgentFact.SeenIncarnation("I9", 17, Instant.parse("2030-01-01T00:00:00Z"), "primary");
        fleet.evidence("a", stray);
        Adoption adoption = fleet.module.adoption();
        Adoption.Verdict verdict =
                adoption.ask(Adoption.Question.CONTRACT, Fleetlet.ORDERS, 18, Optional.empty(), List.of());
        assertThat(verdict.answer()).isEqualTo(Adoption.Answer.NO);
        assertThat(verdict.inTheWay().getFirst().why()).contains("bellows claim confirm-gone I9 --reason");
        assertThat(adoption.confirmGone("I8", "otto", "mistyped")).isFalse();
        assertThat(adoption.confirmGone("I9", "otto", "its pod was deleted")).isTrue();
        assertThat(adoption.ask(Adoption.Question.CONTRACT, Fleetlet.ORDERS, 18, Optional.empty(), List.of())
                        .answer())
                .isEqualTo(Adoption.Answer.YES);
        Awaitility.await("the store's clock is past the word").until(() -> {
            fleet.evidence("a", stray);
            return adoption.ask(Adoption.Question.CONTRACT, Fleetlet.ORDERS, 18, Optional.empty(), List.of())
                            .answer()
                    == Adoption.Answer.NO;
        });
    }

    @Test
    void aRolloutWhoseEarlierVersionNobodyRollsOutIsNotStarted() {
        targets("a", "b");
        fleet.submitted(18, SQL, STANDARD, "a");
        fleet.submitted(19, "createIndex: { table: users, name: users_name, columns: name }", STANDARD, "a", "b");
        assertThatThrownBy(() -> fleet.command("orders/19", Verb.START))
                .isInstanceOfSatisfying(BellowsException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ErrorCode.ROLLOUT_EARLIER_FIRST);
                    assertThat(refused.problem().message()).contains("version 18 is not on b,");
                    assertThat(refused.problem().wayOut()).isEqualTo("bellows rollout plan orders/19 -l 'name!=b'");
                });
    }

    /** Planning the earlier version again is refused while the later one is planned: what works is the later one without those databases. */
    @Test
    void aStartNamesThePlanWithoutTheDatabasesThatAreBehind() {
        targets("a", "b");
        fleet.submitted("a", "b");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.migrate("b");
        fleet.command(Verb.ROLLBACK, "b");
        fleet.closing("b", Phase.ROLLBACK);
        fleet.row("b", VersionRange.of(17));
        fleet.irreversible("b");
        fleet.submitted(19, "createIndex: { table: users, name: users_name, columns: name }", STANDARD, "a", "b");
        BellowsException behind = refused("orders/19", Verb.START);
        assertThat(behind.problem().code()).isEqualTo(ErrorCode.ROLLOUT_EARLIER_FIRST);
        assertThat(behind.problem().message()).contains("version 18 is not on b,");
        assertThat(behind.problem().wayOut()).isEqualTo("bellows rollout plan orders/19 -l 'name!=b'");
        fleet.submitted(19, "createIndex: { table: users, name: users_name, columns: name }", STANDARD, "a");
        fleet.command("orders/19", Verb.START);
        assertThat(fleet.work("a")).contains(Phase.EXPAND);
    }

    // ---- documents ------------------------------------------------------------------------------------------------

    private void rolledBack() {
        targets("a");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.command(Verb.ROLLBACK);
        fleet.closing("a", Phase.ROLLBACK);
        fleet.row("a", VersionRange.of(17));
        fleet.irreversible("a");
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.ROLLED_BACK);
    }

    private List<String> names() {
        return new StoredRollouts(fleet.module.store().database())
                .rollouts().stream()
                        .map(RolloutSource.StoredRollout::migrationName)
                        .toList();
    }

    @Test
    void whatARolloutRanIsStillThereWhenItsVersionIsFreeAgain() {
        rolledBack();
        String ran = fleet.desired("a").work().orElseThrow().migration();
        assertThat(fleet.withdraws(18)).isTrue();
        fleet.restarted(LeastApprovals.none());
        assertThat(fleet.desired("a").work().orElseThrow().migration())
                .as("whoever comes back is told what was done last")
                .isEqualTo(ran);
        assertThat(names()).containsExactly("rename-users-email");
        assertThat(fleet.migrations().all()).isEmpty();
        assertThat(fleet.migrations().knows(fleet.document(18, Fleetlet.RENAME)))
                .isFalse();
        assertThatThrownBy(() -> fleet.migrations().find(Fleetlet.ORDERS, 18))
                .isInstanceOfSatisfying(
                        BellowsException.class,
                        unknown -> assertThat(unknown.problem().code()).isEqualTo(ErrorCode.MIGRATION_UNKNOWN));
        Migrations.Submission again = fleet.migrations().submit(fleet.document(18, Fleetlet.RENAME), "bert");
        assertThat(again.fresh()).as("the very same document").isTrue();
        assertThat(again.migration().author()).isEqualTo("bert");
        assertThat(fleet.migrations().all()).hasSize(1);
        assertThat(fleet.submitted(18, Fleetlet.RENAME, STANDARD, "a")).hasToString("orders/18.2");
        assertThat(fleet.stored("orders/18.2").author()).isEqualTo("bert");
        assertThat(fleet.stored("orders/18").author()).isEqualTo("anna");
        fleet.command("orders/18.2", Verb.START);
        assertThat(fleet.work("a")).contains(Phase.EXPAND);
    }

    @Test
    void aReplacedDocumentIsStillThatOfTheRolloutThatRanIt() {
        rolledBack();
        String ran = fleet.desired("a").work().orElseThrow().migration();
        ParsedDocument.Valid<Migration> first = fleet.document(18, Fleetlet.RENAME);
        ParsedDocument.Valid<Migration> edited = fleet.document(18, SQL);
        fleet.migrations().submit(edited, "anna", true);
        assertThat(fleet.desired("a").work().orElseThrow().migration()).isEqualTo(ran);
        assertThat(fleet.migrations().find(Fleetlet.ORDERS, 18).digest()).isEqualTo(edited.digest());
        fleet.migrations().submit(first, "anna", true);
        assertThat(fleet.migrations().all())
                .extracting(SubmittedMigration::digest)
                .containsExactly(first.digest());
        fleet.migrations().submit(edited, "anna", true);
        fleet.submitted(18, SQL, STANDARD, "a");
        fleet.command("orders/18.2", Verb.START);
        assertThat(fleet.desired("a").work().orElseThrow().migration()).isEqualTo(edited.canonicalJson());
        assertThat(names()).containsExactly("rename-users-email", "rename-users-email");
    }

    /** What was withdrawn was deleted once, and stores are older than that. */
    @Test
    void aDocumentThatIsNoMoreTakesNothingElseAlong() {
        rolledBack();
        fleet.target("b", 17);
        fleet.sql("delete from migration");
        assertThat(fleet.work("a")).as("what is done needs no document").isEmpty();
        assertThat(fleet.desired("a").window()).isEqualTo(VersionRange.of(17));
        fleet.submitted(18, SQL, STANDARD, "a", "b");
        fleet.command("orders/18.2", Verb.START);
        assertThat(fleet.work("a")).contains(Phase.EXPAND);
        assertThat(fleet.work("b")).contains(Phase.EXPAND);
        fleet.submitted(19, SQL, STANDARD, "a", "b");
        fleet.sql("delete from migration where version = 18");
        assertThat(fleet.work("a")).isEmpty();
        fleet.command("orders/19", Verb.START);
        assertThat(why("orders/19", Phase.EXPAND, "a")).startsWith("waits for orders/18.2, whose document");
    }

    private BellowsException notTaken(String operation) {
        return Objects.requireNonNull(catchThrowableOfType(
                BellowsException.class, () -> fleet.migrations().submit(fleet.document(18, operation), "anna")));
    }

    /** Under the next version it would wait for ever for the one that went back. */
    @Test
    void anEditedFileIsToldTheWayThatIsOpen() {
        targets("a");
        fleet.submitted("a");
        assertThat(notTaken(SQL).problem().wayOut())
                .isEqualTo("bellows rollout abort orders/18, then: bellows submit FILE --replace");
        fleet.command(Verb.START);
        fleet.migrate("a");
        assertThat(notTaken(SQL).problem().code()).isEqualTo(ErrorCode.MIGRATION_VERSION_TAKEN);
        assertThat(notTaken(SQL).problem().message()).contains("has begun on a");
        assertThat(notTaken(SQL).problem().wayOut())
                .isEqualTo(
                        "bellows rollout rollback orders/18, and once that is ROLLED_BACK: bellows submit FILE --replace;"
                                + " or: bellows submit FILE, with the next version in the file");
        BellowsException begun = Objects.requireNonNull(catchThrowableOfType(
                BellowsException.class, () -> fleet.migrations().submit(fleet.document(18, SQL), "anna", true)));
        assertThat(begun.problem().code()).isEqualTo(ErrorCode.MIGRATION_BEGUN);
        assertThat(begun.problem().wayOut()).isEqualTo(notTaken(SQL).problem().wayOut());
        begun = Objects.requireNonNull(catchThrowableOfType(
                BellowsException.class, () -> fleet.migrations().withdraw(Fleetlet.ORDERS, 18, "anna", "")));
        assertThat(begun.problem().wayOut())
                .isEqualTo(
                        "bellows rollout rollback orders/18, and once that is ROLLED_BACK: bellows migration withdraw"
                                + " orders/18");
        fleet.command(Verb.ROLLBACK);
        fleet.closing("a", Phase.ROLLBACK);
        assertThat(notTaken(SQL).problem().wayOut())
                .isEqualTo("bellows status orders/18 --wait rolled-back, then: bellows submit FILE --replace");
        fleet.row("a", VersionRange.of(17));
        fleet.irreversible("a");
        assertThat(notTaken(SQL).problem().wayOut()).isEqualTo("bellows submit FILE --replace");
        assertThat(fleet.migrations()
                        .submit(fleet.document(18, SQL), "anna", true)
                        .fresh())
                .isTrue();
    }

    @Test
    void whatIsContractedIsEditedUnderTheNextVersion() {
        targets("a");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        fleet.irreversible("a");
        assertThat(notTaken(SQL).problem().wayOut())
                .isEqualTo("bellows submit FILE, with the next version in the file");
    }

    @Test
    void aVersionWhosePredecessorWentBackEverywhereIsNotPlanned() {
        rolledBack();
        String index = "createIndex: { table: users, name: users_name, columns: name }";
        BellowsException behind = Objects.requireNonNull(
                catchThrowableOfType(BellowsException.class, () -> fleet.submitted(19, index, STANDARD, "a")));
        assertThat(behind.problem().code()).isEqualTo(ErrorCode.ROLLOUT_EARLIER_FIRST);
        assertThat(behind.problem().message())
                .isEqualTo("orders/19 cannot be planned: version 18 is not on a, and no rollout brings it there.");
        assertThat(behind.problem().wayOut())
                .isEqualTo(
                        "bellows rollout plan orders/18; or, where version 19 is to take its place: bellows migration"
                                + " withdraw orders/19, then, with version: 18 in the file: bellows submit FILE --replace");
        assertThat(fleet.migrations().all()).hasSize(2);
        fleet.submitted("a");
        assertThat(fleet.submitted(19, index, STANDARD, "a"))
                .as("planned ahead of one that brings it there")
                .hasToString("orders/19");
    }

    // ---- a contract that fails half way ---------------------------------------------------------------------------

    /** The first hide is in effect, and the statement after it fails, now and with every retry. */
    private void failedAfterTheHide() {
        targets("a");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        Reply.Granted hide = (Reply.Granted) fleet.authorize("a", "r1", 1);
        fleet.step("a", hide, AgentFact.StepState.DONE);
        failing();
    }

    private void failing() {
        fleet.phase(
                "a",
                AgentFact.PhaseState.FAILED,
                Optional.of(new AgentFact.Trouble("BLW-STEP-003", "42501: must be owner of view visit_v", "")));
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.NEEDS_PERSON);
        assertThat(why("orders/18", Phase.CONTRACT, "a")).contains("must be owner of view visit_v");
    }

    private void reverts() {
        assertThat(canI(Adoption.Question.REVERT, 18).answer()).isEqualTo(Adoption.Answer.YES);
        fleet.command(Verb.REVERT);
        fleet.decideNow("a");
        assertThat(fleet.work("a")).contains(Phase.REVERT);
        assertThat(fleet.desired("a").window()).isEqualTo(new VersionRange(17, 18));
        fleet.row("a", new VersionRange(17, 18));
        fleet.phase("a", AgentFact.PhaseState.SUCCEEDED);
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.MIGRATED);
        assertThat(fleet.module.adoption().windows().getFirst().window()).isEqualTo(new VersionRange(17, 18));
        assertThat(fleet.module.adoption().register(registration("I17", 17)).served())
                .as("old code is served again")
                .isEqualTo(Adoption.Served.YES);
    }

    @Test
    void aContractThatFailsAfterAHideIsReverted() {
        failedAfterTheHide();
        reverts();
    }

    @Test
    void aContractThatFailsAfterAHideIsAbortedAndThenReverted() {
        failedAfterTheHide();
        assertThat(fleet.command(Verb.ABORT).state()).isEqualTo("NEEDS_PERSON");
        assertThat(why("orders/18", Phase.CONTRACT, "a"))
                .contains("aborted by otto", "must be owner of view visit_v", "bellows rollout revert orders/18");
        assertThat(fleet.stored().state().legalVerbs()).containsExactly(dev.bellows.rollout.Verb.REVERT);
        reverts();
        fleet.command(Verb.CONTRACT);
    }

    @Test
    void aContractThatFailsAgainAfterARetryIsReverted() {
        failedAfterTheHide();
        fleet.command(Verb.RETRY);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        failing();
        reverts();
    }

    @Test
    void aContractThatFailsAgainAfterARetryIsAbortedAndReverted() {
        failedAfterTheHide();
        fleet.command(Verb.RETRY);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        failing();
        fleet.command(Verb.ABORT);
        reverts();
    }

    @Test
    void aContractWhoseNextStepIsPermittedNoMoreIsRevertedOrAborted() {
        targets("a", "b");
        fleet.submitted("a", "b");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.migrate("b");
        fleet.command(Verb.CONTRACT);
        for (String name : new String[] {"a", "b"}) {
            fleet.closing(name, Phase.CONTRACT);
            fleet.row(name, VersionRange.of(18));
            Reply.Granted hide = (Reply.Granted) fleet.authorize(name, "r1" + name, 1);
            fleet.step(name, hide, AgentFact.StepState.DONE);
            fleet.phase(name, AgentFact.PhaseState.WAITING);
        }
        fleet.command(Verb.REVERT, "a");
        fleet.decideNow("a");
        assertThat(fleet.work("a")).contains(Phase.REVERT);
        fleet.command(Verb.ABORT, "b");
        Awaitility.await("asked once more whether it is done")
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    fleet.module.driving().work();
                    return run("orders/18", Phase.CONTRACT, "b").state() == TargetState.SKIPPED;
                });
        fleet.command(Verb.REVERT, "b");
        fleet.decideNow("b");
        assertThat(fleet.work("b")).contains(Phase.REVERT);
    }

    // ---- a revert that is given up --------------------------------------------------------------------------------

    /** Contracted, and what it hid is being shown again. */
    private void reverting() {
        targets("a");
        fleet.revertFor("7d");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        fleet.irreversible("a");
        fleet.command(Verb.REVERT);
        fleet.decideNow("a");
        assertThat(fleet.work("a")).contains(Phase.REVERT);
        fleet.phase("a", AgentFact.PhaseState.RUNNING);
    }

    /** Row, scan and permission as the first time; then it can be shown again as the first time. */
    private void contractsInFullAndReverts() {
        fleet.closing("a", Phase.CONTRACT);
        assertThat(fleet.desired("a").window()).isEqualTo(VersionRange.of(18));
        assertThat(fleet.desired("a").work().orElseThrow().run()).isEqualTo(2);
        assertThat(fleet.authorize("a", "early", 1)).isInstanceOf(Reply.Denied.class);
        fleet.row("a", VersionRange.of(18));
        fleet.irreversible("a");
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.CONTRACTED);
        assertThat(fleet.module.adoption().windows().getFirst().window()).isEqualTo(VersionRange.of(18));
        reverts();
    }

    @Test
    void aRevertThatFailsForEverIsGivenUpForAContractInFull() {
        reverting();
        fleet.phase(
                "a",
                AgentFact.PhaseState.FAILED,
                Optional.of(new AgentFact.Trouble("BLW-STEP-013", "3 of 500 rows do not fit", "")));
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.NEEDS_PERSON);
        assertThat(why("orders/18", Phase.REVERT, "a"))
                .contains("3 of 500 rows do not fit", "bellows rollout contract orders/18");
        assertThat(canIContract(18).answer()).isEqualTo(Adoption.Answer.YES);
        assertThat(canI(Adoption.Question.REVERT, 18).answer()).isEqualTo(Adoption.Answer.YES);
        assertThat(fleet.command(Verb.CONTRACT).matched()).isEqualTo(1);
        contractsInFullAndReverts();
    }

    @Test
    void aRevertAtWorkIsStoppedByAnAbortAndOnlyThenGivenUp() {
        reverting();
        refusedQuestion(
                Adoption.Question.CONTRACT,
                18,
                "orders/18 is being shown again here",
                "bellows rollout abort orders/18");
        assertThatThrownBy(() -> fleet.command(Verb.CONTRACT))
                .isInstanceOfSatisfying(
                        IllegalVerb.class,
                        refused -> assertThat(refused.problem().message())
                                .contains("a is being shown again", "bellows rollout abort orders/18"));
        assertThat(fleet.command(Verb.ABORT).state()).isEqualTo("NEEDS_PERSON");
        assertThat(fleet.desired("a").paused()).as("no further step").isTrue();
        fleet.phase("a", AgentFact.PhaseState.SUCCEEDED);
        assertThat(fleet.stored().state().legalVerbs())
                .containsExactly(dev.bellows.rollout.Verb.CONTRACT, dev.bellows.rollout.Verb.REVERT);
        assertThat(why("orders/18", Phase.REVERT, "a"))
                .contains("aborted by otto", "bellows rollout revert orders/18", "bellows rollout contract orders/18");
        fleet.command(Verb.CONTRACT);
        contractsInFullAndReverts();
    }

    /** The last step is done, the window serves both, and only the word that it is over is missing. */
    @Test
    void aRevertThatIsAbortedOnceItsWindowIsOpenCanStillEnd() {
        reverting();
        fleet.row("a", new VersionRange(17, 18));
        assertThat(fleet.module.adoption().register(registration("I17", 17)).served())
                .isEqualTo(Adoption.Served.YES);
        fleet.command(Verb.ABORT);
        assertThat(canI(Adoption.Question.REVERT, 18).answer()).isEqualTo(Adoption.Answer.YES);
        fleet.command(Verb.CONTRACT);
        fleet.decideNow("a");
        assertThat(fleet.work("a")).as("a live claim of 17").contains(Phase.REVERT);
        assertThat(why("orders/18", Phase.CONTRACT, "a")).contains("in the way");
        fleet.command(Verb.REVERT);
        fleet.decideNow("a");
        assertThat(fleet.desired("a").work().orElseThrow().run()).isEqualTo(2);
        fleet.phase("a", AgentFact.PhaseState.SUCCEEDED);
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.MIGRATED);
    }

    // ---- what a verb would refuse ---------------------------------------------------------------------------------

    private void refusedQuestion(Adoption.Question question, int version, String why, String wayOut) {
        Adoption.Verdict verdict = canI(question, version);
        assertThat(verdict.answer()).as(verdict.explanation()).isEqualTo(Adoption.Answer.NO);
        assertThat(verdict.inTheWay()).anySatisfy(way -> assertThat(way.why()).contains(why));
        assertThat(verdict.wayOut()).isEqualTo(wayOut);
    }

    @Test
    void aQuestionOfAContractIsAnsweredNoWhileTheRolloutGoesBackAndOnceItIsOver() {
        targets("a");
        fleet.submitted("a");
        refusedQuestion(
                Adoption.Question.CONTRACT, 18, "does not serve version 18 yet", "bellows rollout start orders/18");
        refusedQuestion(
                Adoption.Question.ROLLBACK, 18, "orders/18 has not begun here", "bellows rollout start orders/18");
        fleet.command(Verb.START);
        fleet.migrate("a");
        assertThat(canIContract(18).answer()).isEqualTo(Adoption.Answer.YES);
        fleet.agentGone(Duration.ofMinutes(1));
        fleet.command(Verb.ROLLBACK);
        fleet.command(Verb.PAUSE);
        refusedQuestion(
                Adoption.Question.CONTRACT, 18, "orders/18 is rolling back here", "bellows rollout describe orders/18");
        refusedQuestion(
                Adoption.Question.DEPLOY, 18, "orders/18 is rolling back here", "bellows rollout describe orders/18");
    }

    @Test
    void aQuestionOfAContractIsAnsweredNoWhereItFailedOrIsUnderWayOrIsComplete() {
        failedAfterTheHide();
        refusedQuestion(
                Adoption.Question.CONTRACT, 18, "orders/18 failed to contract here", "bellows rollout retry orders/18");
        refusedQuestion(Adoption.Question.ROLLBACK, 18, "version 18 is contracted", "bellows rollout revert orders/18");
        fleet.command(Verb.RETRY);
        fleet.closing("a", Phase.CONTRACT);
        assertThat(canIContract(18).answer())
                .as("asked for: only a look decides")
                .isEqualTo(Adoption.Answer.YES);
        fleet.row("a", VersionRange.of(18));
        fleet.phase("a", AgentFact.PhaseState.SUCCEEDED);
        refusedQuestion(
                Adoption.Question.CONTRACT, 18, "orders/18 is contracted here", "bellows rollout describe orders/18");
        fleet.closing("a", Phase.CLEANUP);
        fleet.irreversible("a");
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.COMPLETE);
        refusedQuestion(
                Adoption.Question.CONTRACT, 18, "orders/18 is complete here", "bellows rollout describe orders/18");
    }

    @Test
    void aQuestionOfAVersionThatNoRolloutBroughtIsAnsweredNo() {
        targets("a");
        refusedQuestion(
                Adoption.Question.CONTRACT, 17, "no rollout brought version 17 here", "bellows describe target a");
        refusedQuestion(
                Adoption.Question.ROLLBACK, 17, "no rollout brought version 17 here", "bellows describe target a");
    }

    // ---- planned again --------------------------------------------------------------------------------------------

    @Test
    void aVersionThatIsCompleteOnEveryTargetIsNotPlannedAgain() {
        targets("a");
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.command(Verb.CONTRACT);
        fleet.closing("a", Phase.CONTRACT);
        fleet.row("a", VersionRange.of(18));
        fleet.irreversible("a");
        fleet.closing("a", Phase.CLEANUP);
        fleet.irreversible("a");
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.COMPLETE);
        BellowsException again = catchThrowableOfType(BellowsException.class, () -> fleet.submitted("a"));
        assertThat(again.problem().code()).isEqualTo(ErrorCode.ROLLOUT_PLANNED_AGAIN);
        assertThat(again.problem().message()).contains("orders/18 is COMPLETE on a");
        fleet.target("b", 17);
        assertThat(fleet.submitted("a", "b")).as("who is behind is taken").hasToString("orders/18.2");
        assertThat(fleet.stored("orders/18.2").state().members().keySet()).containsExactly(Fleetlet.t("b"));
    }

    @Test
    void whatNeedsNoContractIsCompleteAndIsPlannedAgainOnlyOnceItWentBack() {
        targets("a");
        fleet.contracts(false);
        fleet.submitted("a");
        fleet.command(Verb.START);
        fleet.migrate("a");
        assertThat(fleet.stored().state().phase()).isEqualTo(RolloutPhase.COMPLETE);
        BellowsException again = catchThrowableOfType(BellowsException.class, () -> fleet.submitted("a"));
        assertThat(again.problem().code()).isEqualTo(ErrorCode.ROLLOUT_PLANNED_AGAIN);
        assertThat(again.problem().wayOut()).isEqualTo("bellows rollout rollback orders/18");
        fleet.command(Verb.ROLLBACK);
        fleet.closing("a", Phase.ROLLBACK);
        fleet.row("a", VersionRange.of(17));
        fleet.irreversible("a");
        assertThat(fleet.submitted("a")).hasToString("orders/18.2");
    }

    // ---- approvals ------------------------------------------------------------------------------------------------

    @Test
    void theServerSaysHowManyApprovalsThereAreAtLeast() {
        fleet.close();
        fleet = Fleetlet.open(QUICK, LeastApprovals.parse("contract=1,cleanup=1; prod: none; test: contract=2"));
        targets("a");
        fleet.submitted("a");
        assertThat(fleet.stored().state().plans().get(Phase.EXPAND).approvals()).isZero();
        assertThat(fleet.stored().state().plans().get(Phase.CONTRACT).approvals())
                .isEqualTo(2);
        assertThat(fleet.stored().state().plans().get(Phase.CLEANUP).approvals())
                .isZero();
        fleet.command(Verb.START);
        fleet.migrate("a");
        fleet.command(Verb.CONTRACT);
        assertThat(fleet.stored().state().latest(Phase.CONTRACT).orElseThrow().state())
                .isEqualTo(RunState.AWAITING_APPROVAL);
    }

    // ---- locks ----------------------------------------------------------------------------------------------------

    @Test
    void aWindowThatComesTooLateInTheOrderIsNotWaitedFor() throws Exception {
        targets("a", "b");
        WindowStore windows = new JdbcWindowStore(fleet.module.store());
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch driverHasItsFirst = new CountDownLatch(1);
        AtomicInteger driversTransactions = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> registration = threads.submit(() -> windows.transact(tx -> {
                tx.window(Fleetlet.t("a"), WindowStore.Lock.SHARE);
                held.countDown();
                await(driverHasItsFirst);
                // It waits for the driver, which has this one; the driver must not wait for it.
                tx.window(Fleetlet.t("b"), WindowStore.Lock.SHARE);
                return true;
            }));
            boolean busy = windows.transact(tx -> {
                assertThat(driversTransactions.incrementAndGet())
                        .as("the driver's transactions; one that lost a deadlock begins again")
                        .isOne();
                tx.window(Fleetlet.t("b"), WindowStore.Lock.UPDATE);
                driverHasItsFirst.countDown();
                await(held);
                Awaitility.await("the registration waits").until(this::somebodyWaitsForALock);
                try {
                    tx.window(Fleetlet.t("a"), WindowStore.Lock.UPDATE);
                    return false;
                } catch (WindowBusy expected) {
                    return true;
                }
            });
            assertThat(busy).isTrue();
            assertThat(registration.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private boolean somebodyWaitsForALock() {
        return fleet.module
                .store()
                .database()
                .one("select exists (select from pg_locks where not granted) as waits", row -> row.getBoolean("waits"))
                .orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
