package dev.bellows.cli.rollout;

import dev.bellows.cli.context.Role;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code bellows rollout list}. Confined to the main thread. */
@Command(description = "Lists rollouts, as `bellows get rollouts`.")
final class ListRolloutsVerb extends ClientCommand {
    ListRolloutsVerb(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        session.printer()
                .list(
                        session.api(Role.VIEWER).get("/rollouts", Map.of()),
                        RolloutText.columns(),
                        rollout -> rollout.path("id").asText());
        return ExitCode.OK;
    }
}
