package dev.bellows.engine.postgresql.backfill;

import dev.bellows.engine.postgresql.backfill.TableState.Storage;
import dev.bellows.engine.postgresql.session.Sql;

/**
 * Where a row lies, as SQL: its ctid, which over a partitioned table says nothing without the partition. Pure.
 *
 * @param inTree whether the table has partitions
 */
public record RowPlace(boolean inTree) {
    private static final String TREE = "(tableoid::pg_catalog.oid || ':' || ctid::pg_catalog.text)";

    /** Of rows of that table. */
    public static RowPlace of(TableState table) {
        return new RowPlace(table.storage() == Storage.PARTITIONED);
    }

    /** Type of an array of places. */
    String arrayType() {
        return inTree ? "pg_catalog.text[]" : "pg_catalog.tid[]";
    }

    /** Expression over a row. */
    String sql() {
        return inTree ? TREE : "ctid";
    }

    /** The same as text. */
    public String textSql() {
        return inTree ? TREE : "ctid::text";
    }

    /** Condition over a row: its place is one of an array. The server goes straight there. */
    String isOneOf(String array) {
        return inTree
                ? "ctid = ANY (ARRAY(SELECT pg_catalog.split_part(p, ':', 2)::pg_catalog.tid FROM unnest(" + array
                        + ") p)) AND " + TREE + " = ANY (" + array + ")"
                : "ctid = ANY (" + array + ")";
    }

    /** Condition over a row: it lies at a place that {@link #textSql} gave. */
    String is(String place) {
        int end = place.indexOf(':');
        return inTree
                ? "ctid = " + Sql.literal(place.substring(end + 1)) + "::tid AND tableoid = " + place.substring(0, end)
                : "ctid = " + Sql.literal(place) + "::tid";
    }
}
