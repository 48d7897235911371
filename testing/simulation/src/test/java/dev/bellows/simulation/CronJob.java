package dev.bellows.simulation;

import dev.bellows.simulation.SimulatedDatabase.Session;
import java.util.SplittableRandom;

/**
 * A reader without a tag that comes and goes: every few seconds a session of some milliseconds, in which it reads the old column. No
 * claim speaks of it, and looks rarely meet it. Until it ends for good nothing it reads may go. Confined to the world.
 */
final class CronJob {
    static final String ROLE = "cron";

    private final World world;
    private final SimulatedDatabase database;
    private final SplittableRandom chance;
    private final long pauseMillis;
    private long number;
    private boolean over;

    CronJob(World world, SimulatedDatabase database) {
        this.world = world;
        this.database = database;
        this.chance = Timeline.chance(world.seed, "cron/" + database.name);
        this.pauseMillis = 2_000 + chance.nextLong(14_000);
    }

    /** Runs from now on; ends for good before the moment. */
    void start(long endsAtMillis) {
        world.timeline.afterMillis(chance.nextLong(pauseMillis), this::once);
        world.timeline.afterMillis(endsAtMillis, () -> {
            over = true;
            world.timeline.tell(ROLE, "runs no more on " + database.name);
        });
    }

    private void once() {
        if (over) {
            return;
        }
        String key = ROLE + "@" + number++;
        database.open(key, new Session("", 0));
        world.timeline.afterMillis(5 + chance.nextLong(40), () -> {
            database.reads(ROLE);
            world.checker.reads(ROLE, database);
            database.sessions.remove(key);
        });
        world.timeline.afterMillis(pauseMillis, this::once);
    }
}
