package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Dependent;
import dev.bellows.engine.postgresql.snapshot.Surroundings.HangingTrigger;
import dev.bellows.engine.postgresql.snapshot.Surroundings.Resting;
import dev.bellows.engine.postgresql.snapshot.Surroundings.WholeRow;
import dev.bellows.engine.postgresql.snapshot.Surroundings.Width;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what writers of one table meet. Confined to the caller's thread and one transaction. */
final class SurroundingsReader {
    /** Sequences and indexes have no row type. */
    private static final String TABLE = """
            SELECT c.relnatts,
              ARRAY(SELECT p.pubname::text FROM pg_publication_tables t JOIN pg_publication p USING (pubname)
                WHERE t.schemaname = n.nspname AND t.tablename = c.relname AND p.pubupdate
                  AND NOT (c.relreplident = 'f'
                    OR c.relreplident = 'd' AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND i.indisvalid)
                    OR c.relreplident = 'i' AND EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisreplident AND i.indisvalid))
                ORDER BY 1),
              ARRAY(SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace s ON s.oid = p.pronamespace
                WHERE s.nspname NOT IN ('pg_catalog', 'information_schema', 'bellows')
                  AND (p.prorettype IN (c.reltype, y.typarray) OR p.proargtypes::oid[] && ARRAY[c.reltype, y.typarray]
                    OR p.proallargtypes && ARRAY[c.reltype, y.typarray])
                ORDER BY 1),
              CASE WHEN NOT pg_has_role(current_user, c.relowner, 'MEMBER') THEN 'the agent may not act as the owner ' || pg_get_userbyid(c.relowner)
                WHEN c.relforcerowsecurity AND NOT (SELECT r.rolsuper OR r.rolbypassrls FROM pg_roles r WHERE r.oid = c.relowner)
                  THEN 'row level security is forced, so that policies may hide every row'
                ELSE '' END
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_type y ON y.oid = c.reltype WHERE c.oid = ?
            """;

    private static final String TRIGGERS = """
            SELECT t.tgname, p.oid::regprocedure::text, p.prosrc, array_remove(ARRAY[t.tgoldtable::text, t.tgnewtable::text], NULL)
            FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_language l ON l.oid = p.prolang
            WHERE t.tgrelid = ? AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND l.lanname = 'plpgsql'
            ORDER BY t.tgname COLLATE "C"
            """;

    /** Conditions over the whole row; that a row changed at all is the same whatever columns it has. */
    private static final String CONDITIONS = """
            SELECT t.tgname, t.tgfoid::regprocedure::text, w.condition
            FROM pg_trigger t, LATERAL (SELECT substring(pg_get_triggerdef(t.oid) FROM ' WHEN (.*) EXECUTE ') AS condition) w
            WHERE t.tgrelid = ? AND NOT t.tgisinternal AND t.tgenabled <> 'D'
              AND regexp_replace(w.condition, '(old[.][*] IS DISTINCT FROM new[.][*]|new[.][*] IS DISTINCT FROM old[.][*])', '', 'g')
                ~ '(old|new)[.][*]'
            ORDER BY t.tgname COLLATE "C"
            """;

    /** A variable of the whole row has no column: {@code :varattno 0}. */
    private static final String WHOLE_ROW_OBJECTS = """
            SELECT 'row security policy', p.polname::text FROM pg_policy p
            WHERE p.polrelid = ? AND concat(p.polqual, p.polwithcheck) ~ ':varattno 0 '
            UNION ALL
            SELECT 'rule', r.rulename::text FROM pg_rewrite r
            WHERE r.ev_class = ? AND concat(r.ev_action, r.ev_qual) ~ ':varattno 0 '
            UNION ALL
            SELECT 'index', i.indexrelid::regclass::text FROM pg_index i
            WHERE i.indrelid = ? AND concat(i.indexprs, i.indpred) ~ ':varattno 0 '
            ORDER BY 1, 2
            """;

    /** Not the default of the column itself, nor the foreign keys, which rest on an index. */
    private static final String RESTING = """
            SELECT DISTINCT pg_describe_object(x.classid, x.objid, 0), pg_describe_object(d.classid, d.objid, d.objsubid)
            FROM pg_attribute a, LATERAL (
                SELECT 'pg_constraint'::regclass::oid AS classid, k.oid AS objid FROM pg_constraint k
                WHERE k.conrelid = a.attrelid AND (a.attnum = ANY (k.conkey)
                  OR EXISTS (SELECT FROM pg_index i WHERE i.indexrelid = k.conindid AND i.indrelid = a.attrelid AND a.attnum = ANY (i.indkey::int2[])))
                UNION ALL
                SELECT s.classid, s.objid FROM pg_depend s
                WHERE s.classid = 'pg_class'::regclass AND s.refclassid = 'pg_class'::regclass AND s.refobjid = a.attrelid
                  AND s.refobjsubid = a.attnum AND s.deptype = 'i') x
              JOIN pg_depend d ON d.refclassid = x.classid AND d.refobjid = x.objid AND d.deptype IN ('n', 'a')
            WHERE a.attrelid = ? AND a.attname IN (?, ?) AND NOT a.attisdropped
            ORDER BY 1, 2
            """;

    /** UPDATE, INSERT, BEFORE and ROW are 16, 4, 2 and 1 in tgtype. What a trigger's condition names only the dependency tells. */
    private static final String HANGING = """
            SELECT t.tgname, a.attnum = ANY (t.tgattr::int2[]),
              t.tgqual IS NOT NULL AND substring(pg_get_triggerdef(t.oid) FROM ' WHEN (.*) EXECUTE ')
                ~ ('(old|new)[.]' || regexp_replace(quote_ident(a.attname), '([^[:alnum:]_])', '\\\\\\1', 'g') || '([^[:alnum:]_$]|$)'),
              t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0,
              t.tgconstraint <> 0,
              CASE WHEN NOT has_function_privilege(c.relowner, t.tgfoid, 'EXECUTE')
                  THEN format('GRANT EXECUTE ON FUNCTION %s TO %I', t.tgfoid::regprocedure, pg_get_userbyid(c.relowner))
                WHEN NOT has_schema_privilege(c.relowner, p.pronamespace, 'USAGE')
                  THEN format('GRANT USAGE ON SCHEMA %I TO %I', p.pronamespace::regnamespace, pg_get_userbyid(c.relowner))
                ELSE '' END
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
              JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attname = ? AND NOT a.attisdropped
            WHERE t.tgrelid = ? AND NOT t.tgisinternal AND NOT starts_with(t.tgname::text, ?)
              AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid
                AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.tgrelid AND d.refobjsubid = a.attnum)
            ORDER BY t.tgname COLLATE "C"
            """;

    /** What can be stored outside the page leaves a pointer of 18 bytes, or less when it is short. */
    private static final String WIDTHS = """
            SELECT a.attname, CASE
                WHEN a.attlen > 0 THEN CASE a.attalign WHEN 'd' THEN (a.attlen + 7) / 8 * 8 WHEN 'i' THEN (a.attlen + 3) / 4 * 4 ELSE a.attlen END
                WHEN a.attstorage = 'p' THEN coalesce(s.avg_width, 1) ELSE least(18, coalesce(s.avg_width, 1)) END,
              1 - coalesce(s.null_frac, 0)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname AND NOT s.inherited
            WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped AND NOT a.attname::text = ANY (?) ORDER BY a.attnum
            """;

    private static final int ROW_HEADER = 24;

    private final Connection connection;
    private final Touched.TouchedTable touched;
    private final long oid;

    SurroundingsReader(Connection connection, Touched.TouchedTable touched, long oid) {
        this.connection = connection;
        this.touched = touched;
        this.oid = oid;
    }

    /**
     * Reads them.
     *
     * @param own columns that this migration made and that stand already
     */
    Surroundings read(Set<String> own) throws SQLException {
        List<Width> widths = new ArrayList<>();
        double row = ROW_HEADER;
        long filled = ROW_HEADER;
        try (PreparedStatement query = connection.prepareStatement(WIDTHS)) {
            query.setLong(1, oid);
            query.setArray(2, connection.createArrayOf("text", own.toArray()));
            try (ResultSet column = query.executeQuery()) {
                while (column.next()) {
                    int bytes = column.getInt(2);
                    row += bytes * column.getDouble(3);
                    filled += bytes;
                    String name = touched.shown(column.getString(1));
                    if (touched.columns.contains(name)) {
                        widths.add(new Width(name, bytes));
                    }
                }
            }
        }
        try (PreparedStatement query = connection.prepareStatement(TABLE)) {
            query.setLong(1, oid);
            try (ResultSet table = query.executeQuery()) {
                table.next();
                String unprovable = table.getString(4);
                return new Surroundings(
                        table.getInt(1) - own.size(),
                        TableReader.texts(table, 2),
                        TableReader.texts(table, 3),
                        wholeRows(),
                        Math.round(row),
                        filled,
                        widths,
                        unprovable.isEmpty() && isEmpty() ? "it has no row" : unprovable,
                        new OutsideReader(connection).of(oid),
                        wholeRowObjects(),
                        resting(),
                        hanging());
            }
        }
    }

    private List<WholeRow> wholeRows() throws SQLException {
        List<WholeRow> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TRIGGERS)) {
            query.setLong(1, oid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (!row.getString(1).startsWith(OwnNames.TRIGGER_PREFIX)) {
                        found.addAll(WholeRowUses.in(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                TableReader.texts(row, 4),
                                touched.table.name()));
                    }
                }
            }
        }
        try (PreparedStatement query = connection.prepareStatement(CONDITIONS)) {
            query.setLong(1, oid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(WholeRow.ofCondition(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
        }
        return found;
    }

    private List<Dependent> wholeRowObjects() throws SQLException {
        List<Dependent> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(WHOLE_ROW_OBJECTS)) {
            query.setLong(1, oid);
            query.setLong(2, oid);
            query.setLong(3, oid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Dependent(row.getString(1), row.getString(2)));
                }
            }
        }
        return found;
    }

    private List<Resting> resting() throws SQLException {
        List<Resting> found = new ArrayList<>();
        for (String column : touched.dropped) {
            try (PreparedStatement query = connection.prepareStatement(RESTING)) {
                query.setLong(1, oid);
                query.setString(2, column);
                query.setString(3, touched.hidden.getOrDefault(column, column));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(new Resting(column, row.getString(1), row.getString(2)));
                    }
                }
            }
        }
        return found;
    }

    /** A hidden column has them under the name that it has then, unless another one has its name. */
    private List<HangingTrigger> hanging() throws SQLException {
        List<HangingTrigger> found = new ArrayList<>();
        for (String column : touched.renamed.keySet()) {
            String hidden = touched.hidden.getOrDefault(column, column);
            String at = touched.inPlace.contains(column) || !isThere(hidden) ? column : hidden;
            try (PreparedStatement query = connection.prepareStatement(HANGING)) {
                query.setString(1, at);
                query.setLong(2, oid);
                query.setString(3, OwnNames.TRIGGER_PREFIX);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(new HangingTrigger(
                                column,
                                row.getString(1),
                                row.getBoolean(2),
                                row.getBoolean(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                row.getString(6)));
                    }
                }
            }
        }
        return found;
    }

    private boolean isThere(String column) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT FROM pg_attribute WHERE attrelid = ? AND attname = ? AND NOT attisdropped")) {
            query.setLong(1, oid);
            query.setString(2, column);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Whether it surely has no row; a table that the agent may not read, or not whole, is not called empty. */
    private boolean isEmpty() throws SQLException {
        Attempt attempt = new Attempt(connection);
        return attempt.value(
                        "SELECT NOT EXISTS (SELECT FROM " + ExpressionReader.rowsOf(connection, touched.table) + ")")
                .filter("t"::equals)
                .isPresent();
    }
}
