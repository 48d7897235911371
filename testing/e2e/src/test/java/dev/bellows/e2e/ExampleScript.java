package dev.bellows.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What code of either version says in each state of an example's migration, and what it is answered: {@code story.sql}. A line {@code -- ==
 * STATE, version N} begins a part; a statement ends with a semicolon at a line's end; {@code --> a | b} below it is a row that it must give,
 * {@code --> nothing} no row, {@code --! CODE} the SQLSTATE that it must fail with. A part {@code always} is what a service of that version
 * says over and over, {@code :n} being another number each time.
 *
 * @param parts in the order of the file
 */
record ExampleScript(List<Part> parts) {
    static final String ALWAYS = "always";
    private static final Pattern HEAD = Pattern.compile("-- == ([a-z ]+), version (\\d+)");
    private static final String ROW = "--> ";
    private static final String ERROR = "--! ";
    private static final String NO_ROW = "nothing";

    /** Statements of one version's code in one state. */
    record Part(String state, int version, List<Said> said) {}

    /**
     * A statement.
     *
     * @param sql what is said
     * @param rows what it must give; empty where the example does not care
     * @param error the SQLSTATE that it must fail with
     */
    record Said(String sql, Optional<List<String>> rows, Optional<String> error) {}

    ExampleScript {
        parts = List.copyOf(parts);
    }

    /** Parts of a state, in order. */
    List<Part> in(String state) {
        return parts.stream().filter(it -> it.state().equals(state)).toList();
    }

    /** What a service of a version says all the time. */
    List<String> always(int version) {
        return in(ALWAYS).stream()
                .filter(it -> it.version() == version)
                .flatMap(it -> it.said().stream())
                .map(Said::sql)
                .toList();
    }

    /** Reads a file's lines; what belongs nowhere is an error of the file. */
    static ExampleScript of(String file, List<String> lines) {
        List<Part> parts = new ArrayList<>();
        List<Said> said = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : lines) {
            Matcher head = HEAD.matcher(line);
            if (head.matches()) {
                said = new ArrayList<>();
                parts.add(new Part(head.group(1), Integer.parseInt(head.group(2)), said));
            } else if (line.startsWith(ROW)) {
                said.add(with(said.removeLast(), line.substring(ROW.length())));
            } else if (line.startsWith(ERROR)) {
                Said last = said.removeLast();
                said.add(new Said(
                        last.sql(), last.rows(), Optional.of(line.substring(ERROR.length(), ERROR.length() + 5))));
            } else if (line.startsWith("-- ==")) {
                throw new AssertionError(file + ": no part begins with " + line);
            } else if (!line.isBlank() && !line.startsWith("--")) {
                open.append(open.isEmpty() ? "" : "\n").append(line);
                if (line.endsWith(";")) {
                    said.add(new Said(open.substring(0, open.length() - 1), Optional.empty(), Optional.empty()));
                    open.setLength(0);
                }
            }
        }
        if (!open.isEmpty()) {
            throw new AssertionError(file + " ends inside a statement: " + open);
        }
        return new ExampleScript(parts);
    }

    private static Said with(Said said, String row) {
        List<String> rows = new ArrayList<>(said.rows().orElse(List.of()));
        if (!row.equals(NO_ROW)) {
            rows.add(row);
        }
        return new Said(said.sql(), Optional.of(List.copyOf(rows)), said.error());
    }
}
