package dev.bellows.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import picocli.CommandLine.Command;

/** {@code bellows page}: an address of the page that works once. Confined to the main thread. */
@Command(description = "Prints an address of the page; it works once, within 30 minutes, and may only look.")
final class PageVerb extends ClientCommand {
    PageVerb(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        ApiClient api = session.api(Role.VIEWER);
        JsonNode made = api.post("/page", api.object());
        String address = api.server().resolve(made.path("path").asText()).toString();
        ObjectNode page = api.object().put("address", address);
        session.printer().one(page, () -> address + "\n", address);
        return ExitCode.OK;
    }
}
