package dev.bellows.engine.postgresql.journal;

import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a rollout made in its target, known by identity and never by a name that looks like it: a column by its table's oid and its
 * number, which no other column ever gets; a table by its oid; an index, which is built outside a transaction, by the name that nothing
 * had when its build was begun. Written in the transaction that makes it. Has no state.
 */
public final class Made {
    private Made() {}

    /**
     * A relation before a step.
     *
     * @param oid its identity
     * @param columns highest number of a column so far, dropped ones counted
     */
    public record Before(long oid, int columns) {}

    /** One INSERT that notes the columns that this transaction added to the relations, and the views that it made over them. */
    public static String columnsSql(StepRun run, List<Before> relations) {
        String known = relations.stream()
                .map(it -> "(" + it.oid() + "::oid, " + it.columns() + ")")
                .collect(Collectors.joining(", "));
        return into() + " SELECT " + key(run)
                + ", a.attrelid, a.attnum, a.attname FROM pg_attribute a JOIN (VALUES " + known
                + ") r(relation, known) ON a.attrelid = r.relation WHERE a.attnum > r.known AND NOT a.attisdropped UNION ALL "
                + views(run, relations) + " ON CONFLICT DO NOTHING";
    }

    /** One INSERT that notes the views over the relations that this transaction made; it takes no savepoint to do so. */
    public static String viewsSql(StepRun run, List<Before> relations) {
        return into() + " " + views(run, relations) + " ON CONFLICT DO NOTHING";
    }

    private static String views(StepRun run, List<Before> relations) {
        String oids = relations.stream().map(it -> it.oid() + "::oid").collect(Collectors.joining(", "));
        return "SELECT DISTINCT " + key(run)
                + ", c.oid, 0, c.relname FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid JOIN pg_class c ON c.oid = w.ev_class"
                + " WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid IN ("
                + oids
                + ") AND c.relkind = 'v' AND w.xmin = pg_current_xact_id()::xid";
    }

    /**
     * One INSERT that notes the tables that this transaction created. Rows of system columns are written when a table is made and never
     * again: their transaction is the table's.
     */
    public static String tablesSql(StepRun run) {
        return into() + " SELECT " + key(run)
                + ", c.oid, 0, c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'ctid'"
                + " AND a.attnum < 0 WHERE c.relkind IN ('r', 'p') AND a.xmin = pg_current_xact_id()::xid"
                + " ON CONFLICT DO NOTHING";
    }

    /** One INSERT that notes, before its build is begun, an index whose name nothing has. */
    public static String indexSql(StepRun run, String index) {
        return into() + " SELECT " + key(run) + ", 0, 0, " + Sql.literal(index) + " WHERE to_regclass("
                + Sql.literal(index) + ") IS NULL ON CONFLICT DO NOTHING";
    }

    /** One DELETE: the index is gone, and its name is anybody's again. */
    public static String forgetIndexSql(StepRun run, String index) {
        return "DELETE FROM bellows.made WHERE line = "
                + Sql.literal(run.settings().line().name())
                + " AND rollout = " + Sql.literal(run.order().rollout().toString()) + " AND relation = 0 AND name = "
                + Sql.literal(index);
    }

    /** Instead of a column's number: what was built for a part of the relation, by its name. */
    private static final int BUILT = -1;

    /** Instead of a column's number: what was there before, and was joined to something of ours; the relation is its own identity. */
    private static final int JOINED = -2;

    /** Instead of a column's number: what was there before and is built anew; the relation is the identity that it had. */
    private static final int REBUILT = -3;

    /** One INSERT that notes, before it is built, what is made for a part of another index, where nothing has that name. */
    public static String partSql(StepRun run, long whole, String index) {
        return into() + " SELECT " + key(run) + ", " + whole + "::oid, " + BUILT + ", " + Sql.literal(index)
                + " WHERE to_regclass(" + Sql.literal(index) + ") IS NULL ON CONFLICT DO NOTHING";
    }

    /** One INSERT that notes an index that somebody else made, before it is joined to one of ours. */
    public static String joinedSql(StepRun run, long index, String name) {
        return into() + " VALUES (" + key(run) + ", " + index + "::oid, " + JOINED + ", " + Sql.literal(name)
                + ") ON CONFLICT DO NOTHING";
    }

    /** Names of what was built for parts of that index, there or not. */
    public static List<String> parts(StepRun run, long whole) throws SQLException {
        return run.control()
                .list(
                        "SELECT name FROM bellows.made WHERE line = ? AND rollout = ? AND relation = ?::oid AND attnum = "
                                + BUILT + " ORDER BY name",
                        row -> row.getString(1),
                        run.settings().line().name(),
                        run.order().rollout().toString(),
                        whole);
    }

    /**
     * An index of somebody else's that was joined to one of ours.
     *
     * @param oid its identity
     * @param name what it was called, quoted and qualified
     */
    public record Joined(long oid, String name) {}

    /** All of them, there or not. */
    public static List<Joined> joined(StepRun run) throws SQLException {
        return run.control()
                .list(
                        "SELECT relation::bigint, name FROM bellows.made WHERE line = ? AND rollout = ? AND attnum = "
                                + JOINED + " ORDER BY relation",
                        row -> new Joined(row.getLong(1), row.getString(2)),
                        run.settings().line().name(),
                        run.order().rollout().toString());
    }

    /** One INSERT that notes an object that is about to be built anew, by its identity; the one that takes its place has another. */
    public static String rebuiltSql(StepRun run, long oid, String name) {
        return into() + " VALUES (" + key(run) + ", " + oid + "::oid, " + REBUILT + ", " + Sql.literal(name)
                + ") ON CONFLICT DO NOTHING";
    }

    /** What the rollout noted of it under that name: the identities that it had before; empty for what was never begun. */
    public static List<Long> rebuilt(StepRun run, String name) throws SQLException {
        return run.control()
                .list(
                        "SELECT relation::bigint FROM bellows.made WHERE line = ? AND rollout = ? AND attnum = "
                                + REBUILT + " AND name = ? ORDER BY relation",
                        row -> row.getLong(1),
                        run.settings().line().name(),
                        run.order().rollout().toString(),
                        name);
    }

    /** One DELETE: it is built, or nothing is left of the try. */
    public static String forgetRebuiltSql(StepRun run, String name) {
        return "DELETE FROM bellows.made WHERE line = "
                + Sql.literal(run.settings().line().name())
                + " AND rollout = " + Sql.literal(run.order().rollout().toString()) + " AND attnum = " + REBUILT
                + " AND name = " + Sql.literal(name);
    }

    /** A statement that raises BLW06 when this transaction dropped a column or a relation that the rollout did not make. */
    public static String assertSql(StepRun run, List<Before> relations) {
        String oids = relations.stream().map(it -> it.oid() + "::oid").collect(Collectors.joining(", "));
        String ours = "EXISTS (SELECT FROM bellows.made m WHERE m.line = "
                + Sql.literal(run.settings().line().name()) + " AND m.rollout = "
                + Sql.literal(run.order().rollout().toString());
        return "DO "
                + Sql.dollarQuoted("\nBEGIN IF EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = ANY (ARRAY[" + oids
                        + "]) AND a.attnum > 0 AND a.attisdropped AND a.xmin = pg_current_xact_id()::xid AND NOT "
                        + ours
                        + " AND m.relation = a.attrelid AND m.attnum = a.attnum))\n"
                        + "OR EXISTS (SELECT FROM unnest(ARRAY[" + oids
                        + "]) r(relation) WHERE NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = r.relation) AND NOT "
                        + ours + " AND m.relation = r.relation AND m.attnum = 0))\n"
                        + "THEN RAISE EXCEPTION 'not ours' USING ERRCODE = 'BLW06'; END IF; END ");
    }

    /**
     * What a column that the rollout added to a table is called now; empty when it is gone, or was never added.
     *
     * @param table quoted and qualified
     * @param column the name it was given
     */
    public static Optional<String> nowCalled(StepRun run, String table, String column) throws SQLException {
        return run.control()
                .one(
                        "SELECT a.attname FROM bellows.made m JOIN pg_attribute a ON a.attrelid = m.relation AND a.attnum = m.attnum"
                                + " WHERE m.line = ? AND m.rollout = ? AND m.relation = to_regclass(?) AND m.attnum > 0 AND m.name = ?"
                                + " AND NOT a.attisdropped",
                        row -> row.getString(1),
                        run.settings().line().name(),
                        run.order().rollout().toString(),
                        table,
                        column);
    }

    /**
     * What is known of a column that is there under a name that the rollout gave one, and that is not the one it added.
     *
     * @param elsewhere whether the rollout added one of that name somewhere that is no more: a copy of the database that was made by a
     *     dump has other identities, and nobody can say whose the column is
     * @param needed whether a row must have a value for it, and nothing gives it one
     */
    public record Namesake(boolean elsewhere, boolean needed) {}

    /**
     * The column of that name, where {@link #nowCalled} knows none.
     *
     * @param table quoted and qualified
     */
    public static Optional<Namesake> namesake(StepRun run, String table, String column) throws SQLException {
        return run.control()
                .one(
                        "SELECT EXISTS (SELECT FROM bellows.made m WHERE m.line = ? AND m.rollout = ? AND m.attnum > 0 AND m.name = a.attname"
                                + " AND NOT EXISTS (SELECT FROM pg_attribute b WHERE b.attrelid = m.relation AND b.attnum = m.attnum"
                                + " AND (b.attisdropped OR b.attname = m.name))), a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''"
                                + " FROM pg_attribute a WHERE a.attrelid = to_regclass(?) AND a.attname = ? AND a.attnum > 0 AND NOT a.attisdropped",
                        row -> new Namesake(row.getBoolean(1), row.getBoolean(2)),
                        run.settings().line().name(),
                        run.order().rollout().toString(),
                        table,
                        column);
    }

    /** Whether a column that the rollout added under that name is there, whatever it and its table are called now. */
    public static boolean lives(StepRun run, String column) throws SQLException {
        return run.control()
                .probe(
                        "EXISTS (SELECT FROM bellows.made m JOIN pg_attribute a ON a.attrelid = m.relation AND a.attnum = m.attnum"
                                + " WHERE m.line = "
                                + Sql.literal(run.settings().line().name()) + " AND m.rollout = "
                                + Sql.literal(run.order().rollout().toString()) + " AND m.attnum > 0 AND m.name = "
                                + Sql.literal(column) + " AND NOT a.attisdropped)");
    }

    /** Whether the rollout noted the index before it built it. */
    public static boolean index(StepRun run, String index) throws SQLException {
        return run.control()
                .probe("EXISTS (SELECT FROM bellows.made WHERE line = "
                        + Sql.literal(run.settings().line().name()) + " AND rollout = "
                        + Sql.literal(run.order().rollout().toString()) + " AND relation = 0 AND name = "
                        + Sql.literal(index)
                        + ")");
    }

    /** Whether the rollout made something of these relations, there or dropped since. */
    public static boolean anyOf(PinnedSession session, SchemaLine line, RolloutId rollout, List<Before> relations)
            throws SQLException {
        String oids = relations.stream().map(it -> it.oid() + "::oid").collect(Collectors.joining(", "));
        return !relations.isEmpty()
                && session.probe("EXISTS (SELECT FROM bellows.made WHERE line = " + Sql.literal(line.name())
                        + " AND rollout = " + Sql.literal(rollout.toString()) + " AND relation IN (" + oids + "))");
    }

    /** Whether anything that the rollout made is noted. */
    public static boolean any(StepRun run) throws SQLException {
        return run.control()
                .probe("EXISTS (SELECT FROM bellows.made WHERE line = "
                        + Sql.literal(run.settings().line().name()) + " AND rollout = "
                        + Sql.literal(run.order().rollout().toString()) + ")");
    }

    private static String into() {
        return "INSERT INTO bellows.made (line, rollout, relation, attnum, name)";
    }

    private static String key(StepRun run) {
        return Sql.literal(run.settings().line().name()) + ", "
                + Sql.literal(run.order().rollout().toString());
    }
}
