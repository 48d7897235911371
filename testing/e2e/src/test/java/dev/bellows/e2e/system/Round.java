package dev.bellows.e2e.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.client.Bellows;
import dev.bellows.client.NotServableException;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.ApplicationLoad;
import dev.bellows.fixtures.load.LoadReport;
import dev.bellows.fixtures.load.LoadSettings;
import dev.bellows.fixtures.load.UsersTable;
import dev.bellows.fixtures.time.SystemRuntime;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** One rollout of one line on a fresh database with 5,000 rows, while services of both versions write. Confined to the test's thread. */
final class Round implements AutoCloseable {
    static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ROWS = 5_000;
    private static final int KEYS = 500;
    private static final int RATE = 25;
    private static final String APPLICATION = "app";
    private static final String AGENT = "bellows_agent";

    private final Path directory;
    private final ControlPlane controlPlane;
    private final Caller admin;
    private final String line;
    private final String serviceToken;
    private final SortedMap<String, TestDatabase> databases = new TreeMap<>();
    private final List<Agent> agents = new ArrayList<>();
    private final List<Path> ledgers = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private JsonNode plan;
    private long requests;

    /** A service at work. */
    private record Service(Bellows bellows, ApplicationLoad load) {}

    Round(Path directory, ControlPlane controlPlane, TestPostgresql server, String line, int agentsAndDatabases) {
        this.directory = directory;
        this.controlPlane = controlPlane;
        this.line = line;
        this.admin = controlPlane.admin();
        this.serviceToken = token(Map.of("kind", "service", "name", line));
        for (int number = 1; number <= agentsAndDatabases; number++) {
            join(server, number);
        }
        awaitActive();
    }

    /** The roles that every database of a server needs. */
    static void prepare(TestPostgresql server) {
        TestDatabase maintenance = server.database("postgres");
        maintenance.execute("CREATE ROLE " + APPLICATION + " LOGIN; CREATE ROLE " + AGENT + " LOGIN; GRANT pg_monitor,"
                + " pg_signal_backend TO " + AGENT);
    }

    /** A further database with an agent of its own joins the fleet. */
    void join(TestPostgresql server, int number) {
        String target = line + "-db" + number;
        TestDatabase database = server.createDatabase(target.replace('-', '_'));
        database.execute("ALTER DATABASE \"" + database.name() + "\" OWNER TO " + APPLICATION);
        database.execute("GRANT ALL ON SCHEMA public TO " + APPLICATION + "; GRANT " + APPLICATION + " TO " + AGENT
                + "; GRANT CREATE, CONNECT ON DATABASE \"" + database.name() + "\" TO " + AGENT);
        database.execute(
                "SET ROLE " + APPLICATION + "; " + UsersTable.standard().createSql(ROWS) + "; RESET ROLE");
        DdlWitness.install(database);
        databases.put(target, database);
        String name = line + "-agent" + number;
        agents.add(Agent.start(
                directory,
                name,
                controlPlane,
                token(Map.of("kind", "agent", "name", name, "targets", List.of(target))),
                line,
                AGENT,
                Map.of(target, database)));
    }

    void awaitActive() {
        SystemRuntime.await(
                "every database of " + line + " is in the fleet",
                LIMIT,
                () -> databases.keySet().stream()
                        .allMatch(name -> controlPlaneSays("/targets/" + name)
                                .path("fleet_state")
                                .asText()
                                .equals("ACTIVE")));
    }

    private JsonNode controlPlaneSays(String path) {
        return admin.look(path).orElseGet(com.fasterxml.jackson.databind.node.MissingNode::getInstance);
    }

    private String token(Map<String, ?> wanted) {
        return admin.post("/tokens", wanted).path("token").asText();
    }

    String rollout() {
        return line + "/18";
    }

    Caller caller() {
        return admin;
    }

    Agent agent() {
        return agents.getFirst();
    }

    SortedMap<String, TestDatabase> databases() {
        return databases;
    }

    JsonNode plan() {
        return plan;
    }

    /** Submits and plans; both ask for nothing that a kill could spoil. */
    void propose(Duration revertFor) {
        admin.change("/migrations?file=018.yaml", "application/yaml", """
                apiVersion: bellows.dev/v1
                kind: Migration
                schema: %s
                version: 18
                name: rename-users-email
                exposure: columns
                consent: [star]
                operations:
                  - renameColumn: { table: users, from: email, to: email_address }
                contract: { quiet: 1s, revertFor: %ds }
                """.formatted(line, revertFor.toSeconds()));
        plan = admin.post("/rollouts/" + rollout() + "/plan", Map.of());
        if (plan.path("matched").asInt() != databases.size()) {
            throw new AssertionError("the plan matches other databases: " + plan);
        }
    }

    void verb(String verb) {
        admin.post("/rollouts/" + rollout() + "/" + verb, Map.of("reason", "test"));
    }

    /** Whether the store says that the rollout is in a state; false while nobody answers. */
    boolean is(String state) {
        JsonNode now = controlPlaneSays("/rollouts/" + rollout());
        if (now.path("state").asText().equals("NEEDS_PERSON")) {
            throw new AssertionError("the rollout needs a person: " + now);
        }
        return now.path("state").asText().equals(state);
    }

    void await(String state) {
        SystemRuntime.await("rollout " + rollout() + " is " + state, LIMIT, () -> is(state), this::describe);
    }

    String describe() {
        return controlPlaneSays("/rollouts/" + rollout()).toString();
    }

    boolean mayContract() {
        return controlPlaneSays("/can-i/contract/" + rollout())
                .path("answer")
                .asText()
                .equals("YES");
    }

    /** Whether every database's window, as the store knows it, is open and this. */
    boolean window(int min, int max) {
        JsonNode windows = controlPlaneSays("/windows");
        Set<String> fitting = new HashSet<>();
        for (JsonNode window : windows) {
            if (window.path("min").asInt() == min
                    && window.path("max").asInt() == max
                    && window.path("state").asText().equals("OPEN")) {
                fitting.add(window.path("target").asText());
            }
        }
        return fitting.containsAll(databases.keySet());
    }

    private final Map<Integer, Service> services = new TreeMap<>();

    /** A service of that version reads and writes through the SDK. */
    void startService(int version) {
        Bellows bellows = servable(controlPlane, serviceToken, line, version);
        Path ledger = directory.resolve(line + "-v" + version + ".ledger");
        ledgers.add(ledger);
        SortedMap<String, DataSource> sources = new TreeMap<>();
        databases.forEach((name, database) -> sources.put(name, bellows.tag(database.dataSource(APPLICATION))));
        services.put(
                version,
                new Service(
                        bellows,
                        ApplicationLoad.start(
                                LoadSettings.of(version, KEYS, ledger).withRate(RATE), sources)));
    }

    /** A service of that version, once it may serve. */
    static Bellows servable(ControlPlane controlPlane, String token, String line, int version) {
        Bellows bellows = Bellows.service(line)
                .schema(line, version)
                .environment("test")
                .instance(line + "-" + version)
                .token(token)
                .connect(controlPlane.address());
        try {
            bellows.awaitServable(Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (NotServableException e) {
            throw new AssertionError("version " + version + " may not serve", e);
        }
        return bellows;
    }

    /** Orderly: no request any more, connections closed, goodbye said. */
    void stopService(int version) {
        Service service = services.remove(version);
        if (service == null) {
            return;
        }
        LoadReport report = service.load.stop();
        requests += report.requests();
        report.firstErrors().forEach(error -> errors.add("version " + version + ": " + error));
        service.bellows.close();
    }

    List<Path> ledgers() {
        return List.copyOf(ledgers);
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    long requests() {
        return requests;
    }

    /** First column of a query in one of the databases. */
    static List<String> rows(TestDatabase database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() {
        List.copyOf(services.keySet()).forEach(this::stopService);
        agents.forEach(Agent::close);
    }
}
