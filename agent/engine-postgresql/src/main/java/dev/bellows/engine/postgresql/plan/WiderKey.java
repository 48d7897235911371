package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

    /**
     * A block that fails where somebody let a foreign key point at the counterpart since the contract: it would keep the counterpart's key
     * from going, when nobody may write what does not fit any more.
     */
    String refuseOthers(String called) {
        return refuseOthers(table, foreignKeys, called);
    }

    /** The same of a table, but for foreign keys that are known. */
    static String refuseOthers(Table table, List<TwinForeignKey> foreignKeys, String called) {
        String known = foreignKeys.stream()
                .map(it -> "(" + literal(it.constraint().relation()) + "::pg_catalog.text, "
                        + literal(it.model().name()) + "::pg_catalog.text)")
                .collect(Collectors.joining(", "));
        return "DO "
                + dollarQuoted(
                        """

                DECLARE
                  blw_other pg_catalog.text;
                BEGIN
                  SELECT pg_catalog.format('ALTER TABLE %%s DROP CONSTRAINT %%I', k.conrelid::pg_catalog.regclass, k.conname) INTO blw_other
                    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)
                    WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = %1$s::pg_catalog.regclass AND a.attname = %2$s%3$s LIMIT 1;
                  IF FOUND THEN
                    RAISE EXCEPTION USING ERRCODE = '2BP01', MESSAGE = pg_catalog.format('a foreign key that was made since the contract points at %%s of'
                      ' %%s, and would keep what it was before from coming back; drop it first: %%s', %2$s, %1$s, blw_other);
                  END IF;
                END
                """.formatted(
                                        literal(qualified(table.schema(), table.name())),
                                        literal(called),
                                        known.isEmpty()
                                                ? ""
                                                : " AND NOT EXISTS (SELECT FROM (VALUES " + known
                                                        + ") v(relation, name) WHERE v.relation::pg_catalog.regclass = k.conrelid AND v.name = k.conname)"));
    }

    /** Makes what the hidden column needs to have them; nothing of it where the column is not hidden. */
    List<PlannedStep> prepareBack(String isShown) {
        List<PlannedStep> steps = new ArrayList<>();
        back.forEach(it -> steps.add(build(it, it.to()).unless(isShown)));
        again.forEach(it -> steps.add(build(it, it.to()).unless(isShown)));
        foreignKeysBack.forEach(it -> it.steps().forEach(step -> steps.add(step.unless(isShown))));
        return steps;
    }

    /** Takes the foreign keys of it away again, each as its table's owner: from the column that is not shown after all. */
    List<String> dropForeignKeysBack() {
        return foreignKeysBack.stream()
                .map(TwinForeignKey::constraint)
                .flatMap(it -> OwnerRole.during(
                        it.schema(),
                        it.table(),
                        List.of("ALTER TABLE " + it.relation() + " DROP CONSTRAINT IF EXISTS " + quoted(it.name())))
                        .stream())
                .toList();
    }

    /** Takes the rest of it away again, once those are gone. */
    List<String> dropBack() {
        return backIndexes()
                .map(it -> "DROP INDEX IF EXISTS " + qualified(table.schema(), it.name()))
                .toList();
    }

    /** What of it is there, each as a condition. */
    List<String> backIsThere() {
        return Stream.concat(
                        foreignKeysBack.stream().map(it -> it.constraint().isThere()),
                        backIndexes().map(it -> Probe.relationIsThere(table.schema(), it.name())))
                .toList();
    }

    private Stream<TwinIndex> backIndexes() {
        return Stream.concat(back.stream(), again.stream());
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
