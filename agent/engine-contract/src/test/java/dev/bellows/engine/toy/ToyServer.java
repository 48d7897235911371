package dev.bellows.engine.toy;

import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Plan;
import dev.bellows.engine.WindowRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A database of one table, in memory, which outlives whoever connects. Thread-safe: whoever holds its monitor is a transaction. The first
 * half is the database that somebody has; the second is what the engine keeps in it, as {@code bellows} is a schema in PostgreSQL.
 */
final class ToyServer {
    private static final Map<String, ToyServer> RUNNING = new ConcurrentHashMap<>();

    private final TreeMap<Long, Map<String, String>> rows = new TreeMap<>();
    private final TreeSet<String> columns = new TreeSet<>();
    private final TreeSet<String> hidden = new TreeSet<>();
    /** What writes of a column write too: the toy's triggers. */
    private final TreeMap<String, String> kept = new TreeMap<>();

    private final Map<Object, Integer> sessions = new LinkedHashMap<>();

    /** Highest fence. */
    long fence;
    /** The window row, null before the first take-over. */
    WindowRow row;

    final List<JournalEntry> journal = new ArrayList<>();
    /** Frozen plans by rollout, the newest last. */
    final Map<String, Plan> plans = new LinkedHashMap<>();
    /** Version of the migration that made a column. */
    final Map<String, Integer> madeBy = new TreeMap<>();

    static void start(String url, ToyServer server) {
        RUNNING.put(url, server);
    }

    static void stop(String url) {
        RUNNING.remove(url);
    }

    static Optional<ToyServer> at(String url) {
        return Optional.ofNullable(RUNNING.get(url));
    }

    // What clients do.

    synchronized Object connect(int version) {
        Object session = new Object();
        sessions.put(session, version);
        return session;
    }

    synchronized void disconnect(Object session) {
        sessions.remove(session);
    }

    synchronized List<Integer> connected() {
        return List.copyOf(sessions.values());
    }

    synchronized void insert(long key, String column, String value) {
        if (rows.putIfAbsent(key, new TreeMap<>()) != null) {
            throw new IllegalStateException("there is a row " + key);
        }
        update(key, column, value);
    }

    synchronized void update(long key, String column, String value) {
        require(column);
        write(key, column, value);
    }

    synchronized void delete(long key) {
        rows.remove(key);
    }

    synchronized Optional<String> read(long key, String column) {
        require(column);
        return Optional.ofNullable(rows.get(key)).map(it -> it.getOrDefault(column, ""));
    }

    synchronized List<Long> keys() {
        return List.copyOf(rows.keySet());
    }

    private void require(String column) {
        if (!columns.contains(column) || hidden.contains(column)) {
            throw new IllegalStateException("there is no column " + column);
        }
    }

    private void write(long key, String column, String value) {
        Map<String, String> written = Objects.requireNonNull(rows.get(key), () -> "there is no row " + key);
        written.put(column, value);
        String other = kept.get(column);
        if (other != null) {
            written.put(other, value);
        }
    }

    /** The columns, with what is said of each. */
    synchronized String picture() {
        return columns + " hidden " + hidden + " kept " + kept;
    }

    // What the engine does: its statements are words here.

    synchronized void apply(String statement, int version) {
        String[] word = statement.split(" ", -1);
        String column = word[1];
        switch (word[0]) {
            case "add" -> {
                columns.add(column);
                madeBy.put(column, version);
            }
            case "keep" -> {
                kept.put(column, word[2]);
                kept.put(word[2], column);
            }
            case "hide" -> hidden.add(column);
            case "show" -> hidden.remove(column);
            case "drop" -> {
                columns.remove(column);
                hidden.remove(column);
                madeBy.remove(column);
                kept.remove(column);
                kept.values().remove(column);
                rows.values().forEach(it -> it.remove(column));
            }
            default -> throw new IllegalArgumentException(statement);
        }
    }

    /** Whether it is so: the engine looks, and does not remember. */
    synchronized boolean probe(String question) {
        String[] word = question.split(" ", -1);
        return switch (word[0]) {
            case "has" -> columns.contains(word[1]);
            case "lacks" -> !columns.contains(word[1]);
            case "hidden" -> hidden.contains(word[1]);
            case "shown" -> columns.contains(word[1]) && !hidden.contains(word[1]);
            default -> throw new IllegalArgumentException(question);
        };
    }

    synchronized List<String> columns() {
        return List.copyOf(columns);
    }

    /** Keys of rows in which two columns differ, at most so many. */
    synchronized List<Long> differing(String one, String other, int most) {
        return rows.entrySet().stream()
                .filter(row ->
                        !Objects.equals(row.getValue().get(one), row.getValue().get(other)))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }

    /** Copies within rows, past whatever keeps columns equal. */
    synchronized void copy(long key, String from, String to) {
        put(key, to, rows.get(key).get(from));
    }

    /** Puts a value into one column and nowhere else. */
    synchronized void put(long key, String column, String value) {
        rows.get(key).put(column, value);
    }
}
