package dev.bellows.document.error;

import org.jspecify.annotations.Nullable;

/** An expected failure with a code for people. Programmer errors are {@link IllegalStateException} or {@link AssertionError}. */
public class BellowsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final Outcome outcome;

    public BellowsException(Problem problem, Outcome outcome, @Nullable Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
        this.outcome = outcome;
    }

    public BellowsException(Problem problem) {
        this(problem, Outcome.NOTHING_DONE, null);
    }

    /** A failure that left nothing behind, with the code's own way out. */
    public static BellowsException of(ErrorCode code, String message) {
        return new BellowsException(Problem.of(code, message));
    }

    public Problem problem() {
        return problem;
    }

    public Outcome outcome() {
        return outcome;
    }
}
