package dev.bellows.engine;

import dev.bellows.document.Phase;
import java.time.Instant;

/**
 * Rows of a target that a step could not make right, for one reason, and that nobody has put right since. Nothing in it is taken from a
 * row: keys stay in the target, where {@code query} finds them.
 *
 * @param rollout whose step it was, {@code orders/18}
 * @param phase phase of the step
 * @param ordinal place of the step in that phase, from 1
 * @param step its title
 * @param relation table, quoted and qualified
 * @param cause the engine's own short code of the error; PostgreSQL: the SQLSTATE
 * @param reason the same for people, without a value of any row
 * @param rows how many
 * @param atLeast whether there may be more that the step did not look at
 * @param since when the first of them was met, by the target's clock
 * @param query statement that shows them to whoever may read the table, in the target
 */
public record OpenBadRows(
        String rollout,
        Phase phase,
        int ordinal,
        String step,
        String relation,
        String cause,
        String reason,
        long rows,
        boolean atLeast,
        Instant since,
        String query) {}
