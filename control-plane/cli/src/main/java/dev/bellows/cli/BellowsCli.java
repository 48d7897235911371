package dev.bellows.cli;

import dev.bellows.cli.output.Times;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.GlobalOptions;
import dev.bellows.cli.session.Reason;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.Surroundings;
import dev.bellows.cli.session.TypedCommand;
import dev.bellows.cli.session.UsageException;
import dev.bellows.document.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/**
 * One call of the command line, from words to an exit code. Only the verb that was typed is built, because its classes are
 * most of what a start costs. Confined to the main thread.
 */
public final class BellowsCli {
    private static final Set<String> TAKE_A_VALUE =
            Set.of("-o", "--output", "--server", "--token-file", "--ca-file", "--context", "--request-timeout");

    private final Surroundings surroundings;
    private final List<Verb> verbs;
    private final Failures failures;

    /**
     * A command line.
     *
     * @param more verbs beside the client's own: the launcher's dev, server and agent
     */
    public BellowsCli(Surroundings surroundings, List<Verb> more) {
        this.surroundings = surroundings;
        List<Verb> all = new ArrayList<>(more);
        all.addAll(Verbs.client());
        all.add(Verb.of(
                "completion",
                "completion script for bash, zsh or fish",
                session -> new CompletionVerb(session, () -> commandLine(verbs()))));
        this.verbs = List.copyOf(all);
        this.failures = new Failures(surroundings);
    }

    /** Runs one command line; never throws, never ends the process. */
    public int run(String... arguments) {
        boolean debug = List.of(arguments).contains("--debug");
        try {
            return dispatch(arguments);
        } catch (UsageException usage) {
            return failures.report(usage, debug);
        }
    }

    private int dispatch(String... arguments) {
        List<String> words = words(arguments);
        if (words.isEmpty()) {
            return help(arguments);
        }
        Later.sentence(words).ifPresent(later -> {
            throw later;
        });
        String first = words.getFirst();
        if (first.equals("help")) {
            return words.size() == 1 ? help("--help") : dispatch(words.get(1), "--help");
        }
        Verb verb = verbs.stream()
                .filter(candidate -> candidate.name().equals(first))
                .findFirst()
                .orElseThrow(() -> unknown(first));
        return commandLine(List.of(verb), arguments).execute(arguments);
    }

    /**
     * The command line with these verbs, ready to parse.
     *
     * @param typed the words it will parse, where a command that is advised has to repeat them
     */
    CommandLine commandLine(List<Verb> shown, String... typed) {
        GlobalOptions options = new GlobalOptions();
        Session session = new Session(surroundings, options, TypedCommand.of(typed));
        CommandLine root = new CommandLine(options);
        shown.forEach(verb -> root.addSubcommand(verb.name(), verb.command().apply(session)));
        root.registerConverter(Duration.class, BellowsCli::duration);
        root.registerConverter(Reason.class, Reason::parse);
        root.setAbbreviatedOptionsAllowed(false);
        root.setOut(new java.io.PrintWriter(
                surroundings.out(), true, surroundings.out().charset()));
        root.setErr(new java.io.PrintWriter(
                surroundings.err(), true, surroundings.err().charset()));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        root.setUsageHelpWidth(100);
        root.setParameterExceptionHandler((wrong, words) -> failures.usage(wrong, List.of(words), options.debug()));
        root.setExecutionExceptionHandler((failure, command, parsed) -> failures.report(failure, options.debug()));
        return root;
    }

    /** All verbs, the launcher's first. */
    List<Verb> verbs() {
        return verbs;
    }

    private static Duration duration(String typed) {
        return Times.parse(typed)
                .orElseThrow(() -> new CommandLine.TypeConversionException(
                        "'" + typed + "' is no duration; write 30s, 15m, 2h or 1h30m"));
    }

    /** The words that are neither options nor their values, as far as the first two. */
    private static List<String> words(String... arguments) {
        List<String> words = new ArrayList<>();
        for (int at = 0; at < arguments.length && words.size() < 2; at++) {
            String argument = arguments[at];
            if (TAKE_A_VALUE.contains(argument)) {
                at++;
            } else if (!argument.startsWith("-")) {
                words.add(argument);
            }
        }
        return words;
    }

    private int help(String... arguments) {
        List<String> typed = List.of(arguments);
        if (typed.contains("--version") || typed.contains("-V")) {
            surroundings.out().println("bellows " + Build.version());
            return ExitCode.OK.number();
        }
        boolean asked = typed.contains("--help") || typed.contains("-h");
        if (!asked && !typed.isEmpty()) {
            return commandLine(List.of()).execute(arguments) == ExitCode.USAGE.number()
                    ? ExitCode.USAGE.number()
                    : ExitCode.OK.number();
        }
        (asked ? surroundings.out() : surroundings.err()).print(Verbs.help(verbs));
        return asked ? ExitCode.OK.number() : ExitCode.USAGE.number();
    }

    private UsageException unknown(String typed) {
        Optional<String> near =
                Spelling.nearest(typed, verbs.stream().map(Verb::name).toList());
        return new UsageException(
                ErrorCode.CLI_USAGE,
                "There is no verb `" + typed + "`."
                        + near.map(name -> " Did you mean `" + name + "`?").orElse(""),
                near.map(name -> "bellows " + name + " --help").orElse("bellows --help"));
    }
}
