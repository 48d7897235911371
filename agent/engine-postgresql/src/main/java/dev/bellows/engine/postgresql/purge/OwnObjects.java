package dev.bellows.engine.postgresql.purge;

import dev.bellows.engine.postgresql.session.Sql;
import java.util.List;

/** What schema {@code bellows} holds when nobody else put anything there; a test compares it with what the scripts make. */
final class OwnObjects {
    /** Views, which go before their tables. */
    static final List<String> VIEWS = List.of("window_v1", "identity_v1");

    static final List<String> TABLES = List.of(
            "schema_version",
            "identity",
            "fence",
            "holder",
            "journal_head",
            "journal",
            "cursor",
            "bad_rows",
            "window",
            "window_history",
            "control",
            "plan",
            "made",
            "accepted_drift",
            "evidence",
            "archive");

    /** With the types of their parameters. */
    static final List<String> FUNCTIONS = List.of("halt(text)", "resume()", "adopt()");

    /** Tables without which nobody can say what is in flight. */
    static final List<String> DECIDING =
            List.of("schema_version", "identity", "fence", "holder", "journal", "window", "control", "plan");

    /** SQL: identity of everything of ours in the schema, as {@code (class, id)}, what belongs to a table among it. */
    static final String IDS =
            """
            own_relations AS (SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = 'bellows' AND c.relname = ANY (ARRAY[%s]::text[]) AND c.relkind IN ('r', 'v')),
            own_functions AS (SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
              WHERE n.nspname = 'bellows' AND p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' IN (%s)),
            own(class, id) AS (
              SELECT 'pg_class'::regclass::oid, oid FROM own_relations
              UNION ALL SELECT 'pg_class'::regclass, i.indexrelid FROM pg_index i WHERE i.indrelid IN
                (SELECT oid FROM own_relations UNION ALL SELECT c.reltoastrelid FROM pg_class c WHERE c.oid IN (SELECT oid FROM own_relations))
              UNION ALL SELECT 'pg_class'::regclass, c.reltoastrelid FROM pg_class c WHERE c.oid IN (SELECT oid FROM own_relations)
              UNION ALL SELECT 'pg_type'::regclass, t.oid FROM pg_type t WHERE t.typrelid IN (SELECT oid FROM own_relations)
                OR t.typelem IN (SELECT e.oid FROM pg_type e WHERE e.typrelid IN (SELECT oid FROM own_relations))
              UNION ALL SELECT 'pg_constraint'::regclass, k.oid FROM pg_constraint k WHERE k.conrelid IN (SELECT oid FROM own_relations)
              UNION ALL SELECT 'pg_attrdef'::regclass, d.oid FROM pg_attrdef d WHERE d.adrelid IN (SELECT oid FROM own_relations)
              UNION ALL SELECT 'pg_rewrite'::regclass, r.oid FROM pg_rewrite r WHERE r.ev_class IN (SELECT oid FROM own_relations)
                AND r.rulename = '_RETURN'
              UNION ALL SELECT 'pg_proc'::regclass, oid FROM own_functions)""".formatted(names(VIEWS) + ", " + names(TABLES), "'halt(reason text)', 'resume()', 'adopt()'");

    private OwnObjects() {}

    private static String names(List<String> names) {
        return String.join(", ", names.stream().map(Sql::literal).toList());
    }
}
