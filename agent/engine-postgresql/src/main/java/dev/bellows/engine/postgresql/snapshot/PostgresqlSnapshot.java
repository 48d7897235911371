package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.document.Digest;
import dev.bellows.document.Effect;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.SchemaSnapshot;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a migration touches in a PostgreSQL catalog, with the migration's own objects taken out: before EXPAND, after it and while the
 * old column is hidden, the snapshot of an otherwise unchanged database is the same. Texts are empty where the catalog has nothing.
 *
 * @param majorVersion 14, 15, …
 * @param tables touched tables that exist, by schema and name
 * @param types types of new columns, by their text in the document
 * @param occupied names the migration wants for new objects and that something else has, as {@code schema.name}, sorted
 * @param invalid those of them that are invalid indexes, sorted; read for a plan only
 * @param expressions what the server says of the migration's expressions; read for a plan only
 * @param seesSessions whether the agent's role sees what other sessions are
 * @param statements what the server's parser says of the migration's own statements
 * @param missingRights what is lacking on the tables; read for a plan only, no part of the digest
 * @param missingSchemas schemas of the migration's tables that are not there, sorted; read for a plan only, no part of the digest
 * @param bindings what binds and serves tables of which the migration says so by name; read for a plan only, no part of the digest
 * @param leaving what hangs on tables that the migration drops
 * @param aliased what a second name of tables that the migration renames must be like, and what is in its way
 * @param described what is said of tables of which the migration says something anew; read for a plan only, no part of the digest
 * @param named types that the migration makes or changes by name, where they are there; read for a plan only, no part of the digest
 * @param sequences sequences that the migration changes by name, where they are there; read for a plan only, no part of the digest
 * @param archivable what the cleanup would archive; read for a plan only, no part of the digest
 * @param archived what the migration would put back; read for a plan only, no part of the digest
 */
public record PostgresqlSnapshot(
        int majorVersion,
        List<Table> tables,
        List<Type> types,
        List<String> occupied,
        List<String> invalid,
        List<Expression> expressions,
        boolean seesSessions,
        List<Statement> statements,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MissingRights> missingRights,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missingSchemas,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Bindings> bindings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LeavingTable> leaving,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AliasedTable> aliased,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Described> described,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NamedType> named,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NamedSequence> sequences,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Archivable> archivable,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Archived> archived)
        implements SchemaSnapshot {
    /** Begins the text of an entry of {@link #statements} that is an expression, which stands there only when it is none. */
    static final String EXPRESSION = "expression: ";

    /** Begins the text of an entry of {@link #statements} whose table is not there; the table is its error. */
    static final String MISSING = "missing: ";

    /** Begins the text of an entry of {@link #statements} whose schema is not there; the schema is its error. */
    static final String NO_SCHEMA = "no schema: ";

    /** Begins the text of an entry of {@link #statements} whose owner's rights are lacking; the statement to type is its error. */
    static final String LACKING = "lacking: ";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public PostgresqlSnapshot {
        tables = List.copyOf(tables);
        types = List.copyOf(types);
        occupied = List.copyOf(occupied);
        invalid = List.copyOf(invalid);
        expressions = List.copyOf(expressions);
        // Written only where there are any.
        statements = Optional.ofNullable(statements).map(List::copyOf).orElse(List.of());
        missingRights = List.copyOf(Objects.requireNonNullElse(missingRights, List.of()));
        missingSchemas = List.copyOf(Objects.requireNonNullElse(missingSchemas, List.of()));
        bindings = List.copyOf(Objects.requireNonNullElse(bindings, List.of()));
        leaving = List.copyOf(Objects.requireNonNullElse(leaving, List.of()));
        aliased = List.copyOf(Objects.requireNonNullElse(aliased, List.of()));
        described = List.copyOf(Objects.requireNonNullElse(described, List.of()));
        named = List.copyOf(Objects.requireNonNullElse(named, List.of()));
        sequences = List.copyOf(Objects.requireNonNullElse(sequences, List.of()));
        archivable = List.copyOf(Objects.requireNonNullElse(archivable, List.of()));
        archived = List.copyOf(Objects.requireNonNullElse(archived, List.of()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>It holds what a migration could change or trip over, so that databases of one shape agree and nothing else is drift. No part of
     * it: sizes, owners, columns that the migration does not touch, the server's version, functions that merely mention a name, comments,
     * statistics targets, storage, whatever a server keeps in options, and what is read for a plan only.
     */
    @Override
    public Digest digest() {
        return Digest.of(shape());
    }

    /** What the digest is of, as JSON: {@link ShapeChanges} says in what two of them differ. */
    public String shape() {
        ObjectNode compared = JSON.valueToTree(new PostgresqlSnapshot(
                0,
                tables.stream().map(Table::shape).toList(),
                types,
                occupied,
                List.of(),
                List.of(),
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                leaving.stream().map(LeavingTable::shape).toList(),
                aliased.stream().map(AliasedTable::shape).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
        compared.remove(List.of("invalid", "expressions", "seesSessions", "statements"));
        compared.path("tables").forEach(table -> ((ObjectNode) table).remove("surroundings"));
        compared.path("types").forEach(type -> ((ObjectNode) type).remove(List.of("bytes", "printed")));
        try {
            return JSON.writeValueAsString(compared) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException("a tree of texts always becomes JSON", e);
        }
    }

    /** What the server says of the expression at a place; empty when it was not asked. */
    public Optional<Expression> expression(String place) {
        return expressions.stream().filter(e -> e.place().equals(place)).findFirst();
    }

    /** The table, when it exists. */
    public Optional<Table> table(TableName name) {
        return tables.stream().filter(table -> table.isCalled(name)).findFirst();
    }

    /** What binds and serves the table; empty when there is no such table, or the migration says nothing of it by name. */
    public Optional<Bindings> bindings(TableName name) {
        return bindings.stream().filter(it -> it.isOf(name)).findFirst();
    }

    /** What hangs on a table that the migration drops; empty when there is no such table. */
    public Optional<LeavingTable> leaving(TableName name) {
        return leaving.stream().filter(it -> it.isOf(name)).findFirst();
    }

    /** What a table's second name must be like; empty when there is no such table, or the migration does not rename it. */
    public Optional<AliasedTable> aliased(TableName name) {
        return aliased.stream().filter(it -> it.isOf(name)).findFirst();
    }

    /** What is said of the table; empty when there is no such table, or the migration says nothing of it anew. */
    public Optional<Described> described(TableName name) {
        return described.stream().filter(it -> it.isOf(name)).findFirst();
    }

    /** A type that the migration makes or changes by that name; empty when there is none. */
    public Optional<NamedType> named(TableName type) {
        return named.stream().filter(it -> it.isCalled(type)).findFirst();
    }

    /** A sequence that the migration changes by that name; empty when there is none. */
    public Optional<NamedSequence> sequence(TableName name) {
        return sequences.stream().filter(it -> it.isCalled(name)).findFirst();
    }

    /** What would be archived of the table: a column, or the whole of it; empty when it is not there, or nothing is archived. */
    public Optional<Archivable> archivable(TableName table, String column) {
        return archivable.stream().filter(it -> it.isOf(table, column)).findFirst();
    }

    /** Columns that an effect takes away at last. */
    public static List<String> taken(Effect effect) {
        return ArchiveReader.columns(effect).toList();
    }

    /** What the migration would put back; empty when no cleanup here archived it. */
    public Optional<Archived> archived(Operation.ArchiveName name) {
        return archived.stream().filter(it -> it.isOf(name)).findFirst();
    }

    /** What is lacking on the table; empty when nothing is, or when there is no such table. */
    public Optional<MissingRights> missingRights(TableName name) {
        return missingRights.stream()
                .filter(it -> it.schema().equals(Identifiers.schemaOf(name))
                        && it.table().equals(name.name()))
                .findFirst();
    }

    /** {@code pg_type.typtype} of a type the migration names; empty when there is no such type. */
    public String kindOf(String type) {
        return types.stream()
                .filter(t -> t.text().equals(type))
                .map(Type::kind)
                .findFirst()
                .orElse("");
    }

    /** A type that the migration names as the server prints it, with its modifier; empty when there is no such type. */
    public String printed(String type) {
        return types.stream()
                .filter(t -> t.text().equals(type))
                .map(Type::printed)
                .findFirst()
                .orElse("");
    }

    /** The server's objection to a text that shall be one statement; empty when it has none. A text it was not asked about is objected to. */
    public Optional<String> objection(String text) {
        return statements.stream()
                .filter(it -> it.text().equals(text))
                .findFirst()
                .map(Statement::error)
                .or(() -> Optional.of("the server was not asked about it"))
                .filter(it -> !it.isEmpty());
    }

    /** The table that a statement needs and that is neither there nor made by the migration; empty when there is none. */
    public Optional<String> missingTable(String statement) {
        return statements.stream()
                .filter(it -> it.text().equals(MISSING + statement))
                .map(Statement::error)
                .findFirst();
    }

    /** The schema that a statement needs and that is neither there nor made by the migration; empty when there is none. */
    public Optional<String> missingSchema(String statement) {
        return statements.stream()
                .filter(it -> it.text().equals(NO_SCHEMA + statement))
                .map(Statement::error)
                .findFirst();
    }

    /** Whether the schema of one of the migration's tables is not there. */
    public boolean isMissingSchema(String schema) {
        return missingSchemas.contains(schema);
    }

    /** What to type, so that the agent may do what a statement does; empty when nothing is known to be lacking. */
    public Optional<String> missingRight(String statement) {
        return statements.stream()
                .filter(it -> it.text().equals(LACKING + statement))
                .map(Statement::error)
                .findFirst();
    }

    /** Expressions of the migration that are none to the server's parser, each with the server's words. */
    public List<Statement> brokenExpressions() {
        return statements.stream()
                .filter(it -> it.text().startsWith(EXPRESSION))
                .map(it -> new Statement(it.text().substring(EXPRESSION.length()), it.error()))
                .toList();
    }

    /** Bytes of a value of that type that cannot leave a row's page. */
    public int bytesOf(String type) {
        return types.stream()
                .filter(t -> t.text().equals(type))
                .mapToInt(Type::bytes)
                .findFirst()
                .orElse(0);
    }

    /** Whether what has that name is an index that is not valid. */
    public boolean isInvalidIndex(String schema, String name) {
        return invalid.contains(schema + "." + name);
    }

    /** Whether another object has that name. */
    public boolean isOccupied(String schema, String name) {
        return occupied.contains(schema + "." + name);
    }

    /** Indented JSON with a stable order. */
    public String toJson() {
        try {
            ObjectNode node = JSON.valueToTree(this);
            if (statements.isEmpty()) {
                node.remove("statements");
            }
            return JSON.writeValueAsString(node) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException("a record of texts always becomes JSON", e);
        }
    }

    /** Reads what {@link #toJson} wrote. */
    public static PostgresqlSnapshot fromJson(String json) {
        try {
            return JSON.readValue(json, PostgresqlSnapshot.class);
        } catch (IOException e) {
            throw new UncheckedIOException("not a snapshot", e);
        }
    }

    /**
     * What the server's parser says of a statement that a person wrote; no part of the digest.
     *
     * @param text the statement
     * @param error the server's own words when it is not one statement; empty when it is
     */
    public record Statement(String text, String error) {}

    /**
     * A type of a new column.
     *
     * @param text as in the document
     * @param kind {@code b} base, {@code c} composite, {@code d} domain, {@code e} enum, {@code r} range, …; empty when there is none, {@link #HIDDEN}
     *     when the role may not look
     * @param bytes bytes of a value that cannot leave a row's page: its fixed width, else a pointer's
     * @param printed as the server prints it, with its modifier and qualified unless it is the server's own; read where it takes
     *     the place of another type, for a plan only; no part of the digest
     */
    public record Type(
            String text,
            String kind,
            int bytes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String printed) {
        public Type {
            // Snapshots of older builds have none.
            printed = Objects.requireNonNullElse(printed, "");
        }

        /** The kind of a type in a schema that the role may not use. */
        public static final String HIDDEN = "?";
    }

    /**
     * A touched table.
     *
     * @param schema exact name of its schema
     * @param name exact name
     * @param kind {@code table}, {@code partitioned table}, {@code view}, …
     * @param persistent false for temporary and unlogged tables
     * @param owner role that owns it; no part of the digest
     * @param inheritance {@code partition of s.t}, {@code inherits s.t}, {@code has children}; empty for a plain table
     * @param rowSecurity whether row level security is on
     * @param publications publications that send this table, sorted
     * @param subscribed whether a subscription writes into it
     * @param estimatedRows the planner's estimate, 0 when it was never analyzed; no part of the digest
     * @param estimatedBytes main fork's pages in bytes; no part of the digest
     * @param columnNames every column that is not ours, in catalog order; no part of the digest
     * @param columns the touched columns that exist
     * @param key columns of a unique, immediate, not nullable key that none of the touched columns is part of; empty for none
     * @param indexes indexes that use a touched column, by name
     * @param checks CHECK constraints that use a column which is renamed or dropped, or the whole row, by name
     * @param foreignKeys foreign keys that start at a column which is renamed or dropped, or point at one, by name
     * @param statistics extended statistics that use a column which gets a counterpart, by schema and name
     * @param triggers row triggers that fire before INSERT or UPDATE, ours left out, in firing order
     * @param fired triggers and rules that an UPDATE meets, ours left out, in firing order; no part of the digest
     * @param surroundings what its writers meet; no part of the digest
     * @param trees what lies below it, where it is a partitioned table; else empty
     */
    public record Table(
            String schema,
            String name,
            String kind,
            boolean persistent,
            String owner,
            String inheritance,
            boolean rowSecurity,
            List<String> publications,
            boolean subscribed,
            long estimatedRows,
            long estimatedBytes,
            List<String> columnNames,
            List<Column> columns,
            List<String> key,
            List<Index> indexes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Check> checks,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ForeignKey> foreignKeys,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ExtendedStatistics> statistics,
            List<Trigger> triggers,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FiredTrigger> fired,
            Surroundings surroundings,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PartitionTree> trees) {
        public Table {
            trees = List.copyOf(Objects.requireNonNullElse(trees, List.of()));
            // Snapshots written before this was read have none; left out where empty, it changes no digest.
            fired = List.copyOf(Objects.requireNonNullElse(fired, List.of()));
            checks = List.copyOf(Objects.requireNonNullElse(checks, List.of()));
            foreignKeys = List.copyOf(Objects.requireNonNullElse(foreignKeys, List.of()));
            statistics = List.copyOf(Objects.requireNonNullElse(statistics, List.of()));
            publications = List.copyOf(publications);
            columnNames = List.copyOf(columnNames);
            columns = List.copyOf(columns);
            key = List.copyOf(key);
            indexes = List.copyOf(indexes);
            triggers = List.copyOf(triggers);
        }

        /** Whether the document means this table by the name. */
        public boolean isCalled(TableName table) {
            return schema.equals(Identifiers.schemaOf(table)) && name.equals(table.name());
        }

        /** Its partitions; empty where it is no partitioned table. */
        public Optional<PartitionTree> partitions() {
            return trees.stream().findFirst();
        }

        /** Schema and name, for people and as a key; not quoted. */
        public String qualified() {
            return schema + "." + name;
        }

        /** The touched column, when it exists. */
        public Optional<Column> column(String column) {
            return columns.stream().filter(c -> c.name().equals(column)).findFirst();
        }

        /** Indexes that use the column, expressions and predicates included. */
        public List<Index> indexesOn(String column) {
            return indexes.stream().filter(i -> i.uses().contains(column)).toList();
        }

        /** Foreign keys that start at the column or point at it. */
        public List<ForeignKey> foreignKeysAt(String column) {
            return foreignKeys.stream()
                    .filter(key -> key.start().isAt(this, column) || key.end().isAt(this, column))
                    .toList();
        }

        /** Those of them whose actions may write the column. */
        public List<ForeignKey> foreignKeysFrom(String column) {
            return foreignKeys.stream()
                    .filter(key -> key.start().isAt(this, column))
                    .toList();
        }

        /** CHECK constraints that use the column. */
        public List<Check> checksOn(String column) {
            return checks.stream()
                    .filter(check -> check.uses().contains(column))
                    .toList();
        }

        /** Extended statistics that use the column, expressions included. */
        public List<ExtendedStatistics> statisticsOn(String column) {
            return statistics.stream().filter(it -> it.uses().contains(column)).toList();
        }

        private Table shape() {
            return new Table(
                    schema,
                    name,
                    kind,
                    persistent,
                    "",
                    inheritance,
                    rowSecurity,
                    publications,
                    subscribed,
                    0,
                    0,
                    List.of(),
                    columns.stream().map(Column::shape).toList(),
                    key,
                    indexes.stream().map(Index::shape).toList(),
                    checks.stream().map(Check::shape).toList(),
                    foreignKeys.stream().map(ForeignKey::shape).toList(),
                    statistics.stream().map(ExtendedStatistics::shape).toList(),
                    triggers,
                    List.of(),
                    Surroundings.UNREAD,
                    trees.stream().map(PartitionTree::shape).toList());
        }
    }

    /**
     * A touched column.
     *
     * @param name exact name; a hidden column appears under the name it had
     * @param type as {@code format_type} prints it with {@code search_path = pg_catalog}
     * @param typeModifier {@code atttypmod}
     * @param baseType qualified internal name of the type without its modifier: {@code pg_catalog.text}
     * @param typeKind {@code base}, {@code enum}, {@code domain}, {@code composite}, {@code range}, …
     * @param notNull whether NULL is refused
     * @param defaultExpression SQL text
     * @param generated whether it is a generated column
     * @param identity whether it is an identity column
     * @param collation quoted and qualified, when it is not the type's own
     * @param deterministic whether equal under its collation means equal bytes
     * @param storage {@code PLAIN}, {@code EXTERNAL}, {@code MAIN} or {@code EXTENDED}, when it is not the type's own
     * @param compression {@code pglz} or {@code lz4}, when chosen
     * @param statistics statistics target, -1 for the default
     * @param options per-column options such as {@code n_distinct=100}
     * @param comment its comment
     * @param grants privileges on this column alone, sorted
     * @param dependents what hangs on it besides plain indexes and its own default, sorted
     * @param mentions functions whose text contains its name, sorted
     */
    public record Column(
            String name,
            String type,
            int typeModifier,
            String baseType,
            String typeKind,
            boolean notNull,
            String defaultExpression,
            boolean generated,
            boolean identity,
            String collation,
            boolean deterministic,
            String storage,
            String compression,
            int statistics,
            List<String> options,
            String comment,
            List<Grant> grants,
            List<Dependent> dependents,
            List<Mention> mentions) {
        public Column {
            options = List.copyOf(options);
            grants = List.copyOf(grants);
            dependents = List.copyOf(dependents);
            mentions = List.copyOf(mentions);
        }

        /**
         * Whether the text of one of its values means the same under all settings, and is read by nothing that others wrote: types of
         * PostgreSQL's own whose input looks at no setting that we do not choose when we print, their arrays, and enums.
         */
        public boolean readsAlikeEverywhere() {
            return typeKind.equals("enum") || READ_ALIKE.contains(baseType.replaceFirst("^pg_catalog\\._?", ""));
        }

        /** Sequences that go with it, quoted and qualified. */
        public List<String> sequences() {
            return dependents.stream()
                    .filter(it -> it.kind().equals(Dependent.SEQUENCE))
                    .map(Dependent::identity)
                    .toList();
        }

        private static final Set<String> READ_ALIKE = Set.of(
                "bit",
                "bool",
                "bpchar",
                "bytea",
                "cidr",
                "date",
                "float4",
                "float8",
                "inet",
                "int2",
                "int4",
                "int8",
                "interval",
                "json",
                "jsonb",
                "macaddr",
                "macaddr8",
                "numeric",
                "text",
                "time",
                "timestamp",
                "timestamptz",
                "timetz",
                "uuid",
                "varbit",
                "varchar");

        /** The same, of whose default nothing is said. */
        Column withoutDefault() {
            return new Column(
                    name,
                    type,
                    typeModifier,
                    baseType,
                    typeKind,
                    notNull,
                    "",
                    generated,
                    identity,
                    collation,
                    deterministic,
                    storage,
                    compression,
                    statistics,
                    options,
                    comment,
                    grants,
                    dependents,
                    mentions);
        }

        /**
         * The same without some of what hangs on it.
         *
         * @param nullness whether nothing is said of whether it may be NULL either
         */
        Column withoutByName(Predicate<Dependent> byName, boolean nullness) {
            return new Column(
                    name,
                    type,
                    typeModifier,
                    baseType,
                    typeKind,
                    notNull && !nullness,
                    defaultExpression,
                    generated,
                    identity,
                    collation,
                    deterministic,
                    storage,
                    compression,
                    statistics,
                    options,
                    comment,
                    grants,
                    dependents.stream().filter(byName.negate()).toList(),
                    mentions);
        }

        /** The same, never NULL. */
        Column required() {
            return new Column(
                    name,
                    type,
                    typeModifier,
                    baseType,
                    typeKind,
                    true,
                    defaultExpression,
                    generated,
                    identity,
                    collation,
                    deterministic,
                    storage,
                    compression,
                    statistics,
                    options,
                    comment,
                    grants,
                    dependents,
                    mentions);
        }

        private Column shape() {
            return new Column(
                    name,
                    type,
                    typeModifier,
                    baseType,
                    typeKind,
                    notNull,
                    defaultExpression,
                    generated,
                    identity,
                    collation,
                    deterministic,
                    "",
                    "",
                    -1,
                    List.of(),
                    "",
                    grants,
                    dependents.stream().map(Dependent::shape).toList(),
                    List.of());
        }
    }

    /**
     * One privilege on a column.
     *
     * @param grantee role, empty for PUBLIC
     * @param privilege {@code SELECT}, {@code INSERT}, {@code UPDATE} or {@code REFERENCES}
     * @param grantable with grant option
     */
    public record Grant(String grantee, String privilege, boolean grantable) {}

    /**
     * An object that depends on a column.
     *
     * @param kind {@code view}, {@code materialized view}, {@code check}, {@code foreign key}, {@code publication}, …, as in {@code pg_identify_object}
     * @param identity name for people
     */
    public record Dependent(String kind, String identity) {
        /** Extended statistics. */
        public static final String STATISTICS = "statistics object";

        /** A view whose rows are kept. */
        public static final String MATERIALIZED_VIEW = "materialized view";

        /** What uses the sequence of an identity. */
        public static final String USER_OF_IDENTITY = "user of its identity";

        /** A sequence that goes with the column; its identity is quoted and qualified. */
        public static final String SEQUENCE = "sequence";

        /** Older builds called every view a view; their digests stay. */
        private Dependent shape() {
            return kind.equals(MATERIALIZED_VIEW) ? new Dependent("view", identity) : this;
        }
    }

    /**
     * A function whose text contains a column's name; the catalog knows no dependency, so this is a guess by words.
     *
     * @param function signature
     * @param ofTrigger whether a trigger of this very table runs it, so that writes fail with it
     * @param lacking the statement that lets the agent alter it; empty where it may
     * @param called whether writes run it in another way: a function of such a trigger calls it, by the words of the one and of those
     *     between, or a trigger of another table runs it
     * @param beforeRow whether such a trigger fires before an INSERT or UPDATE of a row, and so before ours, and shows it that row
     */
    public record Mention(
            String function,
            boolean ofTrigger,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String lacking,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean called,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean beforeRow) {
        public Mention {
            // Snapshots of older builds have none.
            lacking = Objects.requireNonNullElse(lacking, "");
        }

        /** Whether writes run it, of this table or of another one. */
        public boolean ofWrites() {
            return ofTrigger || called;
        }
    }

    /**
     * An index that uses a touched column.
     *
     * @param name exact name
     * @param method access method
     * @param unique whether it forbids duplicates
     * @param primary whether it is the primary key's
     * @param valid whether queries may use it
     * @param nullsNotDistinct whether two NULLs are duplicates
     * @param replicaIdentity whether logical replication identifies rows by it
     * @param constraint name of the constraint it backs
     * @param deferrable whether that constraint is deferrable
     * @param expressions whether a key is an expression
     * @param predicate WHERE of a partial index
     * @param keys keys, in order
     * @param include columns carried along
     * @param options storage options such as {@code fillfactor=70}
     * @param tablespace when it is not the database's
     * @param comment its comment
     * @param constraintComment that of the constraint
     * @param clustered whether CLUSTER goes by it
     * @param referenced whether a foreign key rests on it; no part of the digest
     * @param uses every column it uses, sorted
     */
    public record Index(
            String name,
            String method,
            boolean unique,
            boolean primary,
            boolean valid,
            boolean nullsNotDistinct,
            boolean replicaIdentity,
            String constraint,
            boolean deferrable,
            boolean expressions,
            String predicate,
            List<IndexKey> keys,
            List<String> include,
            List<String> options,
            String tablespace,
            String comment,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String constraintComment,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean clustered,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean referenced,
            List<String> uses) {
        /** What it computes of a row: keys that are expressions, and its WHERE. */
        public List<String> computed() {
            return Stream.concat(keys.stream().map(IndexKey::expression), Stream.of(predicate))
                    .filter(it -> !it.isEmpty())
                    .toList();
        }

        public Index {
            // Snapshots of older builds have none.
            constraintComment = Objects.requireNonNullElse(constraintComment, "");
            keys = List.copyOf(keys);
            include = List.copyOf(include);
            options = List.copyOf(options);
            uses = List.copyOf(uses);
        }

        /** The same, valid or not. */
        Index withValid(boolean whether) {
            return new Index(
                    name,
                    method,
                    unique,
                    primary,
                    whether,
                    nullsNotDistinct,
                    replicaIdentity,
                    constraint,
                    deferrable,
                    expressions,
                    predicate,
                    keys,
                    include,
                    options,
                    tablespace,
                    comment,
                    constraintComment,
                    clustered,
                    referenced,
                    uses);
        }

        /** The same for queries alone: one that binds nothing, has no role and is said nothing of. */
        public Index forQueries() {
            return new Index(
                    name,
                    method,
                    false,
                    false,
                    valid,
                    false,
                    false,
                    "",
                    false,
                    expressions,
                    predicate,
                    keys,
                    include,
                    options,
                    tablespace,
                    "",
                    "",
                    false,
                    false,
                    uses);
        }

        /** The same, of which nobody says whether rows are told apart by it. */
        Index withoutIdentity() {
            return new Index(
                    name,
                    method,
                    unique,
                    primary,
                    valid,
                    nullsNotDistinct,
                    false,
                    constraint,
                    deferrable,
                    expressions,
                    predicate,
                    keys,
                    include,
                    options,
                    tablespace,
                    comment,
                    constraintComment,
                    clustered,
                    referenced,
                    uses);
        }

        private Index shape() {
            return new Index(
                    name,
                    method,
                    unique,
                    primary,
                    valid,
                    nullsNotDistinct,
                    replicaIdentity,
                    constraint,
                    deferrable,
                    expressions,
                    predicate,
                    keys,
                    include,
                    List.of(),
                    "",
                    "",
                    "",
                    false,
                    false,
                    uses);
        }
    }

    /**
     * One key of an index.
     *
     * @param column exact name; empty for a key that is an expression
     * @param expression SQL text over the row, with the names of renamed columns as the document has them; empty for a column
     * @param collation quoted and qualified, when it is not the column's; an expression's whenever it has one
     * @param operatorClass quoted and qualified, when it is not the type's default
     * @param parameters whether the operator class has parameters of its own
     * @param descending order
     * @param nullsFirst order of NULLs
     */
    public record IndexKey(
            String column,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String expression,
            String collation,
            String operatorClass,
            boolean parameters,
            boolean descending,
            boolean nullsFirst) {
        public IndexKey {
            // Snapshots of older builds have no expressions.
            expression = Objects.requireNonNullElse(expression, "");
        }
    }

    /**
     * A CHECK constraint that uses a touched column.
     *
     * @param name exact name
     * @param expression SQL text over the row, with the names of renamed columns as the document has them
     * @param valid whether every row was looked at
     * @param enforced whether it refuses anything
     * @param noInherit whether it holds for this table alone
     * @param comment its comment
     * @param uses every column it uses, sorted
     */
    public record Check(
            String name,
            String expression,
            boolean valid,
            boolean enforced,
            boolean noInherit,
            String comment,
            List<String> uses) {
        public Check {
            uses = List.copyOf(uses);
        }

        private Check shape() {
            return new Check(name, expression, valid, enforced, noInherit, "", uses);
        }
    }

    /**
     * A foreign key that starts at a touched column or points at one.
     *
     * @param name exact name
     * @param start the columns that it binds
     * @param end the columns that it points at, in the same order
     * @param rules what stands behind that in a definition: {@code MATCH FULL}, {@code ON DELETE …}, {@code DEFERRABLE …}
     * @param setColumns columns that {@code ON DELETE SET …} is restricted to; empty for all
     * @param valid whether every row was looked at
     * @param toPartitions whether it points at a partitioned table, and so is one constraint more for each partition
     * @param peculiarity what it is or has that a definition does not copy, to stand behind its name; empty for an ordinary one
     * @param ordered whether another foreign key points at the same table and one of the two writes: then which of them acts first may decide
     *     whether a row of that table can be deleted, and the server goes by the names of its own triggers
     * @param estimatedRows the planner's estimate for the table where it starts, 0 when it was never analyzed; no part of the digest
     * @param comment its comment; no part of the digest
     * @param missing statements that give whoever needs it a right on the other table; no part of the digest
     * @param underWay whether a column at one of its ends has a trigger of another migration's, which makes and drops likes of the key; no
     *     part of the digest
     */
    public record ForeignKey(
            String name,
            Side start,
            Side end,
            Rules rules,
            List<String> setColumns,
            boolean valid,
            boolean toPartitions,
            String peculiarity,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean ordered,
            long estimatedRows,
            String comment,
            List<String> missing,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean underWay) {
        public ForeignKey {
            setColumns = List.copyOf(setColumns);
            missing = List.copyOf(missing);
        }

        private ForeignKey shape() {
            return new ForeignKey(
                    name,
                    start,
                    end,
                    rules,
                    setColumns,
                    valid,
                    toPartitions,
                    peculiarity,
                    ordered,
                    0,
                    "",
                    List.of(),
                    false);
        }

        /**
         * One end of it.
         *
         * @param schema exact name of the table's schema
         * @param table exact name of the table
         * @param columns by the document's names, in the key's order
         */
        public record Side(String schema, String table, List<String> columns) {
            public Side {
                columns = List.copyOf(columns);
            }

            @Override
            public String toString() {
                return schema + "." + table + " (" + String.join(", ", columns) + ")";
            }

            /** Whether it is that column of that table. */
            public boolean isAt(Table other, String column) {
                return isOf(other) && columns.contains(column);
            }

            /** Whether it is of that table. */
            public boolean isOf(Table other) {
                return schema.equals(other.schema()) && table.equals(other.name());
            }
        }

        /**
         * What it asks for and does.
         *
         * @param full whether all its columns are NULL or none
         * @param onUpdate {@code NO ACTION}, {@code CASCADE}, …
         * @param onDelete the same
         * @param deferrable whether its check may wait for the commit
         * @param deferred whether it does so unasked
         */
        public record Rules(boolean full, String onUpdate, String onDelete, boolean deferrable, boolean deferred) {
            /** Whether one of its actions writes a column's default. */
            public boolean setsDefault() {
                return Stream.of(onUpdate, onDelete).anyMatch("SET DEFAULT"::equals);
            }
        }
    }

    /**
     * A row trigger that fires before INSERT or UPDATE.
     *
     * @param name exact name
     * @param enabled {@code O}, {@code A}, {@code R} or {@code D}
     * @param function qualified name
     */
    public record Trigger(String name, String enabled, String function) {}

    /**
     * What an UPDATE of the table fires.
     *
     * @param kind {@code trigger} or {@code rule}
     * @param name exact name
     * @param enabled {@code O}, {@code A}, {@code R} or {@code D}
     * @param function qualified name, empty for a rule
     * @param columns of {@code UPDATE OF}, empty for every UPDATE
     * @param once whether it fires once for a statement, however many rows that writes
     */
    public record FiredTrigger(
            String kind,
            String name,
            String enabled,
            String function,
            List<String> columns,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean once) {
        public FiredTrigger {
            columns = List.copyOf(columns);
        }
    }
}
