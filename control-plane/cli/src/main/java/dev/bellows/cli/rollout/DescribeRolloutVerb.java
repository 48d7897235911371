package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bellows rollout describe ROLLOUT}. Confined to the main thread. */
@Command(description = "Everything about a rollout: runs, databases, events, why it waits, the next command.")
public final class DescribeRolloutVerb extends ClientCommand {
    @Parameters(paramLabel = "ROLLOUT", description = "LINE/VERSION, as in orders/18")
    private String rollout = "";

    /** The verb. */
    public DescribeRolloutVerb(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        return describe(session, rollout);
    }

    /** Prints a rollout. */
    public static ExitCode describe(Session session, String rollout) throws InterruptedException {
        JsonNode found = session.api(Role.VIEWER).get(RolloutVerbs.path(rollout), Map.of());
        session.printer().one(found, () -> RolloutText.described(found), rollout);
        return ExitCode.OK;
    }
}
