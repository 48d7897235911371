package dev.bellows.engine.postgresql.plan;

import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import java.util.List;
import java.util.Optional;

/**
 * How the values of a column and of its counterpart go over into each other, and when two of them are the same. Every value of the column
 * has one in the counterpart's type that is equal to it; the other way round some may have none.
 *
 * @param column the column
 * @param counterpart what stands beside it, under its own name and with its own type
 * @param retyped whether that type is another one
 * @param total whether every value of the counterpart has an equal one in the column's type too
 */
record Conversion(Column column, Column counterpart, boolean retyped, boolean total) {

    /** Both have the same type. */
    static Conversion same(Column column, String to) {
        return new Conversion(
                column, like(column, to, column.type(), column.typeModifier(), column.baseType()), false, true);
    }

    /** The counterpart's type holds more; empty where it does not. */
    static Optional<Conversion> widening(Column column, String to, String type) {
        Optional<ValueType> from = ValueType.of(column.type());
        Optional<ValueType> wider = ValueType.of(type);
        if (from.isEmpty() || wider.isEmpty() || !from.get().fits(wider.get())) {
            return Optional.empty();
        }
        Column other = like(
                column, to, type, wider.get().modifier(), wider.get().kind().internal());
        return Optional.of(new Conversion(column, other, true, wider.get().fits(from.get())));
    }

    private static Column like(Column model, String name, String type, int modifier, String baseType) {
        boolean stored = model.baseType().equals(baseType) || !isNumber(model.type());
        return new Column(
                name,
                type,
                modifier,
                baseType,
                model.typeKind(),
                model.notNull(),
                model.defaultExpression(),
                model.generated(),
                model.identity(),
                model.collation(),
                model.deterministic(),
                stored ? model.storage() : "",
                stored ? model.compression() : "",
                model.statistics(),
                model.options(),
                model.comment(),
                model.grants(),
                List.of(),
                List.of());
    }

    private static boolean isNumber(String type) {
        return ValueType.of(type).filter(it -> it.kind().number()).isPresent();
    }

    /** Whether the two hold numbers of different types, which are the same when they are equal, however many zeros they end with. */
    boolean numbers() {
        return retyped && isNumber(column.type());
    }

    /** SQL that is true when an expression of the counterpart's type is not the same as one of the column's type. */
    String differ(String ofCounterpart, String ofColumn) {
        return counterpartsDiffer(
                ofCounterpart, retyped && !numbers() ? "(" + ofColumn + ")::" + counterpart.type() : ofColumn);
    }

    /** The same with the column's first. */
    String differBack(String ofColumn, String ofCounterpart) {
        return retyped ? differ(ofCounterpart, ofColumn) : Equality.differ(column, ofColumn, ofCounterpart);
    }

    /** SQL that is true when two expressions of the counterpart's type are not the same. */
    String counterpartsDiffer(String left, String right) {
        return numbers() ? left + " IS DISTINCT FROM " + right : Equality.differ(counterpart, left, right);
    }

    /** SQL that is true where an expression of the counterpart's type has a value that does not fit the column; it never raises. */
    String misses(String ofCounterpart) {
        return type(column).misses(ofCounterpart, type(counterpart));
    }

    private static ValueType type(Column typed) {
        return ValueType.of(typed.type())
                .orElseThrow(() -> new IllegalStateException("no other type is converted: " + typed.type()));
    }

    /** The default that both share while both live: one that is the same at every look within a transaction. */
    Optional<String> sharedDefault() {
        return Optional.of(column.defaultExpression()).filter(ColumnRules::isConstant);
    }
}
