package dev.bellows.e2e.system;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.time.Seed;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * {@code make kills}: rollout after rollout, each on a fresh database, until processes were killed at so many points. A first rollout
 * without kills tells which DDL takes effect how often; the others must equal it.
 */
public final class KillsMain {
    private static final String POINTS = "200";
    private static final int REVERT_EVERY = 4;

    private final Path folder;
    private final Seed seed;
    private final SortedMap<String, Integer> points = new TreeMap<>();
    private final List<String> duplicates = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final SortedMap<Boolean, SortedMap<String, Integer>> references = new TreeMap<>();

    private KillsMain(Path folder, Seed seed) {
        this.folder = folder;
        this.seed = seed;
    }

    public static void main(String[] arguments) throws IOException {
        int wanted = Integer.parseInt(System.getenv().getOrDefault("KILLS_POINTS", POINTS));
        Seed seed = Seed.orGiven(SystemRuntime.now().toEpochMilli());
        Path folder = Files.createTempDirectory("bellows-kills");
        System.out.println("kills: " + seed + ", logs in " + folder);
        KillsMain kills = new KillsMain(folder, seed);
        boolean held;
        try {
            held = kills.run(wanted);
        } catch (AssertionError e) {
            System.out.println("kills: FAILED: " + e.getMessage() + " (" + seed + ")");
            held = false;
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run(int wanted) {
        RandomGenerator.SplittableGenerator chance = seed.random();
        try (TestPostgresql server = TestPostgresql.start();
                ControlPlane controlPlane = ControlPlane.start(folder)) {
            Round.prepare(server);
            for (boolean revert : List.of(false, true)) {
                round(controlPlane, server, "calm" + (revert ? "r" : ""), revert, chance.split(), false);
            }
            for (int number = 1; done() < wanted; number++) {
                round(controlPlane, server, "line" + number, number % REVERT_EVERY == 0, chance.split(), true);
            }
        }
        points.forEach((what, times) -> System.out.printf("%5d × %s%n", times, what));
        System.out.println(
                "kills: points=" + done() + " duplicate_executions=" + duplicates.size() + " lost=" + lost.size());
        return duplicates.isEmpty() && lost.isEmpty() && wrong.isEmpty();
    }

    private int done() {
        return points.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void round(
            ControlPlane controlPlane,
            TestPostgresql server,
            String line,
            boolean revert,
            RandomGenerator chance,
            boolean kills) {
        long begun = SystemRuntime.nanos();
        try (Round round = new Round(folder, controlPlane, server, line, 1)) {
            Reaper reaper = new Reaper(round, controlPlane, chance);
            Judge.Verdict verdict = KilledRound.run(round, controlPlane, kills ? reaper : (leg, over) -> {}, revert);
            reaper.points().forEach((what, times) -> points.merge(what, times, Integer::sum));
            verdict.duplicates().forEach(text -> say(duplicates, "duplicate: " + text));
            verdict.lost().forEach(text -> say(lost, "lost: " + text));
            verdict.wrong().forEach(text -> say(wrong, "wrong: " + text));
            TestDatabase database = round.databases().values().iterator().next();
            compare(line, DdlWitness.counts(database), revert);
            System.out.printf(
                    "%s%s: %d points so far, %d requests, %d s; %d duplicate, %d lost, %d wrong%n",
                    round.rollout(),
                    revert ? " with a revert" : "",
                    done(),
                    round.requests(),
                    Duration.ofNanos(SystemRuntime.nanos() - begun).toSeconds(),
                    duplicates.size(),
                    lost.size(),
                    wrong.size());
        }
    }

    private static void say(List<String> kind, String text) {
        kind.add(text);
        System.out.println(text);
    }

    private void compare(String line, SortedMap<String, Integer> found, boolean revert) {
        SortedMap<String, Integer> reference = references.computeIfAbsent(revert, key -> found);
        SortedMap<String, Integer> all = new TreeMap<>(reference);
        found.forEach((command, times) -> all.putIfAbsent(command, 0));
        all.forEach((command, times) -> {
            int here = found.getOrDefault(command, 0);
            if (here > times) {
                say(
                        duplicates,
                        "duplicate: " + line + ": " + here + " × " + command + " took effect, " + times + " are right");
            } else if (here < times) {
                say(lost, "lost: " + line + ": " + here + " × " + command + " took effect, " + times + " are right");
            }
        });
    }
}
