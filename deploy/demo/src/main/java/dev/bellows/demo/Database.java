package dev.bellows.demo;

import dev.bellows.fixtures.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * One database of the fleet, seen from outside: by its superuser, for counting.
 *
 * @param name target name, {@code s1-db1}
 * @param server number of its server, from 1
 * @param database the database
 */
record Database(String name, int server, TestDatabase database) {
    static final String APPLICATION = "app";
    static final String WATCHER = "watcher";
    static final String AGENT = "bellows_agent";

    /** What probes and readers connect as: a reader that people declared, not a service. */
    DataSource watcher() {
        return database.dataSource(WATCHER);
    }

    /** What services connect as. */
    DataSource application() {
        return database.dataSource(APPLICATION);
    }

    /** JDBC URL for a role without a password. */
    String url(String role) {
        return "jdbc:postgresql://127.0.0.1:" + database.server().port() + "/" + database.name() + "?user=" + role;
    }

    /** URL for an agent's configuration. */
    String agentUrl() {
        return "postgresql://127.0.0.1:" + database.server().port() + "/" + database.name();
    }

    void prepare(long rows) {
        database.execute("ALTER DATABASE \"" + database.name() + "\" OWNER TO " + APPLICATION);
        database.execute("GRANT ALL ON SCHEMA public TO " + APPLICATION);
        database.execute("SET ROLE " + APPLICATION + ";"
                + dev.bellows.fixtures.load.UsersTable.standard().createSql(rows)
                + "CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint NOT NULL, total numeric(12,2) NOT NULL);"
                + "INSERT INTO orders SELECT n, n, n % 1000 FROM generate_series(1, " + rows + ") n;"
                + "GRANT SELECT ON users, orders TO " + WATCHER + "; RESET ROLE");
        database.execute("GRANT " + APPLICATION + " TO " + AGENT);
        database.execute("GRANT CREATE, CONNECT ON DATABASE \"" + database.name() + "\" TO " + AGENT);
    }

    /** Rows in which the old and the new column differ, whatever the old one is called now; empty when there is only one. */
    Optional<Long> mismatches() {
        return text("SELECT string_agg(quote_ident(attname), ',' ORDER BY attname) FROM pg_attribute"
                        + " WHERE attrelid = 'public.users'::regclass AND attnum > 0 AND NOT attisdropped"
                        + " AND (attname IN ('email', 'email_address') OR attname LIKE 'blw\\_%\\_hidden')")
                .filter(columns -> columns.contains(","))
                .map(columns -> columns.split(","))
                .flatMap(pair ->
                        text("SELECT count(*) FROM public.users WHERE " + pair[0] + " IS DISTINCT FROM " + pair[1]))
                .map(Long::parseLong);
    }

    /** One value as text, empty when there is no row or it is NULL. */
    Optional<String> text(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new DemoFailure("cannot look into " + name + ": " + e.getMessage(), e);
        }
    }
}
