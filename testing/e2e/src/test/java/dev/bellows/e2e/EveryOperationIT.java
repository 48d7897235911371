package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.AddEnumValue;
import dev.bellows.document.AlterSequence;
import dev.bellows.document.CreateEnum;
import dev.bellows.document.MergeColumns;
import dev.bellows.document.Operation;
import dev.bellows.document.RenameConstraint;
import dev.bellows.document.RenameIndex;
import dev.bellows.document.SetColumnCompression;
import dev.bellows.document.SetColumnStatistics;
import dev.bellows.document.SetColumnStorage;
import dev.bellows.document.SetComment;
import dev.bellows.document.SetDefault;
import dev.bellows.document.SetReplicaIdentity;
import dev.bellows.document.SetStorageParameters;
import dev.bellows.document.SplitColumn;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.time.SystemRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation through the real server, agent and database, one after another on a database of its own: to MIGRATED and back, then a
 * second, identical try to COMPLETE, while somebody writes who never notices.
 */
@Order(2)
class EveryOperationIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int ROWS = 2_000;

    /**
     * An operation's story on {@code docs (id, name, state)}.
     *
     * @param operation which one
     * @param yaml the operation
     * @param newName what the column {@code name} is called for the new version's code
     * @param contracts whether the migration takes anything away
     * @param proof a query that answers {@code true} once it is complete
     * @param before what is done to the table before
     */
    private record Story(
            Class<?> operation, String yaml, String newName, boolean contracts, String proof, String before) {
        Story(Class<?> operation, String yaml, String newName, boolean contracts, String proof) {
            this(operation, yaml, newName, contracts, proof, "SELECT");
        }

        /** Name of its line, its target and its documents. */
        String line() {
            return "story-" + (1 + STORIES.indexOf(this));
        }

        /** What the table is called for the new version's code. */
        String newTable() {
            return operation == Operation.RenameTable.class ? "papers" : "docs";
        }

        @Override
        public String toString() {
            return yaml;
        }
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

    private static final List<Story> STORIES = List.of(
            new Story(
                    Operation.CreateIndex.class,
                    all(
                            "createIndex: { table: docs, name: docs_name, columns: name, where: name IS NOT NULL }",
                            "dropIndex: { table: docs, name: docs_state }"),
                    "name",
                    true,
                    "SELECT count(*) = 4 AND bool_and(indisvalid) AND to_regclass('docs_state') IS NULL FROM pg_index"
                            + " WHERE indexrelid IN (SELECT relid FROM pg_partition_tree('docs_name'))",
                    PARTED
                            + " CREATE INDEX docs_state ON docs (state); CREATE INDEX mine ON docs_0 (name) WHERE name IS NOT NULL"),
            new Story(
                    Operation.AddColumn.class,
                    "addColumn: { table: docs, column: kind, type: text, required: true, default: \"'none'\", up: upper(name) }",
                    "name",
                    true,
                    "SELECT bool_and(kind IS NOT NULL) AND (SELECT count(*) = 4 FROM pg_attribute WHERE attname = 'kind' AND attnotnull"
                            + " AND attrelid IN (SELECT relid FROM pg_partition_tree('docs'))) FROM docs",
                    PARTED),
            new Story(
                    Operation.RenameColumn.class,
                    "renameColumn: { table: docs, from: name, to: title }",
                    "title",
                    true,
                    "SELECT count(*) = 4 FROM information_schema.columns WHERE table_name LIKE 'docs%' AND column_name = 'title'",
                    PARTED),
            new Story(
                    Operation.AddConstraint.class,
                    all(
                            "addConstraint: { table: docs, name: named, check: \"length(name) > 0\" }",
                            "addConstraint: { table: docs, notNull: name }",
                            "dropConstraint: { table: docs, name: spoken }"),
                    "name",
                    true,
                    "SELECT count(*) = 4 AND bool_and(convalidated) FROM pg_constraint WHERE conname = 'named'",
                    PARTED),
            new Story(
                    Operation.CreateTable.class,
                    "createTable: { table: invoices, primaryKey: id, columns: ["
                            + " { name: id, type: bigint, required: true }, { name: total, type: numeric } ] }",
                    "name",
                    false,
                    "SELECT count(*) = 2 FROM information_schema.columns WHERE table_name = 'invoices'"),
            new Story(
                    Operation.CreateTable.class,
                    all(
                            "createTable: { table: drafts, comment: not yet said, primaryKey: id, columns: ["
                                    + " { name: id, type: bigint, identity: always }, { name: doc, type: bigint, required: true },"
                                    + " { name: state, type: text, default: \"'new'\", collation: C, comment: how far it is },"
                                    + " { name: words, type: int, default: 0 }, { name: pages, type: int, generated: words / 300 } ],"
                                    + " unique: { columns: [doc, state] }, checks: { check: words >= 0 },"
                                    + " foreignKeys: { columns: doc, references: docs, to: id, onDelete: cascade } }",
                            "createTable: { table: remarks, primaryKey: id, columns: [ { name: id, type: bigint, identity: by-default },"
                                    + " { name: draft, type: bigint }, { name: answers, type: bigint } ], foreignKeys: ["
                                    + " { columns: draft, references: drafts, to: id }, { columns: answers, references: remarks, to: id } ] }"),
                    "name",
                    true,
                    "SELECT count(*) = 7 AND bool_and(convalidated) AND obj_description('drafts'::regclass) = 'not yet said'"
                            + " AND to_regclass('drafts_doc_state_key') IS NOT NULL"
                            + " AND bool_or(conname = 'drafts_doc_fkey' AND confrelid = 'docs'::regclass AND confdeltype = 'c')"
                            + " FROM pg_constraint WHERE conrelid IN ('drafts'::regclass, 'remarks'::regclass) AND contype <> 'n'"),
            new Story(
                    Operation.AddColumn.class,
                    "addColumn: { table: docs, column: kind, type: text, required: true, default: \"'plain'\" }",
                    "name",
                    false,
                    "SELECT bool_and(kind = 'plain') FROM docs"),
            new Story(
                    Operation.RenameColumn.class,
                    "renameColumn: { table: docs, from: name, to: title }",
                    "title",
                    true,
                    "SELECT count(*) = 0 AND pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'named'))"
                            + " = 'CHECK (((title <> ''''::text) AND (id > 0)))'"
                            + " AND pg_get_indexdef('docs_lower'::regclass) LIKE '%(lower(title), id) WHERE (title IS NOT NULL)'"
                            + " AND (SELECT pg_get_statisticsobjdef(oid) LIKE '% ON state, title FROM %' FROM pg_statistic_ext WHERE stxname = 'docs_both')"
                            + " FROM information_schema.columns WHERE table_name = 'docs' AND column_name = 'name'",
                    "CREATE STATISTICS docs_both ON name, state FROM docs"),
            new Story(
                    Operation.AlterColumn.class,
                    "alterColumn: { table: docs, column: name, as: title, type: text }",
                    "title",
                    true,
                    "SELECT count(*) = 0 AND pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'named'))"
                            + " = 'CHECK ((title <> ''''::text))'"
                            + " AND pg_get_indexdef('docs_lower'::regclass) LIKE '%(lower(title)) WHERE (title IS NOT NULL)'"
                            + " AND (SELECT attnotnull AND format_type(atttypid, atttypmod) = 'text' FROM pg_attribute"
                            + " WHERE attrelid = 'docs'::regclass AND attname = 'title')"
                            + " FROM information_schema.columns WHERE table_name = 'docs' AND column_name = 'name'",
                    "DROP INDEX docs_lower; ALTER TABLE docs DROP CONSTRAINT named;"
                            + " ALTER TABLE docs ALTER COLUMN name TYPE varchar(200), ALTER COLUMN name SET NOT NULL,"
                            + " ADD CONSTRAINT named CHECK (name <> '');"
                            + " CREATE INDEX docs_lower ON docs (lower(name)) WHERE name IS NOT NULL;"),
            new Story(
                    Operation.AlterColumn.class,
                    "alterColumn: { table: docs, column: name, type: text }",
                    "name",
                    true,
                    "SELECT format_type(atttypid, atttypmod) = 'text' AND attnotnull"
                            + " AND (SELECT count(*) = 3 FROM pg_attribute WHERE attrelid = 'docs'::regclass AND attnum > 0 AND NOT attisdropped)"
                            + " FROM pg_attribute WHERE attrelid = 'docs'::regclass AND attname = 'name'",
                    "DROP INDEX docs_lower; ALTER TABLE docs DROP CONSTRAINT named;"
                            + " ALTER TABLE docs ALTER COLUMN name TYPE varchar(200), ALTER COLUMN name SET NOT NULL,"
                            + " ADD CONSTRAINT named CHECK (name <> ''); CREATE UNIQUE INDEX docs_name ON docs (name, id);"),
            new Story(
                    Operation.AlterColumn.class,
                    "alterColumn: { table: docs, column: id, type: bigint }",
                    "name",
                    true,
                    "SELECT format_type(a.atttypid, a.atttypmod) = 'bigint' AND a.attidentity = 'd'"
                            + " AND (SELECT count(*) = 2 FROM pg_constraint k WHERE k.contype IN ('p', 'f') AND k.convalidated"
                            + " AND a.attnum IN (k.conkey[1], k.confkey[1]) AND a.attrelid IN (k.conrelid, k.confrelid))"
                            + " FROM pg_attribute a WHERE a.attrelid = 'docs'::regclass AND a.attname = 'id'",
                    "DROP INDEX docs_lower; ALTER TABLE docs ALTER COLUMN id TYPE int;"
                            + " CREATE TABLE notes (note text, doc int REFERENCES docs ON DELETE CASCADE);"
                            + " INSERT INTO notes SELECT 'note', id FROM docs;"),
            new Story(
                    Operation.AlterColumn.class,
                    "alterColumn: { table: docs, column: name, as: title, type: varchar(200), up: reverse(name), down: reverse(title) }",
                    "title",
                    true,
                    "SELECT count(*) = 0 AND (SELECT count(*) FROM docs WHERE title LIKE '% cod%' AND id <= " + ROWS
                            + ") = "
                            + ROWS
                            + " AND pg_get_indexdef('docs_name'::regclass) LIKE '%(title)'"
                            + " AND (SELECT attnotnull AND format_type(atttypid, atttypmod) = 'character varying(200)' FROM pg_attribute"
                            + " WHERE attrelid = 'docs'::regclass AND attname = 'title')"
                            + " FROM information_schema.columns WHERE table_name = 'docs' AND column_name = 'name'",
                    "DROP INDEX docs_lower; ALTER TABLE docs DROP CONSTRAINT named, ALTER COLUMN name SET NOT NULL;"
                            + " CREATE INDEX docs_name ON docs (name);"),
            new Story(
                    Operation.AlterColumn.class,
                    "alterColumn: { table: docs, column: name, as: title, type: varchar(200), up: reverse(name), down: reverse(title) }",
                    "title",
                    true,
                    "SELECT pg_get_indexdef('docs_lower'::regclass) LIKE 'CREATE UNIQUE INDEX %(lower((title)::text), id) WHERE (title IS NOT NULL)'"
                            + " AND pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'docs_once')) = 'UNIQUE (title, id)'"
                            + " AND (SELECT count(*) = 3 FROM pg_index WHERE indrelid = 'docs'::regclass AND indisvalid)",
                    "ALTER TABLE docs DROP CONSTRAINT named, ADD CONSTRAINT docs_once UNIQUE (name, id);"),
            new Story(
                    Operation.AlterColumn.class,
                    "alterColumn: { table: docs, column: name, type: varchar(200), up: reverse(name), down: reverse(name) }",
                    "name",
                    true,
                    "SELECT pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'docs_pkey')) = 'PRIMARY KEY (name, id)'"
                            + " AND pg_get_constraintdef((SELECT oid FROM pg_constraint WHERE conname = 'either'))"
                            + " = 'CHECK (((name IS NOT NULL) OR (state IS NOT NULL)))'"
                            + " AND (SELECT count(*) = 2 FROM pg_index WHERE indrelid = 'docs'::regclass AND indisvalid AND indisunique)"
                            + " AND (SELECT count(*) = 1 FROM pg_statistic_ext WHERE stxname = 'docs_both')",
                    "ALTER TABLE docs DROP CONSTRAINT named, DROP CONSTRAINT docs_pkey, ADD PRIMARY KEY (name, id),"
                            + " ADD CONSTRAINT either CHECK (name IS NOT NULL OR state IS NOT NULL);"
                            + " CREATE STATISTICS docs_both ON name, state FROM docs"),
            new Story(
                    SplitColumn.class,
                    "splitColumn: { table: docs, from: name, into: {"
                            + " title: { type: text, required: true, up: \"split_part(name, ' ', 1)\" },"
                            + " number: { type: text, up: \"nullif(substr(name, length(split_part(name, ' ', 1)) + 2), '')\" } },"
                            + " down: \"concat_ws(' ', title, number)\" }",
                    "title",
                    true,
                    "SELECT count(*) = 0 AND to_regclass('docs_name') IS NULL"
                            + " AND (SELECT count(*) FROM docs WHERE title LIKE 'doc%' AND rtrim(number, '.') = id::text) = "
                            + ROWS
                            + " AND (SELECT attnotnull FROM pg_attribute WHERE attrelid = 'docs'::regclass AND attname = 'title')"
                            + " FROM information_schema.columns WHERE table_name = 'docs' AND column_name = 'name'",
                    "DROP INDEX docs_lower; ALTER TABLE docs DROP CONSTRAINT named, ALTER COLUMN name SET NOT NULL;"
                            + " CREATE INDEX docs_name ON docs (name);"),
            new Story(
                    MergeColumns.class,
                    "mergeColumns: { table: docs, from: { name: \"split_part(title, '/', 1)\","
                            + " state: \"nullif(substr(title, length(split_part(title, '/', 1)) + 2), '')\" },"
                            + " into: title, type: text, required: true, up: \"concat_ws('/', name, state)\" }",
                    "title",
                    true,
                    "SELECT count(*) = 0 AND (SELECT count(*) FROM docs WHERE title LIKE 'doc %/new%') = " + ROWS
                            + " AND (SELECT attnotnull FROM pg_attribute WHERE attrelid = 'docs'::regclass AND attname = 'title')"
                            + " FROM information_schema.columns WHERE table_name = 'docs' AND column_name IN ('name', 'state')",
                    "DROP INDEX docs_lower; ALTER TABLE docs DROP CONSTRAINT named, ALTER COLUMN name SET NOT NULL;"
                            + " UPDATE docs SET state = 'new';"),
            new Story(
                    Operation.DropColumn.class,
                    "dropColumn: { table: docs, column: name, default: \"'written without'\" }",
                    "state",
                    true,
                    "SELECT count(*) = 0 AND to_regclass('docs_lower') IS NULL AND (SELECT count(*) = 0 FROM pg_constraint"
                            + " WHERE conname = 'named') FROM information_schema.columns WHERE table_name = 'docs' AND column_name = 'name'",
                    "ALTER TABLE docs DROP CONSTRAINT named, ADD CONSTRAINT named CHECK (name <> ''), ALTER COLUMN name SET NOT NULL;"
                            + " DROP INDEX docs_lower; CREATE INDEX docs_lower ON docs (lower(name));"),
            new Story(
                    Operation.CreateIndex.class,
                    "createIndex: { table: docs, name: docs_name, columns: name }",
                    "name",
                    false,
                    "SELECT bool_and(indisvalid) FROM pg_index WHERE indexrelid = 'docs_name'::regclass"),
            new Story(
                    Operation.AddConstraint.class,
                    all(
                            "addConstraint: { table: docs, name: spoken, check: \"length(name) > 0\" }",
                            "addConstraint: { table: docs, name: numbered, unique: [name, id] }",
                            "addConstraint: { table: docs, notNull: name }",
                            "addConstraint: { table: docs, name: of_state, foreignKey: { columns: state, references: states, to: state,"
                                    + " onDelete: set-null } }"),
                    "name",
                    true,
                    "SELECT count(*) = 3 AND bool_and(convalidated) AND (SELECT attnotnull FROM pg_attribute WHERE attrelid ="
                            + " 'docs'::regclass AND attname = 'name') FROM pg_constraint WHERE conname IN ('spoken', 'numbered', 'of_state')",
                    "CREATE TABLE states (state text PRIMARY KEY)"),
            new Story(
                    Operation.DropConstraint.class,
                    all(
                            "dropConstraint: { table: docs, name: named }",
                            "dropConstraint: { table: docs, name: numbered }",
                            "dropConstraint: { table: docs, name: of_state }",
                            "dropConstraint: { table: docs, name: apart }",
                            "dropConstraint: { table: docs, notNull: name }"),
                    "name",
                    true,
                    "SELECT count(*) = 0 AND (SELECT NOT attnotnull FROM pg_attribute WHERE attrelid = 'docs'::regclass AND attname ="
                            + " 'name') FROM pg_constraint WHERE conname IN ('named', 'numbered', 'of_state', 'apart')",
                    "CREATE TABLE states (state text PRIMARY KEY); ALTER TABLE docs ADD CONSTRAINT numbered UNIQUE (name, id),"
                            + " ADD CONSTRAINT apart EXCLUDE USING gist (int8range(id, id, '[]') WITH &&),"
                            + " ADD CONSTRAINT of_state FOREIGN KEY (state) REFERENCES states, ALTER COLUMN name SET NOT NULL"),
            new Story(
                    Operation.DropIndex.class,
                    all("dropIndex: { table: docs, name: docs_lower }", "dropIndex: { table: docs, name: docs_state }"),
                    "name",
                    true,
                    "SELECT to_regclass('docs_lower') IS NULL AND to_regclass('docs_state') IS NULL",
                    "CREATE INDEX docs_state ON docs (state)"),
            new Story(
                    Operation.Reindex.class,
                    "reindex: { table: docs }",
                    "name",
                    false,
                    "SELECT count(*) = 2 AND bool_and(indisvalid AND indexrelid > (SELECT max(oid) FROM was)) AND"
                            + " obj_description('docs_lower'::regclass) = 'by name' FROM pg_index WHERE indrelid = 'docs'::regclass",
                    "COMMENT ON INDEX docs_lower IS 'by name';"
                            + " CREATE TABLE was AS SELECT indexrelid AS oid FROM pg_index WHERE indrelid = 'docs'::regclass"),
            new Story(
                    Operation.Reindex.class,
                    "reindex: { table: docs, index: docs_name }",
                    "name",
                    false,
                    "SELECT count(*) = 4 AND bool_and(indisvalid) AND count(*) FILTER (WHERE indexrelid > (SELECT max(oid) FROM was)) = 2"
                            + " FROM pg_index WHERE indexrelid IN (SELECT relid FROM pg_partition_tree('docs_name'))",
                    PARTED
                            + " CREATE INDEX docs_name ON docs (name);"
                            + " CREATE TABLE was AS SELECT relid::oid AS oid FROM pg_partition_tree('docs_name')"),
            new Story(
                    Operation.DropTable.class,
                    "dropTable: { table: drafts }",
                    "name",
                    true,
                    "SELECT count(*) = 0 FROM pg_class WHERE relname LIKE '%drafts%'",
                    "CREATE TABLE drafts (id bigserial PRIMARY KEY, doc bigint REFERENCES docs ON DELETE CASCADE, text text);"
                            + " INSERT INTO drafts (doc) SELECT id FROM docs"),
            new Story(
                    Operation.RenameTable.class,
                    "renameTable: { table: docs, to: papers }",
                    "name",
                    true,
                    "SELECT to_regclass('docs') IS NULL AND relkind = 'r' AND (SELECT count(*) > 0 FROM seen) AND (SELECT count(*) = 1"
                            + " FROM pg_constraint WHERE conrelid = 'papers'::regclass AND conname = 'docs_pkey')"
                            + " FROM pg_class WHERE oid = 'papers'::regclass",
                    "ALTER TABLE docs ALTER state SET DEFAULT 'made'; CREATE VIEW seen AS SELECT name FROM docs;"
                            + " CREATE TABLE notes (doc bigint REFERENCES docs ON DELETE CASCADE); INSERT INTO notes SELECT id FROM docs"),
            new Story(
                    SetComment.class,
                    all(
                            "setComment: { table: docs, column: name, comment: what it is called }",
                            "setComment: { table: docs, constraint: named, comment: null }",
                            "setComment: { table: docs, index: docs_lower, comment: by name }",
                            "addColumn: { table: docs, column: kind, type: text }",
                            "setComment: { table: docs, column: kind, comment: of a kind }"),
                    "name",
                    false,
                    "SELECT col_description('docs'::regclass, 2) = 'what it is called' AND obj_description('docs_lower'::regclass) = 'by name' AND col_description('docs'::regclass, (SELECT attnum FROM pg_attribute WHERE attrelid = 'docs'::regclass AND attname = 'kind')) = 'of a kind' AND obj_description((SELECT oid FROM pg_constraint WHERE conname = 'named'), 'pg_constraint') IS NULL",
                    "COMMENT ON CONSTRAINT named ON docs IS 'always'"),
            new Story(
                    SetDefault.class,
                    "alterColumn: { table: docs, column: state, default: \"'new'\" }",
                    "name",
                    true,
                    "SELECT pg_get_expr(adbin, adrelid) = '''new''::text' FROM pg_attrdef WHERE adrelid = 'docs'::regclass",
                    "ALTER TABLE docs ALTER state SET DEFAULT 'old'"),
            new Story(
                    SetColumnStatistics.class,
                    "alterColumn: { table: docs, column: name, statistics: 500 }",
                    "name",
                    false,
                    "SELECT attstattarget = 500 FROM pg_attribute WHERE attrelid = 'docs'::regclass AND attname = 'name'"),
            new Story(
                    SetColumnStorage.class,
                    "alterColumn: { table: docs, column: name, storage: external }",
                    "name",
                    false,
                    "SELECT attstorage = 'e' FROM pg_attribute WHERE attrelid = 'docs'::regclass AND attname = 'name'"),
            new Story(
                    SetColumnCompression.class,
                    "alterColumn: { table: docs, column: name, compression: pglz }",
                    "name",
                    false,
                    "SELECT attcompression = 'p' FROM pg_attribute WHERE attrelid = 'docs'::regclass AND attname = 'name'"),
            new Story(
                    SetReplicaIdentity.class,
                    "setReplicaIdentity: { table: docs, identity: full }",
                    "name",
                    false,
                    "SELECT relreplident = 'f' FROM pg_class WHERE oid = 'docs'::regclass",
                    "CREATE PUBLICATION sent FOR TABLE docs"),
            new Story(
                    RenameConstraint.class,
                    all(
                            "renameConstraint: { table: docs, from: named, to: called }",
                            "renameConstraint: { table: docs, from: docs_pkey, to: docs_key }"),
                    "name",
                    true,
                    "SELECT count(*) = 2 FROM pg_constraint WHERE conname IN ('called', 'docs_key')"),
            new Story(
                    RenameIndex.class,
                    "renameIndex: { table: docs, from: docs_lower, to: docs_by_name }",
                    "name",
                    true,
                    "SELECT to_regclass('docs_by_name') IS NOT NULL AND to_regclass('docs_lower') IS NULL"),
            new Story(
                    CreateEnum.class,
                    all(
                            "createEnum: { name: mood, values: [sad, happy] }",
                            "addColumn: { table: docs, column: mood, type: public.mood, default: \"'sad'\" }"),
                    "name",
                    false,
                    "SELECT bool_and(mood = 'sad') FROM docs"),
            new Story(
                    AddEnumValue.class,
                    "addEnumValue: { type: mood, value: glad, before: happy }",
                    "name",
                    false,
                    "SELECT enum_range(NULL::mood)::text = '{sad,glad,happy}'",
                    "CREATE TYPE mood AS ENUM ('sad', 'happy')"),
            new Story(
                    AlterSequence.class,
                    "alterSequence: { name: docno, type: bigint, increment: 50, cache: 10 }",
                    "name",
                    false,
                    "SELECT seqtypid = 'bigint'::regtype AND seqincrement = 50 AND seqcache = 10 AND seqmax = 9223372036854775807"
                            + " FROM pg_sequence WHERE seqrelid = 'docno'::regclass",
                    "CREATE SEQUENCE docno AS int; ALTER TABLE docs ADD number bigint DEFAULT nextval('docno')"),
            new Story(
                    SetStorageParameters.class,
                    "setStorageParameters: { table: docs, parameters: { fillfactor: 80, parallel_workers: null } }",
                    "name",
                    false,
                    "SELECT reloptions = '{fillfactor=80}' FROM pg_class WHERE oid = 'docs'::regclass",
                    "ALTER TABLE docs SET (parallel_workers = 1)"),
            new Story(
                    Operation.Backfill.class,
                    "backfill: { table: docs, set: { state: \"'known'\" }, where: \"state IS NULL AND id <= " + ROWS
                            + "\" }",
                    "name",
                    false,
                    "SELECT bool_and(state = 'known') FROM docs WHERE id <= " + ROWS),
            new Story(
                    Operation.Sql.class,
                    "sql: { expand: { up: [ \"CREATE SEQUENCE IF NOT EXISTS public.docno\" ],"
                            + " down: [ \"DROP SEQUENCE IF EXISTS public.docno\" ] } }",
                    "name",
                    false,
                    "SELECT to_regclass('public.docno') IS NOT NULL"));

    private static String all(String... operations) {
        return String.join("\n  - ", operations);
    }

    @TempDir
    private static Path directory;

    private static final SortedMap<String, TestDatabase> DATABASES = new TreeMap<>();
    private static DevProcess dev;
    private static ChildProcess agent;

    /** One fleet for all of them: a control plane for each would take longer to start than its story. */
    @BeforeAll
    static void eachStoryHasALineAndADatabaseOfItsOwn() {
        for (Story story : STORIES) {
            TestDatabase database = TestPostgresql.shared().createDatabase();
            database.execute(
                    "CREATE TABLE docs (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name text, state text);"
                            + " ALTER TABLE docs ADD CONSTRAINT named CHECK (name <> '' AND id > 0);"
                            + " CREATE UNIQUE INDEX docs_lower ON docs (lower(name), id) WHERE name IS NOT NULL;"
                            + " INSERT INTO docs (name) SELECT 'doc ' || n FROM generate_series(1, " + ROWS + ") n");
            database.execute(story.before);
            DATABASES.put(story.line(), database);
        }
        dev = DevProcess.start(directory, new TreeMap<>(), "nobody");
        agent = dev.joins(
                "everything",
                DATABASES,
                UnaryOperator.identity(),
                DATABASES.firstEntry().getValue().user());
    }

    @AfterAll
    static void theFleetEnds() {
        agent.close();
        dev.close();
    }

    static List<Story> stories() {
        return STORIES;
    }

    @Test
    void everyOperationHasAStory() {
        // What puts an archive back needs one: ArchiveIT tells of both in one story.
        assertThat(STORIES.stream().map(Story::operation).distinct())
                .containsExactlyInAnyOrderElementsOf(kinds(Operation.class)
                        .filter(kind -> !Operation.Restoration.class.isAssignableFrom(kind))
                        .toList());
    }

    /** Some have a kind in common. */
    private static Stream<Class<?>> kinds(Class<?> kind) {
        return kind.isInterface()
                ? Stream.of(kind.getPermittedSubclasses()).flatMap(EveryOperationIT::kinds)
                : Stream.of(kind);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void goesToMigratedAndBackThenOnceMoreToCompleteWhileSomebodyWrites(Story story) {
        String line = story.line();
        try (TaggedWriter writer = TaggedWriter.start(DATABASES.get(line), line, 17, "name")) {
            String before = writer.schema();
            dev.expect(0, "submit", dev.file(line + ".yaml", document(story)).toString());
            migrate(line, line + "/18");
            dev.expect(0, "rollout", "rollback", line + "/18", "--yes");
            dev.expect(0, "status", line + "/18", "--wait", "rolled-back", "--timeout", "60s");
            assertThat(writer.schema()).as("rolled back").isEqualTo(before);

            migrate(line, line + "/18.2");
            writer.becomes(18, story.newTable(), story.newName);
            if (story.contracts) {
                contract(line);
            }
            dev.expect(0, "status", line + "/18.2", "--wait", "complete", "--timeout", "60s");
            assertThat(writer.answers(story.proof)).as(story.proof).isEqualTo("t");
            // Else a row comes between the two that are compared.
            writer.stops();
            assertThat(writer.written()).as("writes").isPositive();
            assertThat(writer.answers("SELECT count(*) FROM " + story.newTable()))
                    .isEqualTo(String.valueOf(ROWS + writer.written()));
        }
    }

    private static String document(Story story) {
        return """
                apiVersion: bellows.dev/v1
                kind: Migration
                schema: %s
                version: 18
                name: one-operation
                consent: [alias, constraint, on-conflict, prepared, star]
                operations:
                  - %s
                contract: { quiet: 0s, revertFor: 0s }
                """.formatted(story.line(), story.yaml);
    }

    private static void migrate(String line, String rollout) {
        assertThat(dev.expect(0, "rollout", "plan", line + "/18")).contains(rollout);
        dev.expect(0, "rollout", "start", rollout, "--yes");
        dev.expect(0, "status", rollout, "--wait", "migrated", "--timeout", "60s");
    }

    private static void contract(String line) {
        SystemRuntime.await(
                "nobody is in the way",
                LIMIT,
                () -> dev.typist().types("can-i-contract", line, "18").exit() == 0);
        dev.expect(0, "rollout", "contract", line + "/18.2", "--yes");
    }
}
