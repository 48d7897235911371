package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellows rollout plan}: asks every agent, groups the answers, prints digests. Confined to the main thread. */
@Command(description = "Plans a migration on every database it selects; prints classes, locks, waves and digests.")
final class PlanVerb extends ClientCommand {
    private static final long LARGEST = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Parameters(paramLabel = "ROLLOUT", description = "LINE/VERSION, as in orders/18")
    private String rollout = "";

    @Option(names = "--strategy", paramLabel = "FILE", description = "a strategy document; else the default strategy")
    private @Nullable Path strategy;

    @Option(
            names = {"-l", "--selector"},
            paramLabel = "SELECTOR",
            description = "which databases; else all of the line")
    private String selector = "";

    PlanVerb(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        ApiClient api = session.api(Role.AUTHOR);
        ObjectNode body = api.object();
        if (strategy != null) {
            body.put("strategy", text(strategy));
        }
        if (!selector.isEmpty()) {
            body.put("selector", selector);
        }
        if (rollout.contains(".")) {
            throw new UsageException(
                    "Plan names LINE/VERSION; the server counts rollouts.",
                    "bellows rollout plan " + rollout.substring(0, rollout.indexOf('.')));
        }
        // The server asks every database's agent, each for up to its own deadline, and stores the plan whether we wait
        // or not.
        JsonNode plan = api.postPatiently(
                RolloutVerbs.path(rollout) + "/plan", body, PATIENCE, "bellows rollout describe " + rollout);
        session.printer()
                .one(plan, () -> PlanText.rollout(plan), plan.path("rollout").asText());
        return plan.path("matched").asLong() > 0 && plan.path("classes").isEmpty() ? ExitCode.FAILED : ExitCode.OK;
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new UsageException(file + " is larger than 1 MiB.", "ls -l " + file);
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new BellowsException(
                    new Problem(ErrorCode.CLI_FILE, "The strategy " + file + " cannot be read.", "ls -l " + file),
                    Outcome.NOTHING_DONE,
                    unreadable);
        }
    }
}
