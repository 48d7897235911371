package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is a key to others and cannot stay with a hidden column that is NULL where a value does not fit it: the primary key, and the foreign
 * keys that point at the column. They go over to the counterpart in the lock that hides the column, on all the tables; a revert builds them
 * anew on the hidden column first, beside readers and writers, and they go back in the lock that shows it.
 *
 * @param table the table
 * @param primary the primary key's like at the counterpart; empty where the column is no part of it
 * @param back its like at the hidden column
 * @param again the counterpart's own once more, where it is under the column's name
 * @param pointing likes of foreign keys that point at the column
 * @param pointingBack the same at the hidden column
 */
record WiderKey(
        Table table,
        Optional<TwinIndex> primary,
        Optional<TwinIndex> back,
        Optional<TwinIndex> again,
        List<TwinForeignKey> pointing,
        List<TwinForeignKey> pointingBack) {

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
        Optional<TwinIndex> primary =
                indexes.stream().filter(it -> it.model().primary()).findFirst();
        List<TwinForeignKey> pointing =
                foreignKeys.stream().filter(TwinForeignKey::pointsHere).toList();
        return new WiderKey(
                table,
                primary,
                primary.map(it -> new TwinIndex(
                        table,
                        it.model(),
                        names.backIndex(name, from, it.model().name()),
                        from,
                        hidden)),
                primary.map(it -> new TwinIndex(table, it.model(), it.name(), from, called)),
                pointing,
                pointing.stream()
                        .map(it -> TwinForeignKey.of(
                                table, it.model(), it.constraint().name(), from, hidden))
                        .toList());
    }

    /** Every table that is locked for it, the column's own first. */
    List<String> relations() {
        return Stream.concat(
                        Stream.of(qualified(table.schema(), table.name())),
                        pointing.stream().flatMap(it -> it.relations().stream()))
                .distinct()
                .toList();
    }

    /** Before the column is hidden: foreign keys point at the counterpart alone. */
    List<String> pointThere() {
        return pointing.stream().flatMap(it -> it.replacedByOwners().stream()).toList();
    }

    /** Before it is shown: they point at the hidden column alone. */
    List<String> pointBack() {
        return pointingBack.stream()
                .flatMap(it -> it.replacedByOwners().stream())
                .toList();
    }

    /** Takes the primary key away, which the two columns cannot both have. */
    List<String> drop() {
        return primary
                .map(it -> "ALTER TABLE " + qualified(table.schema(), table.name()) + " DROP CONSTRAINT "
                        + quoted(it.model().constraint()))
                .stream()
                .toList();
    }

    /** Gives it to the counterpart. */
    List<String> takeOver() {
        return primary.map(TwinIndex::takeOver).orElse(List.of());
    }

    /** Gives it to the column that is shown again. */
    List<String> takeBack() {
        return back.map(TwinIndex::takeOver).orElse(List.of());
    }

    /** Makes what the hidden column needs to be a key; nothing of it where the column is not hidden. */
    List<PlannedStep> prepareBack(String isShown) {
        List<PlannedStep> steps = new ArrayList<>();
        back.ifPresent(it -> steps.add(build(it, "the hidden column").unless(isShown)));
        again.ifPresent(it -> steps.add(build(it, it.to()).unless(isShown)));
        pointingBack.forEach(it -> it.steps().forEach(step -> steps.add(step.unless(isShown))));
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
