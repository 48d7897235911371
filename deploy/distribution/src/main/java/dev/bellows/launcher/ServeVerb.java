package dev.bellows.launcher;

import dev.bellows.cli.session.Session;
import dev.bellows.document.config.ConfigInput;
import dev.bellows.document.config.ConfigSchema;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code bellows server} and {@code bellows agent}: run until told to end. Confined to the main thread. */
@Command(description = "Runs until it is told to end. Flag before BELLOWS_… before file before default.")
final class ServeVerb implements Callable<Integer> {
    private final Session session;
    private final ConfigSchema schema;
    private final Function<ConfigInput, Parts.Running> start;

    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    private ServeVerb(Session session, ConfigSchema schema, Function<ConfigInput, Parts.Running> start) {
        this.session = session;
        this.schema = schema;
        this.start = start;
    }

    static CommandLine server(Session session, Parts parts) {
        CommandLine serve = of(session, parts.serverSettings(), input -> {
            Parts.ControlPlane plane = parts.controlPlane(input);
            session.say("control plane: people " + plane.http() + ", agents and services " + plane.grpc());
            // An address with its code would lie in a log, good for whoever reads that first.
            session.say("page: its address comes from `bellows page`");
            return plane;
        });
        return serve.addSubcommand("init", InitVerb.of(session, parts));
    }

    static CommandLine agent(Session session, Parts parts) {
        CommandLine serve = of(session, parts.agentSettings(), input -> {
            parts.agentNotes(input).forEach(session::say);
            return parts.agent(input);
        });
        return serve.addSubcommand("check", AgentCheckVerb.of(session, parts))
                .addSubcommand("archive", AgentArchiveVerb.of(session, parts))
                .addSubcommand("purge", AgentPurgeVerb.of(session, parts));
    }

    private static CommandLine of(Session session, ConfigSchema schema, Function<ConfigInput, Parts.Running> start) {
        return SettingOptions.on(new CommandLine(new ServeVerb(session, schema, start)), schema);
    }

    @Override
    public Integer call() throws InterruptedException {
        return Lifetime.until(session.surroundings(), start.apply(SettingOptions.input(spec, schema, session)));
    }
}
