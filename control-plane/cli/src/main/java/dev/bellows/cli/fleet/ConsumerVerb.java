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
import dev.bellows.cli.session.Reason;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.cli.session.Word;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    /** A declaration of a release that asked for neither version nor table holds for all of them until its end. */
    private static String covers(JsonNode consumer) {
        if (consumer.path("version").asInt() > 0) {
            return "version " + consumer.path("version").asInt();
        }
        return consumer.path("table").asText("").isEmpty()
                ? "every version and table"
                : "table " + consumer.path("table").asText();
    }

    @Command(
            description =
                    "Declares a reader, which a person vouches for: until then its sessions no longer make adoption"
                            + " INCONCLUSIVE.")
    private static final class Add extends ClientCommand {
        @Parameters(paramLabel = "ROLE", description = "the login role in the databases")
        private String role = "";

        @Option(names = "--line", required = true, paramLabel = "LINE", description = "the schema line it reads")
        private String line = "";

        @Option(
                names = "--vouches",
                required = true,
                paramLabel = "both-versions|not-this",
                description =
                        "its own code works before and after the version that --version names; or: it does not read the"
                                + " table that --table names")
        private String vouches = "";

        @Option(
                names = "--version",
                paramLabel = "VERSION",
                description = "of both-versions: the one version of the line that is vouched for, as in 18")
        private int version;

        @Option(
                names = "--table",
                paramLabel = "TABLE",
                description = "of not-this: the table, as migrations of the line write it")
        private String table = "";

        @Option(
                names = "--until",
                paramLabel = "DURATION",
                defaultValue = "90d",
                description = "how long that holds from now on, up to 365d (default 90d)")
        private String until = "";

        @Mixin
        private Word word = new Word();

        Add(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() throws InterruptedException {
            String covers = covers();
            session.say("declare consumer " + role + " for " + line + ", vouching for " + vouches + " (" + covers
                    + ") for " + until);
            if (!word.given(session)) {
                return ExitCode.ERROR;
            }
            ApiClient api = session.api(Role.OPERATOR);
            ObjectNode body = api.object().put("role", role).put("line", line).put("vouches", vouches);
            if (version > 0) {
                body.put("version", version);
            }
            if (!table.isEmpty()) {
                body.put("table", table);
            }
            body.put("until", until).put("reason", word.reason());
            JsonNode declared = api.post("/consumers", body);
            session.printer()
                    .one(
                            declared,
                            () -> "consumer " + role + " declared for " + covers + " of " + line + " until "
                                    + Fields.text(declared, "until") + "\n",
                            role);
            if (declared.has("known") && !declared.path("known").asBoolean()) {
                session.say("No database of " + line + " has seen role " + role
                        + ", and it may read none: look whether its name is right. The declaration stands.");
            }
            return ExitCode.OK;
        }

        /** What the word is about; nobody vouches for everything. */
        private String covers() {
            boolean both = vouches.equals("both-versions");
            if (both && version > 0 && table.isEmpty()) {
                return "version " + version;
            }
            if (vouches.equals("not-this") && !table.isEmpty() && version == 0) {
                return "table " + table;
            }
            throw new UsageException(
                    "One vouches for both-versions of one version (--version), or that the role does not read one table:"
                            + " not-this (--table).",
                    "bellows consumer add " + role + " --line " + (line.isEmpty() ? "LINE" : line)
                            + (both
                                    ? " --vouches both-versions --version VERSION"
                                    : " --vouches not-this --table TABLE")
                            + " --reason " + Reason.PLACEHOLDER);
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
                                    Column.of("FOR", ConsumerVerb::covers),
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
            if (!session.confirmed(yes)) {
                return ExitCode.ERROR;
            }
            session.api(Role.OPERATOR).delete("/consumers/" + Query.segment(role));
            session.say("Consumer " + role + " is removed.");
            return ExitCode.OK;
        }
    }
}
