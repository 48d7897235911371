package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;

import dev.bellows.document.Digest;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Questions to the catalog as SQL: each is a boolean expression, {@link #all} makes the statement out of them. They name definitions
 * and validity, never names alone, and do not depend on the session's {@code search_path}. An empty statement means that the catalog
 * cannot tell and the journal decides.
 */
final class Probe {
    /** The journal alone knows. */
    static final String JOURNAL = "";

    /** Never true: nothing is left behind by a killed try. */
    static final String NEVER = "SELECT false";

    private Probe() {}

    static String all(String... conditions) {
        return "SELECT " + Arrays.stream(conditions).collect(Collectors.joining("\n  AND "));
    }

    static String not(String condition) {
        return "NOT " + condition;
    }

    static String either(String first, String second) {
        return "(" + first + "\n  OR " + second + ")";
    }

    /** The same question, answered with yes under a further condition too. */
    static String unless(String condition, String question) {
        return "SELECT " + either("(" + question.substring("SELECT ".length()) + ")", condition);
    }

    /** The relation's oid, NULL when it is not there. */
    static String relation(String schema, String name) {
        return "pg_catalog.to_regclass(" + literal(qualified(schema, name)) + ")";
    }

    static String relationIsThere(String schema, String name) {
        return "(" + relation(schema, name) + " IS NOT NULL)";
    }

    static String columnIsThere(String schema, String table, String column) {
        return columnWhere(schema, table, column, "");
    }

    static String columnIs(String schema, String table, String column, String type, int modifier) {
        return columnWhere(
                schema,
                table,
                column,
                " AND a.atttypid = pg_catalog.to_regtype(" + literal(type) + ") AND a.atttypmod = " + modifier);
    }

    /** The column is there with that type, whatever its modifier. */
    static String columnOfType(String schema, String table, String column, String type) {
        return columnWhere(schema, table, column, " AND a.atttypid = pg_catalog.to_regtype(" + literal(type) + ")");
    }

    static String columnIsNotNull(String schema, String table, String column) {
        return columnWhere(schema, table, column, " AND a.attnotnull");
    }

    /**
     * The column is an identity.
     *
     * @param kind letter of {@code pg_attribute.attidentity}
     */
    static String columnCounts(String schema, String table, String column, char kind) {
        return columnWhere(schema, table, column, " AND a.attidentity = '" + kind + "'");
    }

    /** The column is computed, and its value kept. */
    static String columnIsGenerated(String schema, String table, String column) {
        return columnWhere(schema, table, column, " AND a.attgenerated = 's'");
    }

    /**
     * The column's texts are compared by that collation.
     *
     * @param collation quoted and qualified
     */
    static String columnIsCollated(String schema, String table, String column, String collation) {
        return columnWhere(
                schema, table, column, " AND a.attcollation = pg_catalog.to_regcollation(" + literal(collation) + ")");
    }

    private static String columnWhere(String schema, String table, String column, String more) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = " + relation(schema, table)
                + " AND a.attname = " + literal(column) + " AND a.attnum > 0 AND NOT a.attisdropped" + more + ")";
    }

    /** The function exists with exactly that text and our settings. */
    static String functionIs(String schema, String function, String source) {
        return routineIs(qualified(schema, function) + "()", source);
    }

    /**
     * The same of one with parameters.
     *
     * @param signature its qualified name and the types of its parameters
     */
    static String routineIs(String signature, String source) {
        String digest = Digest.of(source).text().substring("sha256:".length());
        return "EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = " + procedure(signature)
                + " AND p.proconfig = ARRAY['search_path=pg_catalog']"
                + " AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '"
                + digest
                + "')";
    }

    static String functionIsThere(String schema, String function) {
        return routineIsThere(qualified(schema, function) + "()");
    }

    static String routineIsThere(String signature) {
        return "(" + procedure(signature) + " IS NOT NULL)";
    }

    private static String procedure(String signature) {
        return "pg_catalog.to_regprocedure(" + literal(signature) + ")";
    }

    /** The trigger fires for each row before INSERT and UPDATE, always, whatever column is set, runs that function. */
    static String triggerIs(String schema, String table, String trigger, String function, int type) {
        return "EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = " + relation(schema, table)
                + " AND t.tgname = " + literal(trigger) + " AND t.tgfoid = "
                + procedure(qualified(schema, function) + "()")
                + " AND t.tgtype = " + type
                + " AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')";
    }

    static String triggerIsThere(String schema, String table, String trigger) {
        return "EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = " + relation(schema, table)
                + " AND t.tgname = " + literal(trigger) + ")";
    }

    /**
     * The same trigger fires in every partition, those that came since included: the server makes a like of it there, which anybody may
     * switch off or pass by with a trigger of the partition's own.
     */
    static String triggerIsInParts(String schema, String table, String trigger) {
        return "NOT EXISTS (SELECT FROM pg_catalog.pg_partition_tree(" + relation(schema, table)
                + ") p WHERE NOT EXISTS (SELECT FROM"
                + " pg_catalog.pg_trigger t WHERE t.tgrelid = p.relid AND t.tgname = " + literal(trigger)
                + " AND t.tgenabled = 'A') OR EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = p.relid"
                + " AND t.tgparentid = 0 AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0"
                + " AND t.tgtype & 20 <> 0 AND t.tgname > " + literal(trigger)
                + " AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_')))";
    }

    /** No foreign row trigger that fires before INSERT or UPDATE comes after ours. */
    static String triggerIsLast(String schema, String table, String trigger) {
        return "NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = " + relation(schema, table)
                + " AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0"
                + " AND t.tgname > " + literal(trigger)
                + " AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))";
    }

    /** A CHECK of that name is there, valid or not. */
    static String constraintIsThere(String schema, String table, String constraint) {
        return constraintWhere(schema, table, constraint, "");
    }

    static String constraintIsValid(String schema, String table, String constraint) {
        return constraintWhere(schema, table, constraint, " AND k.convalidated");
    }

    /**
     * A constraint of that name and kind is there, over those columns and pointing at those.
     *
     * @param kind letter of {@code pg_constraint.contype}
     * @param columns in its order; empty where that is not asked
     * @param target the other table's relation; empty for none
     * @param to columns there, in order
     * @param more further conditions on {@code k}, each beginning with AND
     */
    static String constraintIs(
            String schema,
            String table,
            String constraint,
            char kind,
            List<String> columns,
            String target,
            List<String> to,
            String more) {
        return constraintWhere(
                schema,
                table,
                constraint,
                " AND k.contype = '" + kind + "'"
                        + (columns.isEmpty() ? "" : " AND " + areOf("k.conkey", "k.conrelid", columns))
                        + (target.isEmpty()
                                ? ""
                                : " AND k.confrelid = pg_catalog.to_regclass(" + literal(target) + ") AND "
                                        + areOf("k.confkey", "k.confrelid", to))
                        + more);
    }

    /** Condition on a constraint {@code k} with an index: to it NULL is like NULL, or not. Before 15 there is no column that says so. */
    static String takesNullsFor(boolean like) {
        return " AND (SELECT coalesce((pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct')::pg_catalog.bool, false)"
                + " FROM pg_catalog.pg_index i WHERE i.indexrelid = k.conindid) = " + like;
    }

    private static String areOf(String numbers, String relation, List<String> columns) {
        return "ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(" + numbers
                + ") WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = " + relation
                + " AND a.attnum = u.attnum ORDER BY u.place) = ARRAY["
                + columns.stream().map(Identifiers::literal).collect(Collectors.joining(", ")) + "]";
    }

    /** A constraint of that name, of that table or of another, is over the column or points at it. */
    static String constraintIsAt(
            String schema, String table, String constraint, String columnSchema, String columnTable, String column) {
        return constraintWhere(
                schema,
                table,
                constraint,
                " AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = "
                        + relation(columnSchema, columnTable) + " AND a.attname = " + literal(column)
                        + " AND (a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)"
                        + " OR a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)))");
    }

    /**
     * No index and no constraint but those of these names uses the column, the server's own NOT NULL left out, and each of them that is
     * there does use it.
     */
    static String constraintsOfColumnAreOf(String schema, String table, String column, List<String> constraints) {
        String names = "ARRAY[" + constraints.stream().map(Identifiers::literal).collect(Collectors.joining(", "))
                + "]::pg_catalog.text[]";
        String at = "a.attrelid = " + relation(schema, table) + " AND a.attname = " + literal(column);
        return "NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = " + relation(schema, table)
                + " AND k.contype <> 'n' AND (k.conname = ANY (" + names
                + ")) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE "
                + at + " AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid"
                + " AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))"
                + "\n  AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = "
                + relation(schema, table) + " AND " + at
                + " AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid"
                + " AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum"
                + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY ("
                + names + ")))";
    }

    private static String constraintWhere(String schema, String table, String constraint, String more) {
        return "EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = " + relation(schema, table)
                + " AND k.conname = " + literal(constraint) + more + ")";
    }

    /** The index is there, on that table, valid, and unique or not as wanted. */
    static String indexIsValid(String schema, String table, String index, boolean unique) {
        return indexWhere(
                schema,
                table,
                index,
                " AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = " + unique);
    }

    /** The index is there, valid, unique or not as wanted, over exactly those columns, partial or not as wanted. */
    static String indexIs(
            String schema, String table, String index, boolean unique, List<String> columns, boolean partial) {
        String names = columns.stream().map(Identifiers::literal).collect(Collectors.joining(", "));
        return indexWhere(
                schema,
                table,
                index,
                " AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = " + unique
                        + " AND (i.indpred IS NOT NULL) = " + partial
                        + " AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[])"
                        + " WITH ORDINALITY k(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid"
                        + " AND a.attnum = k.attnum ORDER BY k.place) = ARRAY[" + names + "]");
    }

    /**
     * The index is there, on that table, with these keys in order, valid, unique or not as wanted, and no replica identity.
     *
     * @param keys names of its key columns; empty texts where it computes something
     */
    static String indexStands(String schema, String table, String index, boolean unique, List<String> keys) {
        return indexWhere(
                schema,
                table,
                index,
                " AND i.indisvalid AND i.indisready AND i.indislive AND NOT i.indisreplident" + over(unique, keys));
    }

    /** The same index, valid or not: one whose drop was cut short is still there, and every write pays for it. */
    static String indexIsLeft(String schema, String table, String index, boolean unique, List<String> keys) {
        return indexWhere(schema, table, index, over(unique, keys));
    }

    private static String over(boolean unique, List<String> keys) {
        return " AND i.indisunique = " + unique
                + " AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[])"
                + " WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid"
                + " AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY["
                + keys.stream().map(Identifiers::literal).collect(Collectors.joining(", ")) + "]::pg_catalog.text[]";
    }

    /** No like of an index of a partition waits for its name, as {@link OwnNames#again} calls it. */
    static String noIndexWaits(String schema, String table) {
        return "NOT EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid WHERE i.indrelid IN"
                + " (SELECT p.relid FROM pg_catalog.pg_partition_tree(" + relation(schema, table)
                + ") p) AND c.relname ~ "
                + literal(OwnNames.AGAIN) + ")";
    }

    /** An index of that name is one of that table. */
    static String indexIsThere(String schema, String table, String index) {
        return indexWhere(schema, table, index, "");
    }

    /** An index of that name uses the column: as a key or within one, carried along, or in its WHERE. */
    static String indexUses(String schema, String table, String index, String column) {
        return indexWhere(
                schema,
                table,
                index,
                " AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid"
                        + " AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass"
                        + " AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass"
                        + " AND d.refobjid = i.indrelid AND a.attname = " + literal(column) + ")");
    }

    static String indexIsInvalid(String schema, String table, String index) {
        return indexWhere(schema, table, index, " AND NOT (i.indisvalid AND i.indisready AND i.indislive)");
    }

    /** Extended statistics of that name are kept of that table. */
    static String statisticsAreThere(String schema, String table, String statisticsSchema, String statistics) {
        return "EXISTS (SELECT FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace"
                + " WHERE s.stxrelid = " + relation(schema, table) + " AND n.nspname = " + literal(statisticsSchema)
                + " AND s.stxname = " + literal(statistics) + ")";
    }

    private static String indexWhere(String schema, String table, String index, String more) {
        return "EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = " + relation(schema, index)
                + " AND i.indrelid = " + relation(schema, table) + more + ")";
    }
}
