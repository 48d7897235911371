package dev.bellows.e2e.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.time.SystemRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One fleet of so many tiny databases on one server, with one agent and a control plane of its own: a rename from its start to its end,
 * and then a migration that finds everything done. Confined to the main thread.
 */
final class FleetRun implements AutoCloseable {
    /** Databases that a wave moves at a time, and connections of the bare pool. */
    static final int PARALLEL = 50;

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Duration REST = Duration.ofSeconds(20);
    private static final Duration SETTLING = Duration.ofSeconds(15);
    private static final String AGENT = "bellows_agent";
    private static final String STRATEGY = """
            apiVersion: bellows.dev/v1
            kind: Strategy
            name: all-at-once
            phases:
              expand: { waves: [ { percent: 100, parallel: %1$d, perHost: %1$d } ], failureBudget: 0%% }
              migrate: { waves: [ { percent: 100, parallel: %1$d, perHost: %1$d } ] }
              contract: { waves: [ { percent: 100, parallel: %1$d, perHost: %1$d } ] }
              cleanup: { after: 0s }
            """.formatted(PARALLEL);

    private final TestPostgresql server;
    private final ControlPlane controlPlane;
    private final Caller admin;
    private final Agent agent;
    private final SortedMap<String, TestDatabase> databases = new TreeMap<>();
    private final CpuClock ours;
    private final CpuClock theirs;

    /**
     * What it cost.
     *
     * @param toMigrated from start to MIGRATED
     * @param toComplete from contract to COMPLETE
     * @param ourCpu processor seconds of agent, control plane and its store
     * @param theirCpu processor seconds of the server of the databases
     * @param transactions committed or not in the databases, all together
     * @param peak most sessions of ours at once
     * @param sessionsAtRest sessions of ours when nothing has been going on for a while
     * @param restCpu processor seconds of ours in a second of rest
     */
    record Cost(
            Duration toMigrated,
            Duration toComplete,
            double ourCpu,
            double theirCpu,
            long transactions,
            long peak,
            long sessionsAtRest,
            double restCpu) {}

    FleetRun(Path directory, TestPostgresql server, int size) {
        this.server = server;
        this.controlPlane = ControlPlane.start(directory);
        this.admin = controlPlane.admin();
        for (int number = 1; number <= size; number++) {
            String name = String.format(Locale.ROOT, "f%d-%04d", size, number);
            databases.put(name, fresh(name.replace('-', '_')));
        }
        String token = admin.post(
                        "/tokens", Map.of("kind", "agent", "name", "all", "targets", List.copyOf(databases.keySet())))
                .path("token")
                .asText();
        this.agent = Agent.startLarge(directory, "all", controlPlane, token, "fleet", AGENT, databases);
        this.ours = CpuClock.of(controlPlane.pid(), controlPlane.storePid(), agent.pid());
        this.theirs = CpuClock.of(server.postmasterPid());
        Set<String> missing = new TreeSet<>(databases.keySet());
        SystemRuntime.await("every database is in the fleet", LIMIT, () -> {
            missing.removeIf(name -> admin.look("/targets/" + name)
                    .filter(target -> target.path("fleet_state").asText().equals("ACTIVE"))
                    .isPresent());
            return missing.isEmpty();
        });
    }

    /** The role of the agent, and the database that all others are copied from. */
    static void prepare(TestPostgresql server) {
        server.database("postgres").execute("CREATE ROLE " + AGENT + " LOGIN SUPERUSER");
        server.createDatabase("tiny")
                .execute(
                        "CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, active boolean NOT NULL);"
                                + " INSERT INTO users SELECT i, 'user' || i || '@example.org', true FROM generate_series(1, 100) i");
    }

    /** A further database like the others, which nobody moves. */
    TestDatabase fresh(String name) {
        server.database("postgres").execute("CREATE DATABASE " + name + " TEMPLATE tiny STRATEGY file_copy");
        return server.database(name);
    }

    SortedMap<String, TestDatabase> databases() {
        return databases;
    }

    /** The rename, from its start to its end. */
    Cost rename() {
        propose(18, "renameColumn: { table: users, from: email, to: email_address }");
        double ourCpu = ours.seconds();
        double theirCpu = theirs.seconds();
        long transactions = transactions();
        Peak peak = new Peak();
        Duration toMigrated = until(18, "start", "MIGRATED", peak);
        double ourMigrated = ours.seconds();
        double theirMigrated = theirs.seconds();
        SystemRuntime.await(
                "it may contract",
                LIMIT,
                () -> admin.get("/can-i/contract/fleet/18")
                        .path("answer")
                        .asText()
                        .equals("YES"));
        // The wait for evidence is the story's, not the rollout's; what it costs is in the figure at rest.
        double ourWait = ours.seconds() - ourMigrated;
        double theirWait = theirs.seconds() - theirMigrated;
        Duration toComplete = until(18, "contract", "COMPLETE", peak);
        double ourEnd = ours.seconds();
        double theirEnd = theirs.seconds();
        long done = transactions();
        SystemRuntime.sleepUntil(SystemRuntime.nanos() + SETTLING.toNanos());
        double before = ours.seconds();
        SystemRuntime.sleepUntil(SystemRuntime.nanos() + REST.toNanos());
        double rest = (ours.seconds() - before) / REST.toSeconds();
        return new Cost(
                toMigrated,
                toComplete,
                ourEnd - ourCpu - ourWait,
                theirEnd - theirCpu - theirWait,
                done - transactions,
                peak.most,
                sessions(),
                rest);
    }

    /** A migration that finds everything as it is to be. */
    Duration noOp() {
        databases.values().forEach(database -> database.execute("COMMENT ON TABLE users IS 'people'"));
        propose(19, "setComment: { table: users, comment: people }");
        return until(19, "start", "MIGRATED", new Peak());
    }

    private static final class Peak {
        private long most;
    }

    private void propose(int version, String operation) {
        admin.change("/migrations?file=m.yaml", "application/yaml", """
                apiVersion: bellows.dev/v1
                kind: Migration
                schema: fleet
                version: %d
                name: fleet-%d
                exposure: columns
                consent: [star]
                operations:
                  - %s
                contract: { quiet: 1s, revertFor: 0s }
                """.formatted(version, version, operation));
        JsonNode plan =
                admin.postPatiently("/rollouts/fleet/" + version + "/plan", Map.of("strategy", STRATEGY), LIMIT);
        if (plan.path("matched").asInt() != databases.size()) {
            throw new AssertionError("the plan matches other databases: " + plan);
        }
    }

    private Duration until(int version, String verb, String state, Peak peak) {
        String rollout = "/rollouts/fleet/" + version;
        long begun = SystemRuntime.nanos();
        admin.postPatiently(rollout + "/" + verb, Map.of("reason", "measured"), LIMIT);
        SystemRuntime.await(rollout + " is " + state, LIMIT, () -> {
            peak.most = Math.max(peak.most, sessions());
            String now = state(rollout);
            if (now.equals("NEEDS_PERSON")) {
                throw new AssertionError("it needs a person: " + admin.get(rollout));
            }
            return now.equals(state) || now.equals("COMPLETE");
        });
        return Duration.ofNanos(SystemRuntime.nanos() - begun);
    }

    private String state(String rollout) {
        return admin.look(rollout).map(it -> it.path("state").asText()).orElse("");
    }

    private long transactions() {
        return Long.parseLong(Round.rows(
                        server.database("postgres"),
                        "SELECT sum(xact_commit + xact_rollback) FROM pg_stat_database WHERE datname ~ '^f[0-9]+_'")
                .getFirst());
    }

    private long sessions() {
        return Long.parseLong(Round.rows(
                        server.database("postgres"),
                        "SELECT count(*) FROM pg_stat_activity WHERE datname ~ '^f[0-9]+_' AND usename = '" + AGENT
                                + "'")
                .getFirst());
    }

    @Override
    public void close() {
        agent.close();
        controlPlane.close();
        databases
                .values()
                .forEach(database -> server.database("postgres")
                        .execute("DROP DATABASE IF EXISTS " + database.name() + " WITH (FORCE)"));
    }
}
