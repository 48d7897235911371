package dev.bellows.engine;

import dev.bellows.document.Phase;
import dev.bellows.document.error.Problem;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the journal in a target.
 *
 * @param id growing per target, from 1
 * @param rollout rollout, as text
 * @param phase the phase
 * @param run number of the phase run
 * @param attempt number of the try
 * @param fence fence of the holder that wrote it
 * @param ordinal the step's ordinal
 * @param stepDigest the step's digest, as text
 * @param title the step's title
 * @param state what is said of the step
 * @param grant grant used, 0 for none
 * @param at the target's clock
 * @param rows rows written or compared
 * @param lockAttempts attempts of the lock ladder
 * @param lockHeldMicros longest hold of a strong lock, 0 when none
 * @param problem for FAILED, UNKNOWN and AMBIGUOUS; for DONE what is unproven about it, if anything
 */
public record JournalEntry(
        long id,
        String rollout,
        Phase phase,
        int run,
        int attempt,
        long fence,
        int ordinal,
        String stepDigest,
        String title,
        State state,
        long grant,
        Instant at,
        long rows,
        int lockAttempts,
        long lockHeldMicros,
        Optional<Problem> problem) {

    /** State of a step in the journal. */
    public enum State {
        BEGUN,
        DONE,
        FAILED,
        UNKNOWN,
        AMBIGUOUS
    }
}
