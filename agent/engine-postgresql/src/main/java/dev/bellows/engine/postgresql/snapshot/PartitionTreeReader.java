package dev.bellows.engine.postgresql.snapshot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what lies below a partitioned table. Confined to the caller's thread and one transaction. */
final class PartitionTreeReader {
    /** The columns of a key, within an expression too, are what cannot go without the table itself. */
    private static final String TREE = """
            WITH tree AS (SELECT p.relid::oid AS oid FROM pg_partition_tree(?::oid) p)
            SELECT
              ARRAY(SELECT DISTINCT a.attname::text FROM tree JOIN pg_depend d ON d.objid = tree.oid AND d.refobjid = tree.oid
                JOIN pg_attribute a ON a.attrelid = d.objid AND a.attnum = d.objsubid
                WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid = 0
                  AND d.objsubid > 0 AND d.deptype = 'i' AND a.attgenerated = '' AND a.attidentity = ''
                  AND EXISTS (SELECT FROM pg_partitioned_table k WHERE k.partrelid = tree.oid) ORDER BY 1),
              EXISTS (SELECT FROM tree JOIN pg_partitioned_table k ON k.partrelid = tree.oid WHERE k.partexprs IS NOT NULL),
              ARRAY(SELECT c.oid::regclass::text FROM tree JOIN pg_class c USING (oid) WHERE c.relkind = 'f' ORDER BY 1),
              ARRAY(SELECT c.oid::regclass::text FROM tree JOIN pg_class c USING (oid)
                WHERE c.relowner <> (SELECT r.relowner FROM pg_class r WHERE r.oid = ?) ORDER BY 1),
              ARRAY(SELECT i.inhrelid::regclass::text FROM tree JOIN pg_inherits i ON i.inhrelid = tree.oid
                WHERE i.inhdetachpending ORDER BY 1),
              ARRAY(SELECT format('%I of %s', t.tgname, tree.oid::regclass) FROM tree JOIN pg_trigger t ON t.tgrelid = tree.oid
                WHERE t.tgparentid = 0 AND NOT t.tgisinternal AND t.tgtype & 1 <> 0 AND tree.oid <> ? ORDER BY 1),
              (SELECT count(*) FROM tree) + (SELECT count(*) FROM tree JOIN pg_index i ON i.indrelid = tree.oid),
              current_setting('max_locks_per_transaction')::bigint
                * (current_setting('max_connections')::bigint + current_setting('max_prepared_transactions')::bigint)
            """;

    /**
     * What depends on a column of a partition and came with no object of the table: a partition's like of one has a parent, or is counted
     * as inherited. What the server makes by itself depends on the table's own ('i') or is a NOT NULL, which is looked at as the column's.
     */
    private static final String APART = """
            WITH tree AS (SELECT p.relid::oid AS oid FROM pg_partition_tree(?::oid) p WHERE p.relid <> ?::oid::regclass)
            SELECT DISTINCT pg_describe_object(d.classid, d.objid, 0)
            FROM tree JOIN pg_attribute a ON a.attrelid = tree.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = tree.oid AND d.refobjsubid = a.attnum
            WHERE a.attname = ANY (?) AND NOT (d.classid = 'pg_class'::regclass AND d.objid = tree.oid)
              AND NOT (d.classid = 'pg_class'::regclass AND EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = d.objid))
              AND NOT (d.classid = 'pg_constraint'::regclass AND EXISTS (SELECT FROM pg_constraint k WHERE k.oid = d.objid
                AND (k.coninhcount > 0 OR k.conparentid <> 0 OR k.contype = 'n')))
              AND NOT (d.classid = 'pg_trigger'::regclass AND EXISTS (SELECT FROM pg_trigger t WHERE t.oid = d.objid
                AND (t.tgparentid <> 0 OR t.tgconstraint <> 0)))
              AND NOT (d.classid = 'pg_attrdef'::regclass AND EXISTS (
                SELECT FROM pg_attrdef f JOIN pg_attrdef p ON p.adrelid = ?
                  JOIN pg_attribute r ON r.attrelid = p.adrelid AND r.attnum = p.adnum AND r.attname = a.attname
                WHERE f.oid = d.objid AND pg_get_expr(f.adbin, f.adrelid) = pg_get_expr(p.adbin, p.adrelid)))
            UNION
            SELECT format('rights on column %s of %s alone', a.attname, tree.oid::regclass)
            FROM tree JOIN pg_attribute a ON a.attrelid = tree.oid
            WHERE a.attname = ANY (?) AND a.attnum > 0 AND NOT a.attisdropped AND a.attacl IS NOT NULL
            ORDER BY 1
            """;

    private final Connection connection;

    PartitionTreeReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * The tree below that table.
     *
     * @param columns the touched columns, as the catalog calls them
     */
    PartitionTree read(long table, Set<String> columns) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TREE)) {
            query.setLong(1, table);
            query.setLong(2, table);
            query.setLong(3, table);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new PartitionTree(
                        TableReader.texts(row, 1),
                        row.getBoolean(2),
                        TableReader.texts(row, 3),
                        TableReader.texts(row, 4),
                        TableReader.texts(row, 5),
                        apart(table, new TreeSet<>(columns)),
                        TableReader.texts(row, 6),
                        row.getLong(7),
                        row.getLong(8));
            }
        }
    }

    private List<String> apart(long table, Set<String> columns) throws SQLException {
        List<String> apart = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(APART)) {
            query.setLong(1, table);
            query.setLong(2, table);
            query.setArray(3, connection.createArrayOf("text", columns.toArray()));
            query.setLong(4, table);
            query.setArray(5, connection.createArrayOf("text", columns.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    apart.add(row.getString(1));
                }
            }
        }
        return apart;
    }
}
