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
import dev.bellows.cli.session.UsageException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellows rollout approve DIGEST}: a second person agrees to exactly what was planned. Confined to the main thread. */
@Command(description = "Approves what a plan printed, by its digest. The author's own approval never counts.")
final class ApproveVerb extends ClientCommand {
    @Parameters(paramLabel = "DIGEST", description = "sha256:…, or at least eight of its digits")
    private String digest = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "for the audit log")
    private Reason reason = Reason.NONE;

    @Option(names = "--expires", paramLabel = "DURATION", description = "how long the approval holds")
    private String expires = "";

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    private boolean yes;

    ApproveVerb(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        String digits = digest.startsWith("sha256:") ? digest.substring("sha256:".length()) : digest;
        if (!digits.matches("[0-9a-f]{8,64}")) {
            throw new UsageException(
                    "`" + digest + "` is no digest: sha256: and hexadecimal digits, at least eight of them.",
                    "bellows rollout plan ROLLOUT");
        }
        ApiClient api = session.api(Role.APPROVER);
        session.say("approve sha256:" + digits
                + meaning(api.get("/rollouts", Map.of()), digits).orElse(""));
        if (!session.confirmed(yes)) {
            return ExitCode.ERROR;
        }
        ObjectNode body = api.object().put("digest", "sha256:" + digits);
        if (!reason.text().isEmpty()) {
            body.put("reason", reason.text());
        }
        if (!expires.isEmpty()) {
            body.put("expires", expires);
        }
        JsonNode approved = api.post("/approvals", body);
        String rollout = approved.path("rollout").asText();
        session.printer().one(approved, () -> text(approved), rollout);
        if (approved.path("approvals").asLong() >= approved.path("needed").asLong()) {
            // What waited for it has begun already: only the control plane knows whether there is still something to
            // type.
            session.say("next: " + approved.path("next_command").asText("bellows rollout describe " + rollout));
        }
        return ExitCode.OK;
    }

    /** What the digest stands for, when the list of rollouts says it. */
    private static Optional<String> meaning(JsonNode rollouts, String digits) {
        for (JsonNode rollout : rollouts) {
            for (Map.Entry<String, JsonNode> group : rollout.path("digests").properties()) {
                if (group.getValue().asText().startsWith("sha256:" + digits)) {
                    return Optional.of(": " + group.getKey() + " of " + Fields.text(rollout, "id")
                            + (rollout.has("matched") ? ", " + PlanText.matched(rollout) : ""));
                }
            }
        }
        return Optional.empty();
    }

    private static String text(JsonNode approved) {
        return Fields.text(approved, "rollout") + "  " + Fields.text(approved, "phase_group") + "  "
                + Fields.text(approved, "digest") + "  "
                + approved.path("approvals").asLong() + " of "
                + approved.path("needed").asLong() + " approvals\n";
    }
}
