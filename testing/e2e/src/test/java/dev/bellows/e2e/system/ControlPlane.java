package dev.bellows.e2e.system;

import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.process.ProcessPlan;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The real control plane as a process on its embedded store, to be killed. Confined to the test's thread. */
final class ControlPlane implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED");

    private final ProcessPlan plan;
    private final Path home;
    private final int grpcPort;
    private final Caller nobody;
    private final List<Down> downs = new ArrayList<>();
    private ChildProcess process;

    /** No process of it was alive from … to …; store and targets share this machine's clock. */
    record Down(Instant from, Instant to) {
        boolean covers(Instant moment) {
            return moment.isAfter(from) && moment.isBefore(to);
        }
    }

    private ControlPlane(ProcessPlan plan, Path home, int grpcPort, int httpPort) {
        this.plan = plan;
        this.home = home;
        this.grpcPort = grpcPort;
        this.nobody = new Caller(httpPort, "");
        this.process = plan.start();
    }

    /** Starts one below a directory and waits until it is ready; its store then remembers every grant that was ever issued. */
    static ControlPlane start(Path directory) {
        int grpc = freePort();
        int http = freePort();
        Path home = directory.resolve("control-plane");
        ControlPlane started = new ControlPlane(
                ProcessPlan.java(
                                SMALL,
                                "dev.bellows.launcher.Main",
                                "server",
                                "--data-dir",
                                home.toString(),
                                "--grpc-port",
                                Integer.toString(grpc),
                                "--http-port",
                                Integer.toString(http),
                                "--presumed-dead-after",
                                "3s",
                                "--heartbeat",
                                "1s",
                                "--approvals",
                                "none")
                        .withName("control plane")
                        .withOutputCopiedTo(directory.resolve("control-plane.log")),
                home,
                grpc,
                http);
        started.awaitReady();
        started.witnessGrants();
        return started;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + grpcPort;
    }

    Caller admin() {
        try {
            return nobody.as(Files.readString(home.resolve("admin.token")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL, and at once a new process on the same directory and ports. Does not wait until that one is ready. */
    void kill() {
        process.kill();
        Instant from = SystemRuntime.now();
        process = plan.start();
        downs.add(new Down(from, SystemRuntime.now()));
    }

    boolean alive() {
        return process.alive();
    }

    boolean ready() {
        if (!process.alive()) {
            throw new AssertionError("the control plane ended by itself:\n"
                    + String.join(
                            "\n",
                            process.output().reversed().stream()
                                    .limit(40)
                                    .toList()
                                    .reversed()));
        }
        return nobody.ready();
    }

    void awaitReady() {
        SystemRuntime.await("the control plane is ready", START, this::ready);
    }

    List<Down> downs() {
        return List.copyOf(downs);
    }

    /** A trigger of ours writes down each grant in the transaction that issues it: a record that Bellows cannot forget. */
    private void witnessGrants() {
        rows("""
                CREATE SCHEMA IF NOT EXISTS witness;
                CREATE TABLE IF NOT EXISTS witness.issued (target text, id bigint, at timestamptz NOT NULL DEFAULT clock_timestamp(),
                    PRIMARY KEY (target, id));
                CREATE OR REPLACE FUNCTION witness.note() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF new.body #>> '{grants,outstanding,id}' IS NOT NULL
                     AND (new.body #> '{grants,outstanding}') IS DISTINCT FROM (old.body #> '{grants,outstanding}') THEN
                    INSERT INTO witness.issued (target, id) VALUES (new.target, (new.body #>> '{grants,outstanding,id}')::bigint);
                  END IF;
                  RETURN NULL;
                END $$;
                CREATE OR REPLACE TRIGGER witness AFTER UPDATE ON TABLE_OF_WINDOWS FOR EACH ROW EXECUTE FUNCTION witness.note();
                SELECT 1""".replace("TABLE_OF_WINDOWS", windows()));
    }

    private String windows() {
        return rows("SELECT quote_ident(schemaname) || '.target_window' FROM pg_tables WHERE tablename = 'target_window'")
                .getFirst();
    }

    /** First column of the last statement's rows, straight from the embedded store, which outlives a killed control plane. */
    List<String> rows(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + storePort() + "/postgres?currentSchema=bellows",
                        "postgres",
                        Files.readString(home.resolve("postgresql/superuser.password"))
                                .strip());
                Statement statement = connection.createStatement()) {
            List<String> found = new ArrayList<>();
            boolean rows = statement.execute(sql);
            while (!rows && statement.getUpdateCount() >= 0) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    found.add(result.getString(1));
                }
            }
            return found;
        } catch (IOException | SQLException e) {
            throw new AssertionError("the store cannot be read: " + sql, e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Process of its embedded store. */
    long storePid() {
        try {
            return Long.parseLong(Files.readAllLines(home.resolve("postgresql/data/postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int storePort() throws IOException {
        return Integer.parseInt(Files.readAllLines(home.resolve("postgresql/data/postmaster.pid"))
                .get(3)
                .strip());
    }

    /** An orderly end stops the store as well. */
    @Override
    public void close() {
        process.terminate();
        process.awaitExit(Duration.ofSeconds(30));
    }
}
