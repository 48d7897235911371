package dev.bellows.e2e.system;

import dev.bellows.fixtures.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/** What a database's schema {@code public} is, as one text; the order of columns is no part of it. Has no state. */
final class MatrixCatalog {
    private static final String LINES = """
            SELECT line FROM (
              SELECT concat_ws(' ', 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END,
                  pg_get_expr(d.adbin, d.adrelid), nullif(a.attidentity::text, ''), a.attcollation::regcollation, a.attstattarget,
                  col_description(c.oid, a.attnum), a.attacl)
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
              UNION ALL SELECT concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisprimary, i.indisreplident)
                FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = 'public'::regnamespace
              UNION ALL SELECT concat_ws(' ', 'constraint', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid), k.convalidated)
                FROM pg_constraint k WHERE k.connamespace = 'public'::regnamespace AND k.contype <> 'n'
              UNION ALL SELECT concat_ws(' ', 'sequence', s.seqrelid::regclass, s.seqtypid::regtype, s.seqmax) FROM pg_sequence s
                JOIN pg_class c ON c.oid = s.seqrelid WHERE c.relnamespace = 'public'::regnamespace
              UNION ALL SELECT concat_ws(' ', 'trigger', t.tgname) FROM pg_trigger t WHERE NOT t.tgisinternal
              UNION ALL SELECT concat_ws(' ', 'function', p.proname) FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
              UNION ALL SELECT concat_ws(' ', 'relation', c.relname, c.relkind, c.relowner::regrole, c.relacl) FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace) l (line) ORDER BY line COLLATE "C\"""";

    private MatrixCatalog() {}

    static String of(TestDatabase database) {
        return String.join("\n", Round.rows(database, LINES));
    }

    /** Lines of one and not of the other. */
    static String difference(String wanted, String found) {
        List<String> missing = new ArrayList<>(wanted.lines().toList());
        found.lines().forEach(missing::remove);
        List<String> more = new ArrayList<>(found.lines().toList());
        wanted.lines().forEach(more::remove);
        List<String> all = new ArrayList<>();
        missing.forEach(line -> all.add("- " + line));
        more.forEach(line -> all.add("+ " + line));
        return String.join("\n", all);
    }
}
