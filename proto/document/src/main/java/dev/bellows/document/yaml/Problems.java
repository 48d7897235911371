package dev.bellows.document.yaml;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.Node.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Confined to one reading: collects what is wrong with one document, and knows which field is being read. */
public final class Problems {
    /** How many problems are kept; a person corrects some and reads again. */
    public static final int MOST = 20;

    private final String file;
    private final List<DocumentProblem> found = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();

    /**
     * Nothing wrong yet.
     *
     * @param file name of the file, for messages
     */
    public Problems(String file) {
        this.file = file;
    }

    /** Adds a problem of the field being read; dropped when there are {@link #MOST} already. */
    public void report(Position at, Problem problem) {
        if (found.size() < MOST) {
            String rule = path.isEmpty() ? problem.message() : path() + ": " + problem.message();
            found.add(new DocumentProblem(problem.code(), file, at.line(), at.column(), rule, problem.wayOut()));
        }
    }

    /** Adds a problem of the field being read. */
    public void report(Position at, ErrorCode code, String rule, String wayOut) {
        report(at, new Problem(code, rule, wayOut));
    }

    /** Whether nothing more is kept. */
    public boolean full() {
        return found.size() >= MOST;
    }

    /** How many there are. */
    public int count() {
        return found.size();
    }

    /** What was found, by place. */
    public List<DocumentProblem> sorted() {
        return found.stream()
                .sorted(Comparator.comparingInt(DocumentProblem::line).thenComparingInt(DocumentProblem::column))
                .toList();
    }

    /** Reads a field of that name: problems inside name it. */
    public <R> R within(String field, Supplier<R> reading) {
        enter(field);
        R result = reading.get();
        leave();
        return result;
    }

    void enter(String step) {
        path.addLast(step);
    }

    void leave() {
        path.removeLast();
    }

    private String path() {
        StringBuilder text = new StringBuilder();
        for (String step : path) {
            text.append(text.isEmpty() || step.startsWith("[") ? "" : ".").append(step);
        }
        return text.toString();
    }
}
