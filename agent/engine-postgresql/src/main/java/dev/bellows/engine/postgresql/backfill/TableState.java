package dev.bellows.engine.postgresql.backfill;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A table as a range step finds it.
 *
 * @param oid identifier
 * @param filenode its file, of a partitioned table a number that stands for those of its partitions; another one means that the table was
 *     rewritten, or got a partition, and ranges of blocks mean nothing any more
 * @param blocks blocks now, of the largest partition for a partitioned table
 * @param rows estimate, at least 0
 * @param blocksThen blocks when rows were estimated
 * @param storage what holds the rows
 * @param shape digest over columns and triggers
 * @param filtered whether row level security would hide rows from us
 * @param role our role, quoted where it needs quotes
 */
public record TableState(
        long oid,
        long filenode,
        long blocks,
        long rows,
        long blocksThen,
        Storage storage,
        String shape,
        boolean filtered,
        String role) {
    /** What holds the rows of a table. */
    public enum Storage {
        HEAP,
        PARTITIONED,
        OTHER
    }

    /** Reads the table; empty when there is none of that name. */
    public static Optional<TableState> read(PinnedSession session, String table) throws SQLException {
        return session.one(
                """
                SELECT c.oid::bigint, %s,
                       (SELECT max(pg_relation_size(p.relid)) FROM pg_partition_tree(c.oid) p) / current_setting('block_size')::bigint,
                       pg_relation_size(c.oid) / current_setting('block_size')::bigint, greatest(c.reltuples, 0)::bigint, %s, row_security_active(c.oid),
                       c.relpages::bigint, CASE WHEN c.relkind = 'p' THEN 'PARTITIONED' WHEN m.amname = 'heap' THEN 'HEAP' ELSE 'OTHER' END,
                       quote_ident(current_user)
                FROM pg_class c LEFT JOIN pg_am m ON m.oid = c.relam WHERE c.oid = to_regclass(?)""".formatted(fileSql("c"), shapeSql("c.oid")),
                row -> new TableState(
                        row.getLong(1),
                        row.getLong(2),
                        Math.max(row.getLong(3), row.getLong(4)),
                        row.getLong(5),
                        row.getLong(8),
                        Storage.valueOf(row.getString(9)),
                        row.getString(6),
                        row.getBoolean(7),
                        row.getString(10)),
                table);
    }

    /** Expression for the file, or the files together: a partition that comes may be full of rows that nobody went over. */
    private static String fileSql(String relation) {
        return """
               CASE WHEN %1$s.relkind = 'p' THEN (SELECT ('x' || substr(md5(string_agg(concat_ws(' ', p.relid::oid, l.relfilenode), ',' ORDER BY p.relid::oid)), 1, 7))::bit(28)::bigint
                   FROM pg_partition_tree(%1$s.oid) p JOIN pg_class l ON l.oid = p.relid) ELSE %1$s.relfilenode::bigint END""".formatted(relation);
    }

    /** Expression for the digest over columns and triggers of the table with that oid: order, bodies and whether they are enabled. */
    static String shapeSql(String oid) {
        return """
               md5(concat((SELECT string_agg(concat_ws(' ', a.attname, a.atttypid, a.atttypmod, a.attgenerated), ',' ORDER BY a.attnum)
                             FROM pg_attribute a WHERE a.attrelid = %1$s AND a.attnum > 0 AND NOT a.attisdropped), '/',
                          (SELECT string_agg(concat_ws(' ', t.tgname, t.tgenabled, t.tgtype, md5(f.prosrc)), ',' ORDER BY t.tgname)
                             FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid WHERE t.tgrelid = %1$s AND NOT t.tgisinternal)))""".formatted(oid);
    }

    /**
     * Whether it is the same table with the same columns and triggers as then, in another file: CLUSTER, VACUUM FULL and TRUNCATE make
     * a new one. What was known of blocks is void; whatever goes over the table begins again.
     */
    public boolean rewrites(TableState then) {
        return oid == then.oid && shape.equals(then.shape) && filenode != then.filenode;
    }

    /** A plpgsql statement that raises BLW05 unless the table is still the one read. Run it under a lock on the table. */
    public String assertSql() {
        return assertSql(
                storage == Storage.PARTITIONED
                        ? " AND " + fileSql("c") + " = " + filenode
                        : " AND relfilenode = " + filenode);
    }

    /** The same, for those whom a rewritten file does not matter to. */
    String assertShapeSql() {
        return assertSql("");
    }

    private String assertSql(String file) {
        return "IF NOT EXISTS (SELECT FROM pg_class c WHERE oid = " + oid + file + ") OR "
                + shapeSql(String.valueOf(oid)) + " <> " + Sql.literal(shape)
                + " THEN RAISE EXCEPTION 'drift' USING ERRCODE = 'BLW05'; END IF;";
    }

    /** Why a range step may not begin on this table, if so. */
    public Optional<Problem> refusal(StepRun run, String table) {
        if (!filtered) {
            return Optional.empty();
        }
        String statement = "ALTER ROLE " + role + " BYPASSRLS";
        Problem problem = run.problems()
                .of(
                        ErrorCode.TARGET_ROW_SECURITY,
                        "Row level security on " + table + " would hide rows from role " + role + ": " + statement);
        return Optional.of(new Problem(problem.code(), problem.message(), "psql -c '" + statement + "'"));
    }
}
