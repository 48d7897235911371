package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.CarryBlock;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.TriggerFunctions;
import java.util.List;

/**
 * A look at the texts of functions that triggers run, before a name goes: one that says it would fail, and every write with it. Nobody
 * calls such a function for us, so that no evidence about the name shows it. A text with both names is let through: it is the way out for
 * a name that is only a word.
 *
 * @param schema schema of the table whose column has the name
 * @param table that table
 * @param gone the name that goes
 * @param stays the name that can be used in its place
 */
record NamedInTriggers(String schema, String table, String gone, String stays) {
    /** The look, beside readers and writers: in effect while there is no such function, so that nobody's word can stand for it. */
    PlannedStep look(String when) {
        String any = "EXISTS (SELECT FROM " + functions() + " f)";
        return PlannedStep.reversible(
                "see that no trigger's function names " + gone + " without " + stays,
                Step.Body.StrongLock.besideWriters(
                        List.of(qualified(schema, table)),
                        List.of(block(when)),
                        Probe.all(Probe.not(any)),
                        Probe.all(any)),
                "");
    }

    private String block(String when) {
        return "DO "
                + dollarQuoted(
                        "\n" + CarryBlock.DECLARATION + " := (SELECT string_agg(f.name, ', ' ORDER BY f.name) FROM "
                                + functions() + " f);\nBEGIN\n  IF " + CarryBlock.VARIABLE
                                + " IS NOT NULL THEN\n    RAISE EXCEPTION USING MESSAGE = "
                                + literal("once " + when
                                        + ", writes would fail in these functions, which triggers run and whose text names "
                                        + gone + ": ")
                                + " || " + CarryBlock.VARIABLE + " || "
                                + literal(
                                        ". Let them use " + stays + " of " + table
                                                + ", which is there by now (CREATE OR REPLACE FUNCTION); one whose text names both is let through")
                                + ";\n  END IF;\nEND\n");
    }

    /** Those of the table's own triggers, with what they call and are given; and those of other tables' triggers that name the table. */
    private String functions() {
        String oid = literal(qualified(schema, table)) + "::regclass";
        return """
                (WITH RECURSIVE %1$s, said AS (
                  SELECT p.oid, p.oid::regprocedure::text AS name, p.prosrc AS text,
                    EXISTS (SELECT FROM pg_trigger t WHERE t.tgfoid = p.oid AND t.tgrelid = %2$s AND NOT t.tgisinternal) AS own,
                    EXISTS (SELECT FROM pg_type y WHERE y.oid = ANY (p.proargtypes) AND (y.typtype IN ('c', 'p') OR y.typname IN ('json', 'jsonb', 'hstore'))) AS takes
                  FROM pg_proc p JOIN known k ON k.oid = p.oid)
                SELECT s.name FROM said s WHERE s.text ~* %3$s AND s.text !~* %4$s
                  AND (s.own OR EXISTS (SELECT FROM reached r WHERE r.oid = s.oid) AND (s.takes OR s.text ~* %5$s)
                    OR s.text ~* %5$s AND EXISTS (SELECT FROM pg_trigger t WHERE t.tgfoid = s.oid AND NOT t.tgisinternal))
                UNION ALL SELECT format('%%s, by what trigger %%I gives it', t.tgfoid::regprocedure, t.tgname) FROM pg_trigger t
                WHERE t.tgrelid = %2$s AND NOT t.tgisinternal AND t.tgnargs > 0 AND encode(t.tgargs, 'escape') ~* %3$s
                  AND encode(t.tgargs, 'escape') !~* %4$s)""".formatted(TriggerFunctions.reachedFrom(oid), oid, word(gone), word(stays), word(table));
    }

    /** A pattern of the server's that finds the name as a word. */
    private static String word(String name) {
        return literal(ServerPattern.word(name));
    }
}
