package dev.bellows.engine;

import java.time.Instant;
import java.util.List;

/**
 * What one look read of the sessions of one server by number: its own counter of sessions ever opened in the target's database, between
 * two readings of who is there. A session's key is unique on its server for ever.
 *
 * @param epoch two counts are comparable only while this stays the same: it changes when the server starts, crashes or resets the counter
 * @param at a moment before the first reading, on the agent's clock: every session that ended before it is in the count
 * @param opened the counter, read after the first reading and before the second
 * @param present sessions of the first reading, ours included
 * @param late keys of sessions that only the second reading has: the counter may have them or not
 * @param own keys of sessions that this process opened on the server lately, whether they still are or not
 */
public record SessionCount(
        String epoch, Instant at, long opened, List<Present> present, List<String> late, List<String> own) {
    public SessionCount {
        present = List.copyOf(present);
        late = List.copyOf(late);
        own = List.copyOf(own);
    }

    /**
     * A session that was there.
     *
     * @param counted whether the counter surely has it already
     */
    public record Present(String key, boolean counted) {}
}
