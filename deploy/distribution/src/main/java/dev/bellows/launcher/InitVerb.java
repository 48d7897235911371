package dev.bellows.launcher;

import dev.bellows.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code bellows server init}: the first token of a store without a data directory, printed this once. Confined to the main thread. */
@Command(description = "Prepares a store given with --store and prints the admin's token, this once.")
final class InitVerb implements Callable<Integer> {
    private final Session session;
    private final Parts parts;

    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    private InitVerb(Session session, Parts parts) {
        this.session = session;
        this.parts = parts;
    }

    static CommandLine of(Session session, Parts parts) {
        return SettingOptions.on(new CommandLine(new InitVerb(session, parts)), parts.serverSettings());
    }

    @Override
    public Integer call() {
        String token = parts.initialise(SettingOptions.input(spec, parts.serverSettings(), session));
        session.surroundings().out().println(token);
        session.say("the admin's token is shown this once; keep it in a file of mode 0600");
        return 0;
    }
}
