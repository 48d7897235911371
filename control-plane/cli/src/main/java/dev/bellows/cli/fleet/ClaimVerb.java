package dev.bellows.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.api.Query;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.output.Fields;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.cli.session.Word;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bellows claim confirm-gone}: a person says what nobody can prove. Confined to the main thread. */
@Command(description = "Confirms that an instance is gone where evidence is missing.")
public final class ClaimVerb implements Callable<Integer> {

    /** The verb with its word. */
    public static CommandLine tree(Session session) {
        return new CommandLine(new ClaimVerb()).addSubcommand("confirm-gone", new ConfirmGone(session));
    }

    @Override
    public Integer call() {
        throw new UsageException("Which claim?", "bellows claim confirm-gone INCARNATION --reason TEXT");
    }

    @Command(description = "Confirms, by name and in the audit log, that an instance has ended.")
    private static final class ConfirmGone extends ClientCommand {
        @Parameters(paramLabel = "INCARNATION", description = "as `bellows get instances -o wide` shows it")
        private String incarnation = "";

        @Mixin
        private Word word = new Word();

        ConfirmGone(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() throws InterruptedException {
            ApiClient api = session.api(Role.OPERATOR);
            session.say("confirm that " + incarnation + " is gone" + who(api.get("/instances", Map.of())));
            if (!word.given(session)) {
                return ExitCode.ERROR;
            }
            JsonNode claim = api.post(
                    "/claims/" + Query.segment(incarnation) + "/confirm-gone",
                    api.object().put("reason", word.reason()));
            session.printer().one(claim, () -> incarnation + "  " + Fields.text(claim, "state") + "\n", incarnation);
            return ExitCode.OK;
        }

        private String who(JsonNode instances) {
            for (JsonNode instance : instances) {
                if (instance.path("incarnation").asText().equals(incarnation)) {
                    return ": " + Fields.text(instance, "service") + " " + Fields.text(instance, "instance")
                            + ", version " + Fields.text(instance, "version") + ", " + Fields.text(instance, "state")
                            + ", last heard " + Fields.text(instance, "last_heard_at");
                }
            }
            return ", which is not in the list of instances";
        }
    }
}
