package dev.bellows.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.output.Fields;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.document.error.BellowsException;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code bellows version}: this build, and the server's when one answers. Confined to the main thread. */
@Command(description = "Prints this build and, when a server answers, the server's.")
final class VersionVerb extends ClientCommand {
    VersionVerb(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        ObjectNode version = JsonNodeFactory.instance.objectNode();
        version.putObject("client").put("build", Build.version()).put("api", ApiClient.API);
        try {
            version.set("server", session.api(Role.VIEWER).get("/version", Map.of()));
        } catch (BellowsException nobody) {
            version.putNull("server");
            version.put("server_problem", nobody.problem().message());
        }
        session.printer().one(version, () -> text(version), Build.version());
        return ExitCode.OK;
    }

    private static String text(JsonNode version) {
        JsonNode server = version.path("server");
        return "client  " + Fields.text(version, "client.build") + "  (API " + ApiClient.API + ")\n"
                + (server.isNull()
                        ? "server  " + Fields.text(version, "server_problem") + "\n"
                        : "server  " + Fields.text(server, "build") + "  (API " + Fields.text(server, "api")
                                + ", agent protocol " + Fields.text(server, "protocol") + ")\n");
    }
}
