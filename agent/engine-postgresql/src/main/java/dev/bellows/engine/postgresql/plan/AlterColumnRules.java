package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Check;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.IndexKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a change of type asks for besides what every counterpart does: that a value is the same in both types, that what hangs on the column
 * means the same over the new one, and that nothing on the hidden column refuses a row whose value does not fit it any more. Confined to
 * one planning call.
 */
final class AlterColumnRules {
    private static final Set<String> ORDERED_METHODS = Set.of("btree", "hash", "brin");

    /** A default that the server printed: a number, or a number in a sequence. */
    private static final Pattern NUMBER =
            Pattern.compile("\\(?'?(-?\\d+(?:\\.(\\d+))?)'?\\)?(?:::(?:smallint|integer|bigint|numeric))?");

    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'(?:::character varying|::text)?");

    private static final Pattern NEXT = Pattern.compile("(?:pg_catalog\\.)?nextval\\('(?:[^']|'')+'::regclass\\)");

    private final Migration migration;
    private final AlterColumn alter;
    private final PostgresqlSnapshot catalog;
    private final OperationPlan plan;
    private final String what;

    AlterColumnRules(Migration migration, AlterColumn alter, PostgresqlSnapshot catalog, OperationPlan plan) {
        this.migration = migration;
        this.alter = alter;
        this.catalog = catalog;
        this.plan = plan;
        this.what = alter.table() + "." + alter.column();
    }

    /** What stands beside the column then; empty where that is refused. */
    Optional<Conversion> check() {
        Optional<Table> table = catalog.table(alter.table());
        ColumnRules.typeExists(
                new ColumnDefinition(called(), alter.type(), true, Optional.empty()),
                table.map(Table::owner),
                catalog,
                plan);
        Optional<Column> column = table.flatMap(it -> it.column(alter.column()));
        String printed = catalog.printed(alter.type());
        if (column.isEmpty() || (printed.isEmpty() && !ColumnRules.isSerial(alter.type()))) {
            return Optional.empty();
        }
        if (alter.written().isPresent()) {
            return new WrittenValuesRules(migration, alter, catalog, plan)
                    .check(table.get(), column.get(), printed)
                    .map(it -> it);
        }
        if (printed.equals(column.get().type())) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Column " + what + " has the type " + printed
                            + " already."
                            + alter.as()
                                    .map(it -> " To give it another name alone: renameColumn.")
                                    .orElse(""));
            return Optional.empty();
        }
        Optional<KeptValues> conversion = KeptValues.widening(column.get(), called(), printed);
        if (conversion.isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_UNSUPPORTED,
                    "Changing the type of " + what + " from "
                            + column.get().type() + " to " + (printed.isEmpty() ? alter.type() : printed)
                            + ": every value has to be the same in both types. Those are smallint, integer, bigint"
                            + " and numeric, each to a later one or to a numeric with room for it, and varchar to a longer one or text."
                            + " For any other: say how a value goes over and back, with up and down.");
            return Optional.empty();
        }
        List<String> moved = check(table.get(), conversion.get());
        return conversion.map(it -> it.moving(moved));
    }

    /** Names of CHECKs that cannot stay at the hidden column. */
    private List<String> check(Table table, KeptValues conversion) {
        String old = conversion.column().type();
        if (conversion.column().identity()
                && ValueType.of(conversion.counterpart().type())
                        .filter(it -> it.most().isEmpty())
                        .isPresent()) {
            refuse("Column " + what
                    + " is an identity column, which PostgreSQL has for whole numbers only. Choose bigint, or give it a"
                    + " plain default first: ALTER TABLE … ALTER COLUMN … DROP IDENTITY.");
        }
        if (!conversion.column().identity()
                && !conversion.column().sequences().isEmpty()
                && ValueType.of(conversion.counterpart().type())
                        .filter(it -> it.kind() == ValueType.Kind.INTEGER)
                        .isPresent()) {
            refuse(
                    "Sequence " + String.join(", ", conversion.column().sequences()) + " is owned by " + what
                            + " and may count further than integer. Choose bigint, or detach it first: ALTER SEQUENCE … OWNED BY NONE.");
        }
        table.indexesOn(alter.column()).forEach(index -> checkIndex(table, index, conversion));
        table.statisticsOn(alter.column())
                .forEach(it -> StatisticsRules.computed(table, it, alter.column(), what, catalog, plan));
        List<String> moved = table.checksOn(alter.column()).stream()
                .filter(check -> checkCheck(table, check, conversion))
                .map(Check::name)
                .toList();
        table.foreignKeysAt(alter.column()).forEach(key -> checkForeignKey(table, key, conversion));
        if (conversion.numbers() && !conversion.column().generated()) {
            checkDefault(conversion.column());
        }
        if (!conversion.numbers() && !conversion.total()) {
            checkText(conversion.column());
        }
        if (!conversion.total()) {
            String refused = alter.as().isEmpty()
                    ? "Until the contract " + what + " is " + old + " for code of every version."
                    : "Until the contract a value of " + called() + " that does not fit " + old + " is refused"
                            + (conversion.numbers()
                                    ? " (SQLSTATE 22003)"
                                            + (mayBeRounded(conversion)
                                                    ? ", and so is one that would have to be rounded"
                                                    : "")
                                            + ":"
                                    : " (SQLSTATE 22001):")
                            + " code before version " + migration.version() + " reads it as " + alter.column() + ".";
            plan.hazard(
                    ErrorCode.PLAN_NARROWER,
                    refused
                            + " From then on a value that does not fit that type is NULL in the hidden column; a revert waits until each of"
                            + " them has one that fits.");
        }
        return moved;
    }

    /** The name of the column of the new type in the end. */
    private String called() {
        return alter.called();
    }

    private static boolean mayBeRounded(KeptValues conversion) {
        return conversion.counterpart().baseType().equals(ValueType.Kind.NUMERIC.internal());
    }

    private void checkIndex(Table table, Index index, KeptValues conversion) {
        String name = "Index " + index.name() + " on " + what;
        boolean computed = index.keys().stream()
                        .map(IndexKey::expression)
                        .filter(it -> !it.isEmpty() && reads(it))
                        .anyMatch(it -> !WrittenExpression.of(it).knowsNoNull(alter.column()))
                || (!index.predicate().isEmpty()
                        && reads(index.predicate())
                        && !WrittenExpression.of(index.predicate()).knowsNoNull(alter.column())
                        && !WrittenExpression.of(index.predicate()).asksForValue(alter.column()));
        if (!conversion.total() && index.primary() && alter.as().isPresent()) {
            refuse(name
                    + " is the primary key, which is nowhere NULL: while the column is hidden it would have to be, where a value does not"
                    + " fit " + conversion.column().type()
                    + ". Leave out as: under the column's own name the key goes over with it.");
        }
        boolean goesOver = alter.as().isEmpty() && !index.constraint().isEmpty();
        if (!conversion.total() && index.unique() && !goesOver && (index.nullsNotDistinct() || computed)) {
            refuse(name + " is unique and "
                    + (index.nullsNotDistinct() ? "takes NULLs for equal" : "computes something of the column")
                    + ": while the column is hidden, rows whose value does not fit "
                    + conversion.column().type()
                    + " are NULL in it, and two of them would be duplicates. Drop it and make it again on the new column after the"
                    + " cleanup of this migration.");
        }
        if (!conversion.numbers()) {
            index.computed().stream()
                    .filter(this::reads)
                    .filter(text -> !WrittenExpression.of(text).readsTextAlike(alter.column()))
                    .forEach(
                            text -> refuse(
                                    name + " computes something of the column that may depend on its type (" + text
                                            + "). Drop it and make it again on the new column after the cleanup of this migration."));
            return;
        }
        if (index.keys().stream()
                .anyMatch(key -> key.column().isEmpty()
                        && isOnColumn(key)
                        && (!ORDERED_METHODS.contains(index.method())
                                || !key.operatorClass().isEmpty()))) {
            refuse(name + " computes something of the column and is " + index.method()
                    + ", or has an operator class of its own: Bellows does not know whether the new type has one like it."
                    + " Drop it and make it again on the new column after the cleanup of this migration.");
        }
        catalog.expression(Expression.operatorsOf(table.qualified(), index.name()))
                .map(it -> it.refused() + it.untried())
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> refuse(name + " cannot stand over values of the new type: " + why
                        + ". Drop it and make it again on the new column after the cleanup of this migration."));
        index.computed().stream()
                .filter(this::reads)
                .filter(text -> !WrittenExpression.of(text).comparesOnly(alter.column()))
                .forEach(text -> refuse(name + " computes something of the column (" + text
                        + "): over another type it may be something else, or fail for a value that the hidden column holds."
                        + " Drop it and make it again on the new column after the cleanup of this migration."));
    }

    private boolean isOnColumn(IndexKey key) {
        return key.column().equals(alter.column()) || (!key.expression().isEmpty() && reads(key.expression()));
    }

    private boolean reads(String expression) {
        return WrittenExpression.of(expression).reads(alter.table().name(), alter.column());
    }

    /** Whether it cannot stay at the hidden column, and goes over with the name. */
    private boolean checkCheck(Table table, Check check, KeptValues conversion) {
        String name = "CHECK constraint " + check.name() + " on " + what;
        WrittenExpression written = WrittenExpression.of(check.expression());
        boolean asks = written.asksOnlyForNull(alter.column());
        if (conversion.numbers() && !asks && !written.comparesOnly(alter.column())) {
            refuse(
                    name + " computes something of the column (" + check.expression()
                            + "): over another type it may say something else. Drop it and add it on the new column after the cleanup of this migration.");
        }
        if (!conversion.numbers() && !asks && !written.readsTextAlike(alter.column())) {
            refuse(name + " computes something of the column that may depend on its type (" + check.expression()
                    + "). Drop it and add it on the new column after the cleanup of this migration.");
        }
        boolean holdsForNull = WrittenExpression.of(check.expression()).knowsNoNull(alter.column())
                || catalog.expression(Expression.checkOfEmpty(table.qualified(), check.name()))
                        .filter(it -> it.refused().isEmpty() && it.untried().isEmpty())
                        .isPresent();
        boolean moves = !conversion.total() && !holdsForNull;
        // Of another one the server's text is another over the other type, and no comparison of catalogs would know it.
        if (moves && (alter.as().isPresent() || !asks)) {
            refuse(name + " may refuse a row in which the column is NULL (" + check.expression()
                    + "): while the column is hidden it is NULL where a value does not fit "
                    + conversion.column().type()
                    + ", and nobody may be refused a write for that. "
                    + (asks
                            ? "Leave out as: under the column's own name the CHECK goes over with it."
                            : "Drop it and add it on the new column after the cleanup of this migration."));
        }
        return moves;
    }

    private void checkForeignKey(Table table, ForeignKey key, KeptValues conversion) {
        String name = "Foreign key " + key.name();
        if (key.end().isAt(table, alter.column())) {
            if (!conversion.total() && alter.as().isPresent()) {
                refuse(name + " points at " + what + ", which is NULL while it is hidden, where a value does not fit "
                        + conversion.column().type()
                        + ". Leave out as: under the column's own name the key goes over with it.");
            }
            return;
        }
        ValueType type = ValueType.of(conversion.counterpart().type()).orElseThrow();
        if (type.kind() == ValueType.Kind.NUMERIC
                && !conversion.column().baseType().equals(type.kind().internal())) {
            refuse(name + " starts at " + what + ", and a numeric column cannot point at a column of whole numbers."
                    + " Choose bigint, or drop it first.");
        }
        if (!conversion.total()
                && alter.as().isPresent()
                && key.rules().onUpdate().equals("CASCADE")) {
            refuse(
                    name + " starts at " + what
                            + " with ON UPDATE CASCADE: while the column is hidden, whoever changes the key there to a"
                            + " value that does not fit " + conversion.column().type()
                            + " would be refused it. Leave out as: under the column's own name the foreign key goes over with it.");
        }
        if (!conversion.total()
                && alter.as().isPresent()
                && key.rules().full()
                && key.start().columns().size() > 1) {
            refuse(
                    name + " starts at " + what
                            + " and is MATCH FULL: while the column is hidden it is NULL where a value does not"
                            + " fit, beside columns that are not. Drop it and add it on the new column after the cleanup of this migration.");
        }
    }

    /** What the old type cuts from it, blanks that it cannot hold, the new one keeps: each such row would not fit. */
    private void checkText(Column column) {
        Matcher text = TEXT.matcher(column.defaultExpression());
        int size = ValueType.of(column.type()).orElseThrow().size().orElse(Integer.MAX_VALUE);
        if (text.matches() && text.group(1).replace("''", "'").length() > size) {
            refuse("The default of " + what + " (" + column.defaultExpression() + ") does not fit its type "
                    + column.type() + ". Change it first.");
        }
    }

    /** Both columns get it, each as a value of its own type. */
    private void checkDefault(Column column) {
        String text = column.defaultExpression();
        Matcher number = NUMBER.matcher(text);
        ValueType type = ValueType.of(column.type()).orElseThrow();
        boolean fits = number.matches()
                && (number.group(2) == null
                        || (type.kind() == ValueType.Kind.NUMERIC
                                && (type.size().isEmpty() || number.group(2).length() <= type.scale())));
        if (NEXT.matcher(text).matches() && column.sequences().isEmpty()) {
            plan.hazard(
                    ErrorCode.PLAN_NARROWER,
                    "The default of " + what + " (" + text
                            + ") counts in a sequence that the column does not own, which this migration leaves"
                            + " as it is. Where that ends with " + column.type()
                            + ", let it count further: ALTER SEQUENCE … AS bigint.");
        }
        if (!text.isEmpty()
                && !ColumnRules.isNull(text)
                && !fits
                && !NEXT.matcher(text).matches()) {
            refuse("The default of " + what + " (" + text
                    + ") is not plainly a number of its type: over another type it could be another one."
                    + " Change it first, to a number or a sequence's next one.");
        }
    }

    private void refuse(String message) {
        plan.refuse(ErrorCode.PLAN_DEPENDENT, message);
    }
}
