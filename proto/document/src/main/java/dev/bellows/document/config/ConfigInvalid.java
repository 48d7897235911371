package dev.bellows.document.config;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.DocumentProblem;
import java.util.List;

/** The configuration is wrong; all that was found, so that a person corrects it in one go. */
public final class ConfigInvalid extends BellowsException {
    private static final long serialVersionUID = 1L;

    private final transient List<DocumentProblem> problems;

    ConfigInvalid(List<DocumentProblem> problems) {
        super(summary(problems), Outcome.NOTHING_DONE, null);
        this.problems = List.copyOf(problems);
    }

    /** At least one. */
    public List<DocumentProblem> problems() {
        return problems;
    }

    private static Problem summary(List<DocumentProblem> problems) {
        Problem first = problems.getFirst().asProblem();
        String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
        return new Problem(first.code(), first.message() + more, first.wayOut());
    }
}
