package dev.bellows.bench;

import dev.bellows.fixtures.database.ServerSettings;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The one server of a bench, durable as a production server is. Every arm gets a database of its own, copied file by file from the same
 * filled one, never analyzed: autovacuum is off, so that nothing but the arms changes the tables. Confined to the main thread.
 */
final class Arena implements AutoCloseable {
    private final TestPostgresql server;
    private int databases;

    private Arena(TestPostgresql server) {
        this.server = server;
    }

    static Arena start() {
        return new Arena(TestPostgresql.start(ServerSettings.defaults()
                .durably()
                .with("autovacuum", "off")
                .with("shared_buffers", "256MB")
                .with("max_wal_size", "4GB")
                .with("synchronous_commit", "on")));
    }

    /** A database with {@code users} of that many rows; nobody works in it, it is copied. */
    TestDatabase template(int rows) {
        TestDatabase database = server.createDatabase("template_" + rows);
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, active boolean NOT NULL,"
                + " created_at timestamptz NOT NULL)");
        database.execute("INSERT INTO users SELECT i, 'user' || lpad(i::text, 9, '0') || '@example.org', i % 7 <> 0,"
                + " timestamptz '2026-01-01' + i * interval '1 second' FROM generate_series(1, " + rows + ") i");
        return database;
    }

    /**
     * The same with uuids for keys; in the order in which the rows lie, or at random as an application makes them.
     *
     * @param random whether keys say nothing about where a row lies
     */
    TestDatabase uuidTemplate(int rows, boolean random) {
        TestDatabase database = server.createDatabase("template_uuid_" + (random ? "random" : "ordered"));
        database.execute("CREATE TABLE users (id uuid PRIMARY KEY, email text NOT NULL, active boolean NOT NULL,"
                + " created_at timestamptz NOT NULL)");
        database.execute("INSERT INTO users SELECT " + (random ? "md5(i::text)" : "lpad(to_hex(i), 32, '0')")
                + "::uuid, 'user' || lpad(i::text, 9, '0') || '@example.org', i % 7 <> 0,"
                + " timestamptz '2026-01-01' + i * interval '1 second' FROM generate_series(1, " + rows + ") i");
        return database;
    }

    /** Few rows, the renamed column of each of that many bytes that no compression makes fewer. */
    TestDatabase wideTemplate(int rows, int bytes) {
        TestDatabase database = server.createDatabase("template_wide");
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, active boolean NOT NULL,"
                + " created_at timestamptz NOT NULL); ALTER TABLE users ALTER email SET STORAGE EXTERNAL");
        database.execute("INSERT INTO users SELECT i, repeat(md5(i::text), " + bytes / 32 + "), i % 7 <> 0,"
                + " timestamptz '2026-01-01' + i * interval '1 second' FROM generate_series(1, " + rows + ") i");
        return database;
    }

    /** A copy of a template. */
    TestDatabase copyOf(TestDatabase template) {
        String name = "arm_" + ++databases;
        admin("CREATE DATABASE " + name + " TEMPLATE " + template.name() + " STRATEGY file_copy");
        return server.database(name);
    }

    void drop(TestDatabase database) {
        admin("DROP DATABASE " + database.name() + " WITH (FORCE)");
    }

    /** Writes everything out, so that both arms meet the same number of full pages to log. */
    void checkpoint() {
        admin("CHECKPOINT");
    }

    /** Bytes of WAL the server has written so far. */
    long walBytes() {
        return number(
                server.database("postgres"), "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
    }

    static long number(TestDatabase database, String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private void admin(String statement) {
        server.database("postgres").execute(statement);
    }

    @Override
    public void close() {
        server.close();
    }
}
