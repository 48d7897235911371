package dev.bellows.cli;

import dev.bellows.cli.session.Session;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * A first word of the command line.
 *
 * @param name the word
 * @param summary one line for the help
 * @param command makes the command; called for the verb that was typed alone, so that no other verb's classes are loaded
 */
public record Verb(String name, String summary, Function<Session, CommandLine> command) {

    /** A verb whose command is one annotated object. */
    public static Verb of(String name, String summary, Function<Session, Object> command) {
        return new Verb(name, summary, session -> new CommandLine(command.apply(session)));
    }
}
