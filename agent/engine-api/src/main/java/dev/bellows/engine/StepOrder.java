package dev.bellows.engine;

import dev.bellows.document.Migration;
import dev.bellows.document.RolloutId;
import dev.bellows.document.VersionRange;
import java.time.Duration;
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
     * Limits of a backfill; 0 means not limited.
     *
     * @param profile name of the profile, for people
     * @param maxLagMillis replica lag at which batches pause
     * @param maxLagBytes the same in bytes of history
     * @param maxLockWaiters sessions waiting for locks on the table
     * @param maxBatchRows upper bound of rows per batch
     * @param walBytesPerSecond budget
     * @param workers parallel workers, at least 1
     * @param requiredSignals signals without which the backfill stops
     */
    public record BackfillLimits(
            String profile,
            long maxLagMillis,
            long maxLagBytes,
            int maxLockWaiters,
            int maxBatchRows,
            long walBytesPerSecond,
            int workers,
            java.util.List<String> requiredSignals) {
        public BackfillLimits {
            requiredSignals = java.util.List.copyOf(requiredSignals);
        }

        /** Profile {@code normal}: 2 s of lag, one worker, lag required where replicas are. */
        public static BackfillLimits normal() {
            return new BackfillLimits("normal", 2_000, 0, 5, 0, 0, 1, java.util.List.of("lock_waiters", "replica_lag"));
        }
    }
}
