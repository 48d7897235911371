package dev.bellows.engine.postgresql;

import dev.bellows.document.Migration;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.engine.contract.OperationCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An operation on {@code docs (id, name, state)}.
 *
 * @param contract the case as the kit knows it
 * @param before what is done to the table before
 * @param column what new code keeps its value in; old code has {@code name}
 * @param value how new code writes a value, and reads it, {@code %s} being the value or the column
 * @param proof a query that answers true once the change is there, and false or an error before
 */
record PostgresqlCase(OperationCase contract, String before, String column, String value, String proof) {
    static final int ROWS = 200;
    private static final String PLAIN = "%s";
    private static final String NOTHING = "SELECT";

    /** A change that leaves {@code name} to both. */
    private static PostgresqlCase beside(String name, String operations, String proof, String before) {
        return new PostgresqlCase(story(name, operations, true, false), before, "name", PLAIN, proof);
    }

    /** A change that gives {@code name} another name, too. */
    private static PostgresqlCase titled(String name, String operations, String value, String proof, String before) {
        return new PostgresqlCase(story(name, operations, true, true), before, "title", value, proof);
    }

    private static OperationCase story(String name, String operations, boolean shared, boolean inStep) {
        return new OperationCase(name, migration(operations), shared, inStep);
    }

    /** Whether its cleanup is another one where the migration archives what it drops. */
    private boolean drops() {
        return List.of("renameColumn", "splitColumn", "dropColumn", "dropTable").contains(contract.name());
    }

    private PostgresqlCase archived() {
        Migration plain = contract.migration();
        Migration archives = new Migration(
                plain.line(),
                plain.version(),
                plain.name(),
                plain.sync(),
                plain.exposure(),
                plain.consents(),
                plain.operations(),
                new Migration.ContractTerms(
                        plain.contract().quiet(), plain.contract().revertFor(), Migration.Archive.TABLE));
        return new PostgresqlCase(
                new OperationCase(
                        contract.name() + ", archived", archives, contract.sharedValue(), contract.keepsInStep()),
                before,
                column,
                value,
                proof.replace(
                        "relname LIKE '%drafts%'",
                        "relname LIKE '%drafts%' AND relnamespace = 'public'::regnamespace"));
    }

    static List<PostgresqlCase> all() {
        List<PostgresqlCase> all = new ArrayList<>(ofColumns());
        all.addAll(ofTables());
        all.addAll(ofConstraints());
        all.addAll(ofWhatIsSaidAnew());
        all.addAll(all.stream()
                .filter(PostgresqlCase::drops)
                .map(PostgresqlCase::archived)
                .toList());
        all.addAll(overPartitions());
        return all;
    }

    private static List<PostgresqlCase> ofColumns() {
        return List.of(
                titled(
                        "renameColumn",
                        "renameColumn: { table: docs, from: name, to: title }",
                        PLAIN,
                        "SELECT count(*) = 0 AND (SELECT count(title) >= 0 FROM docs) AND " + missing("name"),
                        // Few steps: it is the model, which is interrupted at every place of each.
                        "ALTER TABLE docs DROP CONSTRAINT named; DROP INDEX docs_lower"),
                beside(
                        "addColumn",
                        "addColumn: { table: docs, column: kind, type: text, required: true, default: \"'plain'\" }",
                        "SELECT bool_and(kind = 'plain') FROM docs",
                        NOTHING),
                beside(
                        "addColumn with up",
                        "addColumn: { table: docs, column: kind, type: text, up: \"coalesce(state, 'none')\" }",
                        "SELECT bool_and(kind = 'none') FROM docs",
                        NOTHING),
                titled(
                        "alterColumn to another name",
                        "alterColumn: { table: docs, column: name, as: title, type: text }",
                        PLAIN,
                        "SELECT count(*) = 0 AND (SELECT count(title) >= 0 FROM docs) AND " + missing("name"),
                        "DROP INDEX docs_lower; ALTER TABLE docs DROP CONSTRAINT named, ALTER name TYPE varchar(200);"
                                + " CREATE INDEX docs_lower ON docs (lower(name)) WHERE name IS NOT NULL"),
                titled(
                        "alterColumn with other values",
                        "alterColumn: { table: docs, column: name, as: title, type: varchar(200), up: reverse(name), down: reverse(title) }",
                        "reverse(%s)",
                        "SELECT count(*) = 0 AND (SELECT count(title) >= 0 FROM docs) AND " + missing("name"),
                        "DROP INDEX docs_lower; ALTER TABLE docs DROP CONSTRAINT named, ALTER name SET NOT NULL"),
                titled(
                        "splitColumn",
                        "splitColumn: { table: docs, from: name, into: { title: { type: text, up: \"split_part(name, '#', 1)\" },"
                                + " rest: { type: text, up: \"nullif(substr(name, length(split_part(name, '#', 1)) + 2), '')\" } },"
                                + " down: \"title || coalesce('#' || rest, '')\" }",
                        PLAIN,
                        "SELECT count(*) = 0 AND (SELECT count(rest) = 0 FROM docs) AND " + missing("name"),
                        "DROP INDEX docs_lower; ALTER TABLE docs DROP CONSTRAINT named"),
                titled(
                        "mergeColumns",
                        "mergeColumns: { table: docs, from: { name: \"split_part(title, '#', 1)\","
                                + " extra: \"nullif(substr(title, length(split_part(title, '#', 1)) + 2), '')\" },"
                                + " into: title, type: text, up: \"name || coalesce('#' || extra, '')\" }",
                        PLAIN,
                        "SELECT count(*) = 0 AND (SELECT count(title) >= 0 FROM docs) AND " + missing("name"),
                        "DROP INDEX docs_lower; ALTER TABLE docs DROP CONSTRAINT named, ADD extra text"),
                beside(
                        "alterColumn of the primary key",
                        "alterColumn: { table: docs, column: id, type: bigint }",
                        "SELECT format_type(atttypid, atttypmod) = 'bigint' FROM pg_attribute"
                                + " WHERE attrelid = 'docs'::regclass AND attname = 'id'",
                        "DROP INDEX docs_lower; ALTER TABLE docs DROP CONSTRAINT named; ALTER TABLE docs ALTER id TYPE int;"
                                + " CREATE TABLE notes (note text, doc int REFERENCES docs ON DELETE CASCADE);"
                                + " INSERT INTO notes SELECT 'note', id FROM docs"),
                new PostgresqlCase(
                        story(
                                "dropColumn",
                                "dropColumn: { table: docs, column: name, default: \"'written without'\" }",
                                false,
                                false),
                        "ALTER TABLE docs DROP CONSTRAINT named, ADD CONSTRAINT named CHECK (name <> ''), ALTER name SET NOT NULL;"
                                + " DROP INDEX docs_lower; CREATE INDEX docs_lower ON docs (lower(name))",
                        "state",
                        PLAIN,
                        "SELECT count(*) = 0 AND " + missing("name")),
                beside(
                        "restoreColumn",
                        "restoreColumn: { table: docs, column: kind, type: text, from: { version: 17 } }",
                        "SELECT bool_and(kind = 'kept ' || id) FROM docs WHERE id <= " + ROWS,
                        withArchive(
                                "CREATE TABLE bellows_archive.blw_kinds (id bigint PRIMARY KEY, kind text);"
                                        + " INSERT INTO bellows_archive.blw_kinds SELECT id, 'kept ' || id FROM docs;",
                                "'docs', 'kind', 'blw_kinds', '{id}', 'text', 'KEPT', (SELECT count(*) FROM bellows_archive.blw_kinds),"
                                        + " (SELECT sum(hashtextextended(ROW(id, kind)::text, 0)::numeric) FROM bellows_archive.blw_kinds), 0")),
                beside(
                        "backfill",
                        "backfill: { table: docs, set: { state: \"'known'\" }, where: \"state IS NULL AND id <= " + ROWS
                                + "\" }",
                        "SELECT bool_and(state = 'known') FROM docs WHERE id <= " + ROWS,
                        NOTHING));
    }

    /** What a cleanup of the version before has archived, as it does. */
    private static String withArchive(String kept, String row) {
        try (InputStream script = PostgresqlCase.class.getResourceAsStream("schema/V5.sql")) {
            String text = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            return "CREATE SCHEMA bellows; " + text.substring(0, text.indexOf("UPDATE bellows.schema_version"))
                    + "CREATE SCHEMA bellows_archive; " + kept
                    + " INSERT INTO bellows.archive (line, version, schema_name, table_name, column_name, relation, key_columns, value_type,"
                    + " state, rows, checksum, table_oid) SELECT 'orders', 17, 'public', " + row;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String missing(String column) {
        return "NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'docs'::regclass AND NOT attisdropped AND attname = '"
                + column + "') FROM pg_attribute WHERE attrelid = 'docs'::regclass AND attname LIKE '%blw%'";
    }

    private static List<PostgresqlCase> ofTables() {
        return List.of(
                beside(
                        "createTable",
                        "createTable: { table: invoices, primaryKey: id, columns: ["
                                + " { name: id, type: bigint, required: true }, { name: total, type: numeric } ] }",
                        "SELECT to_regclass('invoices') IS NOT NULL",
                        NOTHING),
                beside(
                        "dropTable",
                        "dropTable: { table: drafts }",
                        "SELECT count(*) = 0 FROM pg_class WHERE relname LIKE '%drafts%'",
                        "CREATE TABLE drafts (id bigserial PRIMARY KEY, doc bigint REFERENCES docs ON DELETE CASCADE, text text);"
                                + " INSERT INTO drafts (doc) SELECT id FROM docs"),
                beside(
                        "restoreTable",
                        "restoreTable: { table: drafts, from: { version: 17 } }",
                        "SELECT count(*) = 3 FROM drafts",
                        withArchive(
                                "CREATE TABLE drafts (id bigserial PRIMARY KEY, text text); ALTER TABLE drafts SET SCHEMA bellows_archive;"
                                        + " ALTER TABLE bellows_archive.drafts RENAME TO blw_drafts;"
                                        + " INSERT INTO bellows_archive.blw_drafts (text) VALUES ('a'), ('b'), ('c');",
                                "'drafts', '', 'blw_drafts', '{}', '', 'KEPT', -1, NULL,"
                                        + " 'bellows_archive.blw_drafts'::regclass")),
                beside(
                        "renameTable",
                        "renameTable: { table: drafts, to: papers }",
                        "SELECT to_regclass('drafts') IS NULL AND relkind = 'r' FROM pg_class WHERE oid = 'papers'::regclass",
                        "CREATE TABLE drafts (id bigint PRIMARY KEY, text text)"),
                beside(
                        "createIndex",
                        "createIndex: { table: docs, name: docs_name, columns: name }",
                        "SELECT indisvalid FROM pg_index WHERE indexrelid = 'docs_name'::regclass",
                        NOTHING),
                beside(
                        "dropIndex",
                        all(
                                "dropIndex: { table: docs, name: docs_lower }",
                                "dropIndex: { table: docs, name: docs_state }"),
                        "SELECT to_regclass('docs_lower') IS NULL AND to_regclass('docs_state') IS NULL",
                        "CREATE INDEX docs_state ON docs (state)"),
                beside(
                        "reindex",
                        "reindex: { table: docs, index: docs_lower }",
                        "SELECT i.indisvalid AND w.oid <> i.indexrelid FROM was w, pg_index i WHERE i.indexrelid = 'docs_lower'::regclass",
                        "CREATE TABLE was AS SELECT 'docs_lower'::regclass::oid AS oid"),
                beside(
                        "createEnum",
                        all(
                                "createEnum: { name: mood, values: [sad, happy] }",
                                "addColumn: { table: docs, column: mood, type: public.mood, default: \"'sad'\" }"),
                        "SELECT bool_and(mood = 'sad') FROM docs",
                        NOTHING),
                beside(
                        "addEnumValue",
                        "addEnumValue: { type: mood, value: glad, before: happy }",
                        "SELECT enum_range(NULL::mood)::text = '{sad,glad,happy}'",
                        "CREATE TYPE mood AS ENUM ('sad', 'happy')"),
                beside(
                        "alterSequence",
                        "alterSequence: { name: docno, type: bigint, increment: 10, cache: 5, cycle: true }",
                        "SELECT seqtypid = 'bigint'::regtype AND seqincrement = 10 AND seqcycle FROM pg_sequence WHERE seqrelid = 'docno'::regclass",
                        "CREATE SEQUENCE docno AS int"),
                beside(
                        "sql",
                        "sql: { expand: { up: [ \"CREATE SEQUENCE IF NOT EXISTS public.docno\" ],"
                                + " down: [ \"DROP SEQUENCE IF EXISTS public.docno\" ] } }",
                        "SELECT to_regclass('public.docno') IS NOT NULL",
                        NOTHING));
    }

    private static List<PostgresqlCase> ofConstraints() {
        return List.of(
                beside(
                        "addConstraint",
                        all(
                                "addConstraint: { table: docs, name: spoken, check: \"length(name) > 0\" }",
                                "addConstraint: { table: docs, name: numbered, unique: [name, id] }",
                                "addConstraint: { table: docs, notNull: name }",
                                "addConstraint: { table: docs, name: of_state, foreignKey: { columns: state, references: states, to: state,"
                                        + " onDelete: set-null } }"),
                        "SELECT count(*) = 3 AND bool_and(convalidated) FROM pg_constraint WHERE conname IN ('spoken', 'numbered', 'of_state')",
                        "CREATE TABLE states (state text PRIMARY KEY)"),
                beside(
                        "dropConstraint",
                        all(
                                "dropConstraint: { table: docs, name: named }",
                                "dropConstraint: { table: docs, name: numbered }",
                                "dropConstraint: { table: docs, name: of_state }",
                                "dropConstraint: { table: docs, notNull: name }"),
                        "SELECT count(*) = 0 FROM pg_constraint WHERE conname IN ('named', 'numbered', 'of_state')",
                        "CREATE TABLE states (state text PRIMARY KEY); ALTER TABLE docs ADD CONSTRAINT numbered UNIQUE (name, id),"
                                + " ADD CONSTRAINT of_state FOREIGN KEY (state) REFERENCES states, ALTER COLUMN name SET NOT NULL"),
                beside(
                        "renameConstraint",
                        all(
                                "renameConstraint: { table: docs, from: named, to: called }",
                                "renameConstraint: { table: docs, from: docs_pkey, to: docs_key }"),
                        "SELECT count(*) = 2 FROM pg_constraint WHERE conname IN ('called', 'docs_key')",
                        NOTHING),
                beside(
                        "renameIndex",
                        "renameIndex: { table: docs, from: docs_lower, to: docs_by_name }",
                        "SELECT to_regclass('docs_by_name') IS NOT NULL AND to_regclass('docs_lower') IS NULL",
                        NOTHING));
    }

    /** The same table in partitions of two levels. */
    private static final String PARTED =
            "ALTER TABLE docs RENAME TO docs_before; CREATE SEQUENCE docs_ids START 1000001;"
                    + " CREATE TABLE docs (id bigint NOT NULL DEFAULT nextval('docs_ids'), name text, state text, PRIMARY KEY (id),"
                    + " CONSTRAINT spoken CHECK (name <> '' AND id > 0)) PARTITION BY HASH (id);"
                    + " CREATE TABLE docs_0 PARTITION OF docs FOR VALUES WITH (MODULUS 2, REMAINDER 0);"
                    + " CREATE TABLE docs_1 PARTITION OF docs FOR VALUES WITH (MODULUS 2, REMAINDER 1) PARTITION BY HASH (id);"
                    + " CREATE TABLE docs_1_0 PARTITION OF docs_1 FOR VALUES WITH (MODULUS 1, REMAINDER 0);"
                    + " INSERT INTO docs (id, name, state) SELECT id, name, state FROM docs_before; DROP TABLE docs_before;";

    private static List<PostgresqlCase> overPartitions() {
        return List.of(
                beside(
                        "createIndex over partitions",
                        "createIndex: { table: docs, name: docs_name, columns: name, where: name IS NOT NULL }",
                        "SELECT indisvalid FROM pg_index WHERE indexrelid = 'docs_name'::regclass",
                        PARTED + "CREATE INDEX mine ON docs_0 (name) WHERE name IS NOT NULL"),
                beside(
                        "dropIndex over partitions",
                        "dropIndex: { table: docs, name: docs_state }",
                        "SELECT to_regclass('docs_state') IS NULL",
                        // A revert builds it part by part, and names the parts' as createIndex does: the reference says
                        // so.
                        PARTED
                                + "CREATE INDEX docs_state ON docs (state); ALTER INDEX docs_0_state_idx RENAME TO docs_0_docs_state;"
                                + " ALTER INDEX docs_1_state_idx RENAME TO docs_1_docs_state;"
                                + " ALTER INDEX docs_1_0_state_idx RENAME TO docs_1_0_docs_state"),
                beside(
                        "addColumn over partitions",
                        "addColumn: { table: docs, column: kind, type: text, up: \"coalesce(state, 'none')\" }",
                        "SELECT bool_and(kind = 'none') FROM docs",
                        PARTED),
                titled(
                        "renameColumn over partitions",
                        "renameColumn: { table: docs, from: name, to: title }",
                        PLAIN,
                        "SELECT count(*) = 0 AND (SELECT count(title) >= 0 FROM docs) AND " + missing("name"),
                        PARTED + "ALTER TABLE docs DROP CONSTRAINT spoken"),
                beside(
                        "constraints over partitions",
                        all(
                                "addConstraint: { table: docs, name: named, check: \"length(name) > 0\" }",
                                "dropConstraint: { table: docs, name: spoken }"),
                        "SELECT count(*) = 4 AND bool_and(convalidated) FROM pg_constraint WHERE conname = 'named'",
                        PARTED));
    }

    private static List<PostgresqlCase> ofWhatIsSaidAnew() {
        return List.of(
                beside(
                        "setComment",
                        all(
                                "setComment: { table: docs, column: name, comment: what it is called }",
                                "setComment: { table: docs, index: docs_lower, comment: by name }"),
                        "SELECT col_description('docs'::regclass, 2) = 'what it is called'",
                        "COMMENT ON COLUMN docs.name IS 'old'"),
                beside(
                        "alterColumn, default",
                        "alterColumn: { table: docs, column: state, default: \"'new'\" }",
                        "SELECT pg_get_expr(adbin, adrelid) = '''new''::text' FROM pg_attrdef WHERE adrelid = 'docs'::regclass",
                        "ALTER TABLE docs ALTER state SET DEFAULT 'old'"),
                beside(
                        "alterColumn, statistics",
                        "alterColumn: { table: docs, column: name, statistics: 500 }",
                        "SELECT attstattarget = 500 FROM pg_attribute WHERE attrelid = 'docs'::regclass AND attname = 'name'",
                        NOTHING),
                beside(
                        "setReplicaIdentity",
                        "setReplicaIdentity: { table: docs, identity: full }",
                        "SELECT relreplident = 'f' FROM pg_class WHERE oid = 'docs'::regclass",
                        "CREATE PUBLICATION sent FOR TABLE docs"),
                beside(
                        "setStorageParameters",
                        "setStorageParameters: { table: docs, parameters: { fillfactor: 80, parallel_workers: null } }",
                        "SELECT reloptions = '{fillfactor=80}' FROM pg_class WHERE oid = 'docs'::regclass",
                        "ALTER TABLE docs SET (parallel_workers = 1)"));
    }

    private static String all(String... operations) {
        return String.join("\n  - ", operations);
    }

    private static Migration migration(String operations) {
        String document = """
                apiVersion: bellows.dev/v1
                kind: Migration
                schema: orders
                version: 18
                name: one-operation
                consent: [alias, constraint, on-conflict, prepared, star]
                operations:
                  - %s
                contract: { quiet: 0s, revertFor: 0s }
                """.formatted(operations);
        if (MigrationDocuments.parse("case.yaml", document.getBytes(StandardCharsets.UTF_8))
                instanceof ParsedDocument.Valid<Migration>(Migration migration, var json, var digest)) {
            return migration;
        }
        throw new AssertionError(document);
    }

    @Override
    public String toString() {
        return contract.name();
    }
}
