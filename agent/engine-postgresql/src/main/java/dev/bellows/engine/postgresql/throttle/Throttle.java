package dev.bellows.engine.postgresql.throttle;

import dev.bellows.engine.SignalReading;
import dev.bellows.engine.SignalReading.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The verdict over all signals. Pure: a needed signal that is missing stops, one over its limit pauses until it is well below it again,
 * else go. A signal without a limit says nothing, whatever it measures.
 */
public final class Throttle {
    /** A pause ends at this share of the limit, so that batches do not begin and end with every look. */
    static final double RESUMED_AT = 0.8;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Throttle() {}

    /** What a backfill does next. */
    public sealed interface Verdict {
        /** Nothing stands in the way. */
        record Go() implements Verdict {}

        /** Wait and look again. */
        record Pause(SignalReading signal) implements Verdict {}

        /** Nobody can say whether it hurts: stand still until the signal is back. */
        record Missing(SignalReading signal) implements Verdict {}
    }

    /**
     * What stands in the way, and since when.
     *
     * @param over by signal
     * @param missing by signal
     */
    public record Standing(Map<String, Instant> over, Map<String, Instant> missing) {
        /** Nothing yet. */
        public static final Standing CLEAR = new Standing(Map.of(), Map.of());

        public Standing {
            over = Map.copyOf(over);
            missing = Map.copyOf(missing);
        }
    }

    /**
     * An answer.
     *
     * @param verdict what to do
     * @param next what to remember for the next look
     * @param readings every signal, in the order in which they were given
     */
    public record Decision(Verdict verdict, Standing next, List<SignalReading> readings) {
        public Decision {
            readings = List.copyOf(readings);
        }
    }

    /**
     * Decides.
     *
     * @param signals the newest look at each
     * @param before what the decision before this one remembered
     * @param now the same clock as in the signals
     */
    public static Decision decide(List<ThrottleSignal> signals, Standing before, Instant now) {
        Map<String, Instant> over = new TreeMap<>();
        Map<String, Instant> missing = new TreeMap<>();
        List<SignalReading> readings = new ArrayList<>();
        for (ThrottleSignal signal : signals) {
            SignalReading reading = reading(signal, before, now);
            reading.since()
                    .ifPresent(since -> (reading.state() == State.OVER ? over : missing).put(signal.name(), since));
            readings.add(reading);
        }
        return new Decision(verdict(readings), new Standing(over, missing), readings);
    }

    private static SignalReading reading(ThrottleSignal signal, Standing before, Instant now) {
        if (signal.stale(now)) {
            return missing(signal, before, now, "looked at last at " + MOMENT.format(signal.observedAt()));
        }
        return switch (signal.found()) {
            case ThrottleSignal.Found.Unknown(String why) -> missing(signal, before, now, why);
            case ThrottleSignal.Found.NotApplicable(String why) ->
                told(signal, State.NOT_APPLICABLE, 0, Optional.empty(), why);
            case ThrottleSignal.Found.Measured(double value, String detail) -> {
                if (Double.isNaN(value)) {
                    yield missing(signal, before, now, "it is not a number");
                }
                Optional<Instant> since = Optional.ofNullable(before.over().get(signal.name()));
                boolean limited = signal.limit() >= 0;
                boolean over = limited
                        && (value > signal.limit() || (since.isPresent() && value > signal.limit() * RESUMED_AT));
                yield over
                        ? told(signal, State.OVER, value, since.or(() -> Optional.of(now)), detail)
                        : told(signal, State.FREE, value, Optional.empty(), detail);
            }
        };
    }

    private static SignalReading missing(ThrottleSignal signal, Standing before, Instant now, String why) {
        Instant since = before.missing().getOrDefault(signal.name(), now);
        return told(signal, State.MISSING, 0, Optional.of(since), why);
    }

    private static SignalReading told(
            ThrottleSignal signal, State state, double value, Optional<Instant> since, String detail) {
        boolean needed = signal.needed() && signal.limit() >= 0;
        return new SignalReading(signal.name(), signal.unit(), state, value, signal.limit(), since, detail, needed);
    }

    private static Verdict verdict(List<SignalReading> readings) {
        Optional<SignalReading> missing = longest(readings.stream()
                .filter(it -> it.state() == State.MISSING && it.needed())
                .toList());
        Optional<SignalReading> over =
                longest(readings.stream().filter(it -> it.state() == State.OVER).toList());
        return missing.<Verdict>map(Verdict.Missing::new)
                .or(() -> over.map(Verdict.Pause::new))
                .orElseGet(Verdict.Go::new);
    }

    /** The one that has stood in the way for longest: a reason that stays is one that a person can follow. */
    private static Optional<SignalReading> longest(List<SignalReading> readings) {
        return readings.stream().min(Comparator.comparing(it -> it.since().orElse(Instant.MAX)));
    }

    /** Why batches pause, are paced or stand still, for people: "replica_lag 5.2 s of at most 2 s, since 14:03:12 UTC (replica-1)". */
    public static String shown(SignalReading reading) {
        String since = reading.since().map(it -> ", since " + MOMENT.format(it)).orElse("");
        String detail = reading.detail().isEmpty() ? "" : " (" + reading.detail() + ")";
        return switch (reading.state()) {
            case OVER ->
                reading.name() + " " + reading.unit().measured(reading.value()) + " of at most "
                        + reading.unit().measured(reading.limit()) + since + detail;
            case PACED ->
                reading.name() + " " + reading.unit().measured(reading.value()) + ", batches are paced to "
                        + reading.unit().measured(reading.limit());
            case MISSING -> reading.name() + " cannot be read" + since + detail;
            case FREE, NOT_APPLICABLE -> "";
        };
    }

    /** The same without what changes from look to look, for what is written down. */
    public static String named(SignalReading reading) {
        return switch (reading.state()) {
            case OVER ->
                "throttled by " + reading.name() + ", at most " + reading.unit().measured(reading.limit());
            case PACED, FREE, NOT_APPLICABLE -> "";
            case MISSING -> "throttled: " + reading.name() + " cannot be read, and the profile needs it";
        };
    }
}
