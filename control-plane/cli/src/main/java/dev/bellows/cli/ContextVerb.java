package dev.bellows.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.cli.context.Context;
import dev.bellows.cli.context.Contexts;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.context.ServerChoice;
import dev.bellows.cli.output.Column;
import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bellows context …}: names for servers and the files of their tokens. Confined to the main thread. */
@Command(description = "Which server and which token to use.")
final class ContextVerb implements Callable<Integer> {

    static CommandLine tree(Session session) {
        return new CommandLine(new ContextVerb())
                .addSubcommand("list", new Listing(session))
                .addSubcommand("show", new Show(session))
                .addSubcommand("set", new Setting(session))
                .addSubcommand("use", new Use(session))
                .addSubcommand("remove", new Remove(session));
    }

    @Override
    public Integer call() {
        throw new UsageException("Which of list, show, set, use and remove?", "bellows context list");
    }

    private static Path file(Session session) {
        return Contexts.file(
                session.surroundings().environment(), session.surroundings().home());
    }

    @Command(description = "Lists the contexts of the configuration file.")
    private static final class Listing extends ClientCommand {
        Listing(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() {
            Contexts contexts = Contexts.read(file(session));
            ArrayNode rows = JsonNodeFactory.instance.arrayNode();
            new TreeMap<>(contexts.byName()).values().forEach(context -> {
                ObjectNode row = rows.addObject();
                row.put("name", context.name());
                row.put(
                        "current",
                        contexts.current().filter(context.name()::equals).isPresent());
                row.put("server", context.server());
                row.put("token_file", context.tokenFile().orElse(null));
                row.put("ca_file", context.caFile().orElse(null));
            });
            session.printer()
                    .list(
                            rows,
                            List.of(
                                    Column.of("NAME", "name"),
                                    Column.of(
                                            "CURRENT",
                                            row -> row.path("current").asBoolean() ? "*" : ""),
                                    Column.of("SERVER", "server"),
                                    Column.of("TOKEN FILE", "token_file"),
                                    Column.wide("CA FILE", "ca_file")),
                            row -> row.path("name").asText());
            return ExitCode.OK;
        }
    }

    @Command(description = "Prints the server that would be asked now, and where its address and the token come from.")
    private static final class Show extends ClientCommand {
        Show(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() {
            ServerChoice choice = session.choice(Role.VIEWER);
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            shown.put("server", choice.server().toString());
            shown.put("source", choice.source());
            shown.put("token", choice.token().isEmpty() ? "none" : "present");
            shown.put("token_source", choice.tokenSource());
            session.printer()
                    .one(
                            shown,
                            () -> "server  " + choice.server() + "\nfrom    " + choice.source() + "\ntoken   "
                                    + (choice.token().isEmpty() ? "none" : "from " + choice.tokenSource()) + "\n",
                            choice.server().toString());
            return ExitCode.OK;
        }
    }

    @Command(description = "Writes a context from --server, --token-file and --ca-file and makes it current.")
    private static final class Setting extends ClientCommand {
        @Parameters(paramLabel = "NAME", description = "what you call it")
        private String name = "";

        Setting(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() {
            String server = session.options()
                    .server()
                    .orElseThrow(() -> new UsageException(
                            "A context needs an address.", "bellows context set " + name + " --server URL"));
            Optional<String> token = session.options()
                    .tokenFile()
                    .map(path -> Path.of(path).toAbsolutePath().normalize().toString());
            Optional<String> authority = session.options()
                    .caFile()
                    .map(path -> Path.of(path).toAbsolutePath().normalize().toString());
            Path file = file(session);
            Contexts.read(file)
                    .with(new Context(name, server, token, authority))
                    .write(file);
            session.say("Context " + name + " is current; written to " + file + ".");
            return ExitCode.OK;
        }
    }

    @Command(description = "Makes a context current.")
    private static final class Use extends ClientCommand {
        @Parameters(paramLabel = "NAME", description = "a context of the list")
        private String name = "";

        Use(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() {
            Path file = file(session);
            Contexts.read(file).using(name).write(file);
            session.say("Context " + name + " is current.");
            return ExitCode.OK;
        }
    }

    @Command(description = "Removes a context; the token file stays.")
    private static final class Remove extends ClientCommand {
        @Parameters(paramLabel = "NAME", description = "a context of the list")
        private String name = "";

        Remove(Session session) {
            super(session);
        }

        @Override
        protected ExitCode run() {
            Path file = file(session);
            Contexts.read(file).without(name).write(file);
            session.say("Context " + name + " is removed.");
            return ExitCode.OK;
        }
    }
}
