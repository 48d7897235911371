package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Phase;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** In what a phase would differ if it were planned again, for people. Pure. */
public final class OtherSteps {
    private static final int MOST_NAMED = 3;

    private OtherSteps() {}

    /** Why what remains of a migration would not be the same over the catalog as it is now; empty where it would. */
    public static String why(Plan frozen, PlanOutcome again) {
        return switch (again) {
            case PlanOutcome.Planned(Plan plan) ->
                List.of(Phase.CONTRACT, Phase.CLEANUP).stream()
                        .filter(phase -> !plan.digest(phase).equals(frozen.digest(phase)))
                        .map(phase -> text(phase, frozen, plan))
                        .collect(Collectors.joining("; "));
            case PlanOutcome.Refused refused ->
                refused.problems().stream()
                        .map(Problem::message)
                        .filter(it -> !PostgresqlPlanner.isBesides(it))
                        .map(it -> it.endsWith(".") ? it.substring(0, it.length() - 1) : it)
                        .collect(Collectors.joining("; "));
        };
    }

    /** Names the steps that are new or missing; where neither is, those that would do something else under the same title. */
    private static String text(Phase phase, Plan frozen, Plan again) {
        List<String> before = titles(frozen, phase);
        List<String> now = titles(again, phase);
        List<String> said = new ArrayList<>();
        named("also have", without(now, before), said);
        named("not have any more", without(before, now), said);
        if (said.isEmpty()) {
            Set<String> same =
                    frozen.steps(phase).stream().map(OtherSteps::content).collect(Collectors.toSet());
            named(
                    "do otherwise",
                    again.steps(phase).stream()
                            .filter(step -> !same.contains(content(step)))
                            .map(Step::title)
                            .toList(),
                    said);
        }
        return phase.word() + " would "
                + (said.isEmpty() ? "have its steps in another order" : String.join(", and ", said));
    }

    private static void named(String what, List<String> titles, List<String> said) {
        if (!titles.isEmpty()) {
            int more = titles.size() - MOST_NAMED;
            said.add(what + ": "
                    + titles.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                    + (more > 0 ? " and " + more + " more" : ""));
        }
    }

    private static List<String> titles(Plan plan, Phase phase) {
        return plan.steps(phase).stream().map(Step::title).distinct().toList();
    }

    private static List<String> without(List<String> all, List<String> known) {
        return all.stream().filter(title -> !known.contains(title)).toList();
    }

    private static String content(Step step) {
        return step.title() + "\n" + step.body().canonical();
    }
}
