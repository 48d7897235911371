package dev.bellows.e2e;

import dev.bellows.fixtures.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Sessions of a test that say from their very beginning that they are ours: no evidence is asked of them.
 *
 * @param database where they look and write, as superuser
 */
record OwnSessions(TestDatabase database) {
    /** What they call themselves. */
    static final String NAME = "bellows-agent orders 0";

    /** A new one; the caller closes it. */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("ApplicationName", NAME);
        return DriverManager.getConnection(database.url(), properties);
    }

    void write(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** First column of the first row. */
    String value(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
