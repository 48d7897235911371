package dev.bellows.cli.session;

import picocli.CommandLine.Option;

/** A person's word: why, and whether they are asked before it is taken. A mixin of verbs; confined to the main thread. */
public final class Word {
    @Option(
            names = "--reason",
            required = true,
            paramLabel = Reason.PLACEHOLDER,
            description = "why, in your own words, for the audit log")
    private Reason reason = Reason.NONE;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    private boolean yes;

    /** The reason. */
    public String reason() {
        return reason.text();
    }

    /** Asks the person, if they want to be asked. */
    public boolean given(Session session) {
        return session.confirmed(yes);
    }
}
