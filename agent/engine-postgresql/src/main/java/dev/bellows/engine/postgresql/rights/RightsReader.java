package dev.bellows.engine.postgresql.rights;

import dev.bellows.engine.postgresql.backfill.QuietFills;
import dev.bellows.engine.postgresql.rights.RightsFacts.Lacking;
import dev.bellows.engine.postgresql.rights.RightsFacts.Need;
import dev.bellows.engine.postgresql.rights.RightsFacts.Schema;
import dev.bellows.engine.postgresql.rights.RightsFacts.Settings;
import dev.bellows.engine.postgresql.rights.RightsFacts.Sight;
import dev.bellows.engine.postgresql.rights.RightsFacts.Statements;
import dev.bellows.engine.postgresql.rights.RightsFacts.Tables;
import dev.bellows.engine.postgresql.rights.RightsFacts.Who;
import dev.bellows.engine.postgresql.schema.BellowsSchema;
import dev.bellows.engine.postgresql.session.AgentTag;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.window.StatementStatistics;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Asks the catalog, which needs no right. Names are compared with those of the catalog and never resolved: a schema that the role may not
 * use answers like any other. Confined to its session's thread.
 */
final class RightsReader {
    /** Tables that a migration can be about: those of extensions come and go with them. */
    private static final String TABLES = """
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname <> 'bellows' AND n.nspname <> 'information_schema'
              AND NOT starts_with(n.nspname::text, 'pg_') AND NOT EXISTS (SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')""";

    /** What the agent's statements call under the agent's own name, beyond what every query does. */
    private static final List<String> CALLED = List.of(
            "pg_advisory_lock",
            "pg_advisory_lock_shared",
            "pg_backend_pid",
            "pg_blocking_pids",
            "pg_cancel_backend",
            "pg_control_system",
            "pg_current_wal_flush_lsn",
            "pg_current_wal_insert_lsn",
            "pg_current_xact_id",
            "pg_is_in_recovery",
            "pg_stat_clear_snapshot",
            "pg_stat_get_activity",
            "pg_terminate_backend",
            "pg_try_advisory_lock",
            "pg_try_advisory_lock_shared",
            "pg_try_advisory_xact_lock",
            "pg_wal_lsn_diff",
            "pg_walfile_name",
            "set_config");

    private final PinnedSession session;

    RightsReader(PinnedSession session) {
        this.session = session;
    }

    /** Everything, in one transaction that writes nothing. */
    RightsFacts read() throws SQLException {
        RightsFacts facts = session.together(
                () -> new RightsFacts(who(), schema(), sight(), tables(), calls(), settings(), unread("")));
        return new RightsFacts(
                facts.who(),
                facts.schema(),
                facts.sight(),
                facts.tables(),
                facts.calls(),
                facts.settings(),
                statements());
    }

    private Who who() throws SQLException {
        boolean quiet = QuietFills.allowed(session);
        return session.one(
                        """
                        SELECT quote_ident(current_user), quote_ident(current_database()), current_setting('server_version'), r.rolsuper,
                               has_database_privilege(current_database(), 'CREATE')
                        FROM pg_roles r WHERE r.rolname = current_user""",
                        row -> new Who(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                session.majorVersion(),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                quiet))
                .orElseThrow();
    }

    private Schema schema() throws SQLException {
        Optional<Schema> found = session.one(
                """
                SELECT quote_ident(pg_get_userbyid(n.nspowner)), pg_has_role(n.nspowner, 'USAGE'), has_schema_privilege(n.oid, 'USAGE')
                  AND coalesce((SELECT bool_and(has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'INSERT')
                    AND has_table_privilege(c.oid, 'UPDATE')) FROM pg_class c WHERE c.relnamespace = n.oid AND c.relkind = 'r'), true)
                FROM pg_namespace n WHERE n.nspname = 'bellows'""",
                row -> new Schema(
                        true,
                        0,
                        BellowsSchema.VERSION,
                        row.getString(1),
                        row.getBoolean(2),
                        row.getBoolean(3),
                        Optional.empty()));
        if (found.isEmpty()) {
            return new Schema(false, 0, BellowsSchema.VERSION, "", false, false, Optional.empty());
        }
        Schema schema = found.get();
        return new Schema(
                true,
                readable("schema_version")
                        ? session.one("SELECT version FROM bellows.schema_version", row -> row.getInt(1))
                                .orElse(0)
                        : 0,
                schema.newest(),
                schema.owner(),
                schema.mayOwn(),
                schema.usable(),
                readable("control")
                        ? session.one(
                                "SELECT by_role || ': ' || reason FROM bellows.control WHERE halted",
                                row -> row.getString(1))
                        : Optional.empty());
    }

    private boolean readable(String table) throws SQLException {
        return session.probe("SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = 'bellows' AND has_schema_privilege(n.oid, 'USAGE') AND c.relkind = 'r' AND c.relname = "
                + Sql.literal(table) + " AND has_table_privilege(c.oid, 'SELECT'))");
    }

    private Sight sight() throws SQLException {
        boolean all = session.probe("pg_has_role('pg_read_all_stats', 'USAGE')");
        return new Sight(
                all,
                session.probe("pg_has_role('pg_read_all_stats', 'MEMBER')"),
                session.list(
                        "SELECT DISTINCT quote_ident(r.rolname) FROM pg_stat_activity a JOIN pg_roles r ON r.oid = a.usesysid"
                                + " WHERE a.datname = current_database() AND starts_with(a.application_name, "
                                + Sql.literal(AgentTag.PREFIX)
                                + ") AND NOT pg_has_role(r.oid, 'USAGE') AND (r.rolsuper OR NOT pg_has_role('pg_signal_backend', 'USAGE'))"
                                + " ORDER BY 1 LIMIT 5",
                        row -> row.getString(1)));
    }

    private Tables tables() throws SQLException {
        List<Lacking> lacking = session.list(
                "SELECT l.need, array_to_string((array_agg(DISTINCT l.statement))[1:20], '; '), count(*), (array_agg(n.nspname || '.' || c.relname ORDER BY n.nspname, c.relname))[1:5] "
                        + TABLES.replaceFirst(
                                "\nWHERE",
                                "\nCROSS JOIN LATERAL (VALUES ('OWNER', " + MissingRights.MEMBERSHIP + "), ('USAGE', "
                                        + MissingRights.OWNER_USAGE.replace("$", "\\$") + "), ('CREATE', "
                                        + MissingRights.OWNER_CREATE.replace("$", "\\$")
                                        + ")) l (need, statement)\nWHERE")
                        // Of owners whose rights the role lacks, the rest is asked once it has them.
                        + " AND l.statement IS NOT NULL AND (l.need = 'OWNER' OR pg_has_role(c.relowner, 'USAGE'))"
                        // What belongs to a superuser takes a statement for each table: twenty of them say enough.
                        + " GROUP BY l.need, CASE WHEN l.statement NOT LIKE '%OWNER TO ROLE' THEN l.statement END"
                        + " ORDER BY l.need = 'OWNER' DESC, l.need DESC, 2",
                row -> new Lacking(Need.valueOf(row.getString(1)), row.getString(2), row.getLong(3), texts(row, 4)));
        List<String> filtered = session.list(
                "SELECT n.nspname || '.' || c.relname " + TABLES
                        + " AND c.relrowsecurity AND c.relforcerowsecurity AND pg_has_role(c.relowner, 'USAGE')"
                        + " AND NOT (SELECT r.rolsuper OR r.rolbypassrls FROM pg_roles r WHERE r.rolname = current_user)"
                        + " ORDER BY 1 LIMIT 5",
                row -> row.getString(1));
        return session.one(
                        "SELECT count(*), count(*) FILTER (WHERE pg_has_role(c.relowner, 'USAGE')) " + TABLES,
                        row -> new Tables(row.getLong(1), row.getLong(2), lacking, filtered))
                .orElseThrow();
    }

    private static List<String> texts(ResultSet row, int place) throws SQLException {
        Array array = row.getArray(place);
        return List.of((String[]) array.getArray());
    }

    /** Functions of the server, functions of ours that fills and comparisons call, and the language of both. */
    private List<String> calls() throws SQLException {
        String names = String.join(", ", CALLED.stream().map(Sql::literal).toList());
        return session.list(
                "SELECT format('GRANT EXECUTE ON FUNCTION %I.%I(%s) TO %I', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid),"
                        + " current_user) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                        + " WHERE (n.nspname = 'pg_catalog' AND p.proname = ANY (ARRAY[" + names + "]::text[])"
                        + " OR starts_with(p.proname::text, 'blw_') AND p.prorettype <> 'trigger'::regtype)"
                        + " AND NOT has_function_privilege(p.oid, 'EXECUTE')"
                        + " UNION SELECT format('GRANT USAGE ON LANGUAGE plpgsql TO %I', r.rolname) FROM pg_roles r, pg_language l"
                        + " WHERE l.lanname = 'plpgsql' AND NOT has_language_privilege(r.oid, l.oid, 'USAGE')"
                        + " AND (r.rolname = current_user OR r.oid IN (SELECT c.relowner " + TABLES
                        + ") AND pg_has_role(r.oid, 'USAGE')) ORDER BY 1 LIMIT 50",
                row -> row.getString(1));
    }

    private Settings settings() throws SQLException {
        List<String> own = session.list(
                "SELECT coalesce(pg_get_userbyid(nullif(s.setrole, 0)), 'every role') || ' has ' || c FROM pg_db_role_setting s,"
                        + " unnest(s.setconfig) c WHERE s.setrole <> 0"
                        + " AND s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))"
                        + " AND c ~* '^track_(activities|counts)=(of|f|n|0)' ORDER BY 1 LIMIT 5",
                row -> row.getString(1));
        return session.one(
                        """
                        SELECT current_setting('track_activities') = 'on', current_setting('track_counts') = 'on', v.free, v.what
                        FROM pg_roles r, pg_database d, LATERAL (VALUES
                            (current_setting('max_connections')::bigint - current_setting('superuser_reserved_connections')::bigint
                              - coalesce(nullif(current_setting('reserved_connections', true), ''), '0')::bigint
                              - (SELECT coalesce(sum(numbackends), 0) FROM pg_stat_database)::bigint, 'max_connections of the server'),
                            (CASE WHEN r.rolconnlimit >= 0 AND NOT r.rolsuper THEN r.rolconnlimit
                              - (SELECT count(*) FROM pg_stat_activity a WHERE a.usesysid = r.oid) END, 'CONNECTION LIMIT of the role'),
                            (CASE WHEN d.datconnlimit >= 0 AND NOT r.rolsuper THEN d.datconnlimit
                              - (SELECT count(*) FROM pg_stat_activity a WHERE a.datid = d.oid) END, 'CONNECTION LIMIT of the database'))
                          v (free, what)
                        WHERE r.rolname = current_user AND d.datname = current_database() AND v.free IS NOT NULL
                        ORDER BY v.free LIMIT 1""",
                        row -> new Settings(
                                row.getBoolean(1), row.getBoolean(2), own, row.getLong(3), row.getString(4)))
                .orElseThrow();
    }

    /** Outside the other reads: whatever fails here is an answer, and ends no transaction of theirs. */
    private Statements statements() {
        try {
            Optional<String> unusable = StatementStatistics.unusable(session);
            if (unusable.isPresent()) {
                return unread(unusable.get());
            }
            String place = session.sendForValue("SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n"
                            + " ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements'")
                    .orElseThrow();
            if (!session.probe(
                    "SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE quote_ident(nspname) = "
                            + Sql.literal(place))) {
                return unread("the role may not use the schema of pg_stat_statements: GRANT USAGE ON SCHEMA " + place
                        + " TO "
                        + session.sendForValue("SELECT quote_ident(current_user)")
                                .orElse("AGENT"));
            }
            return session.one(
                            "SELECT (SELECT count(*) FROM " + place + ".pg_stat_statements(false)),"
                                    + " current_setting('pg_stat_statements.max')::bigint, i.dealloc FROM " + place
                                    + ".pg_stat_statements_info i",
                            row -> new Statements(Optional.empty(), row.getLong(1), row.getLong(2), row.getLong(3)))
                    .orElseThrow();
        } catch (SQLException e) {
            return unread("pg_stat_statements cannot be read (SQLSTATE " + e.getSQLState() + ")");
        }
    }

    private static Statements unread(String why) {
        return new Statements(Optional.of(why), 0, 0, 0);
    }
}
