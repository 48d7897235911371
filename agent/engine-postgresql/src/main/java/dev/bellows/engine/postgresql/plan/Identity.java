package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.postgresql.names.CarryBlock;
import java.util.List;

/**
 * An identity goes over to another column of its table. The server drops a sequence with the identity that it belongs to and lends it to
 * no other one, so the other column gets a sequence of that name that goes on where the first one is.
 */
final class Identity {
    private Identity() {}

    /**
     * The block that does it, run as the table's owner under a lock that keeps everybody from the table. Who takes numbers by the
     * sequence's name waits for its end too, from before they are read.
     */
    static String move(String schema, String table, String from, String to) {
        return move(schema, table, from, to, "blw_is.seqmax", "blw_is.seqmin", "blw_last");
    }

    /**
     * The same between columns of two types.
     *
     * @param fromMost largest number of the one type
     * @param toMost that of the other, up to which it counts then if it counted to the end before
     */
    static String move(String schema, String table, String from, String to, long fromMost, long toMost) {
        return move(
                schema,
                table,
                from,
                to,
                "CASE blw_is.seqmax WHEN " + fromMost + " THEN " + toMost + " ELSE least(blw_is.seqmax, " + toMost
                        + ") END",
                "CASE blw_is.seqmin WHEN " + least(fromMost) + " THEN " + least(toMost)
                        + " ELSE greatest(blw_is.seqmin, " + least(toMost) + ") END",
                "greatest(least(blw_last, " + toMost + "), " + least(toMost) + ")");
    }

    private static String least(long most) {
        return "(" + (-most - 1) + ")";
    }

    private static String move(
            String schema, String table, String from, String to, String most, String least, String last) {
        String relation = qualified(schema, table);
        return "DO "
                + dollarQuoted("""

                %7$s;
                  blw_sequence pg_catalog.text := pg_catalog.pg_get_serial_sequence(%1$s, %2$s);
                  blw_kind pg_catalog.text;
                  blw_is pg_catalog.pg_sequence;
                  blw_last pg_catalog.int8;
                  blw_called pg_catalog.bool;
                  blw_sayings pg_catalog.text[];
                BEGIN
                  SELECT s.* INTO STRICT blw_is FROM pg_catalog.pg_sequence s WHERE s.seqrelid = blw_sequence::pg_catalog.regclass;
                  EXECUTE pg_catalog.format('ALTER SEQUENCE %%s INCREMENT BY %%s', blw_sequence, blw_is.seqincrement);
                  EXECUTE pg_catalog.format('SELECT last_value, is_called FROM %%s', blw_sequence) INTO STRICT blw_last, blw_called;
                  SELECT CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END INTO STRICT blw_kind
                    FROM pg_catalog.pg_attribute a WHERE a.attrelid = %1$s::pg_catalog.regclass AND a.attname = %2$s AND NOT a.attisdropped;
                  SELECT pg_catalog.array_agg(said) INTO blw_sayings FROM (
                    SELECT pg_catalog.format('GRANT %%s ON SEQUENCE %%s TO %%s%%s', x.privilege_type, blw_sequence,
                        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(r.rolname) END,
                        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) AS said
                      FROM pg_catalog.pg_class c CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) x LEFT JOIN pg_catalog.pg_roles r ON r.oid = x.grantee
                      WHERE c.oid = blw_is.seqrelid AND x.grantee <> c.relowner AND (x.grantee = 0 OR r.oid IS NOT NULL)
                    UNION ALL SELECT pg_catalog.format('COMMENT ON SEQUENCE %%s IS %%L', blw_sequence, d) FROM pg_catalog.obj_description(blw_is.seqrelid, 'pg_class') d
                      WHERE d IS NOT NULL) AS saying;
                  ALTER TABLE %3$s ALTER COLUMN %4$s DROP IDENTITY;
                  EXECUTE pg_catalog.format('ALTER TABLE %3$s ALTER COLUMN %5$s ADD GENERATED %%s AS IDENTITY (SEQUENCE NAME %%s'
                    ' INCREMENT BY %%s MINVALUE %%s MAXVALUE %%s START WITH %%s CACHE %%s %%s CYCLE)', blw_kind, blw_sequence,
                    blw_is.seqincrement, %8$s, %6$s, blw_is.seqstart, blw_is.seqcache,
                    CASE WHEN blw_is.seqcycle THEN '' ELSE 'NO' END);
                  PERFORM pg_catalog.setval(blw_sequence::pg_catalog.regclass, %9$s, blw_called);
                  FOREACH blw_said IN ARRAY coalesce(blw_sayings, '{}') LOOP
                    EXECUTE blw_said;
                  END LOOP;
                END
                """.formatted(
                                literal(relation),
                                literal(from),
                                relation,
                                quoted(from),
                                quoted(to),
                                most,
                                CarryBlock.DECLARATION,
                                least,
                                last));
    }

    /**
     * A block that fails where sequences have counted beyond a type's largest number: a default that takes the next one would be refused
     * with every INSERT.
     *
     * @param sequences SQL expressions of their names
     */
    static String mustFit(List<String> sequences, long most, String type) {
        return "DO " + dollarQuoted("""

                DECLARE
                  blw_sequence pg_catalog.text;
                  blw_last pg_catalog.int8;
                BEGIN
                  FOREACH blw_sequence IN ARRAY ARRAY[%s]::pg_catalog.text[] LOOP
                    EXECUTE pg_catalog.format('SELECT last_value FROM %%s', blw_sequence) INTO STRICT blw_last;
                    IF blw_last > %d THEN
                      RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = pg_catalog.format('sequence %%s has counted to %%s, which does not fit %%s:'
                        ' give it another number first: ALTER SEQUENCE %%s RESTART WITH …', blw_sequence, blw_last, %s, blw_sequence);
                    END IF;
                  END LOOP;
                END
                """.formatted(String.join(", ", sequences), most, literal(type)));
    }
}
