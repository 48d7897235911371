package dev.bellows.engine.postgresql.purge;

import dev.bellows.engine.Removal.Obstacle;
import java.util.List;

/**
 * What a look found.
 *
 * @param schema whether schema {@code bellows} is there
 * @param objects what of ours is in it, for people
 * @param leftovers triggers and functions beside tables that no migration needs any more
 * @param obstacles what forbids to take it all away
 * @param mark of fences, windows, journals and plans: whoever changed one since changed it
 */
record Found(boolean schema, List<String> objects, List<Leftover> leftovers, List<Obstacle> obstacles, String mark) {
    Found {
        objects = List.copyOf(objects);
        leftovers = List.copyOf(leftovers);
        obstacles = List.copyOf(obstacles);
    }

    /**
     * Something of ours outside of the schema.
     *
     * @param table whose lock its end takes, quoted and qualified; empty for a function
     * @param shown for people
     * @param drop the statement, without CASCADE
     */
    record Leftover(String table, String shown, String drop) {}
}
