package dev.bellows.e2e;

import dev.bellows.fixtures.database.TestDatabase;

/** All that the schemas of an example hold, as text: what a rollback must leave as it was. */
final class ExampleCatalog {
    private static final String SQL = """
            SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
              SELECT concat_ws(' ', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
                       pg_get_expr(adbin, adrelid), attacl, col_description(attrelid, attnum))
                FROM pg_attribute JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'S') AND attnum > 0 AND NOT attisdropped
              UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
              UNION ALL SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
                WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace
              UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace
              UNION ALL SELECT concat_ws(' ', relname, relkind, relacl, reloptions) FROM pg_class WHERE relnamespace = 'public'::regnamespace
              UNION ALL SELECT concat_ws(' ', proname, prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
              UNION ALL SELECT concat_ws(' ', typname, enum_range) FROM (SELECT t.typname, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)
                FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY 1) enums (typname, enum_range)) all_of_it (line)""";

    private ExampleCatalog() {}

    static String of(TestDatabase database) {
        return new OwnSessions(database).value(SQL);
    }
}
