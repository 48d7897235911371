package dev.bellows.e2e.system;

import java.util.List;

/**
 * One operation, or one form of it, on {@code docs (id, name, state, amount)} with 2,000 rows, as code of the version before it and of its
 * own see it.
 *
 * @param name of the operation, and its form where it has several
 * @param before what is done to the table before, besides
 * @param operations as the document writes them, one each
 * @param oldColumn the text or number that code of the old version writes besides {@code state}
 * @param newColumn what code of the new version calls it, or writes instead
 * @param numbers whether those are numbers
 * @param nulls whether both versions may leave it NULL
 * @param contracts whether the migration does anything in CONTRACT
 * @param keeps the column under which what either version wrote is found in the end; empty where nothing keeps it
 * @param alike a condition that is true of a row whose two columns are not the same while both live; empty for none
 * @param offline statements that make the same change where nobody else is
 */
record MatrixStory(
        String name,
        String before,
        List<String> operations,
        String oldColumn,
        String newColumn,
        boolean numbers,
        boolean nulls,
        boolean contracts,
        String keeps,
        String alike,
        String offline) {
    /** What the table is called for code of the old version. */
    static final String TABLE = "docs";

    private static final String NOTHING = "SELECT";
    private static final String RENAME_TABLE = "renameTable";

    MatrixStory {
        operations = List.copyOf(operations);
    }

    /** An operation that code of neither version sees at the column that both write. */
    private static MatrixStory unseen(
            String name, String before, boolean contracts, String offline, String... operations) {
        return new MatrixStory(
                name, before, List.of(operations), "name", "name", false, false, contracts, "name", "", offline);
    }

    private MatrixStory withNulls() {
        return new MatrixStory(
                name, before, operations, oldColumn, newColumn, numbers, true, contracts, keeps, alike, offline);
    }

    /** What the table is called for code of the new version. */
    String newTable() {
        return name.startsWith(RENAME_TABLE) ? "papers" : TABLE;
    }

    /** Whether what goes is archived. */
    boolean archives() {
        return name.endsWith(" archived");
    }

    /** Whether code of the new version may COPY into the table while the old one is served. */
    boolean copies() {
        return newTable().equals(TABLE);
    }

    @Override
    public String toString() {
        return name;
    }

    /** The same table in partitions of two levels. */
    private static final String PARTED = "ALTER TABLE docs RENAME TO docs_before; CREATE SEQUENCE docs_ids START 50001;"
            + " CREATE TABLE docs (id int NOT NULL DEFAULT nextval('docs_ids'), name text, state text, amount int, PRIMARY KEY (id))"
            + " PARTITION BY HASH (id); CREATE TABLE docs_0 PARTITION OF docs FOR VALUES WITH (MODULUS 2, REMAINDER 0);"
            + " CREATE TABLE docs_1 PARTITION OF docs FOR VALUES WITH (MODULUS 2, REMAINDER 1) PARTITION BY HASH (id);"
            + " CREATE TABLE docs_1_0 PARTITION OF docs_1 FOR VALUES WITH (MODULUS 1, REMAINDER 0);"
            + " INSERT INTO docs SELECT * FROM docs_before; DROP TABLE docs_before";

    static List<MatrixStory> all() {
        return List.of(
                unseen(
                                "createIndex over partitions",
                                PARTED + "; CREATE INDEX mine ON docs_1_0 (name) WHERE state IS NOT NULL",
                                false,
                                "CREATE INDEX docs_name ON ONLY docs (name) WHERE state IS NOT NULL;"
                                        + " CREATE INDEX docs_0_docs_name ON docs_0 (name) WHERE state IS NOT NULL;"
                                        + " CREATE INDEX docs_1_docs_name ON ONLY docs_1 (name) WHERE state IS NOT NULL;"
                                        + " ALTER INDEX docs_name ATTACH PARTITION docs_0_docs_name;"
                                        + " ALTER INDEX docs_1_docs_name ATTACH PARTITION mine;"
                                        + " ALTER INDEX docs_name ATTACH PARTITION docs_1_docs_name",
                                "createIndex: { table: docs, name: docs_name, columns: name, where: state IS NOT NULL }")
                        .withNulls(),
                unseen(
                        "addColumn over partitions",
                        PARTED,
                        true,
                        "ALTER TABLE docs ADD COLUMN kind text NOT NULL DEFAULT 'none'",
                        "addColumn: { table: docs, column: kind, type: text, required: true, default: \"'none'\", up: lower(name) }"),
                new MatrixStory(
                        "renameColumn over partitions",
                        PARTED,
                        List.of("renameColumn: { table: docs, from: name, to: title }"),
                        "name",
                        "title",
                        false,
                        true,
                        true,
                        "title",
                        "name IS DISTINCT FROM title",
                        "ALTER TABLE docs RENAME name TO title"),
                unseen(
                        "addConstraint over partitions",
                        PARTED,
                        true,
                        "ALTER TABLE docs ADD CONSTRAINT spoken CHECK (length(name) > 0)",
                        "addConstraint: { table: docs, name: spoken, check: \"length(name) > 0\" }"),
                unseen(
                        "createTable",
                        NOTHING,
                        false,
                        "CREATE TABLE invoices (id bigint PRIMARY KEY, total numeric)",
                        "createTable: { table: invoices, primaryKey: id, columns: [ { name: id, type: bigint, required: true },"
                                + " { name: total, type: numeric } ] }"),
                unseen(
                                "addColumn",
                                NOTHING,
                                false,
                                "ALTER TABLE docs ADD COLUMN kind text DEFAULT 'plain'",
                                "addColumn: { table: docs, column: kind, type: text, default: \"'plain'\" }")
                        .withNulls(),
                unseen(
                        "addColumn required with up",
                        NOTHING,
                        true,
                        "ALTER TABLE docs ADD COLUMN kind text NOT NULL DEFAULT 'none'",
                        "addColumn: { table: docs, column: kind, type: text, required: true, default: \"'none'\", up: lower(name) }"),
                new MatrixStory(
                        "renameColumn",
                        "ALTER TABLE docs ADD CONSTRAINT named CHECK (name <> '' AND id > 0);"
                                + " CREATE INDEX docs_lower ON docs (lower(name), id) WHERE name IS NOT NULL",
                        List.of("renameColumn: { table: docs, from: name, to: title }"),
                        "name",
                        "title",
                        false,
                        true,
                        true,
                        "title",
                        "name IS DISTINCT FROM title",
                        "ALTER TABLE docs RENAME name TO title"),
                new MatrixStory(
                        "renameColumn of a foreign key",
                        "CREATE TABLE sizes (amount int PRIMARY KEY); INSERT INTO sizes SELECT generate_series(0, 200000);"
                                + " ALTER TABLE docs ADD CONSTRAINT sized FOREIGN KEY (amount) REFERENCES sizes ON DELETE CASCADE;"
                                + " CREATE INDEX docs_amount ON docs (amount)",
                        List.of("renameColumn: { table: docs, from: amount, to: size }"),
                        "amount",
                        "size",
                        true,
                        true,
                        true,
                        "size",
                        "amount IS DISTINCT FROM size",
                        "ALTER TABLE docs RENAME amount TO size"),
                new MatrixStory(
                        "alterColumn as",
                        "ALTER TABLE docs ALTER name TYPE varchar(200); CREATE INDEX docs_name ON docs (name)",
                        List.of("alterColumn: { table: docs, column: name, as: title, type: text }"),
                        "name",
                        "title",
                        false,
                        true,
                        true,
                        "title",
                        "name IS DISTINCT FROM title",
                        "ALTER TABLE docs ALTER name TYPE text; ALTER TABLE docs RENAME name TO title"),
                new MatrixStory(
                        "alterColumn",
                        "ALTER TABLE docs ALTER amount SET DEFAULT 7; CREATE INDEX docs_amount ON docs (amount)",
                        List.of("alterColumn: { table: docs, column: amount, type: bigint }"),
                        "amount",
                        "amount",
                        true,
                        true,
                        true,
                        "amount",
                        "",
                        "ALTER TABLE docs ALTER amount TYPE bigint"),
                new MatrixStory(
                        "alterColumn of a primary key",
                        "CREATE TABLE notes (note text, doc int REFERENCES docs ON DELETE CASCADE); INSERT INTO notes SELECT 'n', id FROM docs",
                        List.of("alterColumn: { table: docs, column: id, type: bigint }"),
                        "name",
                        "name",
                        false,
                        true,
                        true,
                        "name",
                        "",
                        "ALTER TABLE docs ALTER id TYPE bigint"),
                new MatrixStory(
                        "alterColumn as, written",
                        "CREATE INDEX docs_amount ON docs (amount)",
                        List.of(
                                "alterColumn: { table: docs, column: amount, as: label, type: text, up: \"amount::text\", down: \"label::int\" }"),
                        "amount",
                        "label",
                        true,
                        true,
                        true,
                        "label",
                        "amount::text IS DISTINCT FROM label",
                        "ALTER TABLE docs ALTER amount TYPE text USING amount::text; ALTER TABLE docs RENAME amount TO label"),
                new MatrixStory(
                        "alterColumn written",
                        "UPDATE docs SET amount = 0 WHERE amount IS NULL; ALTER TABLE docs ALTER amount SET DEFAULT 7, ALTER amount SET NOT NULL",
                        List.of(
                                "alterColumn: { table: docs, column: amount, type: text, up: \"amount::text\", down: \"amount::int\" }"),
                        "amount",
                        "amount",
                        true,
                        false,
                        true,
                        "amount",
                        "",
                        "ALTER TABLE docs ALTER amount DROP DEFAULT; ALTER TABLE docs ALTER amount TYPE text USING amount::text;"
                                + " ALTER TABLE docs ALTER amount SET DEFAULT '7'::text"),
                new MatrixStory(
                        "alterColumn as, written, of a key",
                        "CREATE UNIQUE INDEX docs_amount ON docs (amount, id)",
                        List.of(
                                "alterColumn: { table: docs, column: amount, as: label, type: text, up: \"amount::text\", down: \"label::int\" }"),
                        "amount",
                        "label",
                        true,
                        true,
                        true,
                        "label",
                        "amount::text IS DISTINCT FROM label",
                        "ALTER TABLE docs ALTER amount TYPE text USING amount::text; ALTER TABLE docs RENAME amount TO label"),
                new MatrixStory(
                        "alterColumn written, of a key",
                        "UPDATE docs SET amount = 0 WHERE amount IS NULL; ALTER TABLE docs ALTER amount SET DEFAULT 7, ALTER amount SET NOT NULL;"
                                + " ALTER TABLE docs ADD CONSTRAINT docs_once UNIQUE (amount, id)",
                        List.of(
                                "alterColumn: { table: docs, column: amount, type: text, up: \"amount::text\", down: \"amount::int\" }"),
                        "amount",
                        "amount",
                        true,
                        false,
                        true,
                        "amount",
                        "",
                        "ALTER TABLE docs ALTER amount DROP DEFAULT; ALTER TABLE docs ALTER amount TYPE text USING amount::text;"
                                + " ALTER TABLE docs ALTER amount SET DEFAULT '7'::text"),
                new MatrixStory(
                        "splitColumn",
                        "CREATE INDEX docs_name ON docs (name)",
                        List.of(
                                "splitColumn: { table: docs, from: name, into: { title: { type: text, up: \"split_part(name, '#', 1)\" },"
                                        + " rest: { type: text, up: \"nullif(substr(name, length(split_part(name, '#', 1)) + 2), '')\" } },"
                                        + " down: \"title || coalesce('#' || rest, '')\" }"),
                        "name",
                        "title",
                        false,
                        true,
                        true,
                        "title",
                        "name IS DISTINCT FROM title || coalesce('#' || rest, '')",
                        "ALTER TABLE docs ADD rest text, ADD title text; UPDATE docs SET title = name; ALTER TABLE docs DROP name"),
                new MatrixStory(
                        "mergeColumns",
                        "ALTER TABLE docs ADD extra text",
                        List.of("mergeColumns: { table: docs, from: { name: \"split_part(title, '#', 1)\","
                                + " extra: \"nullif(substr(title, length(split_part(title, '#', 1)) + 2), '')\" },"
                                + " into: title, type: text, up: \"name || coalesce('#' || extra, '')\" }"),
                        "name",
                        "title",
                        false,
                        true,
                        true,
                        "title",
                        "title IS DISTINCT FROM name || coalesce('#' || extra, '')",
                        "ALTER TABLE docs ADD title text; UPDATE docs SET title = name; ALTER TABLE docs DROP extra, DROP name"),
                new MatrixStory(
                        "dropColumn",
                        "ALTER TABLE docs ALTER name SET NOT NULL; CREATE INDEX docs_name ON docs (name)",
                        List.of("dropColumn: { table: docs, column: name, default: \"'without'\" }"),
                        "name",
                        "amount",
                        false,
                        false,
                        true,
                        "",
                        "",
                        "ALTER TABLE docs DROP COLUMN name"),
                new MatrixStory(
                        "dropColumn archived",
                        "ALTER TABLE docs ALTER name SET NOT NULL; CREATE INDEX docs_name ON docs (name)",
                        List.of("dropColumn: { table: docs, column: name, default: \"'without'\" }"),
                        "name",
                        "amount",
                        false,
                        false,
                        true,
                        "",
                        "",
                        "ALTER TABLE docs DROP COLUMN name"),
                new MatrixStory(
                        "renameColumn archived",
                        "CREATE UNIQUE INDEX docs_name ON docs (name, id)",
                        List.of("renameColumn: { table: docs, from: name, to: title }"),
                        "name",
                        "title",
                        false,
                        true,
                        true,
                        "title",
                        "name IS DISTINCT FROM title",
                        "ALTER TABLE docs RENAME name TO title"),
                unseen(
                                "createIndex",
                                NOTHING,
                                false,
                                "CREATE INDEX docs_name ON docs (name) WHERE state IS NOT NULL",
                                "createIndex: { table: docs, name: docs_name, columns: name, where: state IS NOT NULL }")
                        .withNulls(),
                unseen(
                        "createIndex unique",
                        NOTHING,
                        true,
                        "CREATE UNIQUE INDEX docs_name ON docs (name, id)",
                        "createIndex: { table: docs, name: docs_name, columns: [name, id], unique: true }"),
                unseen(
                        "addConstraint check",
                        NOTHING,
                        true,
                        "ALTER TABLE docs ADD CONSTRAINT spoken CHECK (length(name) > 0)",
                        "addConstraint: { table: docs, name: spoken, check: length(name) > 0 }"),
                unseen(
                        "addConstraint unique",
                        NOTHING,
                        true,
                        "ALTER TABLE docs ADD CONSTRAINT numbered UNIQUE (name, id)",
                        "addConstraint: { table: docs, name: numbered, unique: [name, id] }"),
                new MatrixStory(
                        "addConstraint foreignKey",
                        "CREATE TABLE sizes (amount int PRIMARY KEY); INSERT INTO sizes SELECT generate_series(0, 200000);"
                                + " CREATE INDEX docs_amount ON docs (amount)",
                        List.of(
                                "addConstraint: { table: docs, name: sized, foreignKey: { columns: amount, references: sizes, to: amount, onDelete: cascade } }"),
                        "amount",
                        "amount",
                        true,
                        true,
                        true,
                        "amount",
                        "",
                        "ALTER TABLE docs ADD CONSTRAINT sized FOREIGN KEY (amount) REFERENCES sizes (amount) ON DELETE CASCADE"),
                unseen(
                        "addConstraint notNull",
                        NOTHING,
                        true,
                        "ALTER TABLE docs ALTER name SET NOT NULL",
                        "addConstraint: { table: docs, notNull: name }"),
                unseen(
                        "dropConstraint check",
                        "ALTER TABLE docs ADD CONSTRAINT spoken CHECK (length(name) > 0)",
                        true,
                        "ALTER TABLE docs DROP CONSTRAINT spoken",
                        "dropConstraint: { table: docs, name: spoken }"),
                unseen(
                        "dropConstraint unique",
                        "ALTER TABLE docs ADD CONSTRAINT numbered UNIQUE (name, id)",
                        true,
                        "ALTER TABLE docs DROP CONSTRAINT numbered",
                        "dropConstraint: { table: docs, name: numbered }"),
                unseen(
                        "dropConstraint exclusion",
                        "ALTER TABLE docs ADD CONSTRAINT apart EXCLUDE USING gist (int8range(id, id, '[]') WITH &&)",
                        true,
                        "ALTER TABLE docs DROP CONSTRAINT apart",
                        "dropConstraint: { table: docs, name: apart }"),
                new MatrixStory(
                        "dropConstraint foreignKey",
                        "CREATE TABLE sizes (amount int PRIMARY KEY); INSERT INTO sizes SELECT generate_series(0, 200000);"
                                + " ALTER TABLE docs ADD CONSTRAINT sized FOREIGN KEY (amount) REFERENCES sizes ON DELETE CASCADE",
                        List.of("dropConstraint: { table: docs, name: sized }"),
                        "amount",
                        "amount",
                        true,
                        true,
                        true,
                        "amount",
                        "",
                        "ALTER TABLE docs DROP CONSTRAINT sized"),
                unseen(
                        "dropConstraint notNull",
                        "ALTER TABLE docs ALTER name SET NOT NULL",
                        true,
                        "ALTER TABLE docs ALTER name DROP NOT NULL",
                        "dropConstraint: { table: docs, notNull: name }"),
                unseen(
                                "dropIndex",
                                "CREATE INDEX docs_name ON docs (name)",
                                true,
                                "DROP INDEX docs_name",
                                "dropIndex: { table: docs, name: docs_name }")
                        .withNulls(),
                unseen(
                                "reindex",
                                "CREATE INDEX docs_name ON docs (name)",
                                false,
                                "REINDEX INDEX docs_name",
                                "reindex: { table: docs, index: docs_name }")
                        .withNulls(),
                unseen(
                                "reindex over partitions",
                                PARTED + "; CREATE INDEX docs_name ON docs (name)",
                                false,
                                // Over partitions it runs in no transaction; the schema is the same without.
                                NOTHING,
                                "reindex: { table: docs, index: docs_name }")
                        .withNulls(),
                unseen(
                        "dropIndex unique",
                        "CREATE UNIQUE INDEX docs_name ON docs (name, id)",
                        true,
                        "DROP INDEX docs_name",
                        "dropIndex: { table: docs, name: docs_name }"),
                unseen(
                                "dropTable",
                                "CREATE TABLE drafts (id bigserial PRIMARY KEY, doc bigint REFERENCES docs ON DELETE CASCADE, body text);"
                                        + " CREATE INDEX drafts_doc ON drafts (doc);"
                                        + " INSERT INTO drafts (doc, body) SELECT id, name FROM docs",
                                true,
                                "DROP TABLE drafts",
                                "dropTable: { table: drafts }")
                        .withNulls(),
                unseen(
                                "dropTable archived",
                                "CREATE TABLE drafts (id bigserial PRIMARY KEY, doc bigint REFERENCES docs ON DELETE CASCADE, body text);"
                                        + " CREATE INDEX drafts_doc ON drafts (doc);"
                                        + " INSERT INTO drafts (doc, body) SELECT id, name FROM docs",
                                true,
                                "DROP TABLE drafts",
                                "dropTable: { table: drafts }")
                        .withNulls(),
                unseen(
                                RENAME_TABLE,
                                "ALTER TABLE docs ALTER amount SET DEFAULT 7; CREATE TABLE notes (note text, doc int REFERENCES docs ON DELETE CASCADE);"
                                        + " INSERT INTO notes SELECT 'n', id FROM docs; CREATE INDEX docs_name ON docs (name);"
                                        + " CREATE VIEW seen AS SELECT name FROM docs; GRANT SELECT, UPDATE (name) ON docs TO PUBLIC",
                                true,
                                "ALTER TABLE docs RENAME TO papers",
                                "renameTable: { table: docs, to: papers }")
                        .withNulls(),
                unseen(
                                "setComment",
                                "COMMENT ON TABLE docs IS 'old'",
                                false,
                                "COMMENT ON TABLE docs IS 'new'",
                                "setComment: { table: docs, comment: new }")
                        .withNulls(),
                unseen(
                                "alterColumn default",
                                "ALTER TABLE docs ALTER amount SET DEFAULT 7",
                                true,
                                "ALTER TABLE docs ALTER amount SET DEFAULT 8",
                                "alterColumn: { table: docs, column: amount, default: 8 }")
                        .withNulls(),
                unseen(
                                "alterColumn statistics",
                                NOTHING,
                                false,
                                "ALTER TABLE docs ALTER name SET STATISTICS 500",
                                "alterColumn: { table: docs, column: name, statistics: 500 }")
                        .withNulls(),
                unseen(
                                "alterColumn storage",
                                NOTHING,
                                false,
                                "ALTER TABLE docs ALTER name SET STORAGE EXTERNAL",
                                "alterColumn: { table: docs, column: name, storage: external }")
                        .withNulls(),
                unseen(
                                "setReplicaIdentity",
                                "CREATE PUBLICATION sent FOR TABLE docs",
                                false,
                                "ALTER TABLE docs REPLICA IDENTITY FULL",
                                "setReplicaIdentity: { table: docs, identity: full }")
                        .withNulls(),
                unseen(
                                "renameConstraint",
                                "ALTER TABLE docs ADD CONSTRAINT numbered UNIQUE (name, id)",
                                true,
                                "ALTER TABLE docs RENAME CONSTRAINT numbered TO counted",
                                "renameConstraint: { table: docs, from: numbered, to: counted }")
                        .withNulls(),
                unseen(
                                "renameIndex",
                                "CREATE INDEX docs_name ON docs (name)",
                                true,
                                "ALTER INDEX docs_name RENAME TO by_name",
                                "renameIndex: { table: docs, from: docs_name, to: by_name }")
                        .withNulls(),
                unseen(
                                "createEnum",
                                NOTHING,
                                false,
                                "CREATE TYPE mood AS ENUM ('sad', 'happy'); ALTER TABLE docs ADD COLUMN mood mood DEFAULT 'sad'",
                                "createEnum: { name: mood, values: [sad, happy] }",
                                "addColumn: { table: docs, column: mood, type: public.mood, default: \"'sad'\" }")
                        .withNulls(),
                unseen(
                                "alterSequence",
                                "CREATE SEQUENCE docno AS int; ALTER TABLE docs ALTER amount SET DEFAULT nextval('docno')",
                                false,
                                "ALTER SEQUENCE docno AS bigint INCREMENT 10 CACHE 3",
                                "alterSequence: { name: docno, type: bigint, increment: 10, cache: 3 }")
                        .withNulls(),
                unseen(
                                "setStorageParameters",
                                "ALTER TABLE docs SET (parallel_workers = 1)",
                                false,
                                "ALTER TABLE docs SET (fillfactor = 80), RESET (parallel_workers)",
                                "setStorageParameters: { table: docs, parameters: { fillfactor: 80, parallel_workers: null } }")
                        .withNulls(),
                unseen(
                                "backfill",
                                NOTHING,
                                false,
                                NOTHING,
                                "backfill: { table: docs, set: { amount: id % 7 }, where: amount IS NULL AND id <= 2000 }")
                        .withNulls(),
                unseen(
                                "sql",
                                NOTHING,
                                false,
                                "CREATE SEQUENCE docno",
                                "sql: { expand: { up: [ \"CREATE SEQUENCE IF NOT EXISTS public.docno\", \"ALTER SEQUENCE public.docno OWNER TO app\" ], down: [ \"DROP SEQUENCE IF EXISTS public.docno\" ] } }")
                        .withNulls());
    }
}
