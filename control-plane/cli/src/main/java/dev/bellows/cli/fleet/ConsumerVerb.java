package dev.bellows.cli.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.api.Query;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.output.Column;
import dev.bellows.cli.output.Fields;
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

/** {@code bellows consumer …}: readers that are no services of ours. Confined to the main thread. */
@Command(description = "Declares login roles that read a line without being one of its services.")
public final class ConsumerVerb implements Callable<Integer> {

    /** The verb with its words. */
    public static CommandLine tree(Session session) {
        return new CommandLine(new ConsumerVerb())
                .addSubcommand("add", new Add(session))
                .addSubcommand("list", new Listing(session))
                .addSubcommand("remove", new Remove(session));
    }

    @Override
    public Integer call() {
        throw new UsageException("Which of add, list and remove?", "bellows consumer list");
    }

    @Command(
            description =
                    "Declares a reader, which a person vouches for: until then its sessions no longer make adoption"
                            + " INCONCLUSIVE.")
    private static final class Add extends ClientCommand {
        @Parameters(paramLabel = "ROLE", description = "the login role in the databases")
        private String role = "";

        @Option(names = "--line", paramLabel = "LINE", description = "for this schema line only")
        private String line = "";

        @Option(
                names = "--vouches",
                required = true,
                paramLabel = "both-versions|not-this",
                description = "its own code works at both versions; or: it does not read what changes")
        private String vouches = "";

        @Option(
                names = "--until",
                paramLabel = "DURATION",
                defaultValue = "90d",
                description = "how long that holds from now on, up to 365d (default 90d)")
        private String until = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "for the audit log")
        private String reason = "";

        @Option(
                names = {"-y", "--yes"},
                description = "do not ask")
        private boolean yes;

        Add(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() throws InterruptedException {
            session.say("declare consumer " + role + (line.isEmpty() ? " for every line" : " for " + line)
                    + ", vouching for " + vouches + " for " + until);
            if (!session.confirmed(
                    yes, "bellows consumer add " + role + " --vouches " + vouches + " --reason TEXT --yes")) {
                return ExitCode.ERROR;
            }
            ApiClient api = session.api(Role.OPERATOR);
            ObjectNode body = api.object()
                    .put("role", role)
                    .put("vouches", vouches)
                    .put("until", until)
                    .put("reason", reason);
            if (!line.isEmpty()) {
                body.put("line", line);
            }
            JsonNode declared = api.post("/consumers", body);
            session.printer()
                    .one(
                            declared,
                            () -> "consumer " + role + " declared until " + Fields.text(declared, "until") + "\n",
                            role);
            return ExitCode.OK;
        }
    }

    @Command(description = "Lists declared readers.")
    private static final class Listing extends ClientCommand {
        Listing(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() throws InterruptedException {
            session.printer()
                    .list(
                            session.api(Role.VIEWER).get("/consumers", Map.of()),
                            List.of(
                                    Column.of("ROLE", "role"),
                                    Column.of("LINE", "line"),
                                    Column.of("VOUCHES", "vouches"),
                                    Column.of("UNTIL", "until"),
                                    Column.of(
                                            "STATE",
                                            consumer -> consumer.path("ended").asBoolean() ? "ENDED" : "COUNTS"),
                                    Column.of("REASON", "reason"),
                                    Column.wide("DECLARED", "at"),
                                    Column.wide("BY", "person")),
                            consumer -> consumer.path("role").asText());
            return ExitCode.OK;
        }
    }

    @Command(description = "Takes a declaration back.")
    private static final class Remove extends ClientCommand {
        @Parameters(paramLabel = "ROLE", description = "a role of the list")
        private String role = "";

        @Option(
                names = {"-y", "--yes"},
                description = "do not ask")
        private boolean yes;

        Remove(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() throws InterruptedException {
            session.say("remove consumer " + role);
            if (!session.confirmed(yes, "bellows consumer remove " + role)) {
                return ExitCode.ERROR;
            }
            session.api(Role.OPERATOR).delete("/consumers/" + Query.segment(role));
            session.say("Consumer " + role + " is removed.");
            return ExitCode.OK;
        }
    }
}
