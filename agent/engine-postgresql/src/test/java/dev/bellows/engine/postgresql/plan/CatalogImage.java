package dev.bellows.engine.postgresql.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everything a dump of the user schemas would say, as sorted lines; places of columns aside. */
public final class CatalogImage {
    private static final List<String> QUERIES = List.of("""
            SELECT 'column', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attstorage, a.attcompression,
              a.attcollation::regcollation, a.attstattarget, a.attoptions, a.attacl, a.attidentity, a.attgenerated,
              (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum),
              col_description(a.attrelid, a.attnum)
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind <> 'i' AND n.nspname !~ '^(pg_|information_schema)'
            """, """
            SELECT 'index', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisreplident, i.indisclustered, obj_description(i.indexrelid, 'pg_class')
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname !~ '^(pg_|information_schema)'
            """, """
            SELECT 'constraint', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid), k.convalidated, obj_description(k.oid, 'pg_constraint'),
              k.conindid::regclass FROM pg_constraint k
              JOIN pg_namespace n ON n.oid = k.connamespace WHERE n.nspname !~ '^(pg_|information_schema)' AND k.contype <> 'n'
            """, """
            SELECT 'statistics', pg_get_statisticsobjdef(s.oid), s.stxowner::regrole, coalesce(s.stxstattarget, -1),
              obj_description(s.oid, 'pg_statistic_ext') FROM pg_statistic_ext s
            """, """
            SELECT 'trigger', pg_get_triggerdef(t.oid), t.tgenabled FROM pg_trigger t WHERE NOT t.tgisinternal
            """, """
            SELECT 'function', pg_get_functiondef(p.oid), p.proowner::regrole FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname !~ '^(pg_|information_schema)' AND p.prokind = 'f'
            """, """
            SELECT 'type', t.oid::regtype, t.typowner::regrole FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE n.nspname !~ '^(pg_|information_schema)' AND t.typtype = 'e'
            """, """
            SELECT 'sequence', s.seqrelid::regclass, s.seqtypid::regtype, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle
            FROM pg_sequence s WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid
              AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0)
            """, """
            SELECT 'relation', c.oid::regclass, c.relkind, c.relowner::regrole, c.relacl, c.relrowsecurity,
              ARRAY(SELECT o FROM unnest(c.reloptions) o ORDER BY 1), c.relreplident,
              obj_description(c.oid, 'pg_class') FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^(pg_|information_schema)'
            """);

    private CatalogImage() {}

    /** One line for each object, sorted. */
    public static List<String> of(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String query : QUERIES) {
                try (ResultSet row = statement.executeQuery("SELECT r::text FROM (" + query + ") AS r")) {
                    while (row.next()) {
                        lines.add(row.getString(1));
                    }
                }
            }
        }
        lines.sort(null);
        return lines;
    }
}
