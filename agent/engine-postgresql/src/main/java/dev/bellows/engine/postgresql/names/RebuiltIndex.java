package dev.bellows.engine.postgresql.names;

/**
 * Queries about an index that REINDEX … CONCURRENTLY builds anew. The server builds another one beside it ({@code _ccnew}), lets the two change
 * places, and drops the one of before ({@code _ccold}); where it is cut short, one of the two stays and is INVALID. Has no state.
 */
public final class RebuiltIndex {
    private static final String TAIL = "'_cc(new|old)[0-9]*$'";

    private RebuiltIndex() {}

    /** Identities and names, quoted and qualified, of the indexes in which its entries lie: the index itself, or those of the partitions. */
    public static String leaves(String subject) {
        return "SELECT c.oid::pg_catalog.int8, pg_catalog.format('%I.%I', n.nspname, c.relname) FROM " + leaf(subject)
                + " JOIN pg_catalog.pg_class c ON c.oid = leaf.oid AND c.relkind = 'i'"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace ORDER BY c.oid";
    }

    /**
     * Names, quoted and qualified, of what builds of it left behind: alike in all but the name, which is one that the server gives, and INVALID.
     */
    public static String leftBehind(String subject) {
        String stem = "pg_catalog.regexp_replace(c.relname::pg_catalog.text, " + TAIL + ", '')";
        return "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) FROM " + leaf(subject)
                + " JOIN pg_catalog.pg_index f ON f.indexrelid = leaf.oid JOIN pg_catalog.pg_class fc ON fc.oid = leaf.oid AND fc.relkind = 'i'"
                + " JOIN pg_catalog.pg_index l ON l.indrelid = f.indrelid AND l.indexrelid <> f.indexrelid AND NOT l.indisvalid"
                + " JOIN pg_catalog.pg_class c ON c.oid = l.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relname ~ " + TAIL + " AND c.relam = fc.relam AND (" + stem + " = fc.relname"
                // A long name is cut to make room for the tail.
                + " OR pg_catalog.octet_length(c.relname::pg_catalog.text) >= 60 AND pg_catalog.starts_with(fc.relname::pg_catalog.text, "
                + stem + ")) AND l.indkey::pg_catalog.text = f.indkey::pg_catalog.text"
                + " AND l.indclass::pg_catalog.text = f.indclass::pg_catalog.text"
                + " AND l.indoption::pg_catalog.text = f.indoption::pg_catalog.text"
                + " AND pg_catalog.pg_get_expr(l.indexprs, l.indrelid) IS NOT DISTINCT FROM pg_catalog.pg_get_expr(f.indexprs, f.indrelid)"
                + " AND pg_catalog.pg_get_expr(l.indpred, l.indrelid) IS NOT DISTINCT FROM pg_catalog.pg_get_expr(f.indpred, f.indrelid)"
                + " ORDER BY 1";
    }

    private static String leaf(String subject) {
        String it = "pg_catalog.to_regclass(" + Identifiers.literal(subject) + ")";
        return "(SELECT p.relid::pg_catalog.oid FROM pg_catalog.pg_partition_tree(" + it
                + ") p WHERE p.isleaf UNION SELECT " + it + "::pg_catalog.oid) leaf(oid)";
    }
}
