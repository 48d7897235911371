package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Check;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * CHECKs that may refuse a row in which the hidden column is NULL, for a column whose counterpart gets its name: they leave the hidden column
 * in the lock that hides it, and their likes have their names from then on. A revert adds them to the hidden column first, beside readers
 * and writers.
 *
 * @param table the table
 * @param likes at the counterpart
 * @param back the same at the hidden column
 * @param inStep whether both columns have a value or none in every row, so that the likes bind nobody else while both live
 */
record MovedChecks(Table table, List<TwinCheck> likes, List<TwinCheck> back, boolean inStep) {
    static MovedChecks of(
            OwnNames names,
            TableName name,
            Table table,
            Conversion conversion,
            String to,
            String hidden,
            List<Check> models) {
        String from = conversion.column().name();
        return new MovedChecks(
                table,
                models.stream()
                        .map(it -> TwinCheck.of(table, it, names.twinConstraint(name, from, it.name()), from, to))
                        .toList(),
                models.stream()
                        .map(it -> TwinCheck.of(table, it, names.backConstraint(name, from, it.name()), from, hidden))
                        .toList(),
                conversion instanceof KeptValues);
    }

    boolean isEmpty() {
        return likes.isEmpty();
    }

    /** Steps of the likes that bind code of both versions; empty where they wait. */
    List<PlannedStep> whileBothLive() {
        return inStep ? likes.stream().flatMap(it -> it.steps().stream()).toList() : List.of();
    }

    /** Steps of those that waited, behind the Narrowing. */
    List<PlannedStep> behind(String isHidden) {
        return inStep
                ? List.of()
                : likes.stream()
                        .flatMap(it -> it.steps().stream())
                        .map(step -> step.granted().unless(isHidden))
                        .toList();
    }

    /** Likes that stand before the column is hidden, while both live. */
    Stream<TwinConstraint> standing() {
        return inStep ? likes.stream().map(TwinCheck::constraint) : Stream.empty();
    }

    /** Takes the models from the column that is hidden next, and gives their names to the likes. */
    List<String> goOver() {
        List<String> sql = new ArrayList<>();
        likes.forEach(it -> sql.add(alter(it.constraint()) + " DROP CONSTRAINT "
                + quoted(it.constraint().model())));
        likes.forEach(it -> sql.addAll(it.constraint().takeOver()));
        return sql;
    }

    /** Steps that bind the hidden column again; nothing where it is not hidden. */
    List<PlannedStep> prepareBack(String isShown) {
        return back.stream()
                .flatMap(it -> it.steps().stream())
                .map(step -> step.unless(isShown))
                .toList();
    }

    /** Gives the names back to those at the column that is shown next. */
    List<String> comeBack() {
        List<String> sql = new ArrayList<>();
        for (TwinCheck like : likes) {
            TwinConstraint constraint = like.constraint();
            if (inStep) {
                sql.add(alter(constraint) + " RENAME CONSTRAINT " + quoted(constraint.model()) + " TO "
                        + quoted(constraint.name()));
                if (!constraint.comment().isEmpty()) {
                    sql.add("COMMENT ON CONSTRAINT " + quoted(constraint.name()) + " ON " + constraint.relation()
                            + " IS NULL");
                }
            } else {
                sql.add(alter(constraint) + " DROP CONSTRAINT " + quoted(constraint.model()));
            }
        }
        back.forEach(it -> sql.addAll(it.constraint().takeOver()));
        return sql;
    }

    /** Takes those away again that a revert which was given up has added. */
    List<String> dropBack() {
        return back.stream()
                .map(it -> alter(it.constraint()) + " DROP CONSTRAINT IF EXISTS "
                        + quoted(it.constraint().name()))
                .toList();
    }

    List<String> backIsThere() {
        return back.stream().map(it -> it.constraint().isThere()).toList();
    }

    /** Takes those away that a contract which was given up has added behind the Narrowing. */
    List<String> dropBehind() {
        return inStep
                ? List.of()
                : likes.stream()
                        .map(it -> alter(it.constraint()) + " DROP CONSTRAINT IF EXISTS "
                                + quoted(it.constraint().name()))
                        .toList();
    }

    List<String> behindIsThere() {
        return inStep
                ? List.of()
                : likes.stream().map(it -> it.constraint().isThere()).toList();
    }

    /** They have their models' names. */
    List<String> haveTakenOver(String called) {
        return likes.stream()
                .map(it -> it.constraint().hasTakenOver(table.schema(), table.name(), called))
                .toList();
    }

    private static String alter(TwinConstraint constraint) {
        return "ALTER TABLE " + constraint.relation();
    }
}
