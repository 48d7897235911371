package dev.bellows.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.api.Query;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.output.Column;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellows token …}: who may speak. Confined to the main thread. */
@Command(description = "Creates, lists and revokes tokens.")
public final class TokenVerb implements Callable<Integer> {

    /** The verb with its words. */
    public static CommandLine tree(Session session) {
        return new CommandLine(new TokenVerb())
                .addSubcommand("create", new Create(session))
                .addSubcommand("list", new Listing(session))
                .addSubcommand("revoke", new Revoke(session));
    }

    @Override
    public Integer call() {
        throw new UsageException("Which of create, list and revoke?", "bellows token list");
    }

    @Command(description = "Creates a token and prints it, once: only its hash is kept.")
    private static final class Create extends ClientCommand {
        @Option(names = "--kind", required = true, paramLabel = "KIND", description = "agent, service or person")
        private String kind = "";

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "whose it is")
        private String name = "";

        @Option(names = "--targets", split = ",", paramLabel = "TARGET", description = "databases an agent speaks for")
        private List<String> targets = List.of();

        @Option(names = "--roles", split = ",", paramLabel = "ROLE", description = "author, approver, operator, viewer")
        private List<String> roles = List.of();

        Create(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() throws InterruptedException {
            if (!List.of("agent", "service", "person").contains(kind)) {
                throw new UsageException(
                        "There is no kind of token `" + kind + "`.",
                        "bellows token create --kind agent|service|person --name " + name);
            }
            ApiClient api = session.api(Role.ADMIN);
            ObjectNode body = api.object().put("kind", kind).put("name", name);
            if (!targets.isEmpty()) {
                targets.forEach(body.putArray("targets")::add);
            }
            if (!roles.isEmpty()) {
                roles.forEach(body.putArray("roles")::add);
            }
            JsonNode created = api.post("/tokens", body);
            session.printer()
                    .one(
                            created,
                            () -> created.path("token").asText() + "\n",
                            created.path("id").asText());
            session.say("token " + created.path("id").asText() + " is shown this once; keep it in a file of mode 0600");
            return ExitCode.OK;
        }
    }

    @Command(description = "Lists tokens; never their secrets.")
    private static final class Listing extends ClientCommand {
        Listing(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() throws InterruptedException {
            session.printer()
                    .list(
                            session.api(Role.ADMIN).get("/tokens", Map.of()),
                            List.of(
                                    Column.of("ID", "id"),
                                    Column.of("KIND", "kind"),
                                    Column.of("NAME", "name"),
                                    Column.of("ROLES", "roles"),
                                    Column.of("TARGETS", "targets"),
                                    Column.of("CREATED", "created_at"),
                                    Column.of("REVOKED", "revoked_at")),
                            token -> token.path("id").asText());
            return ExitCode.OK;
        }
    }

    @Command(description = "Revokes a token; streams that used it end.")
    private static final class Revoke extends ClientCommand {
        @Parameters(paramLabel = "ID", description = "the token's id as listed")
        private String id = "";

        @Option(
                names = {"-y", "--yes"},
                description = "do not ask")
        private boolean yes;

        Revoke(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() throws InterruptedException {
            session.say("revoke token " + id);
            if (!session.confirmed(yes)) {
                return ExitCode.ERROR;
            }
            session.api(Role.ADMIN).delete("/tokens/" + Query.segment(id));
            session.say("Token " + id + " is revoked.");
            return ExitCode.OK;
        }
    }
}
