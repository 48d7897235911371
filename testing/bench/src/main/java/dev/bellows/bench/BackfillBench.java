package dev.bellows.bench;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.time.SystemRuntime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Our backfill to one big UPDATE, with the same sync trigger and the same filled table in both arms. Confined to the main thread. */
final class BackfillBench {
    private static final String ONE_UPDATE =
            "UPDATE users SET email_address = email WHERE email_address IS DISTINCT FROM email";

    private static final String UNTOUCHED = "UPDATE users SET active = NOT active";

    private static final int SMALL = 100_000;
    private static final int WIDE_ROWS = 200;
    private static final int WIDE_BYTES = 192 * 1024;

    private final Arena arena;

    BackfillBench(Arena arena) {
        this.arena = arena;
    }

    /** What one arm gave. */
    private record Result(double rowsPerSecond, double walBytesPerRow, double heapToCopy) {}

    @FunctionalInterface
    private interface Fill {
        void run(EngineTarget target, Connection connection) throws SQLException;
    }

    /** Throw-away runs, so that the first measured arm does not pay for a cold JVM. */
    void warmUp() {
        measure(20_000, 2);
    }

    /** Six figures: speed, WAL and heap, with one worker and with two. */
    List<Figure> measure(int rows, int runs) {
        TestDatabase template = arena.template(rows);
        List<Fill> arms = List.of(
                (target, connection) -> oneUpdate(connection),
                (target, connection) -> target.backfill(1),
                (target, connection) -> target.backfill(2));
        List<List<Result>> results = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int run = 0; run < runs; run++) {
            List<List<Result>> tries = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int turn = 0; turn < arms.size() * tries(rows); turn++) {
                int arm = (run + turn) % arms.size();
                tries.get(arm).add(arm(template, rows, arms.get(arm)));
            }
            for (int arm = 0; arm < arms.size(); arm++) {
                results.get(arm).add(fastest(tries.get(arm)));
            }
        }
        arena.drop(template);
        List<Figure> figures = new ArrayList<>(figures(rows, 1, results.get(1), results.get(0)));
        figures.addAll(figures(rows, 2, results.get(2), results.get(0)));
        return figures;
    }

    /** An arm of a tenth of a second is one interruption away from twice its time: of small tables the fastest of three counts. */
    private static int tries(int rows) {
        return rows <= SMALL ? 3 : 1;
    }

    private static Result fastest(List<Result> tries) {
        return tries.stream()
                .max(Comparator.comparingDouble(Result::rowsPerSecond))
                .orElseThrow();
    }

    private Result arm(TestDatabase template, int rows, Fill fill) {
        TestDatabase database = arena.copyOf(template);
        try (EngineTarget target = EngineTarget.open(database);
                Connection connection = database.connect()) {
            target.expand();
            arena.checkpoint();
            long walBefore = arena.walBytes();
            long began = SystemRuntime.nanos();
            fill.run(target, connection);
            double seconds = (SystemRuntime.nanos() - began) / 1e9;
            long wal = arena.walBytes() - walBefore;
            long left = Arena.number(database, "SELECT count(*) FROM users WHERE email_address IS DISTINCT FROM email");
            if (left != 0) {
                throw new IllegalStateException(left + " rows are not filled");
            }
            return new Result(rows / seconds, wal / (double) rows, heapToCopy(database));
        } catch (SQLException e) {
            throw new IllegalStateException("an arm failed", e);
        } finally {
            arena.drop(database);
        }
    }

    private static void oneUpdate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ONE_UPDATE);
        }
    }

    /** WAL that a backfill of a table with random keys writes, to the same with keys in the order of the rows. */
    Figure randomKeys(int rows, int runs) {
        TestDatabase random = arena.uuidTemplate(rows, true);
        TestDatabase ordered = arena.uuidTemplate(rows, false);
        Fill fill = (target, connection) -> target.backfill(1);
        List<Figure.Pair> pairs = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            pairs.add(new Figure.Pair(
                    arm(random, rows, fill).walBytesPerRow(),
                    arm(ordered, rows, fill).walBytesPerRow()));
        }
        arena.drop(random);
        arena.drop(ordered);
        return new Figure("backfill_wal_random_uuid_" + size(rows), "bytes/row", pairs);
    }

    /**
     * WAL of an application's UPDATE that leaves a large renamed column alone, while both names are served, to the same before there is
     * a second one.
     */
    Figure untouchedWideColumn(int runs) {
        TestDatabase template = arena.wideTemplate(WIDE_ROWS, WIDE_BYTES);
        List<Figure.Pair> pairs = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            pairs.add(new Figure.Pair(walOfUntouched(template, true), walOfUntouched(template, false)));
        }
        arena.drop(template);
        return new Figure("update_wal_untouched_" + WIDE_BYTES / 1024 + "kB_column", "bytes/row", pairs);
    }

    private double walOfUntouched(TestDatabase template, boolean served) {
        TestDatabase database = arena.copyOf(template);
        try (EngineTarget target = EngineTarget.open(database);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (served) {
                target.expand();
                target.backfill(1);
            }
            // Once before it counts: what a checkpoint makes of the first touch of a page is no part of either arm.
            statement.execute(UNTOUCHED);
            long before = arena.walBytes();
            statement.execute(UNTOUCHED);
            return (arena.walBytes() - before) / (double) WIDE_ROWS;
        } catch (SQLException e) {
            throw new IllegalStateException("an arm failed", e);
        } finally {
            arena.drop(database);
        }
    }

    private static double heapToCopy(TestDatabase database) {
        database.execute("CREATE TABLE fresh AS TABLE users");
        // A bulk load leaves empty blocks at the end, which would flatter small tables; a vacuum gives them back.
        database.execute("VACUUM fresh");
        return Arena.number(database, "SELECT pg_relation_size('users')")
                / (double) Arena.number(database, "SELECT pg_relation_size('fresh')");
    }

    private static List<Figure> figures(int rows, int workers, List<Result> ours, List<Result> baseline) {
        String suffix = "_" + size(rows) + "_" + workers + (workers == 1 ? "worker" : "workers");
        List<Figure.Pair> speed = new ArrayList<>();
        List<Figure.Pair> wal = new ArrayList<>();
        List<Figure.Pair> heap = new ArrayList<>();
        for (int run = 0; run < ours.size(); run++) {
            Result mine = ours.get(run);
            Result theirs = baseline.get(run);
            speed.add(new Figure.Pair(mine.rowsPerSecond(), theirs.rowsPerSecond()));
            wal.add(new Figure.Pair(mine.walBytesPerRow(), theirs.walBytesPerRow()));
            heap.add(new Figure.Pair(mine.heapToCopy(), theirs.heapToCopy()));
        }
        return List.of(
                new Figure("backfill_speed" + suffix, "rows/s", speed),
                new Figure("backfill_wal" + suffix, "bytes/row", wal),
                new Figure("backfill_heap" + suffix, "fresh_copies", heap));
    }

    /** 10000 as 10k, 1000000 as 1M. */
    static String size(int rows) {
        if (rows % 1_000_000 == 0) {
            return rows / 1_000_000 + "M";
        }
        return rows % 1_000 == 0 ? rows / 1_000 + "k" : String.valueOf(rows);
    }
}
