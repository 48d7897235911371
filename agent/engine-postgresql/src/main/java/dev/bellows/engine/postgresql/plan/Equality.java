package dev.bellows.engine.postgresql.plan;

import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import java.util.Set;

/**
 * Exact comparison of two values of one type: true difference of bytes, NULL being a value. {@code =} calls 1.0 and 1.00, 'a' and 'A'
 * of citext, 0 and -0, or equal jsonb of other bytes the same, and has no answer for json; a twin may not.
 */
final class Equality {
    /** Types whose {@code =} holds for equal bytes only. */
    private static final Set<String> EXACT = Set.of(
            "pg_catalog.bool",
            "pg_catalog.bytea",
            "pg_catalog.date",
            "pg_catalog.int2",
            "pg_catalog.int4",
            "pg_catalog.int8",
            "pg_catalog.oid",
            "pg_catalog.text",
            "pg_catalog.timestamp",
            "pg_catalog.timestamptz",
            "pg_catalog.uuid",
            "pg_catalog.varchar");

    private Equality() {}

    /** SQL that is true when the two expressions, both of the column's type, differ in any way. */
    static String differ(Column column, String left, String right) {
        return EXACT.contains(column.baseType()) && column.deterministic()
                ? left + " IS DISTINCT FROM " + right
                : imagesDiffer(left, right);
    }

    /** The same for a column of which only the document knows. */
    static String imagesDiffer(String left, String right) {
        // The casts keep PostgreSQL from comparing the two rows column by column with an operator of the column's type.
        return "ROW(" + left + ")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(" + right + ")::pg_catalog.record";
    }
}
