package dev.bellows.engine.postgresql.backfill;

import dev.bellows.engine.postgresql.backfill.TableState.Storage;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What {@link RangeChoice} chooses by.
 *
 * @param serverMajor major version of the server
 * @param storage what holds the rows
 * @param blocks blocks now
 * @param rows estimate of the last VACUUM or ANALYZE; 0 when there was none
 * @param blocksThen blocks when rows were estimated
 * @param key the key of the step, if ranges can be cut by it; also empty when nobody looked
 */
record RangeFacts(int serverMajor, Storage storage, long blocks, long rows, long blocksThen, Optional<Key> key) {
    private static final int BLOCK_BYTES = 8_192;
    private static final int BLOCK_HEADER_BYTES = 24;
    private static final int ROW_HEADER_BYTES = 28;

    /** Types whose text form is exact and whose order is the server's own business. */
    private static final String TYPES =
            "'int2', 'int4', 'int8', 'numeric', 'text', 'varchar', 'bpchar', 'uuid', 'date',"
                    + " 'timestamp', 'timestamptz', 'bytea'";

    /**
     * A unique key without nulls, carried by a plain ascending btree.
     *
     * @param index its index
     * @param columns its columns, in order
     * @param correlation lowest over the columns, of key order and heap order; empty when a column has none
     * @param rowWidth average bytes of a row without its header; 0 when unknown
     * @param fillFactor per cent of a block that inserts may fill
     */
    record Key(long index, List<KeyColumn> columns, OptionalDouble correlation, double rowWidth, int fillFactor) {
        Key {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column of a key.
     *
     * @param name quoted
     * @param type quoted and qualified, without a length
     */
    public record KeyColumn(String name, String type) {}

    /** Facts of a table; the key is read, in one query, only if it can make a difference. */
    static RangeFacts read(PinnedSession session, TableState table, List<String> keyColumns) throws SQLException {
        RangeFacts heap = of(session, table);
        return RangeChoice.dependsOnKey(heap) ? heap.withKey(readKey(session, table, keyColumns)) : heap;
    }

    /** What is known of the table already. */
    static RangeFacts of(PinnedSession session, TableState table) {
        return new RangeFacts(
                session.majorVersion(),
                table.storage(),
                table.blocks(),
                table.rows(),
                table.blocksThen(),
                Optional.empty());
    }

    RangeFacts withKey(Optional<Key> found) {
        return new RangeFacts(serverMajor, storage, blocks, rows, blocksThen, found);
    }

    /** Blocks that the rows would fill; 0 when nobody knows. */
    long denseBlocks() {
        return key.filter(it -> it.rowWidth() > 0 && rows > 0)
                .map(it -> {
                    double perBlock = (BLOCK_BYTES - BLOCK_HEADER_BYTES) * it.fillFactor() / 100.0;
                    return Math.max(1L, (long) Math.ceil(rows * (it.rowWidth() + ROW_HEADER_BYTES) / perBlock));
                })
                .orElse(0L);
    }

    /**
     * The key over exactly these columns. Its order must be the one that a comparison of the columns has, so: default operator classes,
     * the columns' own collations, in the version the index was built with (P52).
     */
    static Optional<Key> readKey(PinnedSession session, TableState table, List<String> keyColumns) throws SQLException {
        if (keyColumns.isEmpty()) {
            return Optional.empty();
        }
        String wanted = keyColumns.stream()
                .map(it -> "(parse_ident(" + Sql.literal(it) + "))[1]")
                .collect(Collectors.joining(", "));
        return session.one(
                """
                        WITH k AS (
                          SELECT i.indexrelid, k.place, a.attname::text AS name, a.attnotnull, a.atttypid, a.attcollation,
                                 i.indclass[k.place - 1] AS class, i.indcollation[k.place - 1] AS collation, i.indoption[k.place - 1] AS option
                          FROM pg_index i CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY k(attnum, place)
                          JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                          WHERE i.indrelid = %1$d AND k.place <= i.indnkeyatts)
                        SELECT i.indexrelid::bigint,
                          ARRAY(SELECT quote_ident(k.name) FROM k WHERE k.indexrelid = i.indexrelid ORDER BY k.place),
                          ARRAY(SELECT format('%%I.%%I', tn.nspname, t.typname) FROM k JOIN pg_type t ON t.oid = k.atttypid
                            JOIN pg_namespace tn ON tn.oid = t.typnamespace WHERE k.indexrelid = i.indexrelid ORDER BY k.place),
                          (SELECT CASE WHEN count(s.correlation) = i.indnkeyatts THEN min(abs(s.correlation))::float8 END
                            FROM k JOIN pg_stats s ON s.attname = k.name WHERE k.indexrelid = i.indexrelid
                              AND s.schemaname = n.nspname AND s.tablename = c.relname AND NOT s.inherited),
                          (SELECT coalesce(sum(s.avg_width * (1 - s.null_frac)), 0)::float8 FROM pg_stats s
                            WHERE s.schemaname = n.nspname AND s.tablename = c.relname AND NOT s.inherited),
                          coalesce((SELECT o.option_value::int FROM pg_options_to_table(c.reloptions) o WHERE o.option_name = 'fillfactor'), 100)
                        FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam AND m.amname = 'btree'
                        JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE i.indrelid = %1$d AND %2$s
                          AND ARRAY(SELECT k.name FROM k WHERE k.indexrelid = i.indexrelid ORDER BY k.place) = ARRAY[%3$s]
                          AND NOT EXISTS (SELECT FROM k JOIN pg_opclass o ON o.oid = k.class LEFT JOIN pg_collation l ON l.oid = k.attcollation
                            WHERE k.indexrelid = i.indexrelid AND (NOT k.attnotnull OR NOT o.opcdefault OR k.option <> 0
                              OR k.collation <> k.attcollation OR k.atttypid NOT IN (SELECT oid FROM pg_type
                                WHERE typnamespace = 'pg_catalog'::regnamespace AND typname IN (%4$s))
                              OR l.collversion <> pg_collation_actual_version(l.oid) OR (l.collprovider = 'd' AND %5$s)))
                        ORDER BY i.indisprimary DESC, i.indexrelid LIMIT 1""".formatted(table.oid(), usable("i"), wanted, TYPES, defaultCollationChanged(session.majorVersion())),
                RangeFacts::key);
    }

    /** A plpgsql statement that raises BLW05 unless the key's index still carries it. */
    static String assertSql(Key key) {
        return "IF NOT EXISTS (SELECT FROM pg_index i WHERE i.indexrelid = " + key.index() + " AND " + usable("i")
                + ") THEN RAISE EXCEPTION 'drift' USING ERRCODE = 'BLW05'; END IF;";
    }

    private static String usable(String index) {
        return "%1$s.indisunique AND %1$s.indimmediate AND %1$s.indisvalid AND %1$s.indisready AND %1$s.indislive AND %1$s.indpred IS NULL AND %1$s.indexprs IS NULL"
                .formatted(index);
    }

    private static String defaultCollationChanged(int major) {
        return major < 15
                ? "false"
                : "EXISTS (SELECT FROM pg_database d WHERE d.datname = current_database()"
                        + " AND d.datcollversion <> pg_database_collation_actual_version(d.oid))";
    }

    private static Key key(ResultSet row) throws SQLException {
        List<String> names = texts(row, 2);
        List<String> types = texts(row, 3);
        List<KeyColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new KeyColumn(names.get(i), types.get(i)));
        }
        double correlation = row.getDouble(4);
        return new Key(
                row.getLong(1),
                columns,
                row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(correlation),
                row.getDouble(5),
                row.getInt(6));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
