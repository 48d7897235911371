package dev.bellows.engine;

import java.util.Optional;

/** What a running step says and asks. Called on the target worker's thread; must not block. */
public interface StepListener {
    /** A new journal entry was made durable. */
    void journalled(JournalEntry entry);

    /** Latest progress; may be dropped. */
    void progress(StepProgress progress);

    /** The step waits, and for what; empty text when it goes on. */
    void waiting(String reason);

    /** True when the step should stop at its next safe point: pause, lost fence, shutdown. */
    boolean cancelled();

    /** Limits of a backfill as they are wanted now, where they changed since the step was ordered; a running one follows them. */
    default Optional<StepOrder.BackfillLimits> limits() {
        return Optional.empty();
    }
}
