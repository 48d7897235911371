package dev.bellows.engine.postgresql.plan;

import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;

/**
 * Every value of the column has one in the counterpart's type that is equal to it; the other way round some may have none.
 *
 * @param column the column
 * @param counterpart what stands beside it, under its own name and with its own type
 * @param retyped whether that type is another one
 * @param total whether every value of the counterpart has an equal one in the column's type too
 * @param movedChecks names of CHECKs that may refuse a row in which the hidden column is NULL
 */
record KeptValues(Column column, Column counterpart, boolean retyped, boolean total, List<String> movedChecks)
        implements Conversion {
    KeptValues {
        movedChecks = List.copyOf(movedChecks);
    }

    private KeptValues(Column column, Column counterpart, boolean retyped, boolean total) {
        this(column, counterpart, retyped, total, List.of());
    }

    /** The same, whose hidden column cannot have those CHECKs. */
    KeptValues moving(List<String> checks) {
        return new KeptValues(column, counterpart, retyped, total, checks);
    }

    /** Both have the same type. */
    static KeptValues same(Column column, String to) {
        return new KeptValues(
                column, like(column, to, column.type(), column.typeModifier(), column.baseType()), false, true);
    }

    /** The counterpart's type holds more; empty where it does not. */
    static Optional<KeptValues> widening(Column column, String to, String type) {
        Optional<ValueType> from = ValueType.of(column.type());
        Optional<ValueType> wider = ValueType.of(type);
        if (from.isEmpty() || wider.isEmpty() || !from.get().fits(wider.get())) {
            return Optional.empty();
        }
        Column other = like(
                column, to, type, wider.get().modifier(), wider.get().kind().internal());
        return Optional.of(new KeptValues(column, other, true, wider.get().fits(from.get())));
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

    @Override
    public boolean numbers() {
        return retyped && isNumber(column.type());
    }

    @Override
    public String differ(String ofCounterpart, String ofColumn) {
        return counterpartsDiffer(
                ofCounterpart, retyped && !numbers() ? "(" + ofColumn + ")::" + counterpart.type() : ofColumn);
    }

    @Override
    public String differBack(String ofColumn, String ofCounterpart) {
        return retyped ? differ(ofCounterpart, ofColumn) : Equality.differ(column, ofColumn, ofCounterpart);
    }

    @Override
    public String counterpartsDiffer(String left, String right) {
        return numbers() ? left + " IS DISTINCT FROM " + right : Equality.differ(counterpart, left, right);
    }

    @Override
    public String misses(String ofCounterpart, String ofColumn) {
        return type(column).misses(ofCounterpart, type(counterpart));
    }

    private static ValueType type(Column typed) {
        return ValueType.of(typed.type())
                .orElseThrow(() -> new IllegalStateException("no other type is converted: " + typed.type()));
    }

    @Override
    public Optional<String> sharedDefault() {
        return Optional.of(column.defaultExpression()).filter(ColumnRules::isConstant);
    }

    @Override
    public String counterpartsDefault() {
        return column.defaultExpression();
    }

    @Override
    public String toCounterpart(String ofColumn) {
        return ofColumn;
    }

    @Override
    public String toColumn(String ofCounterpart) {
        return ofCounterpart;
    }

    @Override
    public String counterpartIs(Table table, String name) {
        return Probe.columnIs(table.schema(), table.name(), name, counterpart.type(), counterpart.typeModifier());
    }

    @Override
    public List<RowFunction> functions() {
        return List.of();
    }
}
