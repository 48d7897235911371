package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Indexes that may refuse a row for what its values are, where a person says how values go over: unique ones, since two values may become
 * one, and those that compute something, which may fail. Before the contract one over the counterpart would refuse code of the old version
 * something, and behind it one over the hidden column code of the new version. So they are built behind the Narrowing and go over in the
 * lock that hides the column; a revert builds them anew on the hidden column first, beside readers and writers.
 *
 * @param table the table
 * @param late at the counterpart
 * @param back the same at the hidden column
 */
record MovedIndexes(Table table, List<TwinIndex> late, List<TwinIndex> back) {
    static MovedIndexes of(
            OwnNames names, TableName name, Table table, String from, String to, String hidden, List<Index> models) {
        return new MovedIndexes(
                table,
                models.stream()
                        .map(it -> new TwinIndex(table, it, names.lateIndex(name, from, it.name()), from, to))
                        .toList(),
                models.stream()
                        .map(it -> new TwinIndex(table, it, names.backIndex(name, from, it.name()), from, hidden))
                        .toList());
    }

    boolean isEmpty() {
        return late.isEmpty();
    }

    /** Whether what one of them computes is looked at only with the whole table. */
    boolean hasExpressions() {
        return late.stream().anyMatch(it -> it.model().expressions());
    }

    /** Builds them over the counterpart, where only code that knows it writes. From then on each refuses what it is for. */
    List<PlannedStep> build(String isHidden) {
        return late.stream()
                .map(it -> build(it, it.to()).granted().unless(isHidden))
                .toList();
    }

    /** Takes them from where they are, whose names the two columns cannot both have. */
    List<String> drop() {
        return late.stream()
                .map(it -> it.isModelDroppable()
                        ? "DROP INDEX " + qualified(table.schema(), it.model().name())
                        : "ALTER TABLE " + qualified(table.schema(), table.name()) + " DROP CONSTRAINT "
                                + quoted(it.model().constraint()))
                .toList();
    }

    /** Gives their names and roles to those at the counterpart. */
    List<String> takeOver() {
        return late.stream().flatMap(it -> it.takeOver().stream()).toList();
    }

    /** Gives them to those at the column that is shown again. */
    List<String> takeBack() {
        return back.stream().flatMap(it -> it.takeOver().stream()).toList();
    }

    /** Builds them at the hidden column; nothing where the column is not hidden. */
    List<PlannedStep> prepareBack(String isShown) {
        List<PlannedStep> steps = new ArrayList<>();
        back.forEach(it -> steps.add(build(it, it.to()).unless(isShown)));
        return steps;
    }

    /** Takes those away again that a revert which was given up has built. */
    List<String> dropBack() {
        return dropped(back).toList();
    }

    /** What of those is there, each as a condition. */
    List<String> backIsThere() {
        return isThere(back).toList();
    }

    /** Takes those away that a contract which was given up has built: code of the old version comes back. */
    List<String> dropLate() {
        return dropped(late).toList();
    }

    /** What of those is there, each as a condition. */
    List<String> lateIsThere() {
        return isThere(late).toList();
    }

    /** They have their models' names and are valid. */
    List<String> haveTakenOver() {
        return late.stream().map(TwinIndex::hasTakenOver).toList();
    }

    private Stream<String> dropped(List<TwinIndex> indexes) {
        return indexes.stream().map(it -> "DROP INDEX IF EXISTS " + qualified(table.schema(), it.name()));
    }

    private Stream<String> isThere(List<TwinIndex> indexes) {
        return indexes.stream().map(it -> Probe.relationIsThere(table.schema(), it.name()));
    }

    private PlannedStep build(TwinIndex index, String on) {
        return new PlannedStep(
                "build " + (index.model().unique() ? "unique " : "") + "index " + index.name() + " on " + on + ", like "
                        + index.model().name(),
                index.create(),
                "",
                false,
                true,
                table.estimatedRows());
    }
}
