package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.postgresql.journal.Problems;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.lock.WriteTrial;
import dev.bellows.engine.postgresql.session.Pause;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a step's proof of the application's writes cannot prove on this target, by kind of write, and why. A write that fails without the
 * change as well proves nothing against it. Confined to the worker.
 */
final class WriteDoubts {
    /** Every kind of write. */
    private static final String ALL = "all";

    /** Detail of an error that the next try would meet again: there is no row. */
    private static final String FOR_GOOD = "all of them";

    /** How the block's message begins when somebody held what it needs. */
    private static final String OTHERS = "others held";

    /** A cold server process may need longer than it will need the next time. */
    private static final int TRIES = 3;

    /** Looks at the same write without the change, before a refusal is put down to the change. */
    private static final int LOOKS_WITHOUT = 40;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private final StepRun run;
    private final String proof;
    private final SortedMap<String, String> doubts = new TreeMap<>();
    private int tries;

    WriteDoubts(StepRun run, String proof) {
        this.run = run;
        this.proof = proof;
    }

    /** The trial that the next attempt ends with; empty when there is nothing to try, or nothing left. */
    Optional<WriteTrial> trial() {
        return proof.isEmpty() || doubts.containsKey(ALL)
                ? Optional.empty()
                : Optional.of(new WriteTrial(proof, new TreeSet<>(doubts.keySet())));
    }

    /**
     * A write could not be tried: after some tries the step goes on without it.
     *
     * @param locked whether the lock was held; before that whoever holds the table is waited for like any other, and only they: a missing
     *     right or a long search for a row comes again each time
     */
    void notTried(SQLException e, boolean locked) {
        boolean forGood = Problems.detail(e).equals(FOR_GOOD);
        boolean waited = !locked && Problems.serverText(e).startsWith(OTHERS);
        if (forGood || (!waited && ++tries >= TRIES)) {
            doubt(e, Problems.serverText(e));
        }
    }

    /**
     * A write was refused after the change.
     *
     * @return whether it is refused without the change too, so that the next attempt leaves it out
     */
    boolean refusedAnyway(SQLException refused) throws SQLException {
        for (int look = 0; look < LOOKS_WITHOUT; look++) {
            try {
                run.control()
                        .transaction(run.guard().sql() + ";\n"
                                + new WriteTrial(proof, new TreeSet<>(doubts.keySet())).text() + "SELECT 1");
                return false;
            } catch (SQLException e) {
                if (SqlFailure.of(e) == SqlFailure.WRITE_REFUSED && kind(e).equals(kind(refused))) {
                    doubt(refused, "it fails without the change too");
                    return true;
                }
                if (SqlFailure.of(e) != SqlFailure.UNPROVEN) {
                    throw e;
                }
                // Writers hold the newest rows now and then.
                Pause.of(BETWEEN_LOOKS);
            }
        }
        return false;
    }

    /** What to tell of a step that went through; empty when everything was proven. */
    Optional<Problem> told() {
        if (doubts.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("Whether the application's writes still work is unproven");
        doubts.forEach((kind, why) -> text.append("; ")
                .append(kind.equals(ALL) ? "no write could be tried: " : kind + " could not be tried: ")
                .append(why));
        return Optional.of(run.problems().of(ErrorCode.STEP_UNPROVEN, text.toString()));
    }

    private void doubt(SQLException e, String why) {
        doubts.put(kind(e), why);
        tries = 0;
    }

    private static String kind(SQLException e) {
        String detail = Problems.detail(e);
        return detail.isEmpty() ? ALL : detail.split(" ", 2)[0];
    }
}
