package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.output.Fields;
import dev.bellows.cli.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A plan as people read it: classes with their steps, locks and hazards, waves, digests, the next commands. */
public final class PlanText {
    private static final int NAMES_SHOWN = 6;

    private PlanText() {}

    /** One target's plan. */
    public static String explained(String target, JsonNode answer) {
        StringBuilder text = new StringBuilder("plan for " + target + "\n");
        JsonNode plan = answer.path("plan");
        steps(plan, text);
        problems("hazards", plan.path("hazards"), "ROLLOUT", text);
        problems("refused", answer.path("problems"), "ROLLOUT", text);
        return text.append("what old and new code see is decided by the window; nothing was stored\n")
                .toString();
    }

    /** The plan of a rollout. */
    static String rollout(JsonNode plan) {
        String rollout = plan.path("rollout").asText();
        StringBuilder text = new StringBuilder();
        text.append("rollout    ").append(rollout).append('\n');
        text.append("matched    ").append(matched(plan)).append('\n');
        String selector = plan.path("selector").asText();
        text.append("selector   ")
                .append(selector.isEmpty() ? "every target of the line" : selector)
                .append('\n');
        text.append("quiet      ")
                .append(Fields.text(plan, "quiet"))
                .append(" before the hide, without a read by anybody undeclared\n");
        text.append("revertible ").append(Fields.text(plan, "revert_for")).append(" after the hide\n");
        for (JsonNode planClass : plan.path("classes")) {
            planClass(planClass, rollout, text);
        }
        refused("refused by ", plan.path("refused"), text);
        refused("nothing can begin now on ", plan.path("unready"), text);
        waves(plan.path("waves"), text);
        digests(plan, rollout, text);
        return text.toString();
    }

    /** {@code 312 of 4,190 databases in 9 plan classes}. */
    static String matched(JsonNode answer) {
        JsonNode classes = answer.has("plan_classes") ? answer.path("plan_classes") : answer.path("classes");
        long number = classes.isContainerNode() ? classes.size() : classes.asLong();
        String of = answer.has("of")
                ? Fields.count(answer.path("matched").asLong()) + " of "
                        + Fields.databases(answer.path("of").asLong())
                : Fields.databases(answer.path("matched").asLong());
        return of + " in " + Fields.count(number) + (number == 1 ? " plan class" : " plan classes");
    }

    private static void planClass(JsonNode planClass, String rollout, StringBuilder text) {
        JsonNode targets = planClass.path("targets");
        text.append("\nclass ")
                .append(planClass.path("number").asText())
                .append(": ")
                .append(Fields.databases(targets.size()))
                .append(" (")
                .append(some(targets))
                .append("), revert ")
                .append(Fields.text(planClass, "revert_class"))
                .append('\n');
        steps(planClass, text);
        problems("hazards", planClass.path("hazards"), rollout, text);
    }

    private static void steps(JsonNode plan, StringBuilder text) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("  PHASE", "STEP", "TITLE", "LOCK", "ROWS", "REWRITES", "GRANT", "REVERSIBLE"));
        for (JsonNode step : plan.path("steps")) {
            lines.add(List.of(
                    "  " + Fields.text(step, "phase").toLowerCase(java.util.Locale.ROOT),
                    Fields.text(step, "ordinal"),
                    Fields.text(step, "title"),
                    Fields.text(step, "lock"),
                    step.path("estimated_rows").asLong() > 0
                            ? "~" + Fields.count(step.path("estimated_rows").asLong())
                            : "-",
                    yes(step.path("rewrites")),
                    yes(step.path("needs_grant")),
                    yes(step.path("reversible"))));
        }
        text.append(Table.aligned(lines));
    }

    private static String yes(JsonNode flag) {
        return flag.asBoolean() ? "yes" : "no";
    }

    /** @param rollout what a command line among the ways out calls the rollout; the catalogue of errors knows no name */
    private static void problems(String title, JsonNode problems, String rollout, StringBuilder text) {
        if (problems.isEmpty()) {
            return;
        }
        text.append("  ").append(title).append(":\n");
        for (JsonNode problem : problems) {
            text.append("    ")
                    .append(Fields.text(problem, "code"))
                    .append("  ")
                    .append(Fields.text(problem, "message"))
                    .append('\n');
            if (problem.hasNonNull("way_out")) {
                text.append("      try: ")
                        .append(Fields.text(problem, "way_out").replace("start ROLLOUT", "start " + rollout))
                        .append('\n');
            }
        }
    }

    /** Every reason of a target that refuses, and the way out of each. */
    public static List<String> reasons(JsonNode problems) {
        List<String> lines = new ArrayList<>();
        for (JsonNode problem : problems) {
            lines.add("  " + Fields.text(problem, "message") + " (" + Fields.text(problem, "code") + ")");
            if (!problem.path("way_out").asText().isEmpty()) {
                lines.add("    try: " + Fields.text(problem, "way_out"));
            }
        }
        return lines.isEmpty() ? List.of("  its agent gave no reason") : lines;
    }

    private static void refused(String title, JsonNode refused, StringBuilder text) {
        if (refused.isEmpty()) {
            return;
        }
        text.append('\n').append(title).append(Fields.databases(refused.size())).append('\n');
        refused.forEach(one -> problems(Fields.text(one, "target"), one.path("problems"), "ROLLOUT", text));
    }

    private static void waves(JsonNode waves, StringBuilder text) {
        text.append('\n');
        for (Map.Entry<String, JsonNode> phase : waves.properties()) {
            int number = 1;
            for (JsonNode wave : phase.getValue()) {
                text.append(String.format("%-9s wave %d  ", phase.getKey(), number++))
                        .append(Fields.databases(wave.size()))
                        .append(" (")
                        .append(some(wave))
                        .append(")\n");
            }
        }
    }

    private static String some(JsonNode names) {
        List<String> shown = new ArrayList<>();
        for (JsonNode name : names) {
            if (shown.size() == NAMES_SHOWN) {
                shown.add("… " + Fields.count(names.size() - NAMES_SHOWN) + " more");
                break;
            }
            shown.add(Fields.text(name));
        }
        return String.join(", ", shown);
    }

    private static void digests(JsonNode plan, String rollout, StringBuilder text) {
        text.append('\n');
        JsonNode digests = plan.path("digests");
        for (String group : List.of("expand_migrate", "contract", "cleanup")) {
            if (digests.hasNonNull(group)) {
                long needed = plan.path("approvals_needed").path(group).asLong();
                text.append(String.format("%-14s  ", group))
                        .append(digests.path(group).asText())
                        .append(needed == 0 ? "  no approval needed" : "  approvals needed: " + needed)
                        .append('\n');
            }
        }
        text.append('\n');
        if (plan.path("approvals_needed").path("expand_migrate").asLong() > 0) {
            text.append("next: bellows rollout approve ")
                    .append(Fields.text(digests, "expand_migrate"))
                    .append("   (another person)\n");
        }
        text.append("next: bellows rollout start ").append(rollout).append('\n');
    }
}
