package dev.bellows.demo;

/** Where a backfill stands, by the cursor in the target itself. */
final class Backfill {
    private Backfill() {}

    /** Share done, 0 … 1; -1 when none is running there. */
    static double progress(Database database) {
        if (database.text("SELECT to_regclass('bellows.cursor')").isEmpty()) {
            return -1;
        }
        return database.text("SELECT CASE WHEN sum(upper_bound) > 0 THEN sum(position)::float8 / sum(upper_bound) END"
                        + " FROM bellows.cursor WHERE NOT done")
                .map(Double::parseDouble)
                .orElse(-1.0);
    }
}
