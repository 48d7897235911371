package dev.bellows.engine.postgresql.snapshot;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;

import dev.bellows.engine.postgresql.names.OwnNames;

/** Which functions a write of a table runs, as SQL: those of its triggers, and those that their texts call. Pure. */
public final class TriggerFunctions {
    /**
     * Parts of a WITH RECURSIVE: {@code known}, functions that people wrote, with their texts, and {@code reached}, those of them that a
     * write of the table runs, each with whether a trigger before an INSERT or UPDATE of a row does. A call is a function's name before a
     * parenthesis: of two functions of one name both are meant. The table's oid is the one parameter.
     */
    static final String REACHED = reachedFrom("?");

    private TriggerFunctions() {}

    /** The same of a table that an expression gives. */
    public static String reachedFrom(String table) {
        return """
            known(oid, called, text) AS MATERIALIZED (
              SELECT p.oid, lower(p.proname::text), lower(p.prosrc) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
              WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'bellows') AND NOT starts_with(p.proname::text, %2$s)
                AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')),
            reached(oid, beforerow) AS (
              SELECT t.tgfoid, t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 FROM pg_trigger t
              WHERE t.tgrelid = %1$s AND NOT t.tgisinternal AND NOT starts_with(t.tgname::text, %3$s)
              UNION
              SELECT k.oid, r.beforerow FROM reached r JOIN known f ON f.oid = r.oid JOIN known k
                ON k.oid <> f.oid AND strpos(f.text, k.called) > 0
                AND f.text ~ ('(^|[^[:alnum:]_$])' || regexp_replace(k.called, '([^[:alnum:]_])', '\\\\\\1', 'g') || '"?[[:space:]]*[(]'))
            """.formatted(table, literal(OwnNames.PREFIX), literal(OwnNames.TRIGGER_PREFIX));
    }
}
