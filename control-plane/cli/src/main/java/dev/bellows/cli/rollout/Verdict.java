package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.session.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a rollout's state means for somebody who waits.
 *
 * @param code what to end with; PENDING means: not yet
 * @param why one line for people
 */
record Verdict(ExitCode code, String why) {

    /** What can be waited for, in the order a rollout reaches them, and the one way back. */
    enum Goal {
        EXPANDED,
        MIGRATED,
        CONTRACTED,
        COMPLETE,
        ROLLED_BACK;

        boolean reached(String state) {
            return states().contains(state);
        }

        private List<String> states() {
            return switch (this) {
                case EXPANDED -> List.of("MIGRATING", "MIGRATED", "CONTRACTING", "CONTRACTED", "CLEANING", "COMPLETE");
                case MIGRATED -> List.of("MIGRATED", "CONTRACTING", "CONTRACTED", "CLEANING", "COMPLETE");
                case CONTRACTED -> List.of("CONTRACTED", "CLEANING", "COMPLETE");
                case COMPLETE -> List.of("COMPLETE");
                case ROLLED_BACK -> List.of("ROLLED_BACK");
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
        return stopped(rollout).orElseGet(() -> switch (state) {
            case "MIGRATED", "CONTRACTED", "COMPLETE", "ROLLED_BACK" ->
                running(rollout)
                        ? new Verdict(ExitCode.PENDING, state + why(rollout))
                        : new Verdict(ExitCode.OK, state);
            default -> new Verdict(ExitCode.PENDING, state + why(rollout));
        });
    }

    /** With a goal: whether it is reached, can still be, or cannot. */
    static Verdict towards(Goal goal, JsonNode rollout) {
        String state = rollout.path("state").asText();
        if (goal.reached(state)) {
            return new Verdict(ExitCode.OK, state);
        }
        Optional<Verdict> stopped = stopped(rollout);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        boolean goesBack = state.equals("ROLLING_BACK") || state.equals("ROLLED_BACK");
        boolean past = goal == Goal.ROLLED_BACK && state.equals("COMPLETE");
        return (goal != Goal.ROLLED_BACK && goesBack) || past
                ? new Verdict(ExitCode.FAILED, state + ": " + goal.word() + " will not be reached")
                : new Verdict(ExitCode.PENDING, state + why(rollout));
    }

    /** A rollout that goes no further by itself: its newest run was aborted or halted, or a person must decide. */
    private static Optional<Verdict> stopped(JsonNode rollout) {
        JsonNode runs = rollout.path("phase_runs");
        if (rollout.path("state").asText().equals("NEEDS_PERSON")) {
            return Optional.of(new Verdict(ExitCode.HALTED, "NEEDS_PERSON" + why(rollout)));
        }
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        JsonNode newest = runs.path(runs.size() - 1);
        return switch (newest.path("state").asText()) {
            case "HALTED" ->
                Optional.of(new Verdict(ExitCode.HALTED, newest.path("id").asText() + " is HALTED" + why(rollout)));
            case "ABORTED" ->
                Optional.of(new Verdict(ExitCode.FAILED, newest.path("id").asText() + " was ABORTED" + why(rollout)));
            default -> Optional.empty();
        };
    }

    private static boolean running(JsonNode rollout) {
        for (JsonNode run : rollout.path("phase_runs")) {
            String state = run.path("state").asText();
            if (state.equals("RUNNING") || state.equals("PAUSED") || state.equals("AWAITING_APPROVAL")) {
                return true;
            }
        }
        return false;
    }

    private static String why(JsonNode rollout) {
        List<String> reasons = new ArrayList<>();
        rollout.path("paused").forEach(reason -> reasons.add("paused: " + reason.asText()));
        int shown = 0;
        for (JsonNode waiting : rollout.path("waiting")) {
            if (shown++ < 3) {
                String target = waiting.path("target").asText();
                reasons.add((target.isEmpty() ? "" : target + ": ")
                        + waiting.path("why").asText());
            }
        }
        if (shown > 3) {
            reasons.add((shown - 3) + " more wait");
        }
        return reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
    }
}
