package dev.bellows.engine.postgresql.lock;

import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.List;

/**
 * A digest of what a strong-lock step touches: identity, columns, defaults, constraints, indexes and triggers of its relations, and the
 * text of views. It is read before the step looks at the catalog and compared again once the locks are held: what was concluded from
 * that look is then true of the very catalog that is changed.
 *
 * @param relations names, quoted and qualified
 * @param digest the digest found
 */
public record RelationShape(List<String> relations, String digest) {
    public RelationShape {
        relations = List.copyOf(relations);
    }

    /** Reads the shape now; relations that do not exist are part of it. */
    public static RelationShape read(PinnedSession session, List<String> relations) throws SQLException {
        String digest = session.sendForValue("SELECT " + expression(relations)).orElseThrow();
        return new RelationShape(relations, digest);
    }

    /** A statement that raises BLW05 unless the shape is still the one read. Runs under the locks. */
    public String assertSql() {
        return "DO "
                + Sql.dollarQuoted("\nBEGIN IF " + expression(relations) + " IS DISTINCT FROM " + Sql.literal(digest)
                        + " THEN RAISE EXCEPTION 'drift' USING ERRCODE = 'BLW05'; END IF; END ");
    }

    private static String expression(List<String> relations) {
        String names = String.join(", ", relations.stream().map(Sql::literal).toList());
        // An index being built or broken by somebody else is no change of the table: validity is no part of it.
        return """
               (SELECT md5(coalesce(string_agg(md5(concat_ws('/', n.name, c.oid, c.relkind, c.relrowsecurity, c.relforcerowsecurity,
                   (SELECT string_agg(concat_ws(' ', a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attgenerated, a.attidentity,
                               pg_get_expr(d.adbin, d.adrelid)), ',' ORDER BY a.attnum)
                      FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
                   (SELECT string_agg(concat_ws(' ', k.conname, k.convalidated, pg_get_constraintdef(k.oid)), ',' ORDER BY k.conname, k.oid)
                      FROM pg_constraint k WHERE k.conrelid = c.oid),
                   (SELECT string_agg(pg_get_indexdef(i.indexrelid), ',' ORDER BY i.indexrelid) FROM pg_index i WHERE i.indrelid = c.oid),
                   (SELECT string_agg(concat_ws(' ', t.tgname, t.tgenabled, t.tgtype, md5(f.prosrc)), ',' ORDER BY t.tgname)
                      FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid WHERE t.tgrelid = c.oid AND NOT t.tgisinternal),
                   CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END)), ',' ORDER BY n.place), ''))
                FROM unnest(ARRAY[%s]::text[]) WITH ORDINALITY n(name, place) LEFT JOIN pg_class c ON c.oid = to_regclass(n.name))""".formatted(names);
    }
}
