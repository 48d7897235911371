package dev.bellows.cli.output;

import java.util.ArrayList;
import java.util.List;

/**
 * An error as it is printed: {@code error CODE: …}, the cause, further lines, then {@code try: …}.
 *
 * @param code stable code
 * @param message what happened; ends with a full stop
 * @param cause the likely cause, may be empty
 * @param more further lines
 * @param wayOut the command to type, may be empty
 */
public record ErrorText(String code, String message, String cause, List<String> more, String wayOut) {
    public ErrorText {
        more = List.copyOf(more);
    }

    /** The lines, coloured when asked. */
    public List<String> lines(boolean colour) {
        List<String> lines = new ArrayList<>();
        String head = "error " + code;
        // Reasons stand in lines of their own, behind a blank: a name from a database never looks like a line of ours.
        List<String> said = message.lines().filter(line -> !line.isBlank()).toList();
        lines.add((colour ? "\033[31m" + head + "\033[0m" : head) + ": "
                + (said.isEmpty() ? "" : Fields.clean(said.getFirst().strip())));
        said.stream().skip(1).forEach(line -> lines.add("  " + Fields.clean(line.strip())));
        if (!cause.isEmpty() && !cause.equals(message)) {
            lines.add("  " + Fields.clean(cause));
        }
        more.forEach(line -> lines.add("  " + Fields.clean(line)));
        if (!wayOut.isEmpty()) {
            lines.add("try: " + Fields.clean(wayOut));
        }
        return lines;
    }
}
