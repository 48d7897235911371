package dev.bellows.cli;

import dev.bellows.cli.session.UsageException;
import dev.bellows.document.error.ErrorCode;
import java.util.List;
import java.util.Optional;

/** Verbs that are planned and not there: they are known by name, refused with exit code 2, and nothing is sent. */
final class Later {
    /** In the order of the documentation. */
    static final List<String> VERBS = List.of(
            "lint",
            "rehearse",
            "dryrun",
            "import",
            "freeze",
            "auth",
            "audit",
            "reach",
            "claim add",
            "claim end",
            "server rebuild",
            "agent token",
            "agent drain",
            "agent revoke");

    private Later() {}

    /** The refusal, when the first words are such a verb. */
    static Optional<UsageException> sentence(List<String> words) {
        String first = words.getFirst();
        String both = words.size() > 1 ? first + " " + words.get(1) : first;
        return VERBS.stream()
                .filter(verb -> verb.equals(first) || verb.equals(both))
                .findFirst()
                .map(verb -> new UsageException(
                        ErrorCode.CLI_LATER,
                        "`bellows " + verb + "` comes with a later release; nothing was done.",
                        "bellows --help"));
    }
}
