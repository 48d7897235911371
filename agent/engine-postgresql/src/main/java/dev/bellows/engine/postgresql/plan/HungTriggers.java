package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.CarryBlock;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.snapshot.Surroundings.HangingTrigger;
import java.util.List;

/**
 * Triggers of the application that name a column in {@code UPDATE OF} or in {@code WHEN}. While code of two versions writes two columns, one
 * that is listed fires for either; a condition over the old one says the same, since both are equal by the time it is asked. They go
 * over to the counterpart when the column goes, or when the two change places. What stands then is read in that moment, and so it is whatever
 * was there when this was planned: whoever wrote a trigger meanwhile is neither forgotten nor written over. A constraint trigger cannot be
 * replaced, and stops the step by its name. The server keeps a trigger that is replaced, with its comment, and forgets whether it was
 * switched off.
 *
 * @param table the table
 * @param column the column, by the name that old code knows
 * @param hanging what hangs on it when this is planned
 */
record HungTriggers(Table table, String column, List<HangingTrigger> hanging) {
    HungTriggers {
        hanging = List.copyOf(hanging);
    }

    static HungTriggers of(Table table, String column) {
        return new HungTriggers(table, column, table.surroundings().hangingOn(column));
    }

    boolean anyListed() {
        return hanging.stream().anyMatch(HangingTrigger::listed);
    }

    /** After the fill, which would fire them, and before anybody writes the other column. */
    PlannedStep fireForBoth(String to) {
        String there = Probe.columnIsThere(table.schema(), table.name(), to);
        return PlannedStep.reversible(
                "let triggers that fire for " + column + " fire for " + to + " too",
                new Step.Body.StrongLock(
                        List.of(relation()),
                        OwnerRole.during(table.schema(), table.name(), List.of(both(to))),
                        Probe.all(there, Probe.not(leavesOut(to))),
                        Probe.all(there, leavesOut(to)),
                        "",
                        true),
                "SHARE ROW EXCLUSIVE on " + table.name() + ", milliseconds: readers go on");
    }

    /** Lets those that fire for the column fire for the other one too, whoever made them, and whenever. */
    String both(String to) {
        return block(column, to, "l.listed || to_a.attnum", "false");
    }

    /** Whether one fires for the column and not for the other one. */
    private String leavesOut(String to) {
        return "EXISTS (SELECT FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_attribute f ON f.attrelid = t.tgrelid AND f.attname = "
                + literal(column) + " JOIN pg_catalog.pg_attribute a ON a.attrelid = t.tgrelid AND a.attname = "
                + literal(to)
                + " WHERE t.tgrelid = " + Probe.relation(table.schema(), table.name())
                + " AND NOT t.tgisinternal AND t.tgconstraint = 0 AND f.attnum = ANY (t.tgattr::pg_catalog.int2[])"
                + " AND NOT a.attnum = ANY (t.tgattr::pg_catalog.int2[]))";
    }

    /**
     * Gives them the one column in place of the other.
     *
     * @param from a name of ours, which stands for nothing else in a condition
     */
    String goOver(String from, String to) {
        return block(from, to, "array_replace(l.listed, from_a.attnum, to_a.attnum)", "true");
    }

    /** Takes a column that is about to go out of their lists; where the other one is missing there, it is put in. */
    String leave(String from, String to) {
        return block(from, to, "array_replace(l.listed, from_a.attnum, to_a.attnum)", "false");
    }

    /**
     * Writes anew each trigger that hangs on a column.
     *
     * @param columns what is listed then, an expression over {@code l.listed} and the two columns
     * @param conditions whether conditions say the other one's name then, too
     */
    private String block(String from, String to, String columns, String conditions) {
        // A column is listed once, where it stands first.
        return "DO "
                + dollarQuoted("""

            %1$s := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
              FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = %3$s
                JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = %4$s
              WHERE t.tgrelid = %2$s::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
                AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
            BEGIN
              IF blw_said IS NOT NULL THEN
                RAISE EXCEPTION USING MESSAGE = %8$s || blw_said || %9$s;
              END IF;
              FOR blw_said IN
                SELECT unnest(ARRAY[
                  'CREATE OR REPLACE' || substr(CASE WHEN %7$s THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
                  CASE w.tgenabled WHEN 'O' THEN NULL
                    ELSE 'ALTER TABLE ' || %2$s || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
                      || ' TRIGGER ' || quote_ident(w.tgname) END])
                FROM (
                  SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
                    CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
                      ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
                  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = %3$s
                    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = %4$s
                    CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
                    CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
                      FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
                    CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
                      FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN %6$s ELSE l.listed END)
                          WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
                        JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
                  WHERE t.tgrelid = %2$s::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, %5$s)
                    AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid
                      AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.tgrelid AND d.refobjsubid = from_a.attnum)
                  ORDER BY t.tgname) w
              LOOP
                IF blw_said IS NOT NULL THEN
                  EXECUTE blw_said;
                END IF;
              END LOOP;
            END
            """.formatted(
                                CarryBlock.DECLARATION,
                                literal(relation()),
                                literal(from),
                                literal(to),
                                literal(OwnNames.TRIGGER_PREFIX),
                                columns,
                                conditions,
                                literal("these constraint triggers of " + relation() + " fire for " + from
                                        + " alone and cannot be replaced: "),
                                literal(". DROP them and CREATE them anew with UPDATE OF " + from + ", " + to
                                        + ", in one transaction")));
    }

    private String relation() {
        return qualified(table.schema(), table.name());
    }
}
