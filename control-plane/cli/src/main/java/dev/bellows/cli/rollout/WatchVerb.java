package dev.bellows.cli.rollout;

import dev.bellows.cli.context.Role;
import dev.bellows.cli.output.OutputFormat;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Following;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.Surroundings;
import dev.bellows.cli.session.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bellows rollout watch ROLLOUT}: until it rests. Ctrl-C detaches. Confined to the main thread. */
@Command(description = "Follows a rollout until it rests. Ctrl-C detaches; the rollout goes on.")
final class WatchVerb extends ClientCommand {
    @Parameters(paramLabel = "ROLLOUT", description = "LINE/VERSION, as in orders/18")
    private String rollout = "";

    WatchVerb(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        String path = RolloutVerbs.path(rollout);
        Surroundings surroundings = session.surroundings();
        WatchView view = switch (OutputFormat.parse(session.options().output())) {
            case OutputFormat.JsonLines _ -> new JsonLinesView(surroundings.out());
            case OutputFormat.Table _, OutputFormat.Wide _ ->
                surroundings.terminal().interactive()
                        ? new LiveTree(surroundings.out(), surroundings::terminal)
                        : new PlainLines(surroundings.out());
            case OutputFormat.Json _, OutputFormat.Yaml _, OutputFormat.Names _, OutputFormat.Path _ ->
                throw new UsageException("Watch writes lines.", "bellows rollout watch " + rollout + " -o jsonl");
        };
        Following server = new Following(session, Role.VIEWER);
        String farewell = "detached; " + rollout + " goes on. Again: bellows rollout watch " + rollout;
        try (Surroundings.Registration _ = surroundings.onInterrupt(() -> session.say(farewell))) {
            Verdict verdict = new WatchLoop(server, path, surroundings, view).untilItRests();
            session.say(rollout + "  " + verdict.why());
            return verdict.code();
        }
    }
}
