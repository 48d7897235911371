package dev.bellows.rollout.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.adoption.Absence.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Silence is not absence: each condition alone keeps a claim alive. */
final class AbsenceTest {
    private static final AdoptionPolicy POLICY = AdoptionPolicy.standard();
    private static final Instant HEARD = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = HEARD.plus(Duration.ofMinutes(20));
    private static final TargetName TARGET = new TargetName("a");
    private static final SchemaLine ORDERS = new SchemaLine("orders");
    private static final Window WINDOW = Window.joined(
            TARGET,
            ORDERS,
            "test",
            new VersionRange(17, 18),
            4,
            new Window.Seen(new VersionRange(17, 18), 4, 0, 0, 1, "token", false, ""));

    private static Claim claim(boolean readTheRow) {
        TreeSet<String> tokens = new TreeSet<>();
        if (readTheRow) {
            tokens.add("token");
        }
        return new Claim(
                "I1",
                "checkout",
                "pod",
                ORDERS,
                "test",
                17,
                VersionRange.of(17),
                List.of(),
                "d",
                true,
                tokens,
                HEARD,
                HEARD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                new TreeSet<>());
    }

    private static Evidence watched(Duration length, List<String> unknown, AgentFact.SeenIncarnation... seen) {
        // The target's clock is an hour ahead: only lengths may count.
        Instant through = NOW.plus(Duration.ofHours(1));
        return new Evidence(
                new AgentFact.EvidenceReported(
                        TARGET,
                        through.minus(length),
                        through,
                        List.of(seen),
                        List.of(),
                        unknown,
                        List.of(),
                        AgentFact.Readers.UNKNOWN),
                NOW,
                List.of());
    }

    private static Verdict of(Claim claim, Instant hearingSince, Evidence evidence) {
        return new Absence(POLICY, hearingSince, NOW)
                .of(claim, WINDOW, Optional.of(evidence))
                .verdict();
    }

    @Test
    void silentUnseenAndWatchedForTheWholePeriodIsGone() {
        assertThat(of(claim(true), HEARD, watched(Duration.ofMinutes(18), List.of())))
                .isEqualTo(Verdict.GONE);
    }

    @Test
    void ourOwnOutageRestartsThePeriod() {
        assertThat(of(claim(true), NOW.minusSeconds(60), watched(Duration.ofMinutes(18), List.of())))
                .isEqualTo(Verdict.PRESENT);
    }

    @Test
    void anInstanceThatNeverReadTheRowIsNeverEndedBySilence() {
        assertThat(of(claim(false), HEARD, watched(Duration.ofMinutes(18), List.of())))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aGapInWatchingKeepsItAlive() {
        assertThat(of(claim(true), HEARD, watched(Duration.ofMinutes(14), List.of())))
                .isEqualTo(Verdict.PRESENT);
    }

    @Test
    void aServerThatWasNotScannedMakesItInconclusive() {
        assertThat(of(claim(true), HEARD, watched(Duration.ofMinutes(18), List.of("replica-1"))))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aSessionOfThisIncarnationKeepsItAliveAndAnotherOnesDoesNot() {
        Instant lately = NOW.plus(Duration.ofHours(1)).minusSeconds(60);
        AgentFact.SeenIncarnation own = new AgentFact.SeenIncarnation("I1", 17, lately, "primary");
        AgentFact.SeenIncarnation other = new AgentFact.SeenIncarnation("I2", 17, lately, "primary");
        Duration watched = Duration.ofMinutes(18);
        assertThat(of(claim(true), HEARD, watched(watched, List.of(), own))).isEqualTo(Verdict.PRESENT);
        assertThat(of(claim(true), HEARD, watched(watched, List.of(), other))).isEqualTo(Verdict.GONE);
    }

    @Test
    void aGoodbyeWithASessionStillOpenEndsNothing() {
        Claim left = claim(true).saidGoodbye(NOW.minusSeconds(120));
        Instant lately = NOW.plus(Duration.ofHours(1)).minusSeconds(60);
        AgentFact.SeenIncarnation own = new AgentFact.SeenIncarnation("I1", 17, lately, "primary");
        assertThat(of(left, HEARD, watched(Duration.ofMinutes(18), List.of(), own)))
                .isEqualTo(Verdict.PRESENT);
        assertThat(of(left, HEARD, watched(Duration.ofMinutes(18), List.of()))).isEqualTo(Verdict.GONE);
    }

    @Test
    void evidenceThatIsMissingOrStaleIsInconclusive() {
        Absence rules = new Absence(POLICY, HEARD, NOW);
        Evidence stale =
                new Evidence(watched(Duration.ofMinutes(18), List.of()).report(), NOW.minusSeconds(31), List.of());
        assertThat(rules.of(claim(true), WINDOW, Optional.empty()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(rules.of(claim(true), WINDOW, Optional.of(stale)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void theRowsNoIsPartOfTheWindowInForce() {
        Window closedRow = WINDOW.saw(new Window.Seen(VersionRange.of(18), 5, 0, 0, 1, "token", false, ""));
        assertThat(closedRow.inForce()).contains(VersionRange.of(18));
        assertThat(Registrar.verdict(closedRow, VersionRange.of(17)).verdict())
                .isEqualTo(Registrar.Verdict.RETRY_LATER);
        assertThat(Registrar.verdict(closedRow, VersionRange.of(18)).verdict()).isEqualTo(Registrar.Verdict.YES);
        assertThat(Registrar.verdict(closedRow, VersionRange.of(16)).verdict()).isEqualTo(Registrar.Verdict.NO);
    }

    @Test
    void whileClosingOrReopeningOnlyThoseInTheWayAreToldToRetry() {
        RolloutId rollout = RolloutId.parse("orders/18").orElseThrow();
        Window.Goal goal = new Window.Goal(rollout, Phase.CONTRACT, 1, 1, VersionRange.of(18), false);
        for (Window.State state : List.of(Window.State.CLOSING, Window.State.REOPENING)) {
            Window moving = WINDOW.aiming(state, Optional.of(goal));
            assertThat(Registrar.verdict(moving, VersionRange.of(17)).verdict())
                    .isEqualTo(Registrar.Verdict.RETRY_LATER);
            assertThat(Registrar.verdict(moving, new VersionRange(17, 18)).verdict())
                    .as("a reach that meets the narrower window is not in the way")
                    .isEqualTo(Registrar.Verdict.YES);
        }
    }

    @Test
    void theBackOffGrowsWithEveryClosingThatWasGivenUp() {
        assertThat(POLICY.backOff(1)).isGreaterThan(POLICY.backOff(0));
        assertThat(POLICY.backOff(50)).isEqualTo(Duration.ofHours(1));
    }
}
