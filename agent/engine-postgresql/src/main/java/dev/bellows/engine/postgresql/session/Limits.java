package dev.bellows.engine.postgresql.session;

import java.time.Duration;

/**
 * Limits pinned on a session.
 *
 * @param statement statement_timeout; zero for none
 * @param lock lock_timeout per wait; zero for none
 * @param simple whether statements travel in simple query messages, several in one
 */
public record Limits(Duration statement, Duration lock, boolean simple) {
    /** Short questions to the catalog. */
    public static final Limits QUESTION = new Limits(Duration.ofSeconds(15), Duration.ofSeconds(1), true);

    /** Reading the catalog for a plan, in a transaction of its own. */
    public static final Limits CATALOG = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(5), false);

    /** Short fenced transactions on our own tables. */
    public static final Limits JOURNAL = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(5), true);

    /** The strong-lock batch sets its own limits per transaction; these are the net below. */
    public static final Limits BATCH = new Limits(Duration.ofSeconds(5), Duration.ofMillis(200), true);

    /** Backfill batches: several statements in one message. */
    public static final Limits BACKFILL = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(2), true);

    /** One chunk of a verification. */
    public static final Limits VERIFICATION = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(2), true);

    /** Statements that the database runs online: hours are normal, and so is waiting for old snapshots. */
    public static final Limits ONLINE = new Limits(Duration.ofHours(24), Duration.ofHours(2), true);
}
