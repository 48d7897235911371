package dev.bellows.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.bellows.fixtures.load.LedgerCheck;
import dev.bellows.fixtures.load.UsersTable;
import dev.bellows.fixtures.probe.Stall;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** What the demo does, in order. Confined to the main thread. */
final class Story {
    private static final Duration BASELINE = Duration.ofSeconds(20);
    private static final Duration PAUSED_REPLAY = Duration.ofSeconds(10);
    private static final Duration PHASE_OF_100_000_ROWS = Duration.ofMinutes(6);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long LEAST_REQUESTS = 20_000;
    private static final long LEAST_STALL_LIMIT_MILLIS = 250;
    private static final String ROLLOUT = "orders/18";

    private static final String MIGRATION = """
            apiVersion: bellows.dev/v1
            kind: Migration
            schema: orders
            version: 18
            name: rename-users-email
            exposure: columns
            consent: [star]
            operations:
              - renameColumn: { table: users, from: email, to: email_address }
            contract:
              quiet: 1s
              revertFor: 20s
            """;

    private static final String STRATEGY = """
            apiVersion: bellows.dev/v1
            kind: Strategy
            name: demo
            phases:
              expand:
                waves: [ { select: "ring=canary" }, { percent: 100, parallel: 3, perHost: 1 } ]
                gates: [ { approval: { count: 1 } } ]
              migrate:
                waves: [ { select: "ring=canary" }, { percent: 100, parallel: 3, perHost: 1 } ]
                throttle: { profile: normal, maxLag: 5s }
              contract:
                waves: [ { select: "ring=canary" }, { percent: 100, parallel: 3, perHost: 1 } ]
                gates: [ { adoption: {} }, { approval: { count: 1 } } ]
              cleanup:
                waves: [ { percent: 100, parallel: 3, perHost: 1 } ]
                gates: [ { approval: { count: 1 } } ]
            """;

    private final Path folder;
    private final long rows;
    private final boolean terminal;
    private final Duration phase;
    private final Instant begun = Instant.now();
    private long mismatches;

    Story(Path folder, long rows, boolean terminal) {
        this.folder = folder;
        this.rows = rows;
        this.terminal = terminal;
        this.phase = PHASE_OF_100_000_ROWS.multipliedBy(Math.max(1, rows / 100_000));
    }

    boolean run() {
        say("three PostgreSQL servers, four databases each, " + rows + " rows in users and in orders");
        try (Topology topology = new Topology(rows);
                Stage stage = new Stage(folder, topology, Math.min(rows, 20_000))) {
            await("the control plane is ready", Duration.ofMinutes(1), () -> new Api(stage.httpPort(), "").ready());
            Api admin = new Api(stage.httpPort(), stage.adminToken());
            say("page: http://127.0.0.1:" + stage.httpPort()
                    + Api.must(admin.post("/page", Map.of())).path("path").asText());
            People people = enrol(stage, topology, admin);
            stage.instances().forEach(instance -> stage.startService(instance, 17));
            say("six services at version 17 read and write");
            try (Watch watch = new Watch(topology)) {
                return rollOut(topology, stage, people, watch);
            }
        }
    }

    private record People(Api author, Api approver, Api operator) {}

    private People enrol(Stage stage, Topology topology, Api admin) {
        stage.serviceToken(token(admin, Map.of("kind", "service", "name", "checkout")));
        for (int server = 1; server <= Topology.SERVERS; server++) {
            List<String> targets =
                    topology.on(server).stream().map(Database::name).toList();
            stage.startAgent(server, token(admin, Map.of("kind", "agent", "name", "s" + server, "targets", targets)));
        }
        await("twelve databases are in the fleet", Duration.ofMinutes(2), () -> {
            JsonNode targets = Api.must(admin.get("/targets"));
            return targets.size() == Topology.SERVERS * Topology.DATABASES_PER_SERVER
                    && all(targets, target -> target.path("state").asText().equals("ACTIVE"));
        });
        Api.must(admin.post(
                "/consumers",
                Map.of(
                        "role",
                        Database.WATCHER,
                        "line",
                        "orders",
                        "vouches",
                        "both-versions",
                        "version",
                        18,
                        "until",
                        "1d",
                        "reason",
                        "the demo's probes read no column that moves")));
        say("twelve databases, three agents; role watcher declared as a reader");
        return new People(
                admin.as(token(admin, person("dev", "author", "viewer"))),
                admin.as(token(admin, person("dba", "approver", "viewer"))),
                admin.as(token(admin, person("sre", "operator", "viewer"))));
    }

    private static Map<String, Object> person(String name, String... roles) {
        return Map.of("kind", "person", "name", name, "roles", List.of(roles));
    }

    private static String token(Api admin, Map<String, ?> wanted) {
        return Api.must(admin.post("/tokens", wanted)).path("token").asText();
    }

    private boolean rollOut(Topology topology, Stage stage, People people, Watch watch) {
        Instant baselineFrom = Instant.now();
        say("baseline: " + BASELINE.toSeconds() + " s of load without us");
        pause(BASELINE);
        Instant workFrom = Instant.now();
        Duration baseline = watch.worstBetween(baselineFrom, workFrom);

        Api.must(people.author().post("/migrations?file=018-rename-email.yaml", "application/yaml", MIGRATION));
        JsonNode plan = Api.must(people.author().post("/rollouts/" + ROLLOUT + "/plan", Map.of("strategy", STRATEGY)));
        say("planned: " + plan.path("matched").asInt() + " databases in "
                + plan.path("classes").size() + " plan class(es)");
        approve(people, plan, "expand_migrate");
        verb(people, "start", Map.of("reason", "demo"));
        expandAndMigrate(topology, stage, people, watch);
        compare(topology, "after MIGRATE, under load");

        refusedWhileSeventeenLives(people);
        for (String instance : stage.instances()) {
            stage.stopService(instance);
            stage.startService(instance, 18);
        }
        say("six services rolled to version 18, one by one");

        approve(people, plan, "contract");
        awaitYes(people);
        verb(people, "contract", Map.of("reason", "demo"));
        watchUntil(
                people, watch, "CONTRACTED", target -> target.path("hidden_at").isTextual());
        compare(topology, "while hidden, under load");

        verb(people, "revert", Map.of("reason", "demo", "selector", "name=s1-db1"));
        await("s1-db1 is reverted", phase, () -> window(people, "s1-db1").equals("[17,18]"));
        compare(topology, "after the revert of s1-db1, under load");
        verb(people, "contract", Map.of("reason", "demo", "selector", "name=s1-db1"));
        await(
                "s1-db1 is contracted again",
                phase,
                () -> window(people, "s1-db1").equals("[18,18]"));
        say("one database reverted and contracted again");

        approve(people, plan, "cleanup");
        say("the revert time passes, then what was hidden is dropped");
        await("the rollout is complete", phase, () -> state(people, watch).equals("COMPLETE"));
        return finish(topology, stage, watch, baseline, workFrom);
    }

    private void expandAndMigrate(Topology topology, Stage stage, People people, Watch watch) {
        boolean agentKilled = false;
        boolean controlPlaneKilled = false;
        boolean replayPaused = false;
        Instant limit = Instant.now().plus(phase);
        while (true) {
            JsonNode rollout = rollout(people, watch);
            if (rollout.path("state").asText().equals("MIGRATED")) {
                break;
            }
            if (Instant.now().isAfter(limit)) {
                throw new DemoFailure(
                        "EXPAND and MIGRATE did not end within " + phase + ": " + rollout.path("waiting"));
            }
            if (!replayPaused && any(rollout, target -> on(target, 1) && verifying(target))) {
                topology.replica().pauseReplay();
                replayPaused = true;
                waitForTheReplica(topology, people, watch);
            } else if (!agentKilled) {
                agentKilled = killAgentInMidBackfill(topology, stage);
            } else if (!controlPlaneKilled && replayPaused) {
                stage.killControlPlane();
                controlPlaneKilled = true;
                await(
                        "the control plane is ready again",
                        Duration.ofMinutes(1),
                        () -> people.operator().ready());
                say("control plane killed and started again; nothing was lost with it");
            }
            pause(POLL);
        }
        if (!agentKilled || !controlPlaneKilled || !replayPaused) {
            throw new DemoFailure("the phases ended before every fault was injected: agent killed " + agentKilled
                    + ", control plane killed " + controlPlaneKilled + ", replay paused " + replayPaused);
        }
        say("EXPAND and MIGRATE done on twelve databases: both versions are served");
    }

    /** Kills the agent of a server whose backfill stands between 30 and 70 % by its own cursor. */
    private boolean killAgentInMidBackfill(Topology topology, Stage stage) {
        for (Database database : topology.databases()) {
            if (database.server() == 1) {
                continue;
            }
            double done = Backfill.progress(database, rows);
            if (done >= 0.3 && done <= 0.7) {
                stage.killAgent(database.server());
                say("agent s%d killed with SIGKILL at %.0f %% of %s's backfill, and started again"
                        .formatted(database.server(), done * 100, database.name()));
                return true;
            }
        }
        return false;
    }

    private void waitForTheReplica(Topology topology, People people, Watch watch) {
        say("replay on s1's replica is paused: the window must wait for it");
        Instant resume = Instant.now().plus(PAUSED_REPLAY);
        String why = "";
        while (Instant.now().isBefore(resume) || why.isEmpty()) {
            JsonNode rollout = rollout(people, watch);
            for (JsonNode target : rollout.path("targets")) {
                String says =
                        target.path("why").asText("") + target.path("throttle").asText("");
                if (on(target, 1) && says.contains("replica")) {
                    why = target.path("target").asText() + " waits: " + says;
                }
                servedByTheReplica(topology, target);
            }
            if (Instant.now().isAfter(resume.plus(phase))) {
                throw new DemoFailure("nothing said that it waits for the replica");
            }
            pause(POLL);
        }
        topology.replica().resumeReplay();
        say(why + "; replay goes on");
    }

    /**
     * A target that widened before replay stood still may say 18; then the replica must serve it as it stands now: both columns, and
     * equal in every row.
     */
    private static void servedByTheReplica(Topology topology, JsonNode target) {
        if (!on(target, 1) || target.path("window").path("max").asInt() != 18) {
            return;
        }
        String name = target.path("target").asText();
        Database primary = topology.databases().stream()
                .filter(database -> database.name().equals(name))
                .findFirst()
                .orElseThrow();
        Database replica = new Database(
                name + " on its replica",
                1,
                topology.replica().database(primary.database().name()));
        if (!replica.mismatches().equals(Optional.of(0L))) {
            throw new DemoFailure(name + " widened, and its replica, where replay stands still, does not serve 18");
        }
    }

    private static boolean verifying(JsonNode target) {
        return target.path("phase").asText().equalsIgnoreCase("MIGRATE")
                && target.path("state").asText().equals("VERIFYING");
    }

    private static boolean on(JsonNode target, int server) {
        return target.path("target").asText().startsWith("s" + server + "-");
    }

    private void refusedWhileSeventeenLives(People people) {
        JsonNode verdict = Api.must(people.operator().get("/can-i/contract/orders/18"));
        if (verdict.path("answer").asText().equals("YES")) {
            throw new DemoFailure("can-i-contract says yes while version 17 is alive");
        }
        JsonNode first = verdict.path("in_the_way").path(0);
        say("can-i-contract: %s, %d in the way, for instance %s %s at %d on %s"
                .formatted(
                        verdict.path("answer").asText(),
                        verdict.path("in_the_way").size(),
                        first.path("service").asText(),
                        first.path("instance").asText(),
                        first.path("version").asInt(),
                        first.path("target").asText()));
    }

    private static void awaitYes(People people) {
        Instant limit = Instant.now().plus(Duration.ofMinutes(3));
        while (true) {
            JsonNode verdict = Api.must(people.operator().get("/can-i/contract/orders/18"));
            if (verdict.path("answer").asText().equals("YES")) {
                return;
            }
            if (Instant.now().isAfter(limit)) {
                throw new DemoFailure("can-i-contract still says " + verdict);
            }
            pause(POLL);
        }
    }

    private void approve(People people, JsonNode plan, String group) {
        String digest = plan.path("digests").path(group).asText();
        Api.must(people.approver().post("/approvals", Map.of("digest", digest, "reason", "demo")));
        say("approved " + group + ": " + digest);
    }

    private static void verb(People people, String verb, Map<String, ?> body) {
        Api.must(people.operator().post("/rollouts/" + ROLLOUT + "/" + verb, body));
    }

    private void watchUntil(People people, Watch watch, String state, Predicate<JsonNode> everyTarget) {
        await("the rollout is " + state, phase, () -> {
            JsonNode rollout = rollout(people, watch);
            return rollout.path("state").asText().equals(state) && all(rollout.path("targets"), everyTarget);
        });
        say("rollout is " + state);
    }

    private String state(People people, Watch watch) {
        return rollout(people, watch).path("state").asText();
    }

    private JsonNode rollout(People people, Watch watch) {
        JsonNode rollout;
        try {
            rollout = Api.must(people.operator().get("/rollouts/" + ROLLOUT));
        } catch (UncheckedIOException e) {
            return MissingNode.getInstance();
        }
        Set<String> moving = new HashSet<>();
        for (JsonNode target : rollout.path("targets")) {
            if (Set.of("OFFERED", "RUNNING", "VERIFYING")
                    .contains(target.path("state").asText())) {
                moving.add(target.path("target").asText());
            }
        }
        watch.moving(moving);
        if (rollout.path("state").asText().equals("NEEDS_PERSON")) {
            throw new DemoFailure("the rollout needs a person: " + rollout.path("waiting") + rollout.path("targets"));
        }
        return rollout;
    }

    private static String window(People people, String target) {
        for (JsonNode window : Api.must(people.operator().get("/windows"))) {
            if (window.path("target").asText().equals(target)
                    && window.path("state").asText().equals("OPEN")) {
                return "[" + window.path("min").asInt() + ","
                        + window.path("max").asInt() + "]";
            }
        }
        return "";
    }

    private void compare(Topology topology, String when) {
        long here = 0;
        int compared = 0;
        for (Database database : topology.databases()) {
            here += database.mismatches().orElse(0L);
            compared += database.mismatches().isPresent() ? 1 : 0;
        }
        if (compared != topology.databases().size()) {
            throw new DemoFailure("only " + compared + " databases have both columns " + when);
        }
        mismatches += here;
        say("twins compared " + when + ": " + here + " mismatches");
    }

    private boolean finish(Topology topology, Stage stage, Watch watch, Duration baseline, Instant workFrom) {
        stage.instances().forEach(stage::stopService);
        Stall stall = watch.stop(workFrom);
        Stage.Requests requests = stage.requests();
        Map<String, DataSource> databases = new TreeMap<>();
        topology.databases().forEach(database -> databases.put(database.name(), database.application()));
        LedgerCheck.Verdict ledger =
                LedgerCheck.compare(stage.ledgers(), databases, UsersTable.standard(), "email_address");
        requests.firstErrors().forEach(error -> say("application error: " + error));
        watch.errors().forEach(error -> say("probe error: " + error));
        ledger.examples().forEach(example -> say("lost: " + example));
        long worst = stall.overlapping().toMillis();
        long base = baseline.toMillis();
        List<String> broken = new ArrayList<>();
        check(broken, requests.errors() == 0, "application errors");
        check(broken, requests.requests() >= LEAST_REQUESTS, "under " + LEAST_REQUESTS + " requests");
        check(broken, ledger.lost() == 0, "lost writes");
        check(broken, mismatches == 0, "mismatches");
        check(broken, stall.attempts() > 0, "no lock attempt in the servers' logs");
        check(broken, watch.errors().isEmpty(), "probe errors");
        check(broken, worst < Math.max(LEAST_STALL_LIMIT_MILLIS, 2 * base), "stall");
        watch.waits()
                .forEach(wait -> say("waited longest beside an attempt of ours: %d ms from %s on %s"
                        .formatted(
                                wait.sample().latency().toMillis(),
                                wait.sample().due(),
                                wait.database())));
        if (!broken.isEmpty()) {
            say("broken: " + String.join(", ", broken));
            topology.keepLogs(folder);
            say("logs and ledgers are kept in " + folder);
        }
        say("%d acknowledged writes checked; %d probes, %d lock attempts; worst probe of all, ours or not: %d ms"
                .formatted(
                        ledger.acknowledged(),
                        stall.probes(),
                        stall.attempts(),
                        stall.unfiltered().toMillis()));
        System.out.println("demo: databases=" + topology.databases().size() + " rollout=COMPLETE app_requests="
                + requests.requests() + " app_errors=" + requests.errors() + " lost_writes=" + ledger.lost()
                + " mismatches=" + mismatches + " worst_stall_ms=" + worst + " baseline_stall_ms=" + base + " seconds="
                + Duration.between(begun, Instant.now()).toSeconds());
        if (terminal) {
            System.out.println("The page stays up; press Enter to end.");
            new java.util.Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8).hasNextLine();
        }
        return broken.isEmpty();
    }

    private static void check(List<String> broken, boolean held, String what) {
        if (!held) {
            broken.add(what);
        }
    }

    private static boolean all(JsonNode list, Predicate<JsonNode> test) {
        for (JsonNode each : list) {
            if (!test.test(each)) {
                return false;
            }
        }
        return !list.isEmpty();
    }

    private static boolean any(JsonNode rollout, Predicate<JsonNode> test) {
        for (JsonNode each : rollout.path("targets")) {
            if (test.test(each)) {
                return true;
            }
        }
        return false;
    }

    /** A condition with a name. */
    private interface Condition {
        boolean holds();
    }

    private static void await(String what, Duration limit, Condition condition) {
        Instant end = Instant.now().plus(limit);
        while (!condition.holds()) {
            if (Instant.now().isAfter(end)) {
                throw new DemoFailure("not within " + limit.toSeconds() + " s: " + what);
            }
            pause(POLL);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        }
    }

    private void say(String text) {
        System.out.printf("%4d s  %s%n", Duration.between(begun, Instant.now()).toSeconds(), text);
    }
}
