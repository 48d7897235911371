package dev.bellows.engine.postgresql.observe;

import dev.bellows.document.ThrottleSetting;
import dev.bellows.document.ThrottleUnit;
import dev.bellows.engine.SignalReading;
import dev.bellows.engine.SignalSources;
import dev.bellows.engine.StepOrder.BackfillLimits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.engine.postgresql.throttle.Throttle;
import dev.bellows.engine.postgresql.throttle.ThrottleSignal;
import dev.bellows.engine.postgresql.throttle.ThrottleSignal.Found;
import dev.bellows.engine.postgresql.throttle.WalBudget;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every signal of one backfill, and what follows from them. One message to the primary for each look; what may take long is looked at
 * beside it. Confined to the thread that watches the backfill.
 */
public final class BackfillSignals implements AutoCloseable {
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(5);

    /** A probe and a replica may take a moment longer. */
    private static final Duration SIDE_TIME_TO_LIVE = Duration.ofSeconds(10);

    private static final Duration FIRST = Duration.ofSeconds(3);

    private final String table;
    private final InstantSource time;
    private final SignalSources sources;
    private final SideLooks side;
    private boolean looked;
    private Throttle.Standing standing = Throttle.Standing.CLEAR;
    private WalBudget budget = WalBudget.FRESH;

    private BackfillSignals(Sessions sessions, InstantSource time, String table) {
        this.table = table;
        this.time = time;
        this.sources = sessions.settings().signals();
        this.side = SideLooks.start(sessions, time, new Replicas(sessions));
    }

    /**
     * Begins to look.
     *
     * @param table what is filled, quoted and qualified where it has to be
     */
    public static BackfillSignals start(Sessions sessions, InstantSource time, String table) {
        return new BackfillSignals(sessions, time, table);
    }

    /**
     * What one look says.
     *
     * @param verdict go, pause or stand still
     * @param rest how long batches rest so that the WAL budget is kept; zero for not at all
     * @param readings every signal
     */
    public record Said(Throttle.Verdict verdict, Duration rest, List<SignalReading> readings) {
        public Said {
            readings = List.copyOf(readings);
        }

        /** The signal that paces batches now, if one does. */
        public Optional<SignalReading> pacing() {
            return readings.stream()
                    .filter(it -> it.state() == SignalReading.State.PACED)
                    .findFirst();
        }
    }

    /** Looks once, on a session without a transaction. Cheap enough for four looks a second. */
    public Said look(PinnedSession session, BackfillLimits limits) throws SQLException {
        if (!looked) {
            side.awaitFirst(FIRST);
            looked = true;
        }
        PrimaryLook primary = PrimaryLook.at(session, table, sources.cores());
        Instant now = time.instant();
        List<ThrottleSignal> signals = new ArrayList<>();
        for (ThrottleSetting setting : ThrottleSetting.values()) {
            if (!setting.signal().isEmpty() && setting != ThrottleSetting.WAL_BUDGET) {
                signals.add(signal(setting, primary, limits, now));
            }
        }
        sources.custom().forEach(custom -> signals.add(custom(custom, now)));
        Throttle.Decision decision = Throttle.decide(signals, standing, now);
        standing = decision.next();
        List<SignalReading> readings = new ArrayList<>(decision.readings());
        double rate = limits.of(ThrottleSetting.WAL_BUDGET);
        primary.walPosition().ifPresent(position -> budget = budget.after(position, now, rate));
        Duration rest = budget.rest(rate);
        readings.add(walRate(rate, !rest.isZero()));
        return new Said(decision.verdict(), rest, readings);
    }

    private SignalReading walRate(double limit, boolean paced) {
        return new SignalReading(
                ThrottleSetting.WAL_BUDGET.signal(),
                ThrottleUnit.BYTES_PER_SECOND,
                paced ? SignalReading.State.PACED : SignalReading.State.FREE,
                budget.rate(),
                limit,
                Optional.empty(),
                "",
                false);
    }

    private ThrottleSignal signal(ThrottleSetting setting, PrimaryLook primary, BackfillLimits limits, Instant now) {
        Found direct = primary.found().get(setting);
        SideLooks.Seen seen = direct != null
                ? new SideLooks.Seen(direct, now)
                : side.newest(setting.signal()).orElseGet(() -> new SideLooks.Seen(unseen(setting), now));
        return new ThrottleSignal(
                setting.signal(),
                setting.unit(),
                seen.found(),
                limits.of(setting),
                limits.requiredSignals().contains(setting.signal()),
                seen.at(),
                direct != null ? TIME_TO_LIVE : SIDE_TIME_TO_LIVE);
    }

    /** Nobody looked: because there is nothing to look at, or because the first look has not come back yet. */
    private Found unseen(ThrottleSetting setting) {
        Found late = new Found.Unknown("nobody could look yet");
        return switch (setting) {
            case MAX_LAG, MAX_LAG_BYTES ->
                side.looksAtReplicas() ? late : new Found.NotApplicable("no replica is configured");
            case MAX_PROBE -> sources.probe().isPresent() ? late : new Found.NotApplicable("agent.yaml names no probe");
            case MAX_CPU_PRESSURE, MAX_IO_PRESSURE, MAX_MEMORY_PRESSURE ->
                sources.pressure().isPresent()
                        ? late
                        : new Found.NotApplicable("agent.yaml names no directory of pressure files");
            case WORKERS,
                    DUTY,
                    WAL_BUDGET,
                    MAX_LOCK_WAITERS,
                    MAX_HORIZON_AGE,
                    MAX_SLOT_WAL,
                    MAX_ARCHIVE_BEHIND,
                    MAX_ACTIVE,
                    MAX_AUTOVACUUMS,
                    MAX_WRAPAROUND -> late;
        };
    }

    private ThrottleSignal custom(SignalSources.Custom custom, Instant now) {
        SideLooks.Seen seen = side.newest(custom.name())
                .orElseGet(() -> new SideLooks.Seen(new Found.Unknown("nobody could look yet"), now));
        return new ThrottleSignal(
                custom.name(),
                ThrottleUnit.COUNT,
                seen.found(),
                custom.limit(),
                custom.needed(),
                seen.at(),
                custom.timeToLive());
    }

    @Override
    public void close() {
        side.close();
    }
}
