package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import java.util.List;
import java.util.Optional;

/**
 * A hidden table that is archived in place of its drop: it moves into the archive's schema, with everything that is its own. Nothing is copied,
 * so that nothing has to be compared, and no space is freed until it is removed there.
 *
 * @param row what says that it is archived
 * @param hidden the table's name by now
 */
record ArchivedTable(ArchiveRow row, String hidden) {
    /** The table of a migration that archives what it drops; empty for one that does not. */
    static Optional<ArchivedTable> of(Migration migration, TableName table) {
        OwnNames names = OwnNames.of(migration);
        return switch (migration.contract().archive()) {
            case NONE -> Optional.empty();
            case TABLE ->
                Optional.of(new ArchivedTable(
                        new ArchiveRow(
                                migration.line(),
                                migration.version(),
                                Identifiers.schemaOf(table),
                                table.name(),
                                "",
                                names.archive(table)),
                        names.hiddenTable(table)));
        };
    }

    /** Before its foreign keys go: what they were is written down. */
    PlannedStep make() {
        String sql = "\nDECLARE\n  blw_who pg_catalog.oid;\nBEGIN\n" + ArchiveRow.makeSchema() + "END\n";
        String note = "INSERT INTO bellows.archive (" + row.columns() + ", table_oid, left_out, state, agent) SELECT "
                + row.values() + ", c.oid, ARRAY(SELECT pg_catalog.format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', "
                + literal(row.schema()) + "::pg_catalog.text, " + literal(row.table())
                + "::pg_catalog.text, k.conname, pg_catalog.pg_get_constraintdef(k.oid))"
                + " FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' ORDER BY k.conname), 'COPYING', "
                + row.agent() + " FROM pg_catalog.pg_class c WHERE c.oid = " + Probe.relation(row.schema(), hidden)
                + " ON CONFLICT DO NOTHING";
        return PlannedStep.reversible(
                "make an archive for the hidden table " + row.table(),
                new Step.Body.Transaction(
                        List.of("DO " + dollarQuoted(sql), note), Probe.all(row.isIn("COPYING", "KEPT"))),
                "");
    }

    /** In the agent's own name: nobody else may make anything in the archive's schema. */
    PlannedStep move(String isTable, String lock) {
        return PlannedStep.granted(
                "move the hidden table " + row.table() + " into the archive, with all it holds",
                new Step.Body.StrongLock(
                        List.of(qualified(row.schema(), hidden)),
                        List.of(
                                "ALTER TABLE " + qualified(row.schema(), hidden) + " SET SCHEMA "
                                        + quoted(OwnNames.ARCHIVES),
                                "ALTER TABLE " + qualified(OwnNames.ARCHIVES, hidden) + " RENAME TO "
                                        + quoted(row.relation()),
                                row.becomes(
                                        "KEPT",
                                        ", archived_at = pg_catalog.clock_timestamp(), dropped_at = pg_catalog.clock_timestamp(),"
                                                + " bytes = pg_catalog.pg_total_relation_size("
                                                + literal(row.kept()) + "::pg_catalog.regclass)")),
                        Probe.all(
                                Probe.not(Probe.relationIsThere(row.schema(), hidden)),
                                Probe.relationIsThere(OwnNames.ARCHIVES, row.relation())),
                        isTable),
                lock,
                true);
    }
}
