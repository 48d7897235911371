package dev.bellows.launcher;

import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.document.config.Config;
import dev.bellows.document.config.ConfigInput;
import dev.bellows.document.config.ConfigInvalid;
import dev.bellows.document.config.ConfigSchema;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellows config print|check server|agent}. Confined to the main thread. */
@Command(description = "Prints or checks the settings of a process before it is started.")
final class ConfigVerb implements Callable<Integer> {

    static CommandLine tree(Session session, Supplier<Parts> parts) {
        return new CommandLine(new ConfigVerb())
                .addSubcommand("print", new Reading(session, parts, true))
                .addSubcommand("check", new Reading(session, parts, false));
    }

    @Override
    public Integer call() {
        throw new UsageException("Which of print and check?", "bellows config check server --config FILE");
    }

    @Command(description = "Reads environment and file as the process would; secrets are hidden.")
    private static final class Reading implements Callable<Integer> {
        private final Session session;
        private final Supplier<Parts> parts;
        private final boolean print;

        @Parameters(paramLabel = "PROCESS", description = "server or agent")
        private String process = "";

        @Option(names = "--config", paramLabel = "FILE", description = "the configuration file")
        private @Nullable Path file;

        Reading(Session session, Supplier<Parts> parts, boolean print) {
            this.session = session;
            this.parts = parts;
            this.print = print;
        }

        @Override
        public Integer call() {
            ConfigSchema schema = switch (process) {
                case "server" -> parts.get().serverSettings();
                case "agent" -> parts.get().agentSettings();
                default ->
                    throw new UsageException("`" + process + "` has no settings.", "bellows config check server|agent");
            };
            Optional<ConfigInput.File> read = Optional.ofNullable(file).map(ConfigInput.File::read);
            try {
                ConfigInput input =
                        new ConfigInput(Map.of(), session.surroundings().environment(), read);
                Config config = schema.load(input);
                if (print) {
                    config.print()
                            .forEach(line -> session.surroundings()
                                    .out()
                                    .println(line.name() + ": " + line.value() + "   # "
                                            + line.source().described()));
                }
                if (process.equals("agent")) {
                    parts.get().agentNotes(input).forEach(session::say);
                }
                session.say("The settings of the " + process + " are sound.");
                return ExitCode.OK.number();
            } catch (ConfigInvalid invalid) {
                invalid.problems().forEach(problem -> session.say(problem.toString()));
                throw invalid;
            }
        }
    }
}
