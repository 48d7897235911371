package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.CarryBlock;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey.Side;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A foreign key that starts at the old column or points at it, and its like at the twin. While both are equal the like refuses nothing
 * that its model lets through, and does nothing that its model does not do: whichever of the two acts first, the trigger has copied the
 * value before the other one looks for rows, and that finds none left.
 *
 * @param constraint its like
 * @param model the old foreign key
 * @param table the table of both columns
 * @param from the old column
 * @param to the twin
 */
record TwinForeignKey(TwinConstraint constraint, ForeignKey model, Table table, String from, String to) {
    /** Sorts before every digit; stands behind the name of a trigger of the model. */
    private static final String BESIDE = "!";

    static TwinForeignKey of(Table table, ForeignKey model, String name, String from, String to) {
        return new TwinForeignKey(
                new TwinConstraint(
                        model.start().schema(),
                        model.start().table(),
                        model.estimatedRows(),
                        name,
                        model.name(),
                        model.valid(),
                        model.comment()),
                model,
                table,
                from,
                to);
    }

    /** Once the twin is filled and indexed: one that points at it needs a unique index there. */
    List<PlannedStep> steps() {
        List<PlannedStep> steps = new ArrayList<>();
        boolean starts = model.start().isAt(table, from);
        String bind = starts
                ? "bind " + to + " to " + model.end().table() + " like " + model.name() + " binds " + from
                : "bind " + model.start().table() + " to " + to + " like " + model.name() + " binds it to " + from;
        steps.add(constraint.bind(
                bind,
                relations(),
                definition(),
                model.ordered() ? standBesideModel() : List.of(),
                proof(),
                !model.ordered(),
                brief(model.ordered() ? "ACCESS EXCLUSIVE" : "SHARE ROW EXCLUSIVE")));
        String prove = starts
                ? "prove that " + to + " points at a row everywhere, for " + constraint.name()
                : "prove that " + model.start().table() + " points at " + to + " everywhere, for " + constraint.name();
        steps.addAll(constraint.prove(prove));
        return steps;
    }

    /** What writes into the other table meet is not read, so only writes of this one are tried. */
    private String proof() {
        if (!model.start().isOf(table)) {
            return "";
        }
        WriteProof proof = WriteProof.of(table, List.of(to));
        // A row that breaks the model already may break its like: only where every row keeps the one it has to keep the
        // other.
        return (model.valid() ? proof.keeping(constraint.name(), model.start().columns()) : proof).sql();
    }

    /**
     * Takes it away in a rollback, by itself: the column's drop would lock the other table too, and where somebody dropped that one
     * there is nothing left to do.
     */
    PlannedStep drop() {
        return step(
                "drop foreign key " + constraint.name() + " of the twin",
                List.of(dropStatement(constraint.name())),
                List.of(),
                Probe.not(constraint.isThere()),
                constraint.isThere(),
                true);
    }

    /**
     * Drops the old one, once its column is hidden, and gives its name to the like in the same moment: an application may say it at any
     * time, in SET CONSTRAINTS. Before any index of the hidden column goes, since the old key's own looks use those.
     *
     * @param called the twin's name by then
     */
    PlannedStep replace(String called) {
        return step(
                "drop foreign key " + model.name() + " of the hidden column, and call its like by that name",
                replaced(),
                model.ordered() ? takePlace() : List.of(),
                constraint.hasTakenOver(table.schema(), table.name(), called),
                constraint.isThere(),
                false);
    }

    private List<String> replaced() {
        List<String> statements = new ArrayList<>();
        statements.add(dropStatement(model.name()));
        statements.addAll(constraint.takeOver());
        if (model.toPartitions()) {
            statements.add(partsTakeOver());
        }
        return statements;
    }

    /** The statements of {@link #replace}, each as the owner of its table, to stand beside others under locks on {@link #relations}. */
    List<String> replacedByOwners() {
        return Stream.concat(
                        OwnerRole.during(constraint.schema(), constraint.table(), replaced()).stream(),
                        (model.ordered() ? takePlace() : List.<String>of()).stream())
                .toList();
    }

    /**
     * The server's own triggers act in the order of their names, which have a number in them: a younger key may act before or after another
     * one that its model acts after or before, and a delete fails for a key whose rows the other one would have taken away. A name with
     * the model's at its head and a character behind it that sorts before any digit leaves no place between the two.
     */
    private List<String> standBesideModel() {
        return renameTriggers(
                constraint.name(),
                "pg_catalog.format('%I', m.tgname || " + literal(BESIDE) + ")",
                "JOIN pg_catalog.pg_constraint o ON o.conrelid = k.conrelid AND o.conname = " + literal(model.name())
                        + " JOIN pg_catalog.pg_trigger m ON m.tgconstraint = o.oid AND m.tgrelid = t.tgrelid AND m.tgtype = t.tgtype"
                        + " AND " + actsOnParent("m"),
                "");
    }

    /** Once the model is gone, its very names are free. */
    private List<String> takePlace() {
        return renameTriggers(
                model.name(),
                "pg_catalog.format('%I', pg_catalog.rtrim(t.tgname::pg_catalog.text, " + literal(BESIDE) + "))",
                "",
                " AND pg_catalog.right(t.tgname::pg_catalog.text, 1) = " + literal(BESIDE));
    }

    /** As the owner of the table that they are of; {@code k} is the constraint, {@code t} its trigger. */
    private List<String> renameTriggers(String name, String to, String join, String where) {
        String parent = qualified(model.end().schema(), model.end().table());
        return OwnerRole.during(
                model.end().schema(),
                model.end().table(),
                List.of("DO "
                        + dollarQuoted("\n" + CarryBlock.DECLARATION + ";\nBEGIN\n  FOR " + CarryBlock.VARIABLE
                                + " IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, "
                                + literal(parent)
                                + ", " + to
                                + ")\n      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid"
                                + " AND t.tgrelid = " + literal(parent) + "::pg_catalog.regclass AND "
                                + actsOnParent("t") + "\n      "
                                + join + "\n      WHERE k.conrelid = " + literal(constraint.relation())
                                + "::pg_catalog.regclass AND k.conname = " + literal(name) + where
                                + "\n  LOOP\n    EXECUTE "
                                + CarryBlock.VARIABLE + ";\n  END LOOP;\nEND\n")));
    }

    /** Where a key points at its own table, that has the triggers of both ends. */
    private static String actsOnParent(String trigger) {
        return "pg_catalog.starts_with(" + trigger + ".tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')";
    }

    /** From 18 on the server calls the constraints that it makes for partitions like ours, and leaves those names to them. */
    private String partsTakeOver() {
        int room = Identifiers.MAX_BYTES - "_99999".length();
        return "DO "
                + dollarQuoted("""
                %s;
                  blw_part record;
                BEGIN
                  FOR blw_part IN
                    WITH RECURSIVE part AS (
                      SELECT k.oid, k.conname, k.conrelid FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
                      WHERE p.conrelid = %s::pg_catalog.regclass AND p.conname = %s
                      UNION ALL
                      SELECT k.oid, k.conname, k.conrelid FROM pg_catalog.pg_constraint k JOIN part p ON p.oid = k.conparentid)
                    SELECT part.*, pg_catalog.row_number() OVER (ORDER BY part.oid) AS place FROM part
                    WHERE pg_catalog.starts_with(part.conname::pg_catalog.text, %s)
                  LOOP
                    EXECUTE pg_catalog.format('ALTER TABLE %%s RENAME CONSTRAINT %%I TO %%I', blw_part.conrelid::pg_catalog.regclass,
                      blw_part.conname, %s || blw_part.place);
                  END LOOP;
                END
                """.formatted(
                                CarryBlock.DECLARATION,
                                literal(constraint.relation()),
                                literal(model.name()),
                                literal(OwnNames.TRIGGER_PREFIX),
                                literal(Identifiers.head(model.name(), room) + "_")));
    }

    private PlannedStep step(
            String title,
            List<String> statements,
            List<String> placed,
            String doneWhen,
            String notDoneWhen,
            boolean reversible) {
        return PlannedStep.granted(
                title,
                new Step.Body.StrongLock(
                        relations(),
                        Stream.concat(
                                        OwnerRole.during(constraint.schema(), constraint.table(), statements).stream(),
                                        placed.stream())
                                .toList(),
                        Probe.all(doneWhen),
                        Probe.all(notDoneWhen)),
                brief("ACCESS EXCLUSIVE"),
                reversible);
    }

    private String dropStatement(String name) {
        return "ALTER TABLE " + constraint.relation() + " DROP CONSTRAINT IF EXISTS " + quoted(name);
    }

    /** A model that is not put off by itself is refused: an application says so by its name, which the like does not have. */
    private String definition() {
        ForeignKey.Rules rules = model.rules();
        return "FOREIGN KEY ("
                + Identifiers.list(twinsOf(model.start(), model.start().columns())) + ") REFERENCES "
                + qualified(model.end().schema(), model.end().table()) + " ("
                + Identifiers.list(twinsOf(model.end(), model.end().columns())) + ")"
                + (rules.full() ? " MATCH FULL" : "")
                + " ON UPDATE " + rules.onUpdate()
                + " ON DELETE " + rules.onDelete()
                + (model.setColumns().isEmpty()
                        ? ""
                        : " (" + Identifiers.list(twinsOf(model.start(), model.setColumns())) + ")")
                + (rules.deferred() ? " DEFERRABLE INITIALLY DEFERRED" : "");
    }

    private List<String> twinsOf(Side side, List<String> columns) {
        return side.isOf(table)
                ? columns.stream()
                        .map(column -> column.equals(from) ? to : column)
                        .toList()
                : columns;
    }

    /** The renamed column's table first. */
    List<String> relations() {
        Side other = other();
        return Stream.of(qualified(table.schema(), table.name()), qualified(other.schema(), other.table()))
                .distinct()
                .toList();
    }

    private Side other() {
        return model.start().isOf(table) ? model.end() : model.start();
    }

    private String brief(String lock) {
        return lock + " on "
                + (other().isOf(table) ? table.name() : table.name() + " and " + other().table())
                + ", milliseconds: no rewrite, no scan";
    }
}
