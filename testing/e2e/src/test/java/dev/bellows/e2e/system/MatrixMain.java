package dev.bellows.e2e.system;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.probe.Sample;
import dev.bellows.fixtures.probe.StallProber;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code make matrix}: every operation in every way, each on a database of its own, with services of both versions at work: to the end, rolled
 * back after each phase, reverted after the hide, and with the agent killed at each of its steps. {@code MATRIX_SHARD=i/n} runs a part,
 * {@code MATRIX_ONLY=text} the operations that have it in their names, {@code MATRIX_KILLS=0} none of the kills.
 */
public final class MatrixMain {
    private static final List<String> PHASES =
            List.of("EXPAND", "MIGRATE", "CONTRACT", "CLEANUP", "ROLLBACK", "REVERT");
    private static final Duration STALL = Duration.ofMillis(250);

    private final Path folder;
    private final ControlPlane controlPlane;
    private final TestPostgresql server;
    private final boolean kills = !"0".equals(System.getenv("MATRIX_KILLS"));
    private final List<String> errors = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> mismatches = new ArrayList<>();
    private Duration worst = Duration.ZERO;
    private int cells;

    private MatrixMain(Path folder, ControlPlane controlPlane, TestPostgresql server) {
        this.folder = folder;
        this.controlPlane = controlPlane;
        this.server = server;
    }

    public static void main(String[] arguments) throws IOException {
        long begun = SystemRuntime.nanos();
        Path folder = Files.createTempDirectory("bellows-matrix");
        System.out.println("matrix: logs in " + folder);
        boolean held;
        try (TestPostgresql server = TestPostgresql.start();
                ControlPlane controlPlane = ControlPlane.start(folder)) {
            Round.prepare(server);
            held = new MatrixMain(folder, controlPlane, server).run(begun);
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run(long begun) {
        TestDatabase quiet = server.createDatabase("quiet");
        quiet.execute("CREATE TABLE docs (id int PRIMARY KEY, state text); INSERT INTO docs VALUES (3, 's')");
        StallProber machine = StallProber.start(
                "machine", quiet.dataSource(), Duration.ofMillis(5), "UPDATE docs SET state = state WHERE id = 3");
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService lanes = Executors.newFixedThreadPool(lanes())) {
            List<MatrixStory> stories = mine();
            for (int i = 0; i < stories.size(); i++) {
                MatrixStory story = stories.get(i);
                String line = "m" + (MatrixStory.all().indexOf(story) + 1);
                running.add(lanes.submit(() -> story(story, line)));
            }
        }
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                errors.add("a story ended by itself: " + e);
            }
        }
        Duration baseline = machine.stop().stream()
                .map(Sample::latency)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        errors.forEach(System.out::println);
        lost.forEach(System.out::println);
        mismatches.forEach(System.out::println);
        System.out.println("matrix: baseline_stall_ms=" + baseline.toMillis());
        System.out.println("matrix: cells=" + cells + " refused=0 errors=" + errors.size() + " lost_writes="
                + lost.size() + " mismatches=" + mismatches.size() + " worst_stall_ms=" + worst.toMillis() + " seconds="
                + Duration.ofNanos(SystemRuntime.nanos() - begun).toSeconds());
        boolean stalled = worst.compareTo(STALL) >= 0 && worst.compareTo(baseline.multipliedBy(2)) >= 0;
        return errors.isEmpty() && lost.isEmpty() && mismatches.isEmpty() && !stalled && cells > 0;
    }

    private static int lanes() {
        return Integer.parseInt(System.getenv().getOrDefault("MATRIX_LANES", "2"));
    }

    private static List<MatrixStory> mine() {
        String only = System.getenv().getOrDefault("MATRIX_ONLY", "");
        String[] shard = System.getenv().getOrDefault("MATRIX_SHARD", "1/1").split("/", 2);
        int part = Integer.parseInt(shard[0]);
        int parts = Integer.parseInt(shard[1]);
        List<MatrixStory> all = MatrixStory.all();
        return all.stream()
                .filter(story -> all.indexOf(story) % parts == part - 1)
                .filter(story -> story.name().contains(only))
                .toList();
    }

    private void story(MatrixStory story, String line) {
        List<MatrixCell.Way> ways = new ArrayList<>();
        ways.add(new MatrixCell.Way.RollbackAfter("MIGRATE"));
        if (story.contracts()) {
            ways.add(new MatrixCell.Way.Revert());
        }
        List<Integer> expand = new ArrayList<>();
        cell(story, line + "-1", new MatrixCell.Way.Complete(), cell -> {
            expand.addAll(cell.steps("EXPAND"));
            for (String phase : kills ? PHASES : List.<String>of()) {
                cell.steps(phase).forEach(ordinal -> ways.add(new MatrixCell.Way.Kill(phase, ordinal)));
            }
        });
        if (!expand.isEmpty()) {
            ways.add(new MatrixCell.Way.RollbackAfter("EXPAND"));
        }
        int number = 2;
        for (MatrixCell.Way way : ways) {
            cell(story, line + "-" + number++, way, cell -> {});
        }
    }

    private void cell(
            MatrixStory story, String line, MatrixCell.Way way, java.util.function.Consumer<MatrixCell> then) {
        long begun = SystemRuntime.nanos();
        String what = story + ", " + way + " (" + line + ")";
        try (MatrixCell cell = new MatrixCell(folder, controlPlane, server, story, line)) {
            MatrixCell.Result result = cell.goes(way);
            then.accept(cell);
            judged(what, result, Duration.ofNanos(SystemRuntime.nanos() - begun));
        } catch (AssertionError | RuntimeException e) {
            failed(what, e);
        }
    }

    private synchronized void judged(String what, MatrixCell.Result result, Duration took) {
        cells++;
        result.errors().forEach(text -> errors.add("error: " + what + ": " + text));
        result.lost().forEach(text -> lost.add("lost: " + what + ": " + text));
        result.mismatches().forEach(text -> mismatches.add("mismatch: " + what + ": " + text));
        worst = worst.compareTo(result.worst()) < 0 ? result.worst() : worst;
        System.out.println(what + ": " + took.toSeconds() + " s, worst stall "
                + result.worst().toMillis() + " ms"
                + (result.errors().isEmpty()
                                && result.lost().isEmpty()
                                && result.mismatches().isEmpty()
                        ? ""
                        : " WRONG"));
    }

    private synchronized void failed(String what, Throwable e) {
        cells++;
        errors.add("error: " + what + ": " + e.getMessage());
        System.out.println(what + ": WRONG");
    }
}
