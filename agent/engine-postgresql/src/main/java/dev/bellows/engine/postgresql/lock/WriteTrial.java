package dev.bellows.engine.postgresql.lock;

import dev.bellows.engine.postgresql.session.Sql;
import java.time.Duration;
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

    private static final Duration LOCK = Duration.ofMillis(20);

    /** Statements for a transaction that holds what it needs; each ends with a semicolon. */
    public String text() {
        return "SET LOCAL lock_timeout = " + Sql.milliseconds(LOCK) + ";\nSET LOCAL statement_timeout = "
                + Sql.milliseconds(LIMIT) + ";\nSELECT set_config('bellows.proof_without', "
                + Sql.literal(String.join(",", without)) + ", true);\n" + proof
                + ";\nSET LOCAL statement_timeout = '1s';\n";
    }
}
