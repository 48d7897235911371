package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.RenameTable;
import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.CarryBlock;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.AliasedTable;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * renameTable: a view stands for the table under its new name until the Narrowing of the contract. Then the table takes that name itself, in
 * one lock; the old one is nobody's from then on, and a revert, which puts the view back, changes no row.
 */
final class RenameTablePostgresql {
    private final OperationPlan plan;
    private final Alias alias;
    private final String schema;
    private final String old;
    private final String next;
    private final String proof;

    private RenameTablePostgresql(OperationPlan plan, Alias alias, Table table) {
        this.plan = plan;
        this.alias = alias;
        schema = alias.schema();
        old = alias.table();
        next = alias.name();
        proof = new AliasProof(schema, old, next, table.surroundings().untried()).sql();
    }

    static PostgresqlOperation of(Migration migration, RenameTable rename) {
        // A rename and a view take CREATE on the schema.
        return new PostgresqlOperation(
                catalog -> plan(migration, rename, catalog), MissingRights::toMakeBeside, List.of());
    }

    private static OperationPlan plan(Migration migration, RenameTable rename, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        RenameTableRules.check(migration, rename, catalog, plan);
        if (!plan.isRefused()) {
            AliasedTable aliased = catalog.aliased(rename.table()).orElseThrow();
            Alias alias = new Alias(
                    Identifiers.schemaOf(rename.table()),
                    rename.table().name(),
                    rename.to(),
                    runsAsCaller(catalog.majorVersion(), aliased),
                    aliased.columns());
            new RenameTablePostgresql(plan, alias, catalog.table(rename.table()).orElseThrow()).fill();
        }
        return plan;
    }

    /** Wherever that takes nothing from anybody: rights that somebody loses meanwhile are lost under both names then. */
    static boolean runsAsCaller(int majorVersion, AliasedTable table) {
        return majorVersion >= 15 && !table.readByColumn();
    }

    private void fill() {
        String there = alias.isThere();
        String isTable = Alias.isTable(schema, old);
        String isRenamed = Alias.isTable(schema, next);
        String untouched = Probe.all(Probe.not(Probe.relationIsThere(schema, next)), isTable);
        String renamed = Probe.all(isRenamed, Probe.not(Probe.relationIsThere(schema, old)));
        plan.add(
                Phase.EXPAND,
                PlannedStep.reversible(
                        "make view " + next + ", which stands for table " + old,
                        new Step.Body.StrongLock(
                                List.of(qualified(schema, old)),
                                OwnerRole.during(schema, old, alias.create()),
                                Probe.all(Stream.concat(alias.standing().stream(), Stream.of(isTable))
                                        .toArray(String[]::new)),
                                untouched,
                                proof),
                        brief(old)));
        plan.add(
                Phase.ROLLBACK,
                PlannedStep.reversible(
                        "drop view " + next + ", which stands for table " + old,
                        strong(old, List.of(old, next), List.of(alias.drop()), untouched, Probe.all(there, isTable)),
                        brief(next + " and " + old)));
        plan.add(Phase.CONTRACT, namedByNobody());
        plan.add(
                Phase.CONTRACT,
                PlannedStep.granted(
                        "give table " + old + " its name " + next + " in place of the view",
                        new Step.Body.StrongLock(
                                List.of(qualified(schema, old), qualified(schema, next)),
                                // Plainly: that the old name goes is read from these statements.
                                OwnerRole.during(schema, old, List.of(alias.drop(), renamed(old, next))),
                                // Something that somebody else has put under the old name by then does not make it
                                // seen.
                                Probe.all(isRenamed),
                                Probe.all(there, isTable),
                                proof),
                        brief(next + " and " + old),
                        true));
        List<String> back = new ArrayList<>(List.of(renamed(next, old)));
        back.addAll(alias.create());
        plan.add(
                Phase.REVERT,
                PlannedStep.reversible(
                        "give table " + old + " its name back, and make view " + next + " again",
                        new Step.Body.StrongLock(
                                List.of(qualified(schema, next)),
                                OwnerRole.during(schema, next, back),
                                Probe.all(there, isTable),
                                renamed,
                                proof),
                        brief(next)));
    }

    /** Nobody calls such a function for us: it would fail code of the new version, which no look at the old name finds. */
    private PlannedStep namedByNobody() {
        String functions = named(literal(ServerPattern.word(old)), literal(ServerPattern.word(next)));
        return PlannedStep.reversible(
                "see that no function names " + old + " without " + next,
                Step.Body.StrongLock.besideWriters(
                        List.of(qualified(schema, old)),
                        List.of("DO "
                                + dollarQuoted("\n" + CarryBlock.DECLARATION
                                        + " := (SELECT string_agg(f.name, ', ' ORDER BY f.name) FROM "
                                        + functions + " f);\nBEGIN\n  IF " + CarryBlock.VARIABLE
                                        + " IS NOT NULL THEN\n    RAISE EXCEPTION USING MESSAGE = "
                                        + literal("once table " + old + " is called " + next
                                                + ", these fail, for their text names " + old + ": ")
                                        + " || " + CarryBlock.VARIABLE + " || "
                                        + literal(
                                                ". Let them use " + next
                                                        + ", which both versions have by now; one whose text names both is let through")
                                        + ";\n  END IF;\nEND\n")),
                        Probe.JOURNAL,
                        Probe.JOURNAL),
                "");
    }

    private static String named(String old, String next) {
        return """
                (SELECT p.oid::regprocedure::text AS name
                  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace LEFT JOIN (SELECT t.tgfoid,
                    string_agg(encode(t.tgargs, 'escape'), ' ') AS text FROM pg_trigger t WHERE t.tgnargs > 0 GROUP BY 1) g ON g.tgfoid = p.oid
                    CROSS JOIN LATERAL (SELECT concat_ws(' ', p.prosrc, g.text)) x(text)
                  WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'bellows') AND x.text ~* %s AND x.text !~* %s
                    AND NOT starts_with(p.proname, %s) AND NOT EXISTS (SELECT FROM pg_depend d
                      WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'))""".formatted(old, next, literal(OwnNames.PREFIX));
    }

    private String renamed(String from, String to) {
        return "ALTER TABLE " + qualified(schema, from) + " RENAME TO " + quoted(to);
    }

    private Step.Body strong(String owned, List<String> locked, List<String> sql, String doneWhen, String notDoneWhen) {
        return new Step.Body.StrongLock(
                locked.stream().map(it -> qualified(schema, it)).toList(),
                OwnerRole.during(schema, owned, sql),
                doneWhen,
                notDoneWhen);
    }

    private static String brief(String what) {
        return "ACCESS EXCLUSIVE on " + what + ", milliseconds: no rewrite, no scan";
    }
}
