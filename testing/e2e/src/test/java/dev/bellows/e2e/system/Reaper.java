package dev.bellows.e2e.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.fixtures.time.SystemRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Kills the agent at named places and at any time, the control plane at any time, and both at once. Confined to its caller. */
final class Reaper implements KilledRound.Faults {
    private static final List<String> EVERYWHERE = List.of(
            "fence-raised",
            "step-before-begun",
            "step-begun",
            "step-before-done",
            "step-done",
            "lock-batch-before-send",
            "lock-batch-committed",
            "window-before-row",
            "window-row");
    private static final List<String> EXPANDING = List.of(
            "transaction-committed",
            "online-before-statement",
            "online-after-statement",
            "backfill-cursor",
            "backfill-batch",
            "verify-chunk");
    private static final Duration LONGEST_LIFE = Duration.ofMillis(2_500);
    private static final Duration LONGEST_WAY = Duration.ofSeconds(30);
    private static final int STRIKES = 9;

    private final Round round;
    private final ControlPlane controlPlane;
    private final RandomGenerator chance;
    private final SortedMap<String, Integer> points = new TreeMap<>();
    private boolean stopped;

    Reaper(Round round, ControlPlane controlPlane, RandomGenerator chance) {
        this.round = round;
        this.controlPlane = controlPlane;
        this.chance = chance;
    }

    /** How often each kind of kill happened. */
    SortedMap<String, Integer> points() {
        return points;
    }

    @Override
    public void strike(KilledRound.Leg leg, BooleanSupplier over) {
        List<String> journalled = journalled(leg);
        int next = 0;
        for (int strike = 0; strike < STRIKES && (strike == 0 || !over.getAsBoolean()); strike++) {
            switch (chance.nextInt(8)) {
                case 0 -> atRandom("agent at any time", this::killAgent);
                case 1 -> atRandom("control plane at any time", controlPlane::kill);
                case 2 ->
                    atRandom("both at any time", () -> {
                        controlPlane.kill();
                        killAgent();
                    });
                case 3, 4 -> atPlace(generic(leg), over);
                default -> {
                    if (journalled.isEmpty() || next >= journalled.size()) {
                        atRandom("control plane at any time", controlPlane::kill);
                    } else {
                        next = Math.min(journalled.size() - 1, next + chance.nextInt(4));
                        atPlace(journalled.get(next++), over);
                    }
                }
            }
        }
        killAgent();
        stopped = false;
        controlPlane.awaitReady();
    }

    private String generic(KilledRound.Leg leg) {
        List<String> names = new ArrayList<>(EVERYWHERE);
        if (leg == KilledRound.Leg.EXPAND_AND_MIGRATE) {
            names.addAll(EXPANDING);
        }
        return names.get(chance.nextInt(names.size()));
    }

    private List<String> journalled(KilledRound.Leg leg) {
        List<String> names = new ArrayList<>();
        for (String run : leg.runs()) {
            for (JsonNode step : round.plan().path("classes").path(0).path("steps")) {
                if (run.startsWith(step.path("phase").asText().toLowerCase(Locale.ROOT) + "#")) {
                    for (String state : List.of("BEGUN", "DONE")) {
                        names.add(
                                "journalled " + run + " " + step.path("ordinal").asInt() + " " + state);
                    }
                }
            }
        }
        return names;
    }

    private void atRandom(String what, Runnable kill) {
        SystemRuntime.sleepUntil(SystemRuntime.nanos() + chance.nextLong(LONGEST_LIFE.toNanos()));
        kill.run();
        count(what);
    }

    private void killAgent() {
        round.agent().kill();
        stopped = false;
    }

    /** The agent dies where it is, and its successor at the place. */
    private void atPlace(String place, BooleanSupplier over) {
        if (!stopped) {
            count("agent at any time");
        }
        round.agent().killAndStopAt(place);
        stopped = round.agent().reaches(place, LONGEST_WAY, over);
        if (stopped) {
            count("agent at " + place.replaceAll("#\\d+ \\d+", ""));
        }
    }

    private void count(String what) {
        points.merge(what, 1, Integer::sum);
    }
}
