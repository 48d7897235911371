package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.lock.StrongLockBatch;
import dev.bellows.engine.postgresql.session.Pause;
import dev.bellows.engine.postgresql.statement.StatementWork;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Changes that were granted their lock and ran into its limit. One that reads or writes rows would do so again and is never repeated. One
 * that cannot have had a second's work was stopped because the server stood still, which it seldom does twice. Confined to the worker.
 */
final class Overruns {
    /** Whoever meets a server that stands still each time stalls its application each time. */
    private static final int MOST = 3;

    /** What an application that waited for a second has to itself before the next try; up to twice as long. */
    private static final Duration APART = Duration.ofSeconds(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Bytes that are read and written in a fraction of the limit wherever a disk is not standing still. */
    private static final long SMALL = 8L << 20;

    private static final int SHOWN = 300;

    /** Everything that the relations hold, and what inherits from them or is a part of them. */
    private static final String SIZE = """
            WITH RECURSIVE tree(oid) AS (
              SELECT o FROM unnest(?::pg_catalog.oid[]) o UNION SELECT i.inhrelid FROM tree JOIN pg_catalog.pg_inherits i ON i.inhparent = tree.oid)
            SELECT coalesce(sum(pg_catalog.pg_total_relation_size(oid)), 0) FROM tree""";

    private final StepRun run;
    private int met;

    Overruns(StepRun run) {
        this.run = run;
    }

    /**
     * After one more: empty, once some time has passed, where another try is worth the second that it may cost.
     *
     * @param statements all that was done under the lock, each written by the planner unless {@code written}
     * @param written whether a person wrote any of them
     * @param relations what was locked
     * @param took since the message was sent: with less than the limit somebody cancelled it
     */
    Optional<StepOutcome> after(List<String> statements, boolean written, Collection<Long> relations, Duration took)
            throws SQLException {
        met++;
        if (took.compareTo(StrongLockBatch.HOLD) < 0) {
            return failed("and the change was cancelled by somebody after " + took.toMillis() + " ms", statements);
        }
        String ran = "and the change ran longer than the " + StrongLockBatch.HOLD.toMillis()
                + " ms that it may be held (or was cancelled by somebody)";
        if (written || !stoodStill(statements, relations)) {
            return failed(ran, statements);
        }
        if (met >= MOST) {
            return failed(
                    ran + ", " + met + " times, though it has next to nothing to do: the server stands still",
                    statements);
        }
        run.listener().waiting("the server took over a second for a change of the catalog; the next try follows");
        pause();
        return Optional.empty();
    }

    private boolean stoodStill(List<String> statements, Collection<Long> relations) throws SQLException {
        List<StatementWork> work = statements.stream().map(StatementWork::of).toList();
        return !work.contains(StatementWork.ANYTHING)
                && (!work.contains(StatementWork.ROWS) || size(relations) <= SMALL);
    }

    private long size(Collection<Long> relations) throws SQLException {
        try (PreparedStatement query = run.control().connection().prepareStatement(SIZE)) {
            query.setArray(1, run.control().connection().createArrayOf("oid", relations.toArray()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void pause() {
        long left = APART.toMillis() + run.runtime().chance().nextLong(APART.toMillis());
        for (; left > 0 && !run.listener().cancelled(); left -= BETWEEN_LOOKS.toMillis()) {
            if (!Pause.of(BETWEEN_LOOKS)) {
                return;
            }
        }
    }

    private Optional<StepOutcome> failed(String what, List<String> statements) throws SQLException {
        String all = String.join("; ", statements);
        String shown = all.length() <= SHOWN ? all : all.substring(0, SHOWN) + "…";
        return Optional.of(run.failed(
                run.problems().of(ErrorCode.LOCK_HELD_TOO_LONG, "The lock was granted, " + what + ": " + shown)));
    }
}
