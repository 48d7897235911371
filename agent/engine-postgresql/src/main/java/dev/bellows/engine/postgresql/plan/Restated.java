package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Phase;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import java.util.List;

/**
 * Something that is said anew of what stays what it is, and what was said of it before. What somebody else says meanwhile is neither: forward
 * a person is asked, and on the way back it stays.
 *
 * @param table of which it is said
 * @param title for people, in the imperative
 * @param undoTitle the same of the way back
 * @param say the statement that says it
 * @param unsay the one that says again what was said
 * @param is condition that is true when it is said
 * @param was condition that is true while what was said before is
 * @param lock what the statements take
 */
record Restated(
        BoundTable table, String title, String undoTitle, String say, String unsay, String is, String was, Lock lock) {

    /** What statements hold up. */
    enum Lock {
        /** Other changes of the schema, and no statement of an application. */
        CHANGES,
        /** Everybody, for milliseconds. */
        EVERYBODY
    }

    /** Code of no version can tell: said at first, and taken back by a rollback. */
    void expand(OperationPlan plan) {
        plan.add(Phase.EXPAND, PlannedStep.reversible(title, body(say, Probe.all(is), Probe.all(was)), locked()));
        plan.add(Phase.ROLLBACK, PlannedStep.reversible(undoTitle, undo(), locked()));
    }

    /** Code of the old version could tell: said when it is served no more, and taken back by a revert. */
    void contract(OperationPlan plan) {
        plan.add(Phase.CONTRACT, PlannedStep.granted(title, body(say, Probe.all(is), Probe.all(was)), locked(), true));
        plan.add(Phase.REVERT, PlannedStep.reversible(undoTitle, body(unsay, Probe.all(was), Probe.all(is)), locked()));
    }

    private Step.Body undo() {
        return body(unsay, Probe.all(Probe.either(was, Probe.not(is))), Probe.all(is));
    }

    private Step.Body body(String statement, String doneWhen, String notDoneWhen) {
        List<String> relations = List.of(table.relation());
        List<String> statements = table.asOwner(statement);
        return switch (lock) {
            case CHANGES -> Step.Body.StrongLock.besideWriters(relations, statements, doneWhen, notDoneWhen);
            case EVERYBODY -> new Step.Body.StrongLock(relations, statements, doneWhen, notDoneWhen);
        };
    }

    private String locked() {
        return switch (lock) {
            case CHANGES -> "";
            case EVERYBODY -> table.lock();
        };
    }
}
