package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.bellows.cli.session.ExitCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a rollout's state means for somebody who waits.
 *
 * @param code what to end with; PENDING means: not yet
 * @param why one line for people
 */
record Verdict(ExitCode code, String why) {
    private static final int MOST_REASONS = 3;
    private static final List<String> WAY_ON = List.of("expand", "migrate", "contract", "cleanup");

    /** What can be waited for, in the order a rollout reaches them, and the one way back. */
    enum Goal {
        EXPANDED,
        MIGRATED,
        CONTRACTED,
        COMPLETE,
        ROLLED_BACK;

        /** Whether every database of the rollout stands there: the rollout's own state is called by whoever is furthest. */
        boolean reached(JsonNode rollout) {
            if (this != ROLLED_BACK && reverting(rollout)) {
                return false;
            }
            String state = rollout.path("state").asText();
            JsonNode rows = rollout.path("targets");
            if (this == ROLLED_BACK || !rows.path(0).hasNonNull("standing")) {
                return states().contains(state);
            }
            boolean all = rows.size() >= rollout.path("matched").asInt();
            for (JsonNode row : rows) {
                all &= reachedBy(row, state);
            }
            return all && (this != COMPLETE || state.equals("COMPLETE"));
        }

        /** Whether one database stands there. */
        boolean reachedBy(JsonNode row, String state) {
            String standing = row.path("standing").asText();
            return standings().contains(standing)
                    // What takes nothing away is complete once it is migrated.
                    || (state.equals("COMPLETE") && standing.equals("MIGRATED"));
        }

        private List<String> standings() {
            return switch (this) {
                case EXPANDED ->
                    List.of(
                            "EXPANDED",
                            "MIGRATING",
                            "MIGRATED",
                            "CONTRACTING",
                            "REVERTING",
                            "HIDDEN",
                            "CLEANING",
                            "CLEANED");
                // One whose revert failed serves nothing more than before, until somebody leads it on.
                case MIGRATED -> List.of("MIGRATED", "CONTRACTING", "HIDDEN", "CLEANING", "CLEANED");
                case CONTRACTED -> List.of("HIDDEN", "CLEANING", "CLEANED");
                case COMPLETE -> List.of("CLEANED");
                case ROLLED_BACK -> List.of("ROLLED_BACK");
            };
        }

        /** The states of a rollout that speak of all its databases, for a control plane that does not say where each one stands. */
        private List<String> states() {
            return switch (this) {
                case EXPANDED, MIGRATED -> List.of("MIGRATED", "CONTRACTED", "COMPLETE");
                case CONTRACTED -> List.of("CONTRACTED", "COMPLETE");
                case COMPLETE -> List.of("COMPLETE");
                case ROLLED_BACK -> List.of("ROLLED_BACK");
            };
        }

        /** Phases without which it is not reached. */
        private List<String> phases() {
            return switch (this) {
                case EXPANDED -> WAY_ON.subList(0, 1);
                case MIGRATED -> WAY_ON.subList(0, 2);
                case CONTRACTED -> WAY_ON.subList(0, 3);
                case COMPLETE -> WAY_ON;
                case ROLLED_BACK -> List.of("rollback");
            };
        }

        /** The verb that begins again what leads there; what expands begins once. */
        private String verb() {
            return switch (this) {
                case EXPANDED, MIGRATED -> "";
                case CONTRACTED, COMPLETE -> "contract";
                case ROLLED_BACK -> "rollback";
            };
        }

        /** As typed: {@code migrated}, {@code rolled-back}. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Goal> of(String typed) {
            String name = typed.toUpperCase(Locale.ROOT).replace('-', '_');
            return List.of(values()).stream()
                    .filter(goal -> goal.name().equals(name))
                    .findFirst();
        }
    }

    /** Without a goal: whether the rollout rests where it is, and how. */
    static Verdict resting(JsonNode rollout) {
        String state = rollout.path("state").asText();
        JsonNode runs = rollout.path("phase_runs");
        JsonNode last = runs.path(runs.size() - 1);
        // A way back that was given up leaves the rollout where it was; and one that was gone put a cleanup aside.
        return stopped(rollout, run -> run.equals(last) && WAY_ON.contains(phase(run)))
                .orElseGet(() -> switch (state) {
                    case "MIGRATED", "CONTRACTED", "COMPLETE", "ROLLED_BACK" ->
                        running(rollout)
                                ? new Verdict(ExitCode.PENDING, state + why(rollout))
                                : new Verdict(ExitCode.OK, state);
                    default -> new Verdict(ExitCode.PENDING, state + why(rollout));
                });
    }

    /**
     * With a goal: whether it is reached, can still be, or cannot.
     *
     * @param abandoned runs that were aborted before anybody waited; they end no wait for what may be begun again
     */
    static Verdict towards(Goal goal, JsonNode rollout, Set<String> abandoned) {
        String state = rollout.path("state").asText();
        if (goal.reached(rollout)) {
            return new Verdict(ExitCode.OK, state);
        }
        Optional<Verdict> lost = lost(goal, rollout);
        if (lost.isPresent()) {
            return lost.get();
        }
        boolean open = false;
        for (JsonNode verb : rollout.path("legal_verbs")) {
            open |= verb.asText().equals(goal.verb());
        }
        Set<String> passedOver = open ? abandoned : Set.of();
        Optional<Verdict> stopped = stopped(
                rollout,
                run -> goal.phases().contains(phase(run))
                        && !passedOver.contains(run.path("id").asText()));
        if (stopped.isPresent()) {
            return stopped.get();
        }
        boolean goesBack = state.equals("ROLLING_BACK") || state.equals("ROLLED_BACK");
        boolean past = goal == Goal.ROLLED_BACK && state.equals("COMPLETE");
        return (goal != Goal.ROLLED_BACK && goesBack) || past
                ? new Verdict(ExitCode.FAILED, state + ": " + goal.word() + " will not be reached")
                : new Verdict(ExitCode.PENDING, state + why(rollout));
    }

    /** Databases that went back, or were taken out before they were there: the rollout does not bring them on any more. */
    private static Optional<Verdict> lost(Goal goal, JsonNode rollout) {
        if (goal == Goal.ROLLED_BACK) {
            return Optional.empty();
        }
        String state = rollout.path("state").asText();
        List<String> lost = new ArrayList<>();
        for (JsonNode row : rollout.path("targets")) {
            String standing = row.path("standing").asText();
            String phase = phase(row);
            boolean out = !standing.isEmpty()
                    && !goal.reachedBy(row, state)
                    && row.path("state").asText().equals("SKIPPED")
                    && (phase.equals("expand") || phase.equals("migrate"));
            if (standing.equals("ROLLED_BACK") || standing.equals("ROLLING_BACK") || out) {
                lost.add(row.path("target").asText() + (out ? " was taken out" : " is " + standing));
            }
        }
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        String more = lost.size() > MOST_REASONS ? " and " + (lost.size() - MOST_REASONS) + " more" : "";
        return Optional.of(new Verdict(
                ExitCode.FAILED,
                state + ": "
                        + String.join(", ", lost.stream().limit(MOST_REASONS).toList()) + more + ", and so "
                        + goal.word() + " will not be reached"));
    }

    /** Runs that were aborted. */
    static Set<String> aborted(JsonNode rollout) {
        Set<String> aborted = new HashSet<>();
        for (JsonNode run : rollout.path("phase_runs")) {
            if (run.path("state").asText().equals("ABORTED")) {
                aborted.add(run.path("id").asText());
            }
        }
        return aborted;
    }

    private static String phase(JsonNode run) {
        return run.path("phase").asText().toLowerCase(Locale.ROOT);
    }

    /**
     * A rollout that goes no further by itself: a person must decide, its newest run was halted, or the newest of those that count was
     * aborted.
     */
    private static Optional<Verdict> stopped(JsonNode rollout, Predicate<JsonNode> counts) {
        JsonNode runs = rollout.path("phase_runs");
        if (rollout.path("state").asText().equals("NEEDS_PERSON")) {
            return Optional.of(new Verdict(ExitCode.HALTED, "NEEDS_PERSON" + why(rollout)));
        }
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        JsonNode last = runs.path(runs.size() - 1);
        if (last.path("state").asText().equals("HALTED")) {
            return Optional.of(new Verdict(ExitCode.HALTED, last.path("id").asText() + " is HALTED" + why(rollout)));
        }
        JsonNode newest = MissingNode.getInstance();
        for (JsonNode run : runs) {
            newest = counts.test(run) ? run : newest;
        }
        return newest.path("state").asText().equals("ABORTED")
                ? Optional.of(new Verdict(ExitCode.FAILED, newest.path("id").asText() + " was ABORTED" + why(rollout)))
                : Optional.empty();
    }

    /** What becomes of it once nobody waits any more: it goes on by itself, or somebody has to begin it, now that nothing does. */
    static String onwards(JsonNode rollout) {
        String id = rollout.path("id").asText();
        if (neverStarted(rollout)) {
            return "it was never started: bellows rollout start " + id;
        }
        boolean rests = rollout.path("state").asText().equals("MIGRATED") && !running(rollout);
        return rests
                ? "nothing is under way: " + rollout.path("next_command").asText("bellows rollout describe " + id)
                : "it goes on";
    }

    static boolean neverStarted(JsonNode rollout) {
        return rollout.path("state").asText().equals("PLANNED");
    }

    private static boolean running(JsonNode rollout) {
        return anyRun(rollout, Verdict::runs);
    }

    /** Whether a way back to MIGRATED is under way: nobody who waits is told of what it takes back. */
    private static boolean reverting(JsonNode rollout) {
        return anyRun(rollout, run -> phase(run).equals("revert") && runs(run));
    }

    private static boolean runs(JsonNode run) {
        return List.of("RUNNING", "PAUSED", "AWAITING_APPROVAL")
                .contains(run.path("state").asText());
    }

    private static boolean anyRun(JsonNode rollout, Predicate<JsonNode> test) {
        for (JsonNode run : rollout.path("phase_runs")) {
            if (test.test(run)) {
                return true;
            }
        }
        return false;
    }

    private static String why(JsonNode rollout) {
        List<String> reasons = new ArrayList<>();
        rollout.path("paused").forEach(reason -> reasons.add("paused: " + reason.asText()));
        // Many databases share a reason: one that is another's must not be lost behind twenty that are the same.
        Map<String, List<String>> targets = new LinkedHashMap<>();
        for (JsonNode waiting : rollout.path("waiting")) {
            targets.computeIfAbsent(waiting.path("why").asText(), why -> new ArrayList<>())
                    .add(waiting.path("target").asText());
        }
        int left = 0;
        int shown = 0;
        for (Map.Entry<String, List<String>> reason : targets.entrySet()) {
            List<String> names = reason.getValue();
            if (shown++ < MOST_REASONS) {
                String more = names.size() == 1 ? "" : " and " + (names.size() - 1) + " more";
                reasons.add((names.getFirst().isEmpty() ? "" : names.getFirst() + more + ": ") + reason.getKey());
            } else {
                left += names.size();
            }
        }
        if (left > 0) {
            reasons.add(left + " more wait");
        }
        return reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
    }
}
