package dev.bellows.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one open transaction. Confined to the thread that runs the transaction.
 *
 * <p>Arguments may be text, numbers, booleans, bytes, {@link Instant}, {@code String[]}, {@code Long[]} or null.
 */
public final class Statements {
    private static final int LIMIT_SECONDS = 15;

    private final Connection connection;
    private final RowCache rows;
    private final LockOrder locks = new LockOrder();

    Statements(Connection connection, RowCache rows) {
        this.connection = connection;
        this.rows = rows;
    }

    /** What was made of the store's rows. */
    public RowCache rows() {
        return rows;
    }

    /** The locks of this transaction. */
    public LockOrder locks() {
        return locks;
    }

    /** All rows. */
    public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> one(String sql, RowMapper<T> mapper, @Nullable Object... arguments) throws SQLException {
        return query(sql, mapper, arguments).stream().findFirst();
    }

    /** A change; how many rows it touched. */
    public int update(String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(LIMIT_SECONDS);
        for (int i = 0; i < arguments.length; i++) {
            bind(statement, i + 1, arguments[i]);
        }
        return statement;
    }

    private void bind(PreparedStatement statement, int index, @Nullable Object argument) throws SQLException {
        switch (argument) {
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case String[] texts -> statement.setArray(index, connection.createArrayOf("text", texts));
            case Long[] numbers -> statement.setArray(index, connection.createArrayOf("bigint", numbers));
            case null, default -> statement.setObject(index, argument);
        }
    }

    /** An instant column, null as null. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        java.time.OffsetDateTime value = row.getObject(column, java.time.OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** A {@code text[]} column, null as empty. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        java.sql.Array value = row.getArray(column);
        return value == null ? List.of() : List.of((String[]) value.getArray());
    }
}
