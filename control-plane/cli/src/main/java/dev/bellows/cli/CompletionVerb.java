package dev.bellows.cli;

import dev.bellows.cli.session.ClientCommand;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bellows completion SHELL}: a script to source. Confined to the main thread. */
@Command(description = "Prints a completion script: source <(bellows completion bash)")
final class CompletionVerb extends ClientCommand {
    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    private String shell = "";

    private final Supplier<CommandLine> tree;

    CompletionVerb(Session session, Supplier<CommandLine> tree) {
        super(session);
        this.tree = tree;
    }

    @Override
    protected ExitCode run() {
        String text = switch (shell) {
            case "bash" -> AutoComplete.bash("bellows", tree.get());
            case "zsh" -> "autoload -U +X bashcompinit && bashcompinit\n" + AutoComplete.bash("bellows", tree.get());
            case "fish" -> fish(tree.get());
            default ->
                throw new UsageException(
                        "There is no completion for " + shell + ".", "bellows completion bash|zsh|fish");
        };
        session.surroundings().out().print(text);
        return ExitCode.OK;
    }

    /** Verbs, then the words and options of each. */
    private static String fish(CommandLine root) {
        StringBuilder script = new StringBuilder("complete -c bellows -f\n");
        root.getSubcommands().forEach((name, verb) -> {
            script.append("complete -c bellows -n __fish_use_subcommand -a ")
                    .append(name)
                    .append('\n');
            String seen = " -n '__fish_seen_subcommand_from " + name + "'";
            verb.getSubcommands()
                    .keySet()
                    .forEach(word -> script.append("complete -c bellows")
                            .append(seen)
                            .append(" -a ")
                            .append(word)
                            .append('\n'));
            verb.getCommandSpec()
                    .options()
                    .forEach(option -> script.append("complete -c bellows")
                            .append(seen)
                            .append(" -l ")
                            .append(option.longestName().replaceFirst("^--?", ""))
                            .append('\n'));
        });
        return script.toString();
    }
}
