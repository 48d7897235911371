package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.output.Fields;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Reason;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.TypedCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The verbs that change a rollout: start, pause, resume, retry, abort, rollback, contract, revert. All preview what they match,
 * ask, and send the digest that the preview showed. Confined to the main thread.
 */
@Command(description = "Shows what it matches, asks, then acts. --yes where nobody can be asked.")
class MoveVerb extends ClientCommand {
    private final String verb;

    @Parameters(paramLabel = "ROLLOUT", description = "LINE/VERSION, as in orders/18")
    private String rollout = "";

    @Option(
            names = {"-l", "--selector"},
            paramLabel = "SELECTOR",
            description = "act on these databases only")
    private String selector = "";

    @Option(names = "--digest", paramLabel = "DIGEST", description = "refuse unless this is what was planned")
    private String digest = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "for the audit log")
    private Reason reason = Reason.NONE;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    private boolean yes;

    @Option(names = "--preview", description = "only say what would be matched")
    private boolean preview;

    MoveVerb(Session session, String verb) {
        super(session);
        this.verb = verb;
    }

    @Override
    protected final ExitCode run() throws InterruptedException {
        check(rollout, reason);
        String path = RolloutVerbs.path(rollout) + "/" + verb;
        ApiClient api = session.api(Role.OPERATOR);
        JsonNode seen = api.post(path, body(api, digest).put("preview", true));
        String shown = digest.isEmpty() ? seen.path("digest").asText("") : digest;
        session.say(verb + " " + rollout + ": " + PlanText.matched(seen)
                + (shown.isEmpty() ? "" : ", digest " + Fields.digest(shown)));
        if (preview) {
            session.printer().one(seen, () -> PlanText.matched(seen) + "\n", rollout);
            return ExitCode.OK;
        }
        if (!session.confirmed(yes)) {
            return ExitCode.ERROR;
        }
        JsonNode done = api.post(path, body(api, shown));
        session.printer().one(done, () -> text(done), rollout);
        session.say("next: " + next(done));
        return ExitCode.OK;
    }

    private ObjectNode body(ApiClient api, String named) {
        ObjectNode body = api.object();
        if (!reason.text().isEmpty()) {
            body.put("reason", reason.text());
        }
        if (!selector.isEmpty()) {
            body.put("selector", selector);
        }
        if (!named.isEmpty()) {
            body.put("digest", named);
        }
        fill(body);
        return body;
    }

    /** Refuses what was typed before anything is asked. */
    void check(String typed, Reason why) {}

    /** Fields of the body that this verb alone has. */
    void fill(ObjectNode body) {}

    private String text(JsonNode done) {
        JsonNode state = done.path("state");
        return rollout + "  " + verb + "  " + PlanText.matched(done)
                + (state.asText().isEmpty() ? "" : "  " + state.asText()) + "\n";
    }

    /** The control plane knows it best: whether somebody has to approve first, or what was begun is to be rolled back. */
    private String next(JsonNode done) {
        return switch (verb) {
            case "pause" ->
                "bellows rollout resume " + rollout
                        + (selector.isEmpty() ? "" : " --selector " + TypedCommand.quoted(selector));
            case "abort" -> done.path("next_command").asText("bellows rollout describe " + rollout);
            default -> done.path("next_command").asText("bellows rollout watch " + rollout);
        };
    }
}
