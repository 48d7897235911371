package dev.bellows.engine.postgresql.lock;

import dev.bellows.engine.postgresql.session.Sql;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/**
 * The end of a message that changes a table: writes as the application would, and takes them back. It counts as time under the lock, so
 * its limit is one that nobody notices.
 *
 * @param proof the block, as the plan has it
 * @param without kinds of write that are left out because they cannot be tried here
 */
public record WriteTrial(String proof, SortedSet<String> without) {
    /** Limit of the block; running into it says nothing about the application's writes. */
    public static final Duration LIMIT = Duration.ofMillis(100);

    /** Every kind of write that a proof knows. */
    private static final List<String> ALL = List.of("update", "delete", "insert");

    private static final Duration LOCK = Duration.ofMillis(20);

    /** Statements for a transaction that holds what it needs; each ends with a semicolon. */
    public String text() {
        return "SET LOCAL lock_timeout = " + Sql.milliseconds(LOCK) + ";\nSET LOCAL statement_timeout = "
                + Sql.milliseconds(LIMIT) + ";\n" + without(without) + proof
                + ";\nSET LOCAL statement_timeout = '1s';\n";
    }

    /** Statements that read what the block reads and write nothing, outside any lock: a cold server process needs long for it. */
    String warmUpText() {
        return without(ALL) + proof + ";\n";
    }

    private static String without(Collection<String> kinds) {
        return "SELECT set_config('bellows.proof_without', " + Sql.literal(String.join(",", kinds)) + ", true);\n";
    }
}
