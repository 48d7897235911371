package dev.bellows.engine.postgresql.throttle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The verdict over all signals. Pure: a missing required signal means stop, an exceeded limit means pause, else go. */
public final class Throttle {
    private Throttle() {}

    /** What a backfill does next. */
    public sealed interface Verdict {
        /** Nothing stands in the way. */
        record Go() implements Verdict {}

        /** Wait and look again; the reason is for people. */
        record Pause(String reason) implements Verdict {}

        /** Nobody can say whether it hurts: stop until the signal is back. */
        record Missing(String signal) implements Verdict {}
    }

    /**
     * Decides.
     *
     * @param required names of signals without which nothing runs
     * @param signals what was measured
     * @param now the same clock as in the signals
     */
    public static Verdict verdict(List<String> required, List<ThrottleSignal> signals, Instant now) {
        for (String name : required) {
            boolean known = signals.stream().anyMatch(it -> it.name().equals(name) && !it.stale(now));
            if (!known) {
                return new Verdict.Missing(name);
            }
        }
        Optional<ThrottleSignal> worst =
                signals.stream().filter(it -> !it.stale(now) && it.exceeded()).findFirst();
        return worst.<Verdict>map(it -> new Verdict.Pause(it.reason())).orElseGet(Verdict.Go::new);
    }
}
