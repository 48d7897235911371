package dev.bellows.cli.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.output.Fields;
import dev.bellows.cli.rollout.PlanText;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellows submit FILE}: stores a migration under its version and digest. Confined to the main thread. */
@Command(description = "Stores a migration; prints its version and digest. The same document again changes nothing.")
public final class SubmitVerb extends ClientCommand {
    private static final int MOST_SHOWN = 3;

    @Parameters(paramLabel = "FILE", description = "a migration, YAML or JSON")
    private Path file = Path.of("");

    @Option(
            names = "--replace",
            description = "in place of the document that has this version, where no database has begun with that")
    private boolean replace;

    /** The verb. */
    public SubmitVerb(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        DocumentFile document = DocumentFile.read(file);
        JsonNode stored = session.api(Role.AUTHOR)
                .postText(
                        "/migrations",
                        replace ? Map.of("file", document.name(), "replace", "true") : Map.of("file", document.name()),
                        document.contentType(),
                        document.text());
        String rollout =
                stored.path("line").asText() + "/" + stored.path("version").asText();
        session.printer().one(stored, () -> text(stored, rollout), rollout);
        for (JsonNode one : stored.path("refused")) {
            session.say("target " + one.path("target").asText() + " refuses it:");
            PlanText.reasons(one.path("problems")).forEach(session::say);
        }
        if (stored.path("planned").asInt() == 0
                && stored.path("refused").isEmpty()
                && stored.path("not_asked").isEmpty()) {
            session.say("no database of line " + stored.path("line").asText()
                    + " is in the fleet: nobody could plan it. Is it spelt so? Withdraw it with: bellows migration withdraw "
                    + rollout
                    + " --reason TEXT");
        }
        int silent = 0;
        for (JsonNode one : stored.path("not_asked")) {
            if (silent++ < MOST_SHOWN) {
                session.say("target " + one.path("target").asText() + " gave no plan: "
                        + one.path("why").asText());
            }
        }
        if (silent > MOST_SHOWN) {
            session.say((silent - MOST_SHOWN) + " more targets gave no plan");
        }
        session.say("next: bellows rollout plan " + rollout);
        return ExitCode.OK;
    }

    private static String text(JsonNode stored, String rollout) {
        return rollout + "  " + Fields.text(stored, "name") + "  "
                + stored.path("digest").asText() + "  "
                + (stored.path("new").asBoolean() ? "stored" : "already stored, the same digest") + "\n";
    }
}
