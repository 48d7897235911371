package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Constraint;
import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.NamedConstraint;
import dev.bellows.document.Operation;
import dev.bellows.document.SetDefault;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.statement.WrittenStatement;
import dev.bellows.grammar.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.util.PSQLException;

/**
 * Asks the server's own parser about statements that a person wrote: each is sent as a prepared statement, exactly as it is, and never
 * executed. A prepared statement holds one statement, whatever quotes and comments look like to anybody else. The driver's scanner is
 * passed by on purpose. Confined to the caller's thread; stateless.
 */
final class StatementReader {
    /** Said of a text that does not parse, and of one that holds two statements. */
    private static final String SYNTAX_ERROR = "42601";

    private StatementReader() {}

    /**
     * Every statement of the migration's sql operations, and every expression that is not one, in order. Outside of a transaction: an
     * error would end it.
     */
    static List<PostgresqlSnapshot.Statement> read(Connection connection, Migration migration) throws SQLException {
        List<PostgresqlSnapshot.Statement> found = new ArrayList<>();
        List<WrittenStatement> all = migration.operations().stream()
                .flatMap(operation -> statements(operation).stream())
                .distinct()
                .map(WrittenStatement::of)
                .toList();
        for (WrittenStatement statement : all) {
            PostgresqlSnapshot.Statement asked = ask(connection, statement.text());
            found.add(asked);
            if (asked.error().isEmpty()) {
                List<WrittenStatement> others = all.stream()
                        .filter(other -> !other.text().equals(statement.text()))
                        .toList();
                missing(connection, migration, statement, others).ifPresent(found::add);
                withoutSchema(connection, statement, others).ifPresent(found::add);
                lacking(connection, statement).ifPresent(found::add);
            }
        }
        for (Operation operation : migration.operations()) {
            for (String expression : expressions(operation)) {
                objection(connection, expression).ifPresent(found::add);
            }
        }
        return found.stream().distinct().toList();
    }

    /**
     * A statement on a table that is not there and that no other statement of the migration could make. Read from the forms whose table
     * is plain to see; all others pass.
     */
    private static Optional<PostgresqlSnapshot.Statement> missing(
            Connection connection, Migration migration, WrittenStatement statement, List<WrittenStatement> others)
            throws SQLException {
        for (RelationName table : statement.neededTables()) {
            boolean made = migration.operations().stream().anyMatch(operation -> makes(operation, table.name()))
                    || others.stream().anyMatch(other -> other.mayMakeRelation(table.name()));
            if (!made && !isThere(connection, table)) {
                return Optional.of(new PostgresqlSnapshot.Statement(
                        PostgresqlSnapshot.MISSING + statement.text(), table.toString()));
            }
        }
        return Optional.empty();
    }

    /** A statement in or on a schema that is not there and that no other statement of the migration could make. */
    private static Optional<PostgresqlSnapshot.Statement> withoutSchema(
            Connection connection, WrittenStatement statement, List<WrittenStatement> others) throws SQLException {
        for (String schema : statement.neededSchemas()) {
            if (others.stream().noneMatch(other -> other.mayMakeSchema(schema)) && !isSchemaThere(connection, schema)) {
                return Optional.of(
                        new PostgresqlSnapshot.Statement(PostgresqlSnapshot.NO_SCHEMA + statement.text(), schema));
            }
        }
        return Optional.empty();
    }

    private static boolean isSchemaThere(Connection connection, String schema) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = ?)")) {
            query.setString(1, schema);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** A statement for which the agent lacks the rights of the owner as things are. Read from the forms that are plain to see. */
    private static Optional<PostgresqlSnapshot.Statement> lacking(Connection connection, WrittenStatement statement)
            throws SQLException {
        for (WrittenStatement.OfItsOwner one : statement.ofItsOwner()) {
            Optional<String> grant = lacking(connection, one);
            if (grant.isPresent()) {
                return Optional.of(
                        new PostgresqlSnapshot.Statement(PostgresqlSnapshot.LACKING + statement.text(), grant.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> lacking(Connection connection, WrittenStatement.OfItsOwner one)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + MissingRights.MEMBERSHIP + """
                 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relname = ?
                  AND NOT pg_has_role(c.relowner, 'USAGE') AND NOT (? AND pg_has_role(n.nspowner, 'USAGE'))
                  AND NOT starts_with(n.nspname::text, 'pg_') AND n.nspname <> 'information_schema'
                """)) {
            query.setString(1, one.relation().schema().orElse(Identifiers.DEFAULT_SCHEMA));
            query.setString(2, one.relation().name());
            query.setBoolean(3, one.drops());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static boolean makes(Operation operation, String table) {
        return operation.effects().stream()
                .anyMatch(effect -> effect instanceof Effect.MakesTable made
                        && made.table().name().equals(table));
    }

    private static boolean isThere(Connection connection, RelationName table) throws SQLException {
        // Not to_regclass, which is an error where the role may not use the schema.
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = ? AND c.relname = ?)
                """)) {
            query.setString(1, table.schema().orElse(Identifiers.DEFAULT_SCHEMA));
            query.setString(2, table.name());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static List<String> statements(Operation operation) {
        return operation instanceof Operation.Sql sql
                ? sql.phases().stream()
                        .flatMap(phase -> Stream.concat(phase.up().stream(), phase.down().stream()))
                        .toList()
                : List.of();
    }

    private static List<String> expressions(Operation operation) {
        return switch (operation) {
            case Operation.AddColumn add ->
                Stream.concat(add.up().stream(), add.column().defaultExpression().stream())
                        .toList();
            case Operation.CreateTable create ->
                Stream.concat(
                                create.columns().stream()
                                        .flatMap(column -> Stream.concat(
                                                column.definition().defaultExpression().stream(),
                                                column.generated().stream())),
                                create.constraints().stream()
                                        .map(NamedConstraint::constraint)
                                        .filter(Constraint.Check.class::isInstance)
                                        .map(it -> ((Constraint.Check) it).expression()))
                        .toList();
            case Operation.DropColumn drop -> drop.defaultExpression().stream().toList();
            case Operation.CreateIndex index -> index.where().stream().toList();
            case Operation.Backfill backfill ->
                Stream.concat(backfill.set().stream().map(Operation.Assignment::expression), backfill.where().stream())
                        .toList();
            case Operation.AddConstraint add ->
                add.constraint() instanceof Constraint.Check check ? List.of(check.expression()) : List.of();
            case Operation.DropConstraint ignored -> List.of();
            case Operation.DropIndex ignored -> List.of();
            case Operation.Reindex ignored -> List.of();
            case Operation.DropTable ignored -> List.of();
            case Operation.RenameTable ignored -> List.of();
            case Operation.RenameColumn ignored -> List.of();
            case Operation.AlterColumn alter ->
                alter.written().stream()
                        .flatMap(it -> Stream.of(it.up(), it.down()))
                        .toList();
            case Operation.ColumnConversion convert ->
                Stream.concat(
                                convert.news().stream().map(Operation.ColumnConversion.New::up),
                                convert.olds().stream().map(Operation.ColumnConversion.Old::down))
                        .toList();
            case Operation.Restatement said ->
                said instanceof SetDefault set ? set.expression().stream().toList() : List.of();
            case Operation.Restoration ignored -> List.of();
            case Operation.Sql ignored -> List.of();
        };
    }

    /**
     * An expression becomes part of statements of ours, so it must not end them. Between two different brackets only what is whole by
     * itself parses twice: {@code 1); DROP TABLE t; --} does in neither, {@code 1), (2} in one.
     */
    private static Optional<PostgresqlSnapshot.Statement> objection(Connection connection, String expression)
            throws SQLException {
        PostgresqlSnapshot.Statement plain = ask(connection, "SELECT (\n" + expression + "\n)");
        String said = plain.error().isEmpty()
                ? ask(connection, "SELECT CASE WHEN true THEN (\n" + expression + "\n) END")
                        .error()
                : plain.error();
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(new PostgresqlSnapshot.Statement(PostgresqlSnapshot.EXPRESSION + expression, said));
    }

    /** Keeps the error, which is all that is asked for. */
    private static final class Answer extends ResultHandlerBase {
        @Override
        public void handleWarning(SQLWarning warning) {
            // A statement that is not executed says nothing worth keeping.
        }
    }

    private static PostgresqlSnapshot.Statement ask(Connection connection, String text) throws SQLException {
        if (text.indexOf('\0') >= 0) {
            return new PostgresqlSnapshot.Statement(text, "it holds a zero character");
        }
        QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
        Query query = executor.wrap(List.of(new NativeQuery(text, new int[0], false, SqlCommand.BLANK)));
        try {
            executor.execute(
                    query,
                    null,
                    new Answer(),
                    0,
                    0,
                    QueryExecutor.QUERY_DESCRIBE_ONLY
                            | QueryExecutor.QUERY_ONESHOT
                            | QueryExecutor.QUERY_SUPPRESS_BEGIN);
            return new PostgresqlSnapshot.Statement(text, "");
        } catch (ArrayIndexOutOfBoundsException e) {
            // The driver has no place for the type of a parameter that nobody gives.
            return new PostgresqlSnapshot.Statement(text, "it has a parameter ($1), and nobody gives it a value");
        } catch (SQLException e) {
            if (!(e instanceof PSQLException said) || said.getServerErrorMessage() == null) {
                throw e;
            }
            // Only what the parser itself says counts: names are looked up when it runs, some are made by the
            // statements
            // before it.
            return new PostgresqlSnapshot.Statement(
                    text,
                    SYNTAX_ERROR.equals(e.getSQLState())
                            ? String.valueOf(said.getServerErrorMessage().getMessage())
                            : "");
        } finally {
            query.close();
        }
    }
}
