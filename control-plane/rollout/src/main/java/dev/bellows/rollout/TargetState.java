package dev.bellows.rollout;

import java.util.EnumSet;
import java.util.Set;

/** State of one target in a phase run. {@link #next()} is the whole table of transitions. */
public enum TargetState {
    /** Its turn has not come. */
    PENDING,
    /** Its turn has come, and something is in the way that is named. */
    QUEUED,
    /** The desired row is written; its agent has not answered yet. */
    OFFERED,
    RUNNING,
    /** Done as its agent says; the store has not got every report it needs. */
    VERIFYING,
    SUCCEEDED,
    /** Nothing more happens until a person retries or aborts. */
    FAILED,
    /** Left out, with a reason. */
    SKIPPED,
    /** Nobody can say whether a step happened; an inspection follows. */
    UNKNOWN;

    /** States that may follow this one. */
    public Set<TargetState> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(QUEUED, OFFERED, SKIPPED);
            case QUEUED -> EnumSet.of(PENDING, OFFERED, SKIPPED);
            case OFFERED -> EnumSet.of(QUEUED, RUNNING, VERIFYING, SUCCEEDED, FAILED, UNKNOWN, SKIPPED);
            case RUNNING -> EnumSet.of(QUEUED, VERIFYING, SUCCEEDED, FAILED, UNKNOWN, SKIPPED);
            case VERIFYING -> EnumSet.of(QUEUED, RUNNING, SUCCEEDED, FAILED, UNKNOWN, SKIPPED);
            case UNKNOWN -> EnumSet.of(QUEUED, RUNNING, VERIFYING, SUCCEEDED, FAILED, SKIPPED);
            case FAILED -> EnumSet.of(PENDING, SKIPPED);
            case SUCCEEDED, SKIPPED -> EnumSet.noneOf(TargetState.class);
        };
    }

    /** Whether an agent may be at work for it. */
    public boolean active() {
        return switch (this) {
            case OFFERED, RUNNING, VERIFYING, UNKNOWN -> true;
            case PENDING, QUEUED, SUCCEEDED, FAILED, SKIPPED -> false;
        };
    }

    /** Whether the target's part of the run is over. */
    public boolean finished() {
        return switch (this) {
            case SUCCEEDED, FAILED, SKIPPED -> true;
            case PENDING, QUEUED, OFFERED, RUNNING, VERIFYING, UNKNOWN -> false;
        };
    }
}
