package dev.bellows.rollout.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Touches;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.AgentFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions that no claim answers for: for how long they stand in the way, and which command helps. */
final class LookTest {
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
    private static final Duration QUIET = Duration.ofHours(24);
    private static final AdoptionPolicy POLICY = AdoptionPolicy.standard();
    private static final TargetName TARGET = new TargetName("a");
    private static final SchemaLine ORDERS = new SchemaLine("orders");
    private static final Asked CONTRACT = new Asked(VersionRange.of(18), Phase.CONTRACT, 18);
    private static final Window WINDOW = Window.joined(
            TARGET,
            ORDERS,
            "test",
            new VersionRange(17, 18),
            4,
            new Window.Seen(new VersionRange(17, 18), 4, 0, 0, 1, "token", false, ""));
    private static final Claim LIVE = new Claim(
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
            new TreeSet<>(List.of("token")),
            NOW.minus(Duration.ofDays(2)),
            NOW.minus(Duration.ofHours(3)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            new TreeSet<>());

    private final Rows rows = new Rows();

    @BeforeEach
    void quietTarget() {
        seen();
    }

    private void seen(AgentFact.SeenIncarnation... incarnations) {
        Instant since = NOW.minus(Duration.ofDays(2));
        AgentFact.ServerSessions primary = new AgentFact.ServerSessions(
                "primary", Optional.of(since), Optional.of(NOW), 9, 0, Optional.empty(), "", "none", List.of());
        rows.evidence = Evidence.of(
                new AgentFact.EvidenceReported(
                        TARGET,
                        since,
                        NOW,
                        List.of(incarnations),
                        List.of(),
                        List.of(),
                        List.of(primary),
                        new AgentFact.Readers("bellows", Optional.empty(), Optional.of(List.of("bellows")))),
                NOW,
                List.of());
    }

    private void sessionOf(String incarnation, Duration ago) {
        seen(new AgentFact.SeenIncarnation(incarnation, 17, NOW.minus(ago), "primary"));
    }

    private Look look() {
        return Look.at(rows, POLICY, WINDOW, CONTRACT);
    }

    @Test
    void aClaimThatIsGoneFromHereKeepsTheWindowOpenForItsSilenceAndNotForTheWholeQuietTime() {
        rows.claims.put("I1", LIVE.goneFrom(TARGET));
        sessionOf("I1", POLICY.presumedDeadAfter().minusSeconds(1));
        assertThat(look().answer()).isEqualTo(Look.Answer.NO);
        sessionOf("I1", POLICY.presumedDeadAfter().plusSeconds(1));
        assertThat(look().answer()).isEqualTo(Look.Answer.YES);
    }

    @Test
    void aScanJustBeforeAGoodbyeThatSeemsToFollowItIsOverAsSoonAsAnyOtherSilence() {
        Instant goodbye = NOW.minus(Duration.ofMinutes(20));
        rows.claims.put("I1", LIVE.saidGoodbye(goodbye).goneFrom(TARGET));
        // A time of the target lands on the store's clock late by the report's way.
        sessionOf("I1", Duration.ofMinutes(20).minusMillis(40));
        assertThat(look().answer()).isEqualTo(Look.Answer.YES);
        rows.claims.put("I1", LIVE.goneFrom(TARGET).ended(goodbye, "goodbye"));
        assertThat(look().answer()).isEqualTo(Look.Answer.YES);
        sessionOf("I1", Duration.ofMinutes(2));
        assertThat(look().answer()).as("it goes on after its end").isEqualTo(Look.Answer.NO);
    }

    @Test
    void anIncarnationThatNeverClaimedCountsForTheWholeQuietTimeUnlessAPersonConfirmsThatItIsGone() {
        sessionOf("I9", Duration.ofHours(3));
        assertThat(look().answer()).isEqualTo(Look.Answer.NO);
        assertThat(look().inTheWay().getFirst().why()).contains("bellows claim confirm-gone I9 --reason ");
        rows.confirmed.put("I9", NOW.minus(Duration.ofHours(1)));
        assertThat(look().answer()).isEqualTo(Look.Answer.YES);
        sessionOf("I9", Duration.ofMinutes(30));
        assertThat(look().answer()).as("the person was mistaken: it came again").isEqualTo(Look.Answer.NO);
    }

    @Test
    void aClaimThatNamesOtherTargetsAnswersForNoSessionHere() {
        rows.claims.put(
                "I1",
                new Claim(
                        "I1",
                        "checkout",
                        "pod",
                        ORDERS,
                        "test",
                        17,
                        VersionRange.of(17),
                        List.of(new TargetName("b")),
                        "d",
                        true,
                        new TreeSet<>(),
                        NOW,
                        NOW,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        new TreeSet<>()));
        sessionOf("I1", Duration.ofHours(3));
        assertThat(look().answer()).isEqualTo(Look.Answer.NO);
        assertThat(look().inTheWay().getFirst().why()).contains("does not name this target");
    }

    @Test
    void aPersonsWordEndsTheWaitForAClaimThatIsOverToo() {
        rows.claims.put("I1", LIVE.goneFrom(TARGET));
        sessionOf("I1", Duration.ofMinutes(3));
        assertThat(look().inTheWay().getFirst().why()).contains("bellows claim confirm-gone I1 --reason ");
        rows.confirmed.put("I1", NOW.minus(Duration.ofMinutes(1)));
        assertThat(look().answer()).isEqualTo(Look.Answer.YES);
    }

    @Test
    void aPersonConfirmsWhatWasSeenAndNothingThatNobodyEverSaw() {
        Registrar registrar = new Registrar();
        sessionOf("I9", Duration.ofHours(3));
        assertThat(registrar.confirmGone(rows, "I9", "otto", "deleted")).isTrue();
        assertThat(look().answer()).isEqualTo(Look.Answer.YES);
        assertThat(registrar.confirmGone(rows, "I8", "otto", "mistyped")).isFalse();
        rows.claims.put("I1", LIVE);
        assertThat(registrar.confirmGone(rows, "I1", "otto", "deleted")).isTrue();
        assertThat(rows.claims.get("I1").endReason()).contains("otto").contains("deleted");
        assertThat(registrar.confirmGone(rows, "I1", "otto", "again")).isTrue();
    }

    @Test
    void nothingIsQuietBeforeWhoIsSilentCountsAsGone() {
        AdoptionPolicy policy =
                new AdoptionPolicy(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(1));
        assertThat(policy.quietTime(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.quietTime(Duration.ofHours(24))).isEqualTo(Duration.ofHours(24));
    }

    /** Rows of one target, which a look only reads. Confined to its test. */
    static class Rows implements WindowStore.Tx {
        final TreeMap<String, Claim> claims = new TreeMap<>();
        final TreeMap<String, Instant> confirmed = new TreeMap<>();
        Evidence evidence = null;

        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public void roster(SchemaLine line, String environment, WindowStore.Lock lock) {}

        @Override
        public Optional<Window> window(TargetName target, WindowStore.Lock lock) {
            return Optional.of(WINDOW);
        }

        @Override
        public void save(Window window) {
            throw new AssertionError("a look writes nothing");
        }

        @Override
        public List<TargetName> targets(SchemaLine line, String environment) {
            return List.of(TARGET);
        }

        @Override
        public Optional<Claim> claim(String incarnation, WindowStore.Lock lock) {
            return Optional.ofNullable(claims.get(incarnation));
        }

        @Override
        public List<Claim> claims(Window window) {
            List<Claim> counting = new ArrayList<>(claims.values());
            counting.removeIf(claim -> !claim.countsOn(window));
            return counting;
        }

        @Override
        public void save(Claim claim) {
            claims.put(claim.incarnation(), claim);
        }

        @Override
        public Optional<Instant> confirmedGone(String incarnation) {
            return Optional.ofNullable(confirmed.get(incarnation));
        }

        @Override
        public void confirmGone(String incarnation, String person, String reason) {
            confirmed.put(incarnation, NOW);
        }

        @Override
        public boolean wasSeen(String incarnation) {
            return evidence.report().incarnations().stream()
                    .anyMatch(seen -> seen.incarnation().equals(incarnation));
        }

        @Override
        public Optional<Evidence> evidence(TargetName target) {
            return Optional.of(evidence);
        }

        @Override
        public void save(Evidence newer) {
            throw new AssertionError("a look writes nothing");
        }

        @Override
        public Instant hearingSince() {
            return NOW.minus(Duration.ofDays(2));
        }

        @Override
        public List<Vouched> vouched(SchemaLine line) {
            return List.of();
        }

        @Override
        public Optional<Touches> touches(SchemaLine line, int version) {
            return Optional.empty();
        }

        @Override
        public Duration quiet(SchemaLine line, int version) {
            return QUIET;
        }

        @Override
        public void arrived(TargetName target, String who) {
            throw new AssertionError("a look writes nothing");
        }

        @Override
        public void desire(WindowStore.Desired desired) {
            throw new AssertionError("a look writes nothing");
        }
    }
}
