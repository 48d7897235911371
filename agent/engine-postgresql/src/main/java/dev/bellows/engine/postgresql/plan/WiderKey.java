package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keys of a column whose type changes under its own name: its primary key and UNIQUE constraints, and the foreign keys that start at it or
 * point at it. A hidden column is NULL where a value does not fit it, which no primary key may be, what a foreign key writes into it may not
 * fit it either, and statements name such constraints. So they go over to the counterpart in the lock that hides the column, on all the
 * tables; a revert builds them anew on the hidden column first, beside readers and writers, and they go back in the lock that shows it.
 *
 * @param table the table
 * @param constraints likes of the primary key and UNIQUE constraints at the counterpart
 * @param back the same at the hidden column
 * @param again the counterpart's own once more, where it is under the column's name
 * @param foreignKeys likes of the foreign keys at the counterpart
 * @param foreignKeysBack the same at the hidden column
 */
record WiderKey(
        Table table,
        List<TwinIndex> constraints,
        List<TwinIndex> back,
        List<TwinIndex> again,
        List<TwinForeignKey> foreignKeys,
        List<TwinForeignKey> foreignKeysBack) {

    static WiderKey of(
            OwnNames names,
            TableName name,
            Table table,
            Conversion conversion,
            String hidden,
            List<TwinIndex> indexes,
            List<TwinForeignKey> foreignKeys) {
        String from = conversion.column().name();
        String called = conversion.counterpart().name();
        List<TwinIndex> constraints =
                indexes.stream().filter(it -> !it.isModelDroppable()).toList();
        return new WiderKey(
                table,
                constraints,
                constraints.stream()
                        .map(it -> new TwinIndex(
                                table,
                                it.model(),
                                names.backIndex(name, from, it.model().name()),
                                from,
                                hidden))
                        .toList(),
                constraints.stream()
                        .map(it -> new TwinIndex(table, it.model(), it.name(), from, called))
                        .toList(),
                foreignKeys,
                foreignKeys.stream()
                        .map(it -> TwinForeignKey.of(
                                table, it.model(), it.constraint().name(), from, hidden))
                        .toList());
    }

    boolean hasPrimary() {
        return constraints.stream().anyMatch(it -> it.model().primary());
    }

    /** Every table that is locked for it, the column's own first. */
    List<String> relations() {
        return Stream.concat(
                        Stream.of(qualified(table.schema(), table.name())),
                        foreignKeys.stream().flatMap(it -> it.relations().stream()))
                .distinct()
                .toList();
    }

    /** Before the column is hidden: foreign keys are at the counterpart alone. */
    List<String> leave() {
        return foreignKeys.stream()
                .flatMap(it -> it.replacedByOwners().stream())
                .toList();
    }

    /** Before it is shown: they are at the hidden column alone. */
    List<String> comeBack() {
        return foreignKeysBack.stream()
                .flatMap(it -> it.replacedByOwners().stream())
                .toList();
    }

    /** Takes the constraints away, whose names the two columns cannot both have. */
    List<String> drop() {
        return constraints.stream()
                .map(it -> "ALTER TABLE " + qualified(table.schema(), table.name()) + " DROP CONSTRAINT "
                        + quoted(it.model().constraint()))
                .toList();
    }

    /** Gives them to the counterpart. */
    List<String> takeOver() {
        return constraints.stream().flatMap(it -> it.takeOver().stream()).toList();
    }

    /** Gives them to the column that is shown again. */
    List<String> takeBack() {
        return back.stream().flatMap(it -> it.takeOver().stream()).toList();
    }

    /** Makes what the hidden column needs to have them; nothing of it where the column is not hidden. */
    List<PlannedStep> prepareBack(String isShown) {
        List<PlannedStep> steps = new ArrayList<>();
        back.forEach(it -> steps.add(build(it, it.to()).unless(isShown)));
        again.forEach(it -> steps.add(build(it, it.to()).unless(isShown)));
        foreignKeysBack.forEach(it -> it.steps().forEach(step -> steps.add(step.unless(isShown))));
        return steps;
    }

    private PlannedStep build(TwinIndex index, String on) {
        return new PlannedStep(
                "build index " + index.name() + " on " + on + ", like "
                        + index.model().name(),
                index.create(),
                "",
                false,
                true,
                table.estimatedRows());
    }
}
