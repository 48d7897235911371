package dev.bellows.rollout;

import java.util.EnumSet;
import java.util.Set;

/** State of a phase run. {@link #next()} is the whole table of transitions; final states have no way out but a retry. */
public enum RunState {
    PLANNED,
    AWAITING_APPROVAL,
    RUNNING,
    PAUSED,
    SUCCEEDED,
    HALTED,
    ABORTED;

    /** States that may follow this one. */
    public Set<RunState> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(AWAITING_APPROVAL, RUNNING, ABORTED);
            case AWAITING_APPROVAL -> EnumSet.of(RUNNING, PAUSED, ABORTED);
            case RUNNING -> EnumSet.of(PAUSED, SUCCEEDED, HALTED, ABORTED);
            case PAUSED -> EnumSet.of(RUNNING, AWAITING_APPROVAL, HALTED, ABORTED);
            case HALTED -> EnumSet.of(RUNNING, SUCCEEDED, ABORTED);
            case SUCCEEDED -> EnumSet.of(RUNNING);
            case ABORTED -> EnumSet.noneOf(RunState.class);
        };
    }

    /** Whether targets may still move in a run of this state. */
    public boolean active() {
        return switch (this) {
            case AWAITING_APPROVAL, RUNNING, PAUSED, HALTED -> true;
            case PLANNED, SUCCEEDED, ABORTED -> false;
        };
    }
}
