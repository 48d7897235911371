package dev.bellows.demo;

/** Where a backfill stands, by the cursor in the target itself. */
final class Backfill {
    private Backfill() {}

    /** Share of the rows done, 0 … 1; -1 when none is running there. */
    static double progress(Database database, long rows) {
        if (database.text("SELECT to_regclass('bellows.cursor')").isEmpty()) {
            return -1;
        }
        return database.text(
                        "SELECT sum(c.rows) FROM bellows.cursor c WHERE c.phase = 'MIGRATE' AND NOT c.finished AND EXISTS"
                                + " (SELECT FROM pg_stat_activity a WHERE a.application_name LIKE 'bellows%')")
                .map(Double::parseDouble)
                .map(done -> done / rows)
                .orElse(-1.0);
    }
}
