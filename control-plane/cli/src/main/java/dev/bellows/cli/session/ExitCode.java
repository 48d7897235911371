package dev.bellows.cli.session;

/** What the process tells its caller. The numbers are an API: pipelines branch on them. */
public enum ExitCode {
    OK(0, "ok", "The call did what it says; the question is answered yes."),
    ERROR(1, "error", "The server refused or could not be reached; the error names its code and the way out."),
    USAGE(2, "usage", "The command line is not understood, or a confirmation is missing; nothing was sent."),
    PENDING(3, "still pending", "The rollout has not ended: it runs, is paused or waits for a gate."),
    NOT_AUTHORISED(4, "not authorised", "No token, a token that is not accepted, or a role that is not enough."),
    FAILED(5, "failed", "The rollout was aborted or rolled back, or what was waited for can no longer happen."),
    HALTED(
            6,
            "halted, waits for a person",
            "The failure budget is spent, or all that is left waits for a person's decision."),
    GATE_NOT_MET(7, "a gate is not met", "The answer is NO or INCONCLUSIVE; what stands in the way is named."),
    TIMEOUT(8, "timeout", "The time given was not enough. A rollout that was started goes on."),
    DETACHED(130, "detached", "Ctrl-C. It detaches and never aborts a rollout.");

    private final int number;
    private final String title;
    private final String meaning;

    ExitCode(int number, String title, String meaning) {
        this.number = number;
        this.title = title;
        this.meaning = meaning;
    }

    /** The process's exit status. */
    public int number() {
        return number;
    }

    /** Its name in documentation. */
    public String title() {
        return title;
    }

    /** One sentence for documentation. */
    public String meaning() {
        return meaning;
    }
}
