package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@link PostgresqlSnapshot} in one short read-only transaction with {@code search_path = pg_catalog}, so that every
 * name comes out qualified. Needs no right beyond CONNECT. Confined to the caller's thread; stateless.
 */
public final class CatalogReader {
    /** Syntax error, undefined object, wrong schema name, wrong modifier. */
    private static final Set<String> SYNTAX_ERRORS = Set.of("42601", "42704", "3F000", "22023", "42602");

    /** The type lies in a schema that the role may not use. */
    private static final String RIGHTS = "42501";

    /** The one column of a plan that gives NULL of some type. */
    private static final Pattern PRINTED = Pattern.compile("\"Output\": \\[\"NULL::((?:[^\"\\\\]|\\\\.)*)\"]");

    private CatalogReader() {}

    /**
     * Reads what the migration touches, for a database on which no step of it was begun.
     *
     * @see #read(Connection, Migration, boolean)
     */
    public static PostgresqlSnapshot read(Connection connection, Migration migration) throws SQLException {
        return read(connection, migration, false);
    }

    /**
     * Reads what the migration touches. Ends any transaction state it began; the connection's auto-commit mode is as before.
     *
     * @param begun whether the journal says that a step of this migration was begun here: then objects with the names it makes are its
     *     own and left out. Twin columns are known by their trigger even without
     */
    public static PostgresqlSnapshot read(Connection connection, Migration migration, boolean begun)
            throws SQLException {
        return read(connection, migration, begun ? Ownership.BY_NAME : Ownership.NONE);
    }

    /**
     * Reads what the migration touches and what the server's parser says of its statements. Ends any transaction state it began; the
     * connection's auto-commit mode is as before.
     *
     * @param made what this migration made here, which is left out
     */
    public static PostgresqlSnapshot read(Connection connection, Migration migration, Ownership made)
            throws SQLException {
        return read(connection, migration, made, false);
    }

    /**
     * As {@link #readForPlan(Connection, Migration, Ownership)}.
     *
     * @param begun whether everything with a name that the migration makes is its own
     */
    public static PostgresqlSnapshot readForPlan(Connection connection, Migration migration, boolean begun)
            throws SQLException {
        return readForPlan(connection, migration, begun ? Ownership.BY_NAME : Ownership.NONE);
    }

    /**
     * Reads what the migration touches and what a plan needs besides: what the table's writers meet, and what the server says of each
     * expression, tried on real rows. Of equal digest with {@link #read(Connection, Migration, Ownership)}.
     *
     * @param made what this migration made here, which is left out
     */
    public static PostgresqlSnapshot readForPlan(Connection connection, Migration migration, Ownership made)
            throws SQLException {
        return read(connection, migration, made, true);
    }

    private static PostgresqlSnapshot read(Connection connection, Migration migration, Ownership made, boolean planning)
            throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        List<PostgresqlSnapshot.Statement> statements = StatementReader.read(connection, migration);
        connection.setAutoCommit(false);
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;"
                        + " SET LOCAL search_path = pg_catalog; SET LOCAL statement_timeout = '30s'");
            }
            return readInTransaction(connection, migration, new Look(made, planning, statements));
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    /**
     * Reads in the caller's open transaction, which stays open; its {@code search_path} is {@code pg_catalog} from then on. For drift
     * checks that must see the very state they guard.
     *
     * @param begun as in {@link #read(Connection, Migration, boolean)}
     */
    public static PostgresqlSnapshot readInOpenTransaction(Connection connection, Migration migration, boolean begun)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path = pg_catalog");
        }
        return readInTransaction(
                connection, migration, new Look(begun ? Ownership.BY_NAME : Ownership.NONE, false, List.of()));
    }

    /** Rights on one column alone, ours included; empty where there is no such column. */
    public static List<PostgresqlSnapshot.Grant> grants(Connection connection, TableName table, String column)
            throws SQLException {
        Optional<Long> oid = oid(connection, table);
        return oid.isPresent() ? new ColumnReader(connection, table, oid.get()).grants(column) : List.of();
    }

    /** What a reading is for, and what was asked before it. */
    private record Look(Ownership made, boolean planning, List<PostgresqlSnapshot.Statement> statements) {}

    private static PostgresqlSnapshot readInTransaction(Connection connection, Migration migration, Look look)
            throws SQLException {
        Touched touched = Touched.by(migration);
        Ownership made = look.made();
        List<PostgresqlSnapshot.Table> tables = new ArrayList<>();
        List<LeavingTable> leaving = new ArrayList<>();
        List<AliasedTable> aliased = new ArrayList<>();
        for (Touched.TouchedTable table : touched.tables.values()) {
            Optional<Long> oid = oid(connection, table);
            boolean own = oid.isPresent()
                    && made.ownsTable(oid.get())
                    && touched.madeTables.contains(Touched.key(table.table, table.table.name()));
            if (oid.isPresent() && !own) {
                tables.add(new TableReader(connection, table, oid.get(), made, touched.madeIndexes, look.planning())
                        .read());
                if (table.hiddenName.isPresent()) {
                    leaving.add(new LeavingTableReader(connection, table.table, oid.get()).read(look.planning()));
                }
                if (table.newName.isPresent()) {
                    aliased.add(new AliasedTableReader(connection, table.table, table.newName.get(), oid.get(), made)
                            .read(look.planning()));
                }
            }
        }
        List<String> occupied = new ArrayList<>();
        for (String name : touched.madeTables) {
            addIfTaken(connection, name, made, occupied);
        }
        for (String name : touched.madeIndexes) {
            addIfTaken(connection, name, made, occupied);
        }
        for (String name : touched.madeKeys) {
            if (!isKeyOfOwnTable(connection, name, made)) {
                addIfTaken(connection, name, made, occupied);
            }
        }
        occupied.sort(null);
        int major = connection.getMetaData().getDatabaseMajorVersion();
        List<PostgresqlSnapshot.Type> types = types(connection, migration, touched, look.planning());
        List<String> invalid = new ArrayList<>();
        boolean seesSessions = true;
        List<Expression> expressions = List.of();
        List<MissingRights> missingRights = List.of();
        List<String> missingSchemas = List.of();
        List<Bindings> bindings = new ArrayList<>();
        List<Described> described = new ArrayList<>();
        List<NamedType> named = List.of();
        List<NamedSequence> sequences = List.of();
        List<Archivable> archivable = List.of();
        List<Archived> archived = List.of();
        if (look.planning()) {
            for (String name : occupied) {
                addIfInvalid(connection, name, invalid);
            }
            seesSessions = seesSessions(connection);
            missingSchemas = missingSchemas(connection, touched);
            missingRights = new MissingRightsReader(connection).read(migration);
            for (TableName name : touched.bindings) {
                Optional<Long> oid = oid(connection, name);
                if (oid.isPresent()) {
                    bindings.add(new BindingsReader(connection, migration).read(name, oid.get()));
                }
            }
            named = new NamedTypeReader(connection).read(migration);
            sequences = new NamedSequenceReader(connection).read(migration);
            archivable = new ArchiveReader(connection, migration).archivable();
            archived = new ArchiveReader(connection, migration).archived();
            for (TableName name : touched.described) {
                Optional<Long> oid = oid(connection, name);
                if (oid.isPresent()) {
                    described.add(new DescribedReader(connection, migration).read(name, oid.get()));
                }
            }
            // Last: trying an expression leaves settings behind in this transaction.
            expressions = new ExpressionReader(connection, migration, tables).read();
        }
        return new PostgresqlSnapshot(
                major,
                tables,
                types,
                occupied,
                invalid,
                expressions,
                seesSessions,
                look.statements(),
                missingRights,
                missingSchemas,
                bindings,
                leaving,
                aliased,
                described,
                named,
                sequences,
                archivable,
                archived);
    }

    private static List<PostgresqlSnapshot.Type> types(
            Connection connection, Migration migration, Touched touched, boolean planning) throws SQLException {
        List<PostgresqlSnapshot.Type> types = new ArrayList<>();
        for (String text : touched.types) {
            if (NamedTypeReader.isMadeHere(migration, text)) {
                // There or not yet, it is what the migration makes it.
                types.add(new PostgresqlSnapshot.Type(text, "e", 4, ""));
                continue;
            }
            types.add(planning && touched.otherTypes.contains(text) ? type(connection, text) : kind(connection, text));
        }
        return types;
    }

    private static PostgresqlSnapshot.Type type(Connection connection, String text) throws SQLException {
        PostgresqlSnapshot.Type type = kind(connection, text);
        return type.kind().isEmpty() || type.kind().equals(PostgresqlSnapshot.Type.HIDDEN)
                ? type
                : new PostgresqlSnapshot.Type(text, type.kind(), type.bytes(), printed(connection, text));
    }

    /** The catalog has modifiers of columns only; a plan shows a value's as text. */
    static String printed(Connection connection, String type) throws SQLException {
        Attempt attempt = new Attempt(connection);
        Matcher shown = PRINTED.matcher(attempt.value("EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) SELECT NULL::" + type)
                .orElse(""));
        return shown.find() ? shown.group(1).replaceAll("\\\\(.)", "$1") : "";
    }

    /** A text that is no type at all is an error to some versions and NULL to others; both mean that there is none. */
    private static PostgresqlSnapshot.Type kind(Connection connection, String type) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT t.typtype::text, CASE WHEN t.typlen > 0 THEN t.typlen ELSE 18 END FROM pg_type t WHERE t.oid = to_regtype(?)")) {
            query.setString(1, type);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new PostgresqlSnapshot.Type(type, row.getString(1), row.getInt(2), "")
                        : new PostgresqlSnapshot.Type(type, "", 0, "");
            }
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            boolean hidden = RIGHTS.equals(state);
            if (!hidden && !SYNTAX_ERRORS.contains(state)) {
                throw e;
            }
            connection.rollback(savepoint);
            return new PostgresqlSnapshot.Type(type, hidden ? PostgresqlSnapshot.Type.HIDDEN : "", 0, "");
        }
    }

    private static List<String> missingSchemas(Connection connection, Touched touched) throws SQLException {
        List<String> missing = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT FROM pg_namespace WHERE nspname = ?")) {
            for (String schema : touched.schemas) {
                query.setString(1, schema);
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        missing.add(schema);
                    }
                }
            }
        }
        return missing;
    }

    private static boolean seesSessions(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')");
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void addIfInvalid(Connection connection, String name, List<String> invalid) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname || '.' || c.relname = ? AND NOT (i.indisvalid AND i.indisready AND i.indislive)
                """)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    invalid.add(name);
                }
            }
        }
    }

    private static void addIfTaken(Connection connection, String name, Ownership made, List<String> occupied)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname || '.' || c.relname = ?
                """)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                if (row.next() && !made.ownsTable(row.getLong(1)) && !made.ownsIndex(name)) {
                    occupied.add(name);
                }
            }
        }
    }

    /** What a table of ours was made with came with it. */
    private static boolean isKeyOfOwnTable(Connection connection, String name, Ownership made) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT i.indrelid::bigint FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_index i ON i.indexrelid = c.oid
                WHERE n.nspname || '.' || c.relname = ?
                """)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && made.ownsTable(row.getLong(1));
            }
        }
    }

    /** Under the name that it has while it is hidden, else under its own, else under the one that it has at last. */
    private static Optional<Long> oid(Connection connection, Touched.TouchedTable table) throws SQLException {
        if (table.hiddenName.isPresent()) {
            Optional<Long> hidden = oid(connection, new TableName(table.table.schema(), table.hiddenName.get()));
            if (hidden.isPresent()) {
                return hidden;
            }
        }
        Optional<Long> own = oid(connection, table.table);
        return own.isEmpty() && table.newName.isPresent()
                ? oid(connection, new TableName(table.table.schema(), table.newName.get()))
                : own;
    }

    private static Optional<Long> oid(Connection connection, TableName table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relname = ?
                """)) {
            query.setString(1, Identifiers.schemaOf(table));
            query.setString(2, table.name());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }
}
