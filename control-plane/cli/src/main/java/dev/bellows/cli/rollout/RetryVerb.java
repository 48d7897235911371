package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.cli.session.Reason;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bellows rollout retry}: what failed is tried again, or counts as done on a person's word. Confined to the main thread. */
@Command(
        description =
                "Tries again what failed. With --by-hand the step at which each of these databases failed counts as done, and its"
                        + " statement is not run: in a rollback, a revert or a cleanup, for a statement of an sql operation.")
final class RetryVerb extends MoveVerb {
    @Option(
            names = "--by-hand",
            description =
                    "somebody did by hand what the failed step was to do, or it is not needed there; with --reason")
    private boolean byHand;

    RetryVerb(Session session) {
        super(session, "retry");
    }

    @Override
    void check(String typed, Reason why) {
        if (byHand && why.text().isEmpty()) {
            throw new UsageException(
                    "A word that a step was done by hand needs its reason.",
                    "bellows rollout retry " + typed + " --by-hand --reason " + Reason.PLACEHOLDER);
        }
    }

    @Override
    void fill(ObjectNode body) {
        if (byHand) {
            body.put("by_hand", true);
        }
    }
}
