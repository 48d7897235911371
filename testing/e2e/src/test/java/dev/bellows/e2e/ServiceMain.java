package dev.bellows.e2e;

import dev.bellows.client.Bellows;
import dev.bellows.fixtures.database.DirectDataSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A service that reads the column of its version over one connection that it keeps. Each line it is sent is one read; it answers
 * {@code read} or {@code failed SQLSTATE}. The end of its input ends it in order.
 *
 * <p>Arguments: instance version control-plane token-file JDBC-URL role
 */
public final class ServiceMain {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private ServiceMain() {}

    /** Runs until its input ends. */
    public static void main(String[] arguments) throws Exception {
        int version = Integer.parseInt(arguments[1]);
        String column = version < 18 ? "email" : "email_address";
        try (Bellows bellows = Bellows.service("checkout")
                .schema("orders", version)
                .environment("test")
                .instance(arguments[0])
                .tokenFile(Path.of(arguments[3]))
                .connect(arguments[2])) {
            DataSource tagged = bellows.tag(new DirectDataSource(arguments[4], arguments[5], "fixture"));
            boolean asked = bellows.awaitServable(PATIENCE);
            try (Connection connection = tagged.getConnection()) {
                System.out.println("serving, " + (asked ? "asked" : "unasked"));
                answer(connection, "SELECT " + column + " FROM users LIMIT 1");
            }
        } catch (SQLException refused) {
            System.out.println("refuses to serve " + refused.getSQLState() + ": " + refused.getMessage());
        }
    }

    private static void answer(Connection connection, String query) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (lines.readLine() != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(query);
                System.out.println("read");
            } catch (SQLException e) {
                System.out.println("failed " + e.getSQLState() + ": " + e.getMessage());
            }
        }
    }
}
