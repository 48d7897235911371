package dev.bellows.engine.postgresql.lock;

import dev.bellows.engine.postgresql.names.OwnDdl;
import dev.bellows.engine.postgresql.session.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Builds the one message of a strong-lock transaction. The lock is held only while the server works through this text: no round trip
 * to us happens under it, so a frozen agent stalls nobody.
 *
 * @param guard the statement that compares fence, generation, window and stop switch
 * @param relations lockable relations, quoted, ordered by oid
 * @param mode in which to lock them: {@code ACCESS EXCLUSIVE}
 * @param rung how long each lock may be waited for; zero for NOWAIT
 * @param shape what the relations must still look like once they are locked; empty when nothing was concluded from them
 * @param statements the DDL, in order
 * @param proof what writes as the application would and takes it back, once the DDL is done; empty for none
 * @param made the INSERT that notes what the DDL made; empty when nothing is noted
 * @param check a statement that refuses what the DDL did; empty for none
 * @param journal the statement that writes the journal row in the same transaction
 * @param transactionTimeout whether the server knows transaction_timeout (17 and newer)
 */
public record StrongLockBatch(
        String guard,
        List<String> relations,
        String mode,
        Duration rung,
        Optional<RelationShape> shape,
        List<String> statements,
        Optional<WriteTrial> proof,
        Optional<String> made,
        Optional<String> check,
        String journal,
        boolean transactionTimeout) {
    /** Limit of a lock that LOCK cannot take first: sequences, indexes, partners of a foreign key. */
    private static final Duration UNLISTED_LOCK = Duration.ofMillis(20);

    /** Limit of all the DDL together once the locks are ours. Metadata only; a rewrite or a scan ends here. */
    public static final Duration HOLD = Duration.ofSeconds(1);

    /**
     * SQLSTATE of the notice that says: the locks are ours, the DDL begins. An error after it is no lock that was not granted. It goes
     * to us alone: the server logs warnings and worse.
     */
    public static final String GRANTED = "BLW00";

    /** SQLSTATE of the notice that says: the DDL is done, the trial begins. What is cancelled after it was no change that took long. */
    public static final String CHANGED = "BLW0C";

    /** What is left of the time that the locks may be held, as the limit of the next statement. */
    private static final String NEXT_LIMIT = "SELECT set_config('statement_timeout', greatest(1, " + HOLD.toMillis()
            + " - (1000 * (extract(epoch FROM clock_timestamp())"
            + " - current_setting('bellows.locked_at')::numeric))::bigint)::text, true);\n";

    /** Expression for the time since the locks were granted, in microseconds; valid inside the batch after LOCK. */
    public static final String HELD_MICROS =
            "(1000000 * (extract(epoch FROM clock_timestamp()) - current_setting('bellows.locked_at')::numeric))::bigint";

    public StrongLockBatch {
        relations = List.copyOf(relations);
        statements = List.copyOf(statements);
    }

    /**
     * What a new session is sent first, outside any lock: it changes nothing and fills the server process's catalog caches with what the
     * message needs while it holds the lock. Cold, on a server without a free processor, that alone was seen to take 400 ms.
     */
    public String warmUpText() {
        StringBuilder text = new StringBuilder("BEGIN READ ONLY;\nSET LOCAL statement_timeout = '2s';\n");
        shape.ifPresent(it -> text.append(it.assertSql()).append(";\n"));
        proof.ifPresent(it -> text.append(it.warmUpText()));
        made.ifPresent(it -> text.append("EXPLAIN ").append(it).append(";\n"));
        return text.append("EXPLAIN ").append(journal).append(";\nCOMMIT").toString();
    }

    /** The whole message. */
    public String text() {
        StringBuilder text = new StringBuilder("BEGIN;\n")
                .append(
                        "SET LOCAL search_path = pg_catalog;\nSET LOCAL row_security = off;\nSET LOCAL TimeZone = 'UTC';\n")
                // Neither a slow disk nor a synchronous standby that is away may prolong the lock: the commit of the
                // DONE row,
                // outside of it, flushes this one too, and nothing is reported before.
                .append("SET LOCAL synchronous_commit = off;\n")
                .append("SET LOCAL idle_in_transaction_session_timeout = '150ms';\n")
                .append("SET LOCAL lock_timeout = '100ms';\nSET LOCAL statement_timeout = '500ms';\n");
        if (transactionTimeout) {
            text.append("SET LOCAL transaction_timeout = ")
                    .append(Sql.milliseconds(
                            rung.multipliedBy(2).plus(HOLD.multipliedBy(3)).plus(WriteTrial.LIMIT)))
                    .append(";\n");
        }
        text.append(guard).append(";\n");
        appendLock(text);
        text.append("SELECT set_config('bellows.locked_at', extract(epoch FROM clock_timestamp())::text, true);\n")
                .append("SET LOCAL lock_timeout = ")
                .append(Sql.milliseconds(UNLISTED_LOCK))
                .append(";\nSET LOCAL statement_timeout = ")
                .append(Sql.milliseconds(HOLD))
                .append(";\n")
                .append(note(GRANTED));
        shape.ifPresent(it -> text.append(it.assertSql()).append(";\n"));
        for (int i = 0; i < statements.size(); i++) {
            if (i > 0) {
                text.append(NEXT_LIMIT);
            }
            // On a line of its own: a comment at a statement's end takes no semicolon with it.
            text.append(OwnDdl.marked(statements.get(i))).append("\n;\n");
        }
        proof.ifPresent(it -> text.append(note(CHANGED)).append(it.text()));
        text.append("SET LOCAL statement_timeout = ")
                .append(Sql.milliseconds(HOLD))
                .append(";\n");
        text.append("SET LOCAL lock_timeout = '1s';\n");
        made.ifPresent(it -> text.append(it).append(";\n"));
        check.ifPresent(it -> text.append(it).append(";\n"));
        return text.append(journal).append(";\nCOMMIT").toString();
    }

    private static String note(String sqlState) {
        return "SET LOCAL client_min_messages = notice;\nDO $blw$BEGIN RAISE NOTICE USING ERRCODE = '" + sqlState
                + "', MESSAGE = 'noted'; END$blw$;\nSET LOCAL client_min_messages = warning;\n";
    }

    private void appendLock(StringBuilder text) {
        if (relations.isEmpty()) {
            return;
        }
        if (!rung.isZero()) {
            // lock_timeout counts per lock, the statement limit for the whole list.
            text.append("SET LOCAL lock_timeout = ")
                    .append(Sql.milliseconds(rung))
                    .append(";\nSET LOCAL statement_timeout = ")
                    .append(Sql.milliseconds(rung.multipliedBy(2)))
                    .append(";\n");
        }
        text.append("LOCK TABLE ")
                .append(String.join(", ", relations))
                .append(" IN ")
                .append(mode)
                .append(" MODE")
                .append(rung.isZero() ? " NOWAIT" : "")
                .append(";\n");
    }
}
