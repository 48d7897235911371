package dev.bellows.engine.postgresql.names;

/**
 * To whom a new table belongs: to whom most tables of its schema belong, else to the schema's owner. One text for the step that makes the
 * table and for whoever asks before whether it can. Pure.
 */
public final class NewTableOwner {
    /** SQL that gives the role's oid, where {@code n} is a row of {@code pg_namespace}. Part of frozen plans: a change makes other steps. */
    public static final String SQL =
            "coalesce((SELECT c.relowner FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p')"
                    + " GROUP BY c.relowner ORDER BY count(*) DESC, c.relowner LIMIT 1),"
                    + " (SELECT d.datdba FROM pg_catalog.pg_database d, pg_catalog.pg_roles r WHERE r.oid = n.nspowner"
                    + " AND r.rolname = 'pg_database_owner' AND d.datname = pg_catalog.current_database()),"
                    + " n.nspowner)";

    private NewTableOwner() {}
}
