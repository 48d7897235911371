package dev.bellows.cli.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.rollout.PlanText;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellows explain FILE --target T}: the plan of a target's own agent; nothing is stored. Confined to the main thread. */
@Command(description = "Asks a target's agent for the steps, locks and hazards of a migration. Nothing is stored.")
public final class ExplainVerb extends ClientCommand {
    @Parameters(paramLabel = "FILE", description = "a migration, YAML or JSON")
    private Path file = Path.of("");

    @Option(names = "--target", required = true, paramLabel = "TARGET", description = "the database to plan for")
    private String target = "";

    /** The verb. */
    public ExplainVerb(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        DocumentFile document = DocumentFile.read(file);
        JsonNode answer = session.api(Role.AUTHOR)
                .postText(
                        "/explain",
                        Map.of("target", target, "file", document.name()),
                        document.contentType(),
                        document.text());
        session.printer().one(answer, () -> PlanText.explained(target, answer), target);
        return ExitCode.OK;
    }
}
