package dev.bellows.engine.postgresql.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.ThrottleUnit;
import dev.bellows.engine.SignalReading;
import dev.bellows.engine.SignalReading.State;
import dev.bellows.engine.postgresql.throttle.Throttle.Decision;
import dev.bellows.engine.postgresql.throttle.Throttle.Standing;
import dev.bellows.engine.postgresql.throttle.Throttle.Verdict;
import dev.bellows.engine.postgresql.throttle.ThrottleSignal.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {
    private static final Instant NOW = Instant.parse("2026-01-01T14:03:00Z");
    private static final Duration LIFE = Duration.ofSeconds(5);

    private static ThrottleSignal lag(double value, double limit) {
        return signal("replica_lag", new Found.Measured(value, "replica-1"), limit, true, NOW);
    }

    private static ThrottleSignal signal(String name, Found found, double limit, boolean needed, Instant at) {
        return new ThrottleSignal(name, ThrottleUnit.MILLISECONDS, found, limit, needed, at, LIFE);
    }

    private static Decision decide(ThrottleSignal... signals) {
        return Throttle.decide(List.of(signals), Standing.CLEAR, NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "2000, 2000, FREE",
        "2001, 2000, OVER",
        "0, 0, FREE",
        "1, 0, OVER",
        "1e300, -1, FREE",
        "Infinity, 2000, OVER",
        "-1, 0, FREE",
    })
    void aValueIsComparedWithItsLimit(double value, double limit, State state) {
        assertThat(decide(lag(value, limit)).readings().getFirst().state()).isEqualTo(state);
    }

    @Test
    void whatIsNoNumberIsMissing() {
        assertThat(decide(lag(Double.NaN, 2_000)).verdict()).isInstanceOf(Verdict.Missing.class);
    }

    @Test
    void overTheLimitItPausesWithValueLimitAndSince() {
        Verdict verdict = decide(lag(5_200, 2_000)).verdict();
        assertThat(verdict).isInstanceOf(Verdict.Pause.class);
        assertThat(Throttle.shown(((Verdict.Pause) verdict).signal()))
                .isEqualTo("replica_lag 5.2 s of at most 2 s, since 14:03:00 UTC (replica-1)");
    }

    @Test
    void aPauseEndsWellBelowTheLimitAndKeepsItsBeginning() {
        Standing paused = decide(lag(2_001, 2_000)).next();
        Instant later = NOW.plusSeconds(3);
        Decision stillOver = Throttle.decide(List.of(at(lag(1_601, 2_000), later)), paused, later);
        assertThat(stillOver.verdict()).isInstanceOf(Verdict.Pause.class);
        assertThat(stillOver.readings().getFirst().since()).contains(NOW);
        Decision below = Throttle.decide(List.of(at(lag(1_600, 2_000), later)), stillOver.next(), later);
        assertThat(below.verdict()).isEqualTo(new Verdict.Go());
        assertThat(below.next()).isEqualTo(Standing.CLEAR);
        assertThat(Throttle.decide(List.of(at(lag(1_900, 2_000), later)), below.next(), later)
                        .verdict())
                .isEqualTo(new Verdict.Go());
    }

    @Test
    void aHigherLimitEndsAPauseAtOnce() {
        Standing paused = decide(lag(5_000, 2_000)).next();
        assertThat(Throttle.decide(List.of(lag(5_000, 10_000)), paused, NOW).verdict())
                .isEqualTo(new Verdict.Go());
        assertThat(Throttle.decide(List.of(lag(5_000, -1)), paused, NOW).verdict())
                .isEqualTo(new Verdict.Go());
    }

    private static ThrottleSignal at(ThrottleSignal signal, Instant when) {
        return new ThrottleSignal(
                signal.name(),
                signal.unit(),
                signal.found(),
                signal.limit(),
                signal.needed(),
                when,
                signal.timeToLive());
    }

    @Test
    void aNeededSignalThatIsUnknownOrOldStandsStillAndOneThatIsNotAppliesNot() {
        Found unknown = new Found.Unknown("replica-1 cannot be asked");
        assertThat(decide(signal("replica_lag", unknown, 2_000, true, NOW)).verdict())
                .isInstanceOf(Verdict.Missing.class);
        assertThat(decide(at(lag(0, 2_000), NOW.minusSeconds(6))).verdict()).isInstanceOf(Verdict.Missing.class);
        assertThat(decide(at(lag(0, 2_000), NOW.minusSeconds(5))).verdict()).isEqualTo(new Verdict.Go());
        assertThat(decide(signal("replica_lag", unknown, 2_000, false, NOW)).verdict())
                .isEqualTo(new Verdict.Go());
        assertThat(decide(signal("replica_lag", new Found.NotApplicable("no replica"), 2_000, true, NOW))
                        .verdict())
                .isEqualTo(new Verdict.Go());
    }

    @Test
    void aLimitThatIsLiftedNeedsNoSignal() {
        Decision decision = decide(signal("replica_lag", new Found.Unknown("gone"), -1, true, NOW));
        assertThat(decision.verdict()).isEqualTo(new Verdict.Go());
        assertThat(decision.readings().getFirst().state()).isEqualTo(State.MISSING);
        assertThat(decision.readings().getFirst().needed()).isFalse();
    }

    @Test
    void missingBeatsOverAndTheLongestStandingReasonIsNamed() {
        Standing before = decide(lag(5_000, 2_000)).next();
        Instant later = NOW.plusSeconds(1);
        ThrottleSignal waiters = signal("lock_waiters", new Found.Measured(9, ""), 5, true, later);
        Decision two = Throttle.decide(List.of(waiters, at(lag(5_000, 2_000), later)), before, later);
        assertThat(two.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Pause.class,
                        pause -> assertThat(pause.signal().name()).isEqualTo("replica_lag"));
        ThrottleSignal gone = signal("horizon_age", new Found.Unknown("hidden"), 1, true, later);
        assertThat(Throttle.decide(List.of(waiters, gone), before, later).verdict())
                .isInstanceOfSatisfying(
                        Verdict.Missing.class,
                        missing -> assertThat(missing.signal().name()).isEqualTo("horizon_age"));
    }

    @Test
    void whatIsWrittenDownDoesNotChangeFromLookToLook() {
        SignalReading one = decide(lag(5_000, 2_000)).readings().getFirst();
        SignalReading other = decide(lag(7_000, 2_000)).readings().getFirst();
        assertThat(Throttle.named(one)).isEqualTo(Throttle.named(other)).contains("replica_lag", "2 s");
    }
}
