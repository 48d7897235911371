package dev.bellows.document;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import java.util.Arrays;
import java.util.Optional;

/**
 * One number of a throttle: its name in documents, on the command line and on the wire, its unit, its range, what each profile says, and
 * the signal that it limits. The one table that documents, HTTP, command line and agent read; why the numbers are these is decision
 * 0027.
 */
public enum ThrottleSetting {
    /** Ranges written at the same time. */
    WORKERS(
            "workers",
            ThrottleUnit.COUNT,
            "",
            1,
            16,
            1,
            1,
            2,
            Needed.NEVER,
            "Ranges of a table that are written at the same time."),
    /** Share of the time in which batches run. */
    DUTY(
            "duty",
            ThrottleUnit.PERCENT,
            "",
            1,
            100,
            50,
            100,
            100,
            Needed.NEVER,
            "Share of its time that a worker writes; after each batch it rests for the remainder."),
    /** Pace of the WAL. */
    WAL_BUDGET(
            "walBudget",
            ThrottleUnit.BYTES_PER_SECOND,
            "wal_rate",
            1,
            1L << 50,
            16L << 20,
            -1,
            -1,
            Needed.NEVER,
            "WAL a second of the whole server; batches are paced so that it is kept."),
    /** Lag in time. */
    MAX_LAG(
            "maxLag",
            ThrottleUnit.MILLISECONDS,
            "replica_lag",
            1,
            3_650L * 86_400_000,
            2_000,
            5_000,
            30_000,
            Needed.NORMAL,
            "Replay delay of a configured replica."),
    /** Lag in bytes. */
    MAX_LAG_BYTES(
            "maxLagBytes",
            ThrottleUnit.BYTES,
            "replica_lag_bytes",
            1L << 20,
            1L << 50,
            64L << 20,
            512L << 20,
            4L << 30,
            Needed.GENTLE,
            "History that a configured replica has not replayed."),
    /** Sessions queueing. */
    MAX_LOCK_WAITERS(
            "maxLockWaiters",
            ThrottleUnit.COUNT,
            "lock_waiters",
            0,
            10_000,
            1,
            5,
            20,
            Needed.NORMAL,
            "Application sessions that wait for the table or for a row's writer."),
    /** The oldest snapshot. */
    MAX_HORIZON_AGE(
            "maxHorizonAge",
            ThrottleUnit.MILLISECONDS,
            "horizon_age",
            1_000,
            30L * 86_400_000,
            600_000,
            1_800_000,
            7_200_000,
            Needed.GENTLE,
            "Age of the oldest snapshot, which keeps vacuum from removing dead rows."),
    /** WAL kept for slots. */
    MAX_SLOT_WAL(
            "maxSlotWal",
            ThrottleUnit.BYTES,
            "slot_wal",
            1L << 20,
            1L << 50,
            1L << 30,
            8L << 30,
            32L << 30,
            Needed.GENTLE,
            "WAL that the server retains for the replication slot furthest behind."),
    /** WAL not archived. */
    MAX_ARCHIVE_BEHIND(
            "maxArchiveBehind",
            ThrottleUnit.BYTES,
            "archive_behind",
            16L << 20,
            1L << 50,
            512L << 20,
            4L << 30,
            16L << 30,
            Needed.NEVER,
            "WAL that is not archived yet."),
    /** Sessions at work. */
    MAX_ACTIVE(
            "maxActive",
            ThrottleUnit.PERCENT,
            "active_sessions",
            1,
            10_000,
            100,
            200,
            400,
            Needed.GENTLE,
            "Active sessions of the server as a share of its cores (agent.yaml: cores)."),
    /** Autovacuum at work on the table. */
    MAX_AUTOVACUUMS(
            "maxAutovacuums",
            ThrottleUnit.COUNT,
            "autovacuum",
            0,
            100,
            0,
            -1,
            -1,
            Needed.GENTLE,
            "Autovacuum workers at work on the table."),
    /** Autovacuum that prevents wraparound. */
    MAX_WRAPAROUND(
            "maxWraparound",
            ThrottleUnit.COUNT,
            "wraparound_vacuum",
            0,
            100,
            0,
            0,
            -1,
            Needed.GENTLE,
            "Of these, those that prevent transaction id wraparound."),
    /** How fast the application's own query is. */
    MAX_PROBE(
            "maxProbe",
            ThrottleUnit.MILLISECONDS,
            "probe",
            1,
            3_600_000,
            50,
            200,
            1_000,
            Needed.ALWAYS,
            "99th percentile of the probe query (agent.yaml: probe)."),
    /** Stalls for processors. */
    MAX_CPU_PRESSURE(
            "maxCpuPressure",
            ThrottleUnit.PERCENT,
            "cpu_pressure",
            0,
            100,
            20,
            40,
            80,
            Needed.ALWAYS,
            "Time in which some process waited for a processor, ten seconds' average (agent.yaml: pressure)."),
    /** Stalls for the disk. */
    MAX_IO_PRESSURE(
            "maxIoPressure",
            ThrottleUnit.PERCENT,
            "io_pressure",
            0,
            100,
            20,
            40,
            80,
            Needed.ALWAYS,
            "The same for the disk."),
    /** Stalls for memory. */
    MAX_MEMORY_PRESSURE(
            "maxMemoryPressure",
            ThrottleUnit.PERCENT,
            "memory_pressure",
            0,
            100,
            5,
            10,
            30,
            Needed.ALWAYS,
            "The same for memory.");

    /** The value that stands for no limit. */
    public static final long NONE = -1;

    /** How a person writes it. */
    public static final String NONE_WORD = "none";

    private final String key;
    private final ThrottleUnit unit;
    private final String signal;
    private final long lowest;
    private final long highest;
    private final long gentle;
    private final long normal;
    private final long fast;
    private final Needed needed;
    private final String text;

    ThrottleSetting(
            String key,
            ThrottleUnit unit,
            String signal,
            long lowest,
            long highest,
            long gentle,
            long normal,
            long fast,
            Needed needed,
            String text) {
        this.key = key;
        this.unit = unit;
        this.signal = signal;
        this.lowest = lowest;
        this.highest = highest;
        this.gentle = gentle;
        this.normal = normal;
        this.fast = fast;
        this.needed = needed;
        this.text = text;
    }

    /** Under which profile nothing is written while the signal cannot be read. */
    private enum Needed {
        NEVER,
        GENTLE,
        NORMAL,
        /** Somebody took the trouble to configure where it comes from. */
        ALWAYS
    }

    /** Name in documents, on the command line and on the wire. */
    public String key() {
        return key;
    }

    /** Unit of every value. */
    public ThrottleUnit unit() {
        return unit;
    }

    /** Name of the signal that is compared with it; empty for those that only pace. */
    public String signal() {
        return signal;
    }

    /** What it limits, for people. */
    public String text() {
        return text;
    }

    /** Lowest value that can be set. */
    public long lowest() {
        return lowest;
    }

    /** Highest value that can be set. */
    public long highest() {
        return highest;
    }

    /** Whether it can be lifted. */
    public boolean canBeNone() {
        return !signal.isEmpty();
    }

    /** What a profile says, {@link #NONE} for no limit. */
    public long of(ThrottleProfile profile) {
        return switch (profile) {
            case GENTLE -> gentle;
            case NORMAL -> normal;
            case FAST -> fast;
        };
    }

    /** Whether a profile lets nothing be written while the signal cannot be read. A limit that is lifted needs no signal. */
    public boolean needed(ThrottleProfile profile) {
        return switch (needed) {
            case NEVER -> false;
            case GENTLE -> profile == ThrottleProfile.GENTLE;
            case NORMAL -> profile != ThrottleProfile.FAST;
            case ALWAYS -> true;
        };
    }

    /** Reads a value as a person writes it, {@code none} included; anything out of range is a coded refusal. */
    public long parse(String written) {
        if (written.equals(NONE_WORD) && canBeNone()) {
            return NONE;
        }
        long value = unit.parse(written);
        if (value < lowest || value > highest) {
            throw new BellowsException(new Problem(
                    ErrorCode.DOC_VALUE,
                    key + " '" + written + "' is not within " + range(),
                    "Write it like " + unit.example() + "."));
        }
        return value;
    }

    /** The range, for people. */
    public String range() {
        return unit.exact(lowest) + " … " + unit.exact(highest) + (canBeNone() ? ", or " + NONE_WORD : "");
    }

    /** A value as {@link #parse} reads it back. */
    public String exact(long value) {
        return value == NONE ? NONE_WORD : unit.exact(value);
    }

    /** The setting of that name, if there is one. */
    public static Optional<ThrottleSetting> of(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }
}
