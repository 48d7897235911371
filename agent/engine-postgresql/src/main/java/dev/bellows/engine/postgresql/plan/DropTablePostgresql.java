package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.DropTable;
import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.LeavingTable;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * dropTable: code of both versions lives with the table until the Narrowing of the contract. Then it gets a name out of reach, in one lock;
 * nobody can write it by then, so that a revert gives back exactly what was there. It is dropped at the cleanup, after its foreign keys.
 */
final class DropTablePostgresql {
    private final OperationPlan plan;
    private final String schema;
    private final String name;
    private final String hidden;
    private final Optional<ArchivedTable> archive;

    private DropTablePostgresql(Migration migration, DropTable drop, OperationPlan plan) {
        this.plan = plan;
        schema = Identifiers.schemaOf(drop.table());
        name = drop.table().name();
        hidden = OwnNames.of(migration).hiddenTable(drop.table());
        archive = ArchivedTable.of(migration, drop.table());
    }

    static PostgresqlOperation of(Migration migration, DropTable drop) {
        // A rename takes CREATE on the schema.
        return new PostgresqlOperation(
                catalog -> plan(migration, drop, catalog), MissingRights::toMakeBeside, List.of());
    }

    private static OperationPlan plan(Migration migration, DropTable drop, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        DropTableRules.check(migration, drop, catalog, plan);
        if (!plan.isRefused()) {
            new DropTablePostgresql(migration, drop, plan)
                    .fill(catalog.leaving(drop.table()).orElseThrow());
        }
        return plan;
    }

    private void fill(LeavingTable table) {
        plan.add(
                Phase.CONTRACT,
                PlannedStep.granted(
                        "hide table " + name,
                        // Something that somebody else has put under its name by then does not make it seen.
                        strong(
                                name,
                                renamed(name, hidden),
                                Probe.all(isTable(hidden)),
                                Probe.all(isTable(name), Probe.not(Probe.relationIsThere(schema, hidden)))),
                        brief(name),
                        true));
        plan.add(
                Phase.REVERT,
                PlannedStep.reversible(
                        "bring back table " + name,
                        strong(
                                hidden,
                                renamed(hidden, name),
                                Probe.all(isTable(name), Probe.not(Probe.relationIsThere(schema, hidden))),
                                Probe.all(isTable(hidden), Probe.not(Probe.relationIsThere(schema, name)))),
                        brief(name)));
        archive.ifPresent(it -> plan.add(Phase.CLEANUP, it.make()));
        table.keys().forEach(key -> plan.add(Phase.CLEANUP, dropForeignKey(key)));
        if (archive.isPresent()) {
            plan.add(Phase.CLEANUP, archive.get().move(Probe.all(isTable(hidden)), brief("the hidden " + name)));
            return;
        }
        plan.add(
                Phase.CLEANUP,
                PlannedStep.granted(
                        "drop table " + name + ", which is hidden, with all it holds",
                        strong(
                                hidden,
                                // Never CASCADE: what somebody has hung on it meanwhile is a person's matter.
                                "DROP TABLE " + qualified(schema, hidden),
                                // One that somebody has given its name back was not dropped.
                                Probe.all(
                                        Probe.not(Probe.relationIsThere(schema, hidden)),
                                        Probe.not(Probe.relationIsThere(schema, name))),
                                Probe.all(isTable(hidden))),
                        brief("the hidden " + name),
                        false));
    }

    /** By itself: it locks the other table too, and the table's drop would do so outside of the ladder. */
    private PlannedStep dropForeignKey(LeavingTable.Key key) {
        String there = Probe.constraintIs(schema, hidden, key.name(), 'f', List.of(), "", List.of(), "");
        return PlannedStep.granted(
                "drop foreign key " + key.name() + " of the hidden table " + name + " to " + key.schema() + "."
                        + key.table(),
                new Step.Body.StrongLock(
                        List.of(qualified(schema, hidden), qualified(key.schema(), key.table())),
                        OwnerRole.during(
                                schema,
                                hidden,
                                List.of("ALTER TABLE " + qualified(schema, hidden) + " DROP CONSTRAINT IF EXISTS "
                                        + quoted(key.name()))),
                        // Not so where the table has its name back by another hand: the key is there then.
                        Probe.all(
                                Probe.not(there),
                                Probe.either(
                                        Probe.relationIsThere(schema, hidden),
                                        Probe.not(Probe.relationIsThere(schema, name)))),
                        Probe.all(there)),
                brief("the hidden " + name + " and on " + key.table()),
                false);
    }

    /** Plainly: that the table goes is read from this statement. */
    private String renamed(String from, String to) {
        return "ALTER TABLE " + qualified(schema, from) + " RENAME TO " + quoted(to);
    }

    private Step.Body strong(String called, String sql, String doneWhen, String notDoneWhen) {
        return new Step.Body.StrongLock(
                List.of(qualified(schema, called)),
                OwnerRole.during(schema, called, List.of(sql)),
                doneWhen,
                notDoneWhen);
    }

    private String isTable(String called) {
        return "EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = " + Probe.relation(schema, called)
                + " AND c.relkind = 'r')";
    }

    private static String brief(String what) {
        return "ACCESS EXCLUSIVE on " + what + ", milliseconds: no rewrite, no scan";
    }
}
