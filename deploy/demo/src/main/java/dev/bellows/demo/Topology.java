package dev.bellows.demo;

import dev.bellows.fixtures.database.ServerSettings;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.database.TestReplica;
import dev.bellows.fixtures.probe.LockLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Three PostgreSQL servers with four databases each, children of the demo, one of them with a streaming replica. Confined to the
 * main thread.
 */
final class Topology implements AutoCloseable {
    static final int SERVERS = 3;
    static final int DATABASES_PER_SERVER = 4;

    private final List<TestPostgresql> servers = new ArrayList<>();
    private final List<Database> databases = new ArrayList<>();
    private final TestReplica replica;

    Topology(long rows) {
        for (int number = 1; number <= SERVERS; number++) {
            TestPostgresql server = TestPostgresql.start(ServerSettings.defaults()
                    .with("max_connections", "300")
                    .with("shared_buffers", "512MB")
                    .with("wal_level", "replica")
                    .with("shared_preload_libraries", ""));
            servers.add(server);
            TestDatabase maintenance = server.database("postgres");
            maintenance.execute("CREATE ROLE " + Database.APPLICATION + " LOGIN");
            maintenance.execute("CREATE ROLE " + Database.WATCHER + " LOGIN");
            maintenance.execute("CREATE ROLE " + Database.AGENT + " LOGIN");
            maintenance.execute("GRANT pg_monitor, pg_signal_backend TO " + Database.AGENT);
            maintenance.execute(LockLog.logEverythingOf(Database.AGENT));
            for (int of = 1; of <= DATABASES_PER_SERVER; of++) {
                String name = "s" + number + "-db" + of;
                Database database = new Database(name, number, server.createDatabase(name.replace('-', '_')));
                database.prepare(rows);
                databases.add(database);
            }
        }
        replica = servers.getFirst().startReplica("s1_replica");
    }

    List<Database> databases() {
        return List.copyOf(databases);
    }

    List<Database> on(int server) {
        return databases.stream()
                .filter(database -> database.server() == server)
                .toList();
    }

    TestPostgresql server(int number) {
        return servers.get(number - 1);
    }

    /** Copies the servers' logs to a folder. */
    void keepLogs(Path folder) {
        for (int number = 1; number <= SERVERS; number++) {
            try {
                Files.copy(server(number).logFile(), folder.resolve("postgresql-s" + number + ".log"));
            } catch (IOException e) {
                throw new UncheckedIOException("the log of server " + number + " cannot be kept", e);
            }
        }
    }

    /** The streaming replica of server 1. */
    TestReplica replica() {
        return replica;
    }

    @Override
    public void close() {
        replica.close();
        servers.forEach(TestPostgresql::close);
    }
}
