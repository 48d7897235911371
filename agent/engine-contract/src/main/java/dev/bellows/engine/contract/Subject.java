package dev.bellows.engine.contract;

import dev.bellows.engine.EngineProvider;
import dev.bellows.engine.TargetSettings;
import java.time.Duration;
import java.util.List;

/** An engine under test, with databases to try it on. Called by one thread at a time. */
public interface Subject {
    /** The engine. */
    EngineProvider provider();

    /** Migrations to try, at least one for each operation that the engine says it can plan. */
    List<OperationCase> cases();

    /**
     * The one of them that the clauses are tried on that do not differ between operations. Its plan has a fill, a verification that a
     * planted mismatch is found by, and a step that needs a grant in CONTRACT; both versions see the same value. A rename is a good one.
     */
    OperationCase model();

    /** Which of them are tried with agents that die, since that may take long; at least the model. */
    default List<OperationCase> dying() {
        return cases();
    }

    /** Which of these die at every place of every step; the others at one place of each step. */
    default List<OperationCase> dyingEverywhere() {
        return dying();
    }

    /** A new database as the case begins on, which no agent was ever at. Two for one case are equal. */
    SubjectDatabase freshDatabase(OperationCase story);

    /** A target whose database does not answer. */
    TargetSettings unreachable();

    /** Within what time the engine says so. */
    Duration unreachableDeadline();

    /**
     * The longest that a bystander's query may wait while we are at work.
     *
     * @param atRest the longest that one waited when nobody was at work, on this machine a moment ago
     */
    Duration stallBound(Duration atRest);
}
