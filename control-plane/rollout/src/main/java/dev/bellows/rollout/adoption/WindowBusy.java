package dev.bellows.rollout.adoption;

import dev.bellows.document.TargetName;

/**
 * A window row that another transaction has, and that may not be waited for because this one has locked a row that comes after it.
 * Thrown before anything was written; whoever wanted the row asks again later.
 */
public final class WindowBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient TargetName target;

    public WindowBusy(TargetName target) {
        super("the window of " + target + " is busy", null, false, false);
        this.target = target;
    }

    /** Whose window it is. */
    public TargetName target() {
        return target;
    }
}
