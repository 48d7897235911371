package dev.bellows.server.telemetry;

import dev.bellows.document.ThrottleUnit;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a signal of a throttle says.
 *
 * @param name its name
 * @param unit name of a {@link ThrottleUnit}; one of a newer agent is shown as a plain number
 * @param state free, over, paced, missing or not_applicable
 * @param value measured
 * @param limit negative for none
 * @param since since when it stands in the way, by the agent's clock; empty when it does not
 * @param detail what it is about, or why it says nothing; may be empty
 * @param needed whether nothing is written while it is missing
 */
public record SignalSeen(
        String name,
        String unit,
        String state,
        double value,
        double limit,
        Optional<Instant> since,
        String detail,
        boolean needed) {

    /** A number of it for people. */
    public String shown(double number) {
        return Arrays.stream(ThrottleUnit.values())
                .filter(it -> it.name().equals(unit))
                .findFirst()
                .orElse(ThrottleUnit.COUNT)
                .measured(number);
    }
}
