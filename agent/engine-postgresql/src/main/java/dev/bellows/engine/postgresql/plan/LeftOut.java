package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Operation.DropColumn;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.statement.GivenValue;
import java.util.Optional;
import java.util.Set;

/** What a row has in a dropped column that is written without it. */
enum LeftOut {
    NULL,
    CONSTANT,
    /** The time of its statement or transaction. */
    TIME,
    /** A value of its own. */
    UNIQUE,
    /** What the column's own sequence gives, which may be behind. */
    NUMBER,
    /** What the server computes of the rest of the row, as it does today. */
    COMPUTED,
    UNKNOWN;

    /** Types of which a time is a value. */
    static final Set<String> TIMES = Set.of(
            "pg_catalog.date",
            "pg_catalog.time",
            "pg_catalog.timetz",
            "pg_catalog.timestamp",
            "pg_catalog.timestamptz");

    /**
     * Judges by the default that such a row gets, the document's or the column's own.
     *
     * @param given what the server said of that; empty where it was not asked
     */
    static LeftOut of(DropColumn drop, Column column, Optional<Expression> given) {
        if (column.generated()) {
            return COMPUTED;
        }
        if (column.identity()) {
            return NUMBER;
        }
        String text = drop.defaultExpression().orElse(column.defaultExpression());
        if (text.isEmpty()) {
            return NULL;
        }
        return switch (GivenValue.of(text)) {
            case CONSTANT -> given.map(Expression::value).filter("NULL"::equals).isPresent() ? NULL : CONSTANT;
            case TIME -> TIMES.contains(column.baseType()) ? TIME : UNKNOWN;
            case UNIQUE -> column.baseType().equals("pg_catalog.uuid") ? UNIQUE : UNKNOWN;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Whether two rows with it never meet as equals in an index. */
    boolean isNeverEqual(boolean unique, boolean nullsNotDistinct) {
        return switch (this) {
            case NULL -> !nullsNotDistinct;
            case UNIQUE -> unique;
            case COMPUTED -> true;
            case CONSTANT, TIME, NUMBER, UNKNOWN -> false;
        };
    }
}
