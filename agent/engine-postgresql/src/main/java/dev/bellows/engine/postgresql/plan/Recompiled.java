package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;

import dev.bellows.engine.postgresql.names.CarryBlock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * PL/pgSQL compiles a function once in a session, for the types of the columns that it meets then; once a column has another type each call
 * fails in that session, with SQLSTATE 42804. A function whose definition is written again, even as it is, is compiled anew everywhere.
 */
final class Recompiled {
    private Recompiled() {}

    /**
     * A block that writes the definitions again, in the agent's own name: of the table's trigger functions that it may alter, and of those
     * that were named.
     */
    static String functions(String relation, List<String> named) {
        String signatures = "ARRAY[" + named.stream().map(it -> literal(it)).collect(Collectors.joining(", "))
                + "]::pg_catalog.text[]";
        return "DO " + dollarQuoted("""

                %s;
                BEGIN
                  FOR blw_said IN
                    SELECT pg_catalog.format('ALTER ROUTINE %%s SECURITY %%s', p.oid::pg_catalog.regprocedure,
                        CASE WHEN p.prosecdef THEN 'DEFINER' ELSE 'INVOKER' END)
                      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
                      WHERE l.lanname = 'plpgsql' AND pg_catalog.pg_has_role(p.proowner, 'USAGE')
                        AND (p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgrelid = %s::pg_catalog.regclass AND NOT t.tgisinternal)
                          OR p.oid IN (SELECT pg_catalog.to_regprocedure(s) FROM pg_catalog.unnest(%s) s))
                      ORDER BY p.oid
                  LOOP
                    EXECUTE blw_said;
                  END LOOP;
                END
                """.formatted(CarryBlock.DECLARATION, literal(relation), signatures));
    }
}
