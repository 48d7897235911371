package dev.bellows.engine;

import dev.bellows.document.Migration;
import dev.bellows.document.RolloutId;
import dev.bellows.document.ThrottleLimits;
import dev.bellows.document.ThrottleProfile;
import dev.bellows.document.ThrottleSetting;
import dev.bellows.document.VersionRange;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One step to execute, with every right it needs.
 *
 * @param held fence of the holder
 * @param generation generation of the desired state that asks for it; the transaction refuses it when the row holds a higher one
 * @param rollout the rollout
 * @param run number of the phase run
 * @param attempt number of this try on this target, from 1
 * @param migration the migration
 * @param step the step
 * @param window what the window row must say for a step that needs a grant
 * @param grant id of the grant; present exactly when the step needs one
 * @param lockPatience how long the strong-lock ladder may go on
 * @param limits limits of a backfill
 * @param byHand who says, and why, that the step counts as done; an engine takes that only for a step that failed before, that undoes or
 *     cleans up, and of which its journal alone knows ({@link Step#takesWord()}), and looks for every other one
 */
public record StepOrder(
        Held held,
        long generation,
        RolloutId rollout,
        int run,
        int attempt,
        Migration migration,
        Step step,
        VersionRange window,
        OptionalLong grant,
        Duration lockPatience,
        BackfillLimits limits,
        Optional<String> byHand) {

    /** A step to execute on nobody's word. */
    public StepOrder(
            Held held,
            long generation,
            RolloutId rollout,
            int run,
            int attempt,
            Migration migration,
            Step step,
            VersionRange window,
            OptionalLong grant,
            Duration lockPatience,
            BackfillLimits limits) {
        this(
                held,
                generation,
                rollout,
                run,
                attempt,
                migration,
                step,
                window,
                grant,
                lockPatience,
                limits,
                Optional.empty());
    }

    /**
     * Limits of a backfill.
     *
     * @param profile name of the profile, for people
     * @param numbers by setting; one that is not there is not limited
     * @param maxBatchRows upper bound of rows per batch; 0 for none
     * @param requiredSignals signals without which the backfill stands still
     * @param revision grows with every change by a person, 0 before any
     */
    public record BackfillLimits(
            String profile,
            Map<ThrottleSetting, Long> numbers,
            int maxBatchRows,
            List<String> requiredSignals,
            long revision) {
        public BackfillLimits {
            EnumMap<ThrottleSetting, Long> copy = new EnumMap<>(ThrottleSetting.class);
            copy.putAll(numbers);
            numbers = Collections.unmodifiableMap(copy);
            requiredSignals = List.copyOf(requiredSignals);
        }

        /**
         * The few numbers that there are in the first place; 0 means not limited, and what is not named is not limited either.
         *
         * @param maxLagMillis replica lag at which batches pause
         * @param maxLagBytes the same in bytes of history
         * @param maxLockWaiters sessions waiting for locks on the table
         * @param walBytesPerSecond budget
         * @param workers parallel workers, at least 1
         */
        public BackfillLimits(
                String profile,
                long maxLagMillis,
                long maxLagBytes,
                int maxLockWaiters,
                int maxBatchRows,
                long walBytesPerSecond,
                int workers,
                List<String> requiredSignals) {
            this(
                    profile,
                    positive(Map.of(
                            ThrottleSetting.MAX_LAG, maxLagMillis,
                            ThrottleSetting.MAX_LAG_BYTES, maxLagBytes,
                            ThrottleSetting.MAX_LOCK_WAITERS, (long) maxLockWaiters,
                            ThrottleSetting.WAL_BUDGET, walBytesPerSecond,
                            ThrottleSetting.WORKERS, (long) workers)),
                    maxBatchRows,
                    requiredSignals,
                    0);
        }

        private static Map<ThrottleSetting, Long> positive(Map<ThrottleSetting, Long> given) {
            EnumMap<ThrottleSetting, Long> kept = new EnumMap<>(ThrottleSetting.class);
            given.forEach((setting, value) -> {
                if (value > 0) {
                    kept.put(setting, value);
                }
            });
            return kept;
        }

        /** Everything that a throttle in force says. */
        public static BackfillLimits of(ThrottleLimits limits, long revision) {
            return new BackfillLimits(limits.profile().word(), limits.values(), 0, limits.needed(), revision);
        }

        /** Profile {@code normal}. */
        public static BackfillLimits normal() {
            return of(ThrottleLimits.of(ThrottleProfile.NORMAL), 0);
        }

        /** One number; negative for no limit. */
        public long of(ThrottleSetting setting) {
            return numbers.getOrDefault(setting, ThrottleSetting.NONE);
        }

        /** Parallel workers, at least 1. */
        public int workers() {
            return Math.toIntExact(Math.clamp(of(ThrottleSetting.WORKERS), 1, ThrottleSetting.WORKERS.highest()));
        }

        /** The same with other workers. */
        public BackfillLimits withWorkers(int workers) {
            EnumMap<ThrottleSetting, Long> other = new EnumMap<>(ThrottleSetting.class);
            other.putAll(numbers);
            other.put(ThrottleSetting.WORKERS, (long) workers);
            return new BackfillLimits(profile, other, maxBatchRows, requiredSignals, revision);
        }
    }
}
