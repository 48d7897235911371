package dev.bellows.document;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a fleet moves; written down, reusable, versioned by its digest.
 *
 * @param name {@code [a-z0-9-]{1,80}}
 * @param expand how EXPAND moves
 * @param migrate how MIGRATE moves
 * @param contract how CONTRACT moves
 * @param cleanup how CLEANUP moves
 */
public record Strategy(
        String name, PhaseStrategy expand, PhaseStrategy migrate, PhaseStrategy contract, PhaseStrategy cleanup) {

    /**
     * One phase's part.
     *
     * @param waves moved one after another; at least one
     * @param soak how long a wave is watched before the next begins
     * @param failureBudget share of the targets that may fail before the run halts, percent 0 … 100, rounded down to targets
     * @param unknownAfter how long an UNKNOWN outcome may last before it counts against the budget
     * @param gates what must hold before the phase starts on a target
     * @param throttle limits of backfills, empty for profile {@code normal}
     * @param after how long after the previous phase this one may begin on a target (CLEANUP's revert time); empty for no wait
     */
    public record PhaseStrategy(
            List<Wave> waves,
            Duration soak,
            int failureBudget,
            Duration unknownAfter,
            List<Gate> gates,
            Optional<Throttle> throttle,
            Optional<Duration> after) {
        public PhaseStrategy {
            waves = List.copyOf(waves);
            gates = List.copyOf(gates);
            if (waves.isEmpty() || failureBudget < 0 || failureBudget > 100) {
                throw new IllegalArgumentException("a phase has waves and a budget of 0 … 100 percent");
            }
        }
    }

    /**
     * Targets moved together.
     *
     * @param select label selector ({@code ring in (canary,early)}); empty for every remaining target
     * @param percent share of the rollout's targets reached when this wave is done, 1 … 100
     * @param parallel how many of them at once, at least 1
     * @param perHost how many at once on one host, at least 1
     */
    public record Wave(Optional<String> select, int percent, int parallel, int perHost) {
        public Wave {
            if (percent < 1 || percent > 100 || parallel < 1 || perHost < 1) {
                throw new IllegalArgumentException("a wave has 1 … 100 percent and at least one target at once");
            }
        }
    }

    /** What must hold before a phase starts somewhere. */
    public sealed interface Gate {
        /**
         * No live claim, no session and no reader in the way, old objects quiet.
         *
         * @param quiet lengthens the migration's minimum
         */
        record Adoption(Optional<Duration> quiet) implements Gate {}

        /**
         * People approved, the author not among them.
         *
         * @param count how many, at least 1
         */
        record Approval(int count) implements Gate {}
    }

    /**
     * Limits of backfills.
     *
     * @param profile where the numbers come from that are not named
     * @param numbers those that are, {@link ThrottleSetting#NONE} for a limit that is lifted
     */
    public record Throttle(ThrottleProfile profile, Map<ThrottleSetting, Long> numbers) {
        /** What is used where a strategy says nothing. */
        public static final Throttle NORMAL = new Throttle(ThrottleProfile.NORMAL, Map.of());

        public Throttle {
            EnumMap<ThrottleSetting, Long> copy = new EnumMap<>(ThrottleSetting.class);
            copy.putAll(numbers);
            numbers = Collections.unmodifiableMap(copy);
        }
    }

    /** What is used when a plan names no strategy: everything at once by host, no approval, adoption before CONTRACT. */
    public static Strategy standard() {
        Wave all = new Wave(Optional.empty(), 100, 25, 1);
        Duration unknownAfter = Duration.ofMinutes(5);
        PhaseStrategy plain = new PhaseStrategy(
                List.of(all), Duration.ZERO, 0, unknownAfter, List.of(), Optional.empty(), Optional.empty());
        PhaseStrategy contract = new PhaseStrategy(
                List.of(all),
                Duration.ZERO,
                0,
                unknownAfter,
                List.of(new Gate.Adoption(Optional.empty())),
                Optional.empty(),
                Optional.empty());
        return new Strategy("standard", plain, plain, contract, plain);
    }
}
