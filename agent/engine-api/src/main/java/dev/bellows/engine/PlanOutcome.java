package dev.bellows.engine;

import dev.bellows.document.error.Problem;
import java.util.List;

/** What planning gave. */
public sealed interface PlanOutcome {
    /** A plan a person can approve. */
    record Planned(Plan plan) implements PlanOutcome {}

    /** Nothing can be promised; each problem says why and the way out. At least one. */
    record Refused(List<Problem> problems) implements PlanOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
