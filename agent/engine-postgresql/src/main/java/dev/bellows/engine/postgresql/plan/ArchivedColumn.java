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
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hidden column that is archived before it is dropped. First nothing writes it any more: in one lock everything goes that hangs on it, our
 * trigger too, and it may be NULL. From then on a value that it holds is what it was, so that a copy in batches that is over for a row once
 * the row is there misses none; both sides are then counted and hashed from one snapshot, and only what is equal is dropped.
 *
 * <p>What is NULL is not copied: a row without an archived value has none to give back.
 *
 * @param row what says that it is archived
 * @param table the table
 * @param hidden the column's name by now
 */
record ArchivedColumn(ArchiveRow row, Table table, String hidden) {
    /** Our names for the two sides in a statement over both. */
    private static final String KEPT = "blw_kept";

    /** Each reads table and archive once; more than one is needed only where keys change at that very moment. */
    private static final int COMPARISONS = 5;

    /** The column of a migration that archives what it drops; empty for one that does not. */
    static Optional<ArchivedColumn> of(Migration migration, TableName name, Table table, String column, String hidden) {
        return switch (migration.contract().archive()) {
            case NONE -> Optional.empty();
            case TABLE ->
                Optional.of(new ArchivedColumn(
                        new ArchiveRow(
                                migration.line(),
                                migration.version(),
                                table.schema(),
                                table.name(),
                                column,
                                OwnNames.of(migration).archive(name, column)),
                        table,
                        hidden));
        };
    }

    /** Statements that let nothing write the column any more, in place of its drop and as the table's owner. */
    List<String> freeze() {
        String alter = "ALTER TABLE " + relation() + " ALTER COLUMN " + quoted(hidden);
        return List.of(
                "DO " + dollarQuoted(dropWhatHangsOnIt()),
                alter + " DROP IDENTITY IF EXISTS",
                alter + " DROP NOT NULL",
                alter + " DROP DEFAULT");
    }

    /** What the server would drop with the column, unasked. */
    private String dropWhatHangsOnIt() {
        return "\nDECLARE\n  blw_one record;\nBEGIN\n  FOR blw_one IN SELECT DISTINCT k.conname, c.relname"
                + hanging()
                + " LOOP\n    IF blw_one.conname IS NULL THEN\n      EXECUTE 'DROP INDEX ' || "
                + literal(quoted(table.schema()) + ".")
                + " || pg_catalog.quote_ident(blw_one.relname);\n    ELSE\n      EXECUTE 'ALTER TABLE ' || "
                + literal(relation())
                + " || ' DROP CONSTRAINT ' || pg_catalog.quote_ident(blw_one.conname);\n    END IF;\n  END LOOP;\nEND\n";
    }

    /** Constraints of the table, NOT NULL aside, and plain indexes that use the column. */
    private String hanging() {
        return " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass"
                + " AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum"
                + " LEFT JOIN pg_catalog.pg_constraint k ON d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = d.objid"
                + " AND k.conrelid = a.attrelid AND k.contype <> 'n'"
                + " LEFT JOIN pg_catalog.pg_class c ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid = d.objid AND c.relkind = 'i'"
                + " WHERE a.attrelid = " + Probe.relation(table.schema(), table.name()) + " AND a.attname = "
                + literal(hidden) + " AND NOT a.attisdropped AND (k.oid IS NOT NULL OR c.oid IS NOT NULL)";
    }

    /** Condition: it is there, and nothing writes it. */
    String isFrozen() {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = "
                + Probe.relation(table.schema(), table.name()) + " AND a.attname = " + literal(hidden)
                + " AND NOT a.attisdropped AND NOT a.attnotnull AND NOT a.atthasdef AND a.attidentity = '')"
                + "\n  AND NOT EXISTS (SELECT" + hanging() + ")";
    }

    /** Condition: it is so, or has been and is over. */
    String wasFrozen() {
        return Probe.either("(" + isFrozen() + ")", Probe.not(isThere()));
    }

    private String isThere() {
        return Probe.columnIsThere(table.schema(), table.name(), hidden);
    }

    /** Steps from there to where it may be dropped. */
    List<PlannedStep> steps() {
        return List.of(make(), copy(), compare());
    }

    private PlannedStep make() {
        String sql = "\nDECLARE\n  blw_who pg_catalog.oid;\nBEGIN\n" + ArchiveRow.makeSchema()
                + "  IF pg_catalog.to_regclass(" + literal(row.kept()) + ") IS NULL THEN\n    CREATE TABLE "
                + row.kept()
                + " AS SELECT " + Identifiers.list(table.key()) + ", " + quoted(hidden) + " AS " + quoted(row.column())
                + " FROM " + relation() + " WITH NO DATA;\n    ALTER TABLE " + row.kept() + " ADD PRIMARY KEY ("
                + Identifiers.list(table.key()) + ");\n    COMMENT ON TABLE " + row.kept() + " IS "
                + literal(
                        "Values of " + row.shown() + ", dropped by the cleanup of " + row.line() + "/" + row.version())
                + ";\n  END IF;\n"
                + "  FOR blw_who IN SELECT DISTINCT x.grantee FROM pg_catalog.pg_class c, pg_catalog.aclexplode(c.relacl) x WHERE c.oid = "
                + literal(row.kept())
                + "::pg_catalog.regclass AND x.grantee <> c.relowner LOOP\n    EXECUTE 'REVOKE ALL ON TABLE ' || "
                + literal(row.kept())
                + " || ' FROM ' || CASE blw_who WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(blw_who)) END;\n  END LOOP;\nEND\n";
        String note = "INSERT INTO bellows.archive (" + row.columns()
                + ", key_columns, value_type, state, agent) SELECT "
                + row.values() + ", ARRAY["
                + table.key().stream().map(Identifiers::literal).collect(Collectors.joining(", "))
                + "]::pg_catalog.text[], pg_catalog.format_type(v.atttypid, v.atttypmod), 'COPYING', " + row.agent()
                + " FROM pg_catalog.pg_attribute v WHERE v.attrelid = "
                + Probe.relation(table.schema(), table.name()) + " AND v.attname = " + literal(hidden)
                + " AND NOT v.attisdropped ON CONFLICT DO NOTHING";
        return PlannedStep.reversible(
                "make an archive for " + row.shown(),
                new Step.Body.Transaction(
                        List.of("DO " + dollarQuoted(sql), note),
                        Probe.all(
                                Probe.relationIsThere(OwnNames.ARCHIVES, row.relation()),
                                row.isIn("COPYING", "COMPLETE", "KEPT"))),
                "");
    }

    private PlannedStep copy() {
        List<String> key = keyColumns();
        return PlannedStep.overRows(
                "archive the values of " + row.shown(),
                Step.Body.BackfillRange.copy(
                        relation(),
                        key,
                        notThereYet(),
                        Probe.all(isFrozen()),
                        new Step.Body.BackfillRange.Copy(row.kept(), there(), here(), key)),
                table.estimatedRows());
    }

    private String notThereYet() {
        return quoted(hidden) + " IS NOT NULL AND NOT EXISTS (SELECT FROM " + row.kept() + " " + KEPT + " WHERE "
                + sameKey() + ")";
    }

    private String sameKey() {
        return sameKey(table, table.key());
    }

    static String sameKey(Table table, List<String> key) {
        return key.stream()
                .map(it -> KEPT + "." + quoted(it) + " = " + quoted(table.name()) + "." + quoted(it))
                .collect(Collectors.joining(" AND "));
    }

    static String kept(String column) {
        return KEPT + "." + quoted(column);
    }

    static String from(ArchiveRow row) {
        return row.kept() + " " + KEPT;
    }

    /** Independent of the order of rows; texts are those of the session's settings, which are pinned. */
    static String hash(List<String> values) {
        return "pg_catalog.sum(pg_catalog.hashtextextended(ROW(" + String.join(", ", values)
                + ")::pg_catalog.text, 0)::pg_catalog.numeric)";
    }

    /**
     * Puts right what the copy could not know, and then reads both sides back from one snapshot. Nothing writes the column any more, but a row
     * may have been given another key since it was copied, that of an archived row which is gone, too: what the archive holds under a key is what
     * the column holds under it. One that was deleted since stays in the archive and is no part of the comparison. A key that changes between
     * the two statements makes them differ, and they are asked again.
     */
    private PlannedStep compare() {
        String text =
                "\nDECLARE\n  blw_here pg_catalog.numeric[];\n  blw_there pg_catalog.numeric[];\n  blw_all pg_catalog.numeric[];\nBEGIN\n"
                        + "  FOR blw_try IN 1.." + COMPARISONS + " LOOP\n    " + bringRight() + ";\n    " + readBack()
                        + ";\n    EXIT WHEN blw_here = blw_there;\n  END LOOP;\n"
                        + "  IF blw_here <> blw_there THEN\n    RAISE EXCEPTION 'The archive does not hold what the column holds, though it was put right several times: keys change all the while, or something else writes the archive.';"
                        + "\n  END IF;\n  "
                        + row.becomes(
                                "COMPLETE",
                                ", rows = blw_all[1], checksum = blw_all[2], bytes = pg_catalog.pg_total_relation_size("
                                        + literal(row.kept())
                                        + "::pg_catalog.regclass), archived_at = pg_catalog.clock_timestamp()")
                        + " AND a.state = 'COPYING';\nEND\n";
        return PlannedStep.overRows(
                "count and compare the archive of " + row.shown() + " with what is there",
                new Step.Body.Online(
                        "DO " + dollarQuoted(text), List.of(), Probe.NEVER, Probe.all(row.isIn("COMPLETE", "KEPT"))),
                table.estimatedRows());
    }

    /**
     * Rows whose key has no value in the archive, or another one. A key may be written anew as an equal one that reads otherwise (1.50 and
     * 1.5000, a text under a collation that minds no case): the archive follows, since both sides are hashed by what they read.
     */
    private String bringRight() {
        List<String> kept = Stream.concat(table.key().stream(), Stream.of(row.column()))
                .map(ArchivedColumn::kept)
                .toList();
        List<String> all =
                here().stream().map(it -> quoted(table.name()) + "." + it).toList();
        return "INSERT INTO " + row.kept() + " (" + String.join(", ", there()) + ") SELECT "
                + String.join(", ", here()) + " FROM " + relation() + " WHERE " + quoted(hidden)
                + " IS NOT NULL AND NOT EXISTS (SELECT FROM " + from(row) + " WHERE " + sameKey()
                + " AND pg_catalog.record_image_eq(ROW(" + String.join(", ", kept) + "), ROW("
                + String.join(", ", all)
                + "))) ON CONFLICT (" + String.join(", ", keyColumns()) + ") DO UPDATE SET "
                + there().stream().map(it -> it + " = EXCLUDED." + it).collect(Collectors.joining(", "));
    }

    /** Number and hash of what the column holds, of what the archive holds under the same keys, and of all that the archive holds. */
    private String readBack() {
        String live = "EXISTS (SELECT FROM " + relation() + " WHERE " + quoted(hidden) + " IS NOT NULL AND " + sameKey()
                + ")";
        List<String> kept = there().stream().map(it -> KEPT + "." + it).toList();
        return "SELECT ARRAY[h.n, h.s], ARRAY[t.n, t.s], ARRAY[t.rows, t.checksum] INTO blw_here, blw_there, blw_all FROM\n"
                + "      (SELECT pg_catalog.count(*) AS n, coalesce(" + hash(here()) + ", 0) AS s FROM " + relation()
                + " WHERE " + quoted(hidden) + " IS NOT NULL) h,\n"
                + "      (SELECT pg_catalog.count(*) FILTER (WHERE blw_live) AS n, coalesce(" + hash(there())
                + " FILTER (WHERE blw_live), 0) AS s, pg_catalog.count(*) AS rows, coalesce(" + hash(there())
                + ", 0) AS checksum FROM (SELECT " + String.join(", ", kept) + ", " + live + " AS blw_live FROM "
                + from(row) + ") r) t";
    }

    private List<String> here() {
        return Stream.concat(keyColumns().stream(), Stream.of(quoted(hidden))).toList();
    }

    private List<String> there() {
        return Stream.concat(keyColumns().stream(), Stream.of(quoted(row.column())))
                .toList();
    }

    /** The drop of columns of one table that are archived, in one lock: refused by the server unless the archives are complete. */
    static Step.Body drop(List<ArchivedColumn> columns, String writeProof) {
        ArchivedColumn first = columns.getFirst();
        List<String> sql = new ArrayList<>();
        columns.forEach(it -> sql.add(it.row.mustBe("COMPLETE")));
        sql.addAll(OwnerRole.during(
                first.table.schema(),
                first.table.name(),
                columns.stream()
                        .map(it -> "ALTER TABLE " + it.relation() + " DROP COLUMN " + quoted(it.hidden))
                        .toList()));
        columns.forEach(it -> sql.add(it.row.becomes("KEPT", ", dropped_at = pg_catalog.clock_timestamp()")));
        return new Step.Body.StrongLock(
                List.of(first.relation()),
                sql,
                Probe.all(columns.stream().map(it -> Probe.not(it.isThere())).toArray(String[]::new)),
                Probe.all(columns.stream().map(ArchivedColumn::isThere).toArray(String[]::new)),
                writeProof);
    }

    private List<String> keyColumns() {
        return table.key().stream().map(it -> quoted(it)).toList();
    }

    private String relation() {
        return qualified(table.schema(), table.name());
    }
}
