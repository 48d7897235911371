package dev.bellows.engine;

import dev.bellows.document.error.Problem;

/** How an execution of a step ended. */
public sealed interface StepOutcome {
    /**
     * In effect and durable.
     *
     * @param rows rows written or compared
     * @param mismatches offending rows a verification found; 0 otherwise
     */
    record Done(long rows, long mismatches) implements StepOutcome {}

    /** Nothing in effect; trying again may help or not, as the code says. */
    record Failed(Problem problem) implements StepOutcome {}

    /** Not in effect yet, stopped at a safe point; the same order goes on from there. */
    record Stopped(String reason) implements StepOutcome {}

    /** Nobody can say yet; the caller inspects by executing the same order again after a take-over. */
    record Unknown(Problem problem) implements StepOutcome {}

    /** Inspected before anything was begun; fits neither. Nothing done under this order. Both catalogs are in the text. */
    record Ambiguous(Problem problem) implements StepOutcome {}

    /** The fence, the generation or the window row says that this holder may not; nothing done. */
    record Refused(Problem problem) implements StepOutcome {}

    /** The catalog or our triggers changed under us; nothing done. */
    record Drifted(Problem problem) implements StepOutcome {}
}
