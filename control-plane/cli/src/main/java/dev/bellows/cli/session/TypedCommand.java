package dev.bellows.cli.session;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command as it was typed.
 *
 * @param words what came after {@code bellows}, in order
 */
public record TypedCommand(List<String> words) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,=@%+-]+");

    public TypedCommand {
        words = List.copyOf(words);
    }

    /** The command with these words. */
    public static TypedCommand of(String... words) {
        return new TypedCommand(List.of(words));
    }

    /** What to type for the same with one option more; nothing of it is left out, and a shell reads every word as it is. */
    public String and(String option) {
        List<String> all = new ArrayList<>(words);
        int end = all.indexOf("--");
        all.add(end < 0 ? all.size() : end, option);
        StringBuilder line = new StringBuilder("bellows");
        all.forEach(word -> line.append(' ').append(quoted(word)));
        return line.toString();
    }

    /** As a POSIX shell takes it: in quotes where it holds more than plain characters. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
