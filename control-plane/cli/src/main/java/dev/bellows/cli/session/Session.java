package dev.bellows.cli.session;

import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.context.ServerChoice;
import dev.bellows.cli.output.OutputFormat;
import dev.bellows.cli.output.Printer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One call of the command line. Confined to the main thread. */
public final class Session {
    private static final int LONGEST_ANSWER = 200;

    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final TypedCommand typed;

    /** A call with these options, which picocli fills before a verb runs. */
    public Session(Surroundings surroundings, GlobalOptions options, TypedCommand typed) {
        this.surroundings = surroundings;
        this.options = options;
        this.typed = typed;
    }

    /** Streams, environment, time. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** The options every verb takes. */
    public GlobalOptions options() {
        return options;
    }

    /** The server and token that flags, environment, context or a local dev name. */
    public ServerChoice choice(Role role) {
        return ServerChoice.find(
                new ServerChoice.Flags(options.server(), options.tokenFile(), options.caFile(), options.context()),
                surroundings.environment(),
                surroundings.home(),
                role);
    }

    /** A client that speaks as somebody with that role where a choice of tokens is at hand. */
    public ApiClient api(Role role) {
        return api(choice(role));
    }

    ApiClient api(ServerChoice choice) {
        return new ApiClient(choice.server(), choice.token(), choice.caFile(), options.requestTimeout());
    }

    /** Renders data in the format that was asked for. */
    public Printer printer() {
        return new Printer(OutputFormat.parse(options.output()), surroundings.out(), surroundings.clock());
    }

    /** Whether the default, for people, was asked for. */
    public boolean forPeople() {
        return switch (OutputFormat.parse(options.output())) {
            case OutputFormat.Table _, OutputFormat.Wide _ -> true;
            case OutputFormat.Json _,
                    OutputFormat.JsonLines _,
                    OutputFormat.Yaml _,
                    OutputFormat.Names _,
                    OutputFormat.Path _ -> false;
        };
    }

    /** One line to the person, beside the data. */
    public void say(String line) {
        surroundings.err().println(line);
    }

    /**
     * Asks on a terminal; elsewhere {@code --yes} must have been typed, and the command that is advised then is the typed one, whole: one
     * put together anew would leave out what narrows it.
     *
     * @return whether to go on; throws a usage error when nobody can be asked
     */
    public boolean confirmed(boolean yes) {
        if (yes) {
            return true;
        }
        if (!surroundings.terminal().interactive()) {
            throw new UsageException(
                    "This changes the fleet and nobody can be asked here: input or output is not a terminal.",
                    typed.and("--yes"));
        }
        surroundings.err().print("Go on? [y/N] ");
        surroundings.err().flush();
        String answer = line().strip().toLowerCase(Locale.ROOT);
        boolean agreed = answer.equals("y") || answer.equals("yes");
        if (!agreed) {
            say("Nothing was changed.");
        }
        return agreed;
    }

    private String line() {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        try {
            int next = surroundings.in().read();
            while (next >= 0 && next != '\n' && typed.size() < LONGEST_ANSWER) {
                typed.write(next);
                next = surroundings.in().read();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return typed.toString(StandardCharsets.UTF_8);
    }
}
