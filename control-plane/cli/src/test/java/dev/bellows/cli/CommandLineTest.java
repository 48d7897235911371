package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.cli.session.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What a person types, sees and gets as exit code. */
class CommandLineTest {
    @TempDir
    private Path home = Path.of("");

    private FakeApi api;
    private Person person;

    @BeforeEach
    void start() throws IOException {
        api = new FakeApi();
        person = new Person(home).at(api);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static String rollout(String state, String runState) {
        return """
                {"id":"orders/18","line":"orders","version":18,"name":"rename-users-email","state":"%s",
                 "worst_stall_ms":12,"paused":[],"legal_verbs":["pause","abort"],
                 "phase_runs":[{"id":"orders/18/expand#1","phase":"EXPAND","number":1,"state":"%s"}],
                 "waiting":[{"target":"s1-db2","why":"wave 1 is not done"}],
                 "targets":[{"target":"s1-db1","phase":"EXPAND","state":"RUNNING","wave":1,
                   "step":{"ordinal":3,"of":7,"title":"backfill users"},"rows":{"done":41,"total":100,"per_second":12300},
                   "eta_seconds":{"low":40,"high":55},"stall_ms":12,"window":{"min":17,"max":17,"state":"OPEN"}}]}""".formatted(state, runState);
    }

    @ParameterizedTest
    @CsvSource({
        "MIGRATED, SUCCEEDED, 0",
        "EXPANDING, RUNNING, 3",
        "EXPANDING, PAUSED, 3",
        "EXPANDING, ABORTED, 5",
        "EXPANDING, HALTED, 6",
        "NEEDS_PERSON, RUNNING, 6",
        "COMPLETE, SUCCEEDED, 0"
    })
    void statusSaysItWithItsExitCode(String state, String run, int code) {
        api.on("GET /rollouts/orders/18", 200, rollout(state, run));
        assertThat(person.types("status", "orders/18")).isEqualTo(code);
        assertThat(person.data()).startsWith("orders/18  rename-users-email  " + state + "  1 database");
    }

    @Test
    void statusWaitsUntilThePhaseIsReached() {
        AtomicInteger looks = new AtomicInteger();
        api.on(
                "GET /rollouts/orders/18",
                () -> new FakeApi.Answer(
                        200,
                        looks.incrementAndGet() < 3
                                ? rollout("MIGRATING", "RUNNING")
                                : rollout("MIGRATED", "SUCCEEDED")));
        assertThat(person.types("status", "orders/18", "--wait", "migrated", "--timeout", "2h"))
                .isZero();
        assertThat(looks).hasValue(3);
    }

    @Test
    void statusEndsWithEightWhenTheTimeIsNotEnough() {
        api.on("GET /rollouts/orders/18", 200, rollout("EXPANDING", "RUNNING"));
        assertThat(person.types("status", "orders/18", "--wait", "migrated", "--timeout", "10s"))
                .isEqualTo(8);
        assertThat(person.talk()).contains("not migrated after 10s", "s1-db2: wave 1 is not done", "it goes on");
    }

    @Test
    void statusSaysOfARolloutThatNobodyStartedThatItWaitsForThat() {
        api.on("GET /rollouts/orders/18", 200, rollout("PLANNED", "PLANNED"));
        assertThat(person.types("status", "orders/18", "--wait", "migrated", "--timeout", "10s"))
                .isEqualTo(8);
        assertThat(person.talk())
                .contains("it was never started: bellows rollout start orders/18")
                .doesNotContain("it goes on");
        AtomicInteger looks = new AtomicInteger();
        api.on(
                "GET /rollouts/orders/18",
                () -> new FakeApi.Answer(
                        200,
                        looks.incrementAndGet() < 3
                                ? rollout("PLANNED", "PLANNED")
                                : rollout("MIGRATED", "SUCCEEDED")));
        assertThat(person.types("status", "orders/18", "--wait", "migrated", "--timeout", "2h"))
                .as("somebody started it meanwhile")
                .isZero();
    }

    @Test
    void statusSaysOfARolloutThatNobodyContractsThatNothingIsUnderWay() {
        api.on("GET /rollouts/orders/18", 200, rollout("MIGRATED", "SUCCEEDED"));
        assertThat(person.types("status", "orders/18", "--wait", "contracted", "--timeout", "10s"))
                .isEqualTo(8);
        assertThat(person.talk()).contains("nothing is under way: bellows ").doesNotContain("it goes on");
    }

    /** The server asks every agent and stores the plan whether somebody waits or not: a short deadline for other calls is not for this one. */
    @Test
    void aPlanIsWaitedForLongerThanOtherCalls() throws Exception {
        java.util.concurrent.CountDownLatch late = new java.util.concurrent.CountDownLatch(1);
        api.on("POST /rollouts/orders/18/plan", () -> {
            try {
                boolean never = late.await(1_500, java.util.concurrent.TimeUnit.MILLISECONDS);
                return new FakeApi.Answer(
                        201,
                        "{\"rollout\":\"orders/18\",\"late\":" + !never
                                + ",\"matched\":1,\"of\":2,\"classes\":[{\"number\":1,\"targets\":[\"a\"]}],\"unready\":[{\"target\":\"b\","
                                + "\"problems\":[{\"code\":\"BLW-TARGET-001\",\"message\":\"UNREACHABLE: no route\"}]}]}");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(person.types("rollout", "plan", "orders/18", "--request-timeout", "1s"))
                .as(person.talk())
                .isZero();
        assertThat(person.data()).contains("nothing can begin now on 1 database", "UNREACHABLE: no route");
    }

    @Test
    void aVerbShowsTheStateAfterIt() {
        String moved =
                "{\"matched\":1,\"of\":1,\"plan_classes\":1,\"rollout\":\"orders/18\",\"done\":true,\"state\":\"MIGRATING\"}";
        api.on("POST /rollouts/orders/18/pause", 200, moved);
        assertThat(person.types("rollout", "pause", "orders/18", "--yes")).isZero();
        assertThat(person.data()).contains("MIGRATING");
    }

    @Test
    void aPersonsWordOnATargetAndTheAddressOfThePage() {
        String decided = "{\"target\":\"shop\",\"state\":\"JOINING\",\"not_served\":[\"checkout/pod-1 (version 18)\"],"
                + "\"rollouts\":[\"orders/18\"]}";
        api.on("POST /targets/shop/reconcile", 200, decided);
        assertThat(person.types("target", "reconcile", "shop", "--accept", "--reason", "backup", "--yes"))
                .isZero();
        assertThat(person.data())
                .contains(
                        "target shop is JOINING", "checkout/pod-1 (version 18)", "bellows rollout describe orders/18");
        assertThat(api.asked.getLast()).contains("\"reason\":\"backup\"", "\"decision\":\"accept\"");
        assertThat(person.types("target", "reconcile", "shop", "--reason", "backup", "--yes"))
                .as("the same, or another one?")
                .isEqualTo(2);

        api.on("POST /page", 201, "{\"path\":\"/?code=abc\"}");
        assertThat(person.types("page")).isZero();
        assertThat(person.data()).isEqualTo(api.address() + "/?code=abc\n");
    }

    private static final String AWAY = "No connection to";

    @Test
    void aWaitFollowsADevThatCameBackOnAnotherPortAndSaysOnceThatItWasAway() throws Exception {
        Path dev = Files.createDirectories(home.resolve("dev"));
        Files.writeString(dev.resolve("viewer.token"), "good");
        Files.writeString(dev.resolve("operator.token"), "good");
        try (FakeApi first = new FakeApi();
                FakeApi second = new FakeApi()) {
            first.on("GET /rollouts/orders/18", 200, rollout("MIGRATING", "RUNNING"));
            second.on("GET /rollouts/orders/18", 200, rollout("MIGRATED", "SUCCEEDED"));
            endpoint(dev, first);
            Person local = new Person(home).with("BELLOWS_DATA_DIR", dev.toString());
            local.whilePausing(first::close);
            local.whilePausing(() -> delete(dev.resolve("endpoints.json")));
            local.whilePausing(() -> {});
            local.whilePausing(() -> endpoint(dev, second));
            assertThat(local.types("status", "orders/18", "--wait", "migrated", "--timeout", "1m"))
                    .isZero();
            assertThat(local.talk().lines().filter(line -> line.contains(AWAY))).hasSize(1);
        }
    }

    @Test
    void aWaitForAControlPlaneThatStaysAwayEndsWithTheTimeOut() throws Exception {
        api.close();
        assertThat(person.types("status", "orders/18", "--wait", "migrated", "--timeout", "10s"))
                .isEqualTo(8);
        assertThat(person.talk().lines())
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).contains(AWAY, "Trying again"),
                        last -> assertThat(last).contains("not seen migrated after 10s", AWAY));
    }

    private static void endpoint(Path dev, FakeApi api) {
        try {
            Files.writeString(dev.resolve("endpoints.json"), "{\"http\":\"" + api.address() + "\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatManyWaitForIsSaidOnceAndHidesNoOtherReason() {
        StringBuilder waiting = new StringBuilder("{\"target\":\"z\",\"why\":\"23505: a key is duplicated\"}");
        for (int one = 1; one <= 20; one++) {
            waiting.append(",{\"target\":\"a").append(one).append("\",\"why\":\"wave 1 goes first: z is FAILED\"}");
        }
        waiting.append(",{\"target\":\"late\",\"why\":\"no part of orders/18\"}");
        api.on(
                "GET /rollouts/orders/18",
                200,
                rollout("EXPANDING", "RUNNING")
                        .replace("{\"target\":\"s1-db2\",\"why\":\"wave 1 is not done\"}", waiting));
        assertThat(person.types("status", "orders/18")).isEqualTo(3);
        assertThat(person.talk())
                .contains(
                        "(z: 23505: a key is duplicated; a1 and 19 more: wave 1 goes first: z is FAILED; late: no part of orders/18)");
    }

    private static String runs(String phase, String legal, String... runs) {
        List<String> listed = new ArrayList<>();
        for (String run : runs) {
            int state = run.indexOf(' ');
            listed.add("{\"id\":\"orders/18/%s\",\"phase\":\"%s\",\"state\":\"%s\"}"
                    .formatted(run.substring(0, state), run.substring(0, run.indexOf('#')), run.substring(state + 1)));
        }
        return "{\"id\":\"orders/18\",\"name\":\"r\",\"state\":\"%s\",\"legal_verbs\":[%s],\"phase_runs\":[%s]}"
                .formatted(phase, legal, String.join(",", listed));
    }

    /** A way back that was given up, or a contract given up before anybody waited, leaves the way forward open. */
    @Test
    void anEarlierAbortDoesNotEndAWaitForWhatCanStillBeReached() {
        for (String aborted : List.of("rollback#1 ABORTED", "contract#2 ABORTED,cleanup#2 ABORTED")) {
            List<String> before = new ArrayList<>(List.of("expand#1 SUCCEEDED", "migrate#1 SUCCEEDED"));
            before.addAll(List.of(aborted.split(",")));
            AtomicInteger looks = new AtomicInteger();
            api.on(
                    "GET /rollouts/orders/18",
                    () -> new FakeApi.Answer(
                            200,
                            looks.incrementAndGet() < 3
                                    ? runs("MIGRATED", "\"contract\",\"rollback\"", before.toArray(String[]::new))
                                    : runs("CONTRACTED", "\"revert\"", "contract#3 SUCCEEDED", "cleanup#3 RUNNING")));
            assertThat(person.types("status", "orders/18", "--wait", "contracted", "--timeout", "2h"))
                    .as("%s: %s", aborted, person.talk())
                    .isZero();
            assertThat(looks).hasValue(3);
        }
        api.on(
                "GET /rollouts/orders/18",
                200,
                runs("MIGRATED", "\"contract\"", "migrate#1 SUCCEEDED", "rollback#1 ABORTED"));
        assertThat(person.types("status", "orders/18")).as("it rests").isZero();
        api.on(
                "GET /rollouts/orders/18",
                200,
                runs("MIGRATED", "\"contract\"", "contract#1 SUCCEEDED", "cleanup#1 ABORTED", "revert#1 SUCCEEDED"));
        assertThat(person.types("status", "orders/18")).as("reverted, it rests").isZero();
    }

    @Test
    void anAbortThatHappensDuringAWaitEndsIt() {
        AtomicInteger looks = new AtomicInteger();
        api.on(
                "GET /rollouts/orders/18",
                () -> new FakeApi.Answer(
                        200,
                        looks.incrementAndGet() < 3
                                ? runs(
                                        "CONTRACTING",
                                        "\"abort\"",
                                        "migrate#1 SUCCEEDED",
                                        "contract#1 RUNNING",
                                        "cleanup#1 RUNNING")
                                : runs(
                                        "MIGRATED",
                                        "\"contract\"",
                                        "migrate#1 SUCCEEDED",
                                        "contract#1 ABORTED",
                                        "cleanup#1 ABORTED")));
        assertThat(person.types("status", "orders/18", "--wait", "contracted", "--timeout", "2h"))
                .isEqualTo(5);
        assertThat(person.talk()).contains("orders/18/contract#1 was ABORTED");
        api.on(
                "GET /rollouts/orders/18",
                200,
                runs("EXPANDING", "\"rollback\"", "expand#1 ABORTED", "migrate#1 ABORTED"));
        assertThat(person.types("status", "orders/18", "--wait", "contracted", "--timeout", "2h"))
                .as("nothing legal leads there")
                .isEqualTo(5);
    }

    @Test
    void submitTellsEveryReasonOfATargetThatRefuses() throws IOException {
        Path file = Files.writeString(home.resolve("018.yaml"), "kind: Migration\n");
        api.on(
                "POST /migrations?file="
                        + java.net.URLEncoder.encode(file.toString(), java.nio.charset.StandardCharsets.UTF_8),
                201,
                "{\"line\":\"orders\",\"version\":18,\"name\":\"r\",\"digest\":\"sha256:ab\",\"new\":true,\"refused\":["
                        + "{\"target\":\"shop\",\"problems\":[{\"code\":\"BLW-PLAN-010\",\"message\":\"One.\",\"way_out\":\"do this\"},"
                        + "{\"code\":\"BLW-PLAN-011\",\"message\":\"Two.\",\"way_out\":\"do that\"}]}]}");
        assertThat(person.types("submit", file.toString())).isZero();
        assertThat(person.talk())
                .contains("shop", "One. (BLW-PLAN-010)", "try: do this", "Two. (BLW-PLAN-011)", "try: do that");
        api.on(
                "POST /migrations?file="
                        + java.net.URLEncoder.encode(file.toString(), java.nio.charset.StandardCharsets.UTF_8),
                422,
                FakeApi.problem("BLW-MIGRATION-010", "It cannot be planned: BLW-PLAN-010: One.")
                        .replace(
                                "\"facts\":{}",
                                "\"facts\":{\"refused\":[{\"target\":\"shop\",\"problems\":[{\"code\":\"BLW-PLAN-010\",\"message\":\"One.\",\"way_out\":\"do this\"},"
                                        + "{\"code\":\"BLW-PLAN-011\",\"message\":\"Two.\",\"way_out\":\"do that\"}]}]}"));
        assertThat(person.types("submit", file.toString())).isEqualTo(1);
        assertThat(person.talk())
                .contains("target shop", "One. (BLW-PLAN-010)", "do this", "Two. (BLW-PLAN-011)", "do that");
    }

    @Test
    void waitingForWhatCanNoLongerHappenFails() {
        api.on("GET /rollouts/orders/18", 200, rollout("ROLLED_BACK", "SUCCEEDED"));
        assertThat(person.types("status", "orders/18", "--wait", "migrated")).isEqualTo(5);
    }

    private static String standing(String state, String... standings) {
        List<String> rows = new ArrayList<>();
        for (String standing : standings) {
            rows.add("{\"target\":\"s%d\",\"phase\":\"x\",\"state\":\"RUNNING\",\"standing\":\"%s\"}"
                    .formatted(rows.size() + 1, standing));
        }
        return "{\"id\":\"orders/18\",\"name\":\"r\",\"state\":\"%s\",\"legal_verbs\":[],\"phase_runs\":[],\"matched\":%d,\"targets\":[%s]}"
                .formatted(state, standings.length, String.join(",", rows));
    }

    /** The state of a rollout is the word of who is furthest; a pipeline goes on once everybody is there. */
    @Test
    void whatIsWaitedForIsReachedByEveryDatabase() {
        for (String goal : List.of("expanded", "migrated", "contracted")) {
            api.on("GET /rollouts/orders/18", 200, standing("CLEANING", "CLEANED", "HIDDEN", "EXPANDING"));
            assertThat(person.types("status", "orders/18", "--wait", goal, "--timeout", "10s"))
                    .as(goal)
                    .isEqualTo(8);
            api.on("GET /rollouts/orders/18", 200, standing("CLEANING", "CLEANED", "HIDDEN", "HIDDEN"));
            assertThat(person.types("status", "orders/18", "--wait", goal, "--timeout", "10s"))
                    .as(goal)
                    .isZero();
        }
        api.on("GET /rollouts/orders/18", 200, standing("CONTRACTING", "HIDDEN", "MIGRATED"));
        assertThat(person.types("status", "orders/18", "--wait", "migrated", "--timeout", "10s"))
                .isZero();
        assertThat(person.types("status", "orders/18", "--wait", "contracted", "--timeout", "10s"))
                .isEqualTo(8);
        api.on("GET /rollouts/orders/18", 200, standing("COMPLETE", "MIGRATED", "MIGRATED"));
        assertThat(person.types("status", "orders/18", "--wait", "complete", "--timeout", "10s"))
                .as("nothing to take away")
                .isZero();
    }

    /** A revert leads from HIDDEN to MIGRATED: until it is there, or somebody must lead it on, nothing of both is reached. */
    @Test
    void whoeverWaitsAfterARevertWaitsForTheRevert() {
        for (String row : List.of("HIDDEN", "REVERTING")) {
            AtomicInteger looks = new AtomicInteger();
            api.on(
                    "GET /rollouts/orders/18",
                    () -> new FakeApi.Answer(
                            200,
                            looks.incrementAndGet() < 3
                                    ? reverting("REVERTING", "RUNNING", row)
                                    : reverting("MIGRATED", "SUCCEEDED", "MIGRATED")));
            assertThat(person.types("status", "orders/18", "--wait", "migrated", "--timeout", "2h"))
                    .as(row)
                    .isZero();
            assertThat(looks).as(row).hasValue(3);
        }
        api.on("GET /rollouts/orders/18", 200, reverting("NEEDS_PERSON", "SUCCEEDED", "REVERTING"));
        assertThat(person.types("status", "orders/18", "--wait", "migrated", "--timeout", "2h"))
                .as("it failed")
                .isEqualTo(6);
        api.on("GET /rollouts/orders/18", 200, reverting("REVERTING", "RUNNING", "HIDDEN"));
        assertThat(person.types("status", "orders/18", "--wait", "contracted", "--timeout", "10s"))
                .as("it is being taken back")
                .isEqualTo(8);
    }

    private static String reverting(String state, String run, String standing) {
        return standing(state, standing)
                .replace(
                        "\"phase_runs\":[]",
                        "\"phase_runs\":[{\"id\":\"orders/18/revert#1\",\"phase\":\"revert\",\"state\":\"%s\"}]"
                                .formatted(run));
    }

    @Test
    void whatWentBackOrWasTakenOutIsNamedAndEndsTheWait() {
        api.on("GET /rollouts/orders/18", 200, standing("COMPLETE", "CLEANED", "CLEANED", "ROLLED_BACK"));
        for (String goal : List.of("expanded", "migrated", "contracted", "complete")) {
            assertThat(person.types("status", "orders/18", "--wait", goal, "--timeout", "10s"))
                    .as(goal)
                    .isEqualTo(5);
            assertThat(person.talk()).contains("s3 is ROLLED_BACK, and so " + goal + " will not be reached");
        }
        assertThat(person.data()).contains("3 databases, 1 rolled back");
        api.on(
                "GET /rollouts/orders/18",
                200,
                standing("MIGRATING", "MIGRATED", "BASE")
                        .replace(
                                "\"x\",\"state\":\"RUNNING\",\"standing\":\"BASE\"",
                                "\"expand\",\"state\":\"SKIPPED\",\"standing\":\"BASE\""));
        assertThat(person.types("status", "orders/18", "--wait", "migrated", "--timeout", "10s"))
                .isEqualTo(5);
        assertThat(person.talk()).contains("s2 was taken out");
    }

    @Test
    void aGateThatIsNotMetIsSevenAndNamesWhoIsInTheWay() {
        api.on("GET /can-i/contract/orders/18", 200, """
                {"answer":"NO","line":"orders","version":18,"targets":12,"evidence":[{"target":"s1-db1","lines":["primary: 142 sessions opened since 2026-11-21T10:02:11Z, all accounted for"]}],
                 "in_the_way":[{"kind":"claim","service":"checkout","instance":"pod-7","version":17,"target":"s1-db1",
                   "last_seen":"2026-11-21T11:59:00Z","why":"live"}],"explanation":"one instance needs 17",
                 "way_out":"bellows describe instance pod-7"}""");
        assertThat(person.types("can-i-contract", "orders", "18")).isEqualTo(7);
        assertThat(person.data()).isEqualTo("""
                NO  contract orders 18  12 databases
                one instance needs 17

                KIND   SERVICE   INSTANCE  VERSION  TARGET  LAST SEEN             WHY
                claim  checkout  pod-7     17       s1-db1  2026-11-21T11:59:00Z  live

                s1-db1 rests on
                  primary: 142 sessions opened since 2026-11-21T10:02:11Z, all accounted for
                try: bellows describe instance pod-7
                """);
        api.on("GET /can-i/deploy/orders/18?service=checkout", 200, "{\"answer\":\"YES\",\"targets\":12}");
        assertThat(person.types("can-i-deploy", "orders/18", "--service", "checkout"))
                .isEqualTo(0);
        assertThat(person.types("can-i-deploy", "orders")).isEqualTo(2);
        assertThat(person.talk()).contains("`orders` names no version of a line.");
        assertThat(person.types("can-i-deploy", "orders", "18", "--service", "checkout"))
                .isZero();
    }

    @Test
    void whoDeclaresAReaderSaysWhatItVouchesForAndUntilWhen() {
        api.on("POST /consumers", 201, "{\"role\":\"cron\",\"until\":\"2026-12-01T00:00:00Z\",\"known\":false}");
        assertThat(person.types("consumer", "add", "cron", "--reason", "reads both", "--yes"))
                .as("nothing is vouched for")
                .isEqualTo(2);
        assertThat(vouches("both-versions", "--reason", "reads both"))
                .as("of no version")
                .isEqualTo(2);
        assertThat(person.talk()).contains("--vouches both-versions --version VERSION --reason TEXT");
        assertThat(vouches("not-this", "--version", "18", "--reason", "reads orders"))
                .as("of no table")
                .isEqualTo(2);
        assertThat(api.asked).noneMatch(call -> call.startsWith("POST /consumers"));
        assertThat(vouches("both-versions", "--version", "18", "--reason", "reads both"))
                .isZero();
        assertThat(api.asked.getLast())
                .endsWith("{\"role\":\"cron\",\"line\":\"orders\",\"vouches\":\"both-versions\",\"version\":18,"
                        + "\"until\":\"90d\",\"reason\":\"reads both\"}");
        assertThat(person.data())
                .isEqualTo("consumer cron declared for version 18 of orders until 2026-12-01T00:00:00Z\n");
        assertThat(person.talk()).contains("No database of orders has seen role cron");
        assertThat(vouches("not-this", "--table", "users", "--reason", "reads orders"))
                .isZero();
        assertThat(api.asked.getLast()).contains("\"vouches\":\"not-this\",\"table\":\"users\"");
        api.on("GET /consumers", 200, """
                [{"role":"cron","line":"orders","vouches":"both-versions","version":18,"until":"2026-12-01T00:00:00Z",
                  "ended":true,"person":"ann","reason":"reads both","at":"2026-09-01T00:00:00Z"},
                 {"role":"old","line":"orders","vouches":"not-this","until":"2026-12-01T00:00:00Z","ended":false,
                  "person":"ann","reason":"as it was","at":"2026-09-01T00:00:00Z"}]""");
        assertThat(person.types("consumer", "list")).isZero();
        assertThat(person.data())
                .contains("cron", "both-versions", "version 18", "2026-12-01T00:00:00Z", "ENDED")
                .contains("old", "every version and table");
    }

    private int vouches(String word, String... more) {
        List<String> typed =
                new ArrayList<>(List.of("consumer", "add", "cron", "--line", "orders", "--vouches", word, "--yes"));
        typed.addAll(List.of(more));
        return person.types(typed.toArray(String[]::new));
    }

    /** Whoever copies a command that was advised has still to say why. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "consumer add cron --line orders --vouches both-versions --version 18 --yes",
                "target accept-drift shop --yes",
                "claim confirm-gone 01ARZ3NDEKTSV4RRFFQ69G5FAV --yes",
                "migration withdraw orders/18 --yes",
                "rollout pause orders/18 --yes",
                "rollout approve abcdef01 --yes"
            })
    void theReasonOfAnAdvisedCommandIsThePersonsOwn(String command) {
        for (String placeholder : List.of("TEXT", "<why>")) {
            List<String> typed = new ArrayList<>(List.of(command.split(" ")));
            typed.addAll(List.of("--reason", placeholder));
            assertThat(person.types(typed.toArray(String[]::new))).isEqualTo(2);
            assertThat(person.talk()).contains("stands for the reason");
        }
        assertThat(api.asked).isEmpty();
    }

    @Test
    void aBadTokenIsFourAndARefusedVerbShowsTheLegalOnes() {
        assertThat(person.with("BELLOWS_TOKEN", "bad").types("get", "rollouts")).isEqualTo(4);
        assertThat(person.talk()).isEqualTo("""
                error BLW-SERVER-003: This token is not known.
                  A likely cause.
                try: bellows get rollouts
                """);
        person.with("BELLOWS_TOKEN", "good");
        api.on(
                "POST /rollouts/orders/18/resume",
                409,
                FakeApi.problem("BLW-ROLLOUT-001", "orders/18 runs.")
                        .replace("\"facts\":{}", "\"facts\":{\"legal_verbs\":[\"pause\",\"abort\"]}"));
        assertThat(person.types("rollout", "resume", "orders/18", "--yes")).isEqualTo(1);
        assertThat(person.talk()).contains("legal now: pause, abort");
    }

    @Test
    void nobodyAtTheAddressIsAnErrorAndNotAHang() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(person.types("get", "rollouts", "--server", "http://127.0.0.1:" + port))
                .isEqualTo(1);
        assertThat(person.talk())
                .contains("error BLW-CLI-002: No connection to http://127.0.0.1:" + port, "refused", "try: ");
    }

    @Test
    void aServerThatNeverAnswersIsATimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            String address = "http://127.0.0.1:" + silent.getLocalPort();
            assertThat(person.types("get", "rollouts", "--server", address, "--request-timeout", "200ms"))
                    .isEqualTo(8);
        }
        assertThat(person.talk()).contains("error BLW-CLI-006", "did not answer within 200 ms.");
    }

    @Test
    void anotherApiVersionAndAnotherProgramAreSaidClearly() {
        api.on("GET /rollouts", 200, "[]");
        api.api = "2";
        assertThat(person.types("get", "rollouts")).isEqualTo(1);
        assertThat(person.talk())
                .contains(
                        "error BLW-CLI-003",
                        "speaks API version 2, this command line speaks 1",
                        "see both with: bellows version");
        api.api = "";
        assertThat(person.types("get", "rollouts")).isEqualTo(1);
        assertThat(person.talk()).contains("error BLW-CLI-004");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lint", "rehearse", "dryrun", "import", "freeze", "auth", "audit", "reach"})
    void verbsThatComeLaterSaySo(String verb) {
        assertThat(person.types(verb, "x.yaml", "--format", "github")).isEqualTo(2);
        assertThat(person.talk()).contains("error BLW-CLI-007", "`bellows " + verb + "` comes with a later release");
    }

    @CommandLine.Command
    private static final class Pairs implements Callable<Integer> {
        @CommandLine.Option(names = "--target", paramLabel = "NAME=URL")
        private Map<String, String> targets = new TreeMap<>();

        @Override
        public Integer call() {
            return targets.size();
        }
    }

    /** The parser says "option option" of a value without its equals sign. */
    @Test
    void aPairWithoutItsEqualsSignIsSaidInWordsThatReadOnce() {
        BellowsCli cli = new BellowsCli(person, List.of(Verb.of("pairs", "takes pairs", session -> new Pairs())));
        assertThat(cli.run("pairs", "--target", "shop")).isEqualTo(2);
        assertThat(person.talk())
                .contains("Value for option '--target' (NAME=URL) should be in KEY=VALUE format but was shop");
    }

    @Test
    void typosGetASuggestionAndNothingIsSent() {
        assertThat(person.types("submti", "x.yaml")).isEqualTo(2);
        assertThat(person.talk()).contains("There is no verb `submti`. Did you mean `submit`?");
        assertThat(person.types("rollout", "strat", "orders/18")).isEqualTo(2);
        assertThat(person.talk()).contains("start");
        assertThat(person.types("get", "targets", "--selectr", "a=b")).isEqualTo(2);
        assertThat(person.talk()).contains("error BLW-CLI-001", "--selector", "try: bellows get --help");
        assertThat(person.types("get", "fish")).isEqualTo(2);
        assertThat(person.types("get", "targets", "-o", "xml")).isEqualTo(2);
        assertThat(person.types()).isEqualTo(2);
        assertThat(api.asked).isEmpty();
    }

    @Test
    void everyFormatOfAListIsStable() {
        api.on("GET /targets", 200, """
                [{"target":"s1-db1","line":"orders","environment":"prod","state":"ACTIVE","phase":"MIGRATE",
                  "window":{"min":17,"max":18,"state":"OPEN"},"agent":"a1","stall_ms":12.4,"why":null,"host":"s1",
                  "labels":{"ring":"canary"},"lag_ms":null,"observed_at":"2026-11-21T11:59:30Z"}]""");
        person.types("get", "targets");
        assertThat(person.data()).isEqualTo("""
                TARGET  LINE    ENVIRONMENT  WINDOW        PHASE    STATE   AGENT  STALL  WHY
                s1-db1  orders  prod         [17,18] OPEN  MIGRATE  ACTIVE  a1     12 ms  -
                """);
        person.types("get", "targets", "-o", "wide");
        assertThat(person.data()).contains("ring=canary", "30s ago");
        person.types("get", "targets", "-o", "name");
        assertThat(person.data()).isEqualTo("s1-db1\n");
        person.types("get", "targets", "-o", "jsonpath={[*].window.max}");
        assertThat(person.data()).isEqualTo("18\n");
        person.types("get", "targets", "-o", "jsonl");
        assertThat(person.data()).startsWith("{\"target\":\"s1-db1\",").hasLineCount(1);
        person.types("get", "targets", "-o", "yaml");
        assertThat(person.data())
                .startsWith("- target: s1-db1\n  line: orders\n")
                .contains("  window:\n    min: 17\n");
        person.types("get", "targets", "-o", "json");
        assertThat(person.data()).contains("\"window\" : {");
    }

    @Test
    void namesOfOthersCannotMoveTheCursor() {
        api.on("GET /agents", 200, "[{\"name\":\"a\\u001b[2J\",\"connected\":true}]");
        person.types("get", "agents");
        assertThat(person.data()).doesNotContain("\u001b");
    }

    @Test
    void aChangePreviewsAsksAndSendsTheDigestThatWasShown() {
        api.on(
                "POST /rollouts/orders/18/start",
                200,
                "{\"matched\":312,\"of\":4190,\"plan_classes\":9,\"digest\":\"sha256:0123456789abcdef\"}");
        assertThat(person.types("rollout", "start", "orders/18", "--reason", "CHG-4711"))
                .isEqualTo(2);
        assertThat(person.talk())
                .contains(
                        "start orders/18: 312 of 4,190 databases in 9 plan classes, digest sha256:0123456789ab",
                        "try: bellows rollout start orders/18 --reason CHG-4711 --yes");
        assertThat(api.asked).hasSize(1);
        assertThat(person.types("rollout", "start", "orders/18", "--reason", "CHG-4711", "--yes"))
                .isZero();
        assertThat(api.asked.getLast())
                .isEqualTo("POST /rollouts/orders/18/start "
                        + "{\"reason\":\"CHG-4711\",\"digest\":\"sha256:0123456789abcdef\"}");
        int before = api.asked.size();
        assertThat(person.onTerminal("n\n").types("rollout", "abort", "orders/18"))
                .isEqualTo(1);
        assertThat(person.onTerminal("y\n").types("rollout", "start", "orders/18"))
                .isZero();
        assertThat(api.asked).hasSize(before + 3);
    }

    @Test
    void submitSendsTheFileAsItIsAndProblemsNameTheirPlace() throws IOException {
        Path file = Files.writeString(home.resolve("018.yaml"), "kind: Migration\n");
        String call = "POST /migrations?file="
                + java.net.URLEncoder.encode(file.toString(), java.nio.charset.StandardCharsets.UTF_8);
        api.on(call, 201, "{\"line\":\"orders\",\"version\":18,\"name\":\"r\",\"digest\":\"sha256:ab\",\"new\":true}");
        assertThat(person.types("submit", file.toString())).isZero();
        assertThat(person.data()).isEqualTo("orders/18  r  sha256:ab  stored\n");
        api.on(
                call,
                422,
                FakeApi.problem("BLW-DOC-002", "1 problem.")
                        .replace(
                                "\"facts\":{}",
                                "\"facts\":{\"problems\":[{\"code\":\"BLW-DOC-003\",\"file\":\"018.yaml\",\"line\":4,"
                                        + "\"column\":2,\"rule\":\"unknown field\",\"way_out\":\"remove it\"}]}"));
        assertThat(person.types("submit", file.toString())).isEqualTo(1);
        assertThat(person.talk()).contains("018.yaml:4:2: unknown field (BLW-DOC-003)");
        assertThat(person.types("submit", home.resolve("none.yaml").toString())).isEqualTo(1);
        assertThat(person.talk()).contains("error BLW-CLI-009", "does not exist");
    }

    @Test
    void watchPrintsLinesContinuesAfterTheLastEventAndEnds() {
        AtomicInteger looks = new AtomicInteger();
        api.on(
                "GET /rollouts/orders/18",
                () -> new FakeApi.Answer(
                        200,
                        looks.incrementAndGet() < 3
                                ? rollout("EXPANDING", "RUNNING")
                                : rollout("MIGRATED", "SUCCEEDED")));
        String event = "id: 7\nevent: event\ndata: {\"at\":\"t\",\"target\":\"s1-db1\",\"text\":\"step 3 began\"}\n\n";
        api.stream("/rollouts/orders/18/events", event, ": nothing\n\n");
        assertThat(person.types("rollout", "watch", "orders/18")).isZero();
        assertThat(person.data()).contains("""
                orders/18  EXPANDING
                s1-db1  expand  RUNNING  3/7 backfill users  41% 12,300/s eta 40s-55s
                t  s1-db1  step 3 began
                """, "orders/18  MIGRATED");
        assertThat(api.lastEventIds.getFirst()).isEqualTo("null");
        assertThat(api.lastEventIds).allMatch(id -> id.equals("null") || id.equals("7"));
    }

    @Test
    void theLiveTreeNeverExceedsTheTerminalsWidth() {
        api.on("GET /rollouts/orders/18", 200, rollout("MIGRATED", "SUCCEEDED"));
        assertThat(person.onTerminal("").types("rollout", "watch", "orders/18")).isZero();
        assertThat(person.data()).contains("wave 1  0/1 done", "s1-db1");
        assertThat(person.data().lines())
                .allMatch(line -> line.replaceAll("\u001b\\[[0-9]*[AJ]", "").length() < 60);
    }

    @Test
    void theLiveTreeShowsAFailureThatWouldNotFitOnTheScreen() {
        StringBuilder targets = new StringBuilder();
        for (int i = 10; i < 60; i++) {
            targets.append(i == 10 ? "" : ",")
                    .append("{\"target\":\"t" + i + "\",\"phase\":\"EXPAND\",\"wave\":" + (i < 30 ? 1 : 2)
                            + ",\"state\":\"" + (i == 57 ? "FAILED" : "RUNNING") + "\"}");
        }
        api.on(
                "GET /rollouts/orders/18",
                200,
                rollout("MIGRATED", "SUCCEEDED").replaceAll("(?s)\"targets\":\\[.*", "\"targets\":[" + targets + "]}"));
        assertThat(person.onTerminal("").types("rollout", "watch", "orders/18")).isZero();
        assertThat(person.data()).contains("more lines", "failed  1");
        assertThat(person.data().lines().filter(line -> line.contains("t57"))).hasSize(1);
    }

    @Test
    void aContextNamesServerAndTokenAndALocalDevIsFoundByItself() throws IOException {
        Person other = new Person(home);
        assertThat(other.types("get", "rollouts")).isEqualTo(1);
        assertThat(other.talk()).contains("error BLW-CLI-008", "bellows dev");
        Path token = Files.writeString(home.resolve("t"), "good\n");
        assertThat(other.types("context", "set", "here", "--server", api.address(), "--token-file", token.toString()))
                .isZero();
        api.on("GET /rollouts", 200, "[]");
        assertThat(other.types("get", "rollouts")).isZero();
        assertThat(other.types("context", "remove", "here")).isZero();
        Path dev = Files.createDirectories(home.resolve(".local/share/bellows/dev"));
        Files.writeString(dev.resolve("endpoints.json"), "{\"http\":\"" + api.address() + "\"}");
        Files.writeString(dev.resolve("admin.token"), "good");
        assertThat(other.types("get", "rollouts")).isZero();
        assertThat(other.types("get", "rollouts", "--server", "http://example.org:7480"))
                .isEqualTo(1);
        assertThat(other.talk()).contains("Plain HTTP is for this machine only");
    }

    @Test
    void helpAndCompletionKnowEveryVerb() {
        assertThat(person.types("--help")).isZero();
        assertThat(person.data()).contains("can-i-contract", "Later releases: lint");
        assertThat(person.types("rollout", "start", "--help")).isZero();
        assertThat(person.data()).contains("--reason", "--yes");
        assertThat(person.types("completion", "bash")).isZero();
        assertThat(person.data()).contains("can-i-deploy");
        assertThat(person.types("completion", "fish")).isZero();
        assertThat(person.data()).contains("__fish_seen_subcommand_from rollout' -a watch");
        assertThat(ExitCode.DETACHED.number()).isEqualTo(130);
    }

    @Test
    void helpShowsEveryDefault() {
        BellowsCli cli = new BellowsCli(person, List.of());
        List<String> silent = new ArrayList<>();
        addSilentDefaults(cli.commandLine(cli.verbs()), silent);
        assertThat(silent).as("options whose default the help does not tell").isEmpty();
    }

    private static void addSilentDefaults(CommandLine command, List<String> silent) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            String help = String.join(" ", option.description());
            if (option.defaultValue() != null && !help.contains("(default " + option.defaultValue())) {
                silent.add(command.getCommandSpec().qualifiedName() + " " + option.longestName());
            }
        }
        command.getSubcommands().values().forEach(under -> addSilentDefaults(under, silent));
    }

    @Test
    void aPlanShowsClassesHazardsWavesAndTheNextCommands() {
        api.on("POST /rollouts/orders/18/plan", 200, """
                {"rollout":"orders/18","matched":2,"of":12,"selector":"ring=canary","quiet":"24h","revert_for":"7d",
                 "classes":[{"number":1,"targets":["s1-db1","s1-db2"],"revert_class":"exact","steps":[
                   {"phase":"EXPAND","ordinal":1,"title":"add column users.email_address","lock":"ACCESS EXCLUSIVE",
                    "estimated_rows":0,"rewrites":false,"needs_grant":false,"reversible":true}],
                   "hazards":[{"code":"STAR","message":"prepared SELECT * must re-prepare","way_out":"weigh it, then: bellows rollout start ROLLOUT"}]}],
                 "refused":[],"digests":{"expand_migrate":"sha256:aaaaaaaaaaaaaaaa","contract":"sha256:bb","cleanup":"sha256:cc"},
                 "waves":{"expand":[["s1-db1"],["s1-db2"]]},"approvals_needed":{"expand_migrate":1,"contract":0,"cleanup":0}}""");
        assertThat(person.types("rollout", "plan", "orders/18", "-l", "ring=canary"))
                .isZero();
        assertThat(api.asked.getLast()).endsWith("{\"selector\":\"ring=canary\"}");
        assertThat(person.data()).isEqualTo("""
                rollout    orders/18
                matched    2 of 12 databases in 1 plan class
                selector   ring=canary
                quiet      24h before the hide, without a read by anybody undeclared
                revertible 7d after the hide

                class 1: 2 databases (s1-db1, s1-db2), revert exact
                  PHASE   STEP  TITLE                           LOCK              ROWS  REWRITES  GRANT  REVERSIBLE
                  expand  1     add column users.email_address  ACCESS EXCLUSIVE  -     no        no     yes
                  hazards:
                    STAR  prepared SELECT * must re-prepare
                      try: weigh it, then: bellows rollout start orders/18

                expand    wave 1  1 database (s1-db1)
                expand    wave 2  1 database (s1-db2)

                expand_migrate  sha256:aaaaaaaaaaaaaaaa  approvals needed: 1
                contract        sha256:bb  no approval needed
                cleanup         sha256:cc  no approval needed

                next: bellows rollout approve sha256:aaaaaaaaaaaa   (another person)
                next: bellows rollout start orders/18
                """);
    }
}
