package dev.bellows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.bellows.client.internal.ClaimSettings;
import dev.bellows.wire.client.v1.Answer;
import dev.bellows.wire.client.v1.ClientMessage;
import dev.bellows.wire.client.v1.Register;
import dev.bellows.wire.client.v1.Verdict;
import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BellowsTest {
    private static final String SECRET = "00112233445566778899aabbccddeeff";

    private static Function<ClientMessage, Answer> saying(Verdict verdict, String reason) {
        return message -> {
            Answer.Builder answer = Answer.newBuilder()
                    .setIncarnation(message.getRegister().getIncarnation())
                    .setVerdict(verdict)
                    .setReason(reason)
                    .setHeartbeatMillis(500)
                    .setRetryAfterMillis(100)
                    .setRegistered(verdict == Verdict.VERDICT_YES);
            if (verdict == Verdict.VERDICT_YES
                    && message.getRegister().getSecret().isEmpty()) {
                answer.setSecret(SECRET);
            }
            return answer.build();
        };
    }

    private static BellowsBuilder checkout() {
        return new BellowsBuilder("checkout", Map.of())
                .schema("orders", 17)
                .environment("test")
                .instance("pod-1")
                .token("blw_service_x");
    }

    private static Bellows connected(FakeClientService service) {
        return checkout().connect("127.0.0.1:" + service.port());
    }

    private static void awaitHeard(FakeClientService service, Predicate<ClientMessage> what) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(service.heard).anyMatch(what));
    }

    @Test
    void aServedBuildRegistersAndGoesOn() throws Exception {
        try (FakeClientService service = new FakeClientService(0, saying(Verdict.VERDICT_YES, ""));
                Bellows bellows = connected(service)) {
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            assertThat(bellows.servable()).isTrue();
            Register register = service.heard.getFirst().getRegister();
            assertThat(register.getService()).isEqualTo("checkout");
            assertThat(register.getIncarnation()).isEqualTo(bellows.incarnation());
            assertThat(register.getReach().getMin()).isEqualTo(17);
            assertThat(service.tokens).containsExactly("Bearer blw_service_x");
        }
    }

    @Test
    void aPositivelyReadNoStopsTheStart() throws Exception {
        try (FakeClientService service = new FakeClientService(0, saying(Verdict.VERDICT_NO, "shop-1 serves [18,18]"));
                Bellows bellows = connected(service)) {
            assertThatExceptionOfType(NotServableException.class)
                    .isThrownBy(() -> bellows.awaitServable(Duration.ofSeconds(20)))
                    .withMessageContaining("shop-1 serves [18,18]")
                    .satisfies(e -> {
                        assertThat(e.getSQLState()).isEqualTo("57B01");
                        assertThat(e.retryable()).isFalse();
                    });
        }
    }

    @Test
    void retryLaterIsAskedAgainUntilYes() throws Exception {
        try (FakeClientService service = new FakeClientService(0, saying(Verdict.VERDICT_RETRY_LATER, "closing"));
                Bellows bellows = connected(service)) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(service.heard).hasSizeGreaterThan(2));
            assertThatExceptionOfType(NotServableException.class)
                    .isThrownBy(() -> bellows.awaitServable(Duration.ofMillis(1)))
                    .satisfies(e -> assertThat(e.retryable()).isTrue());
            service.answerWith(saying(Verdict.VERDICT_YES, ""));
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void nobodyToAskLetsTheStartThroughAndCounts() throws Exception {
        try (Bellows bellows = checkout().connect("127.0.0.1:1")) {
            assertThat(bellows.awaitServable(Duration.ofMillis(300))).isFalse();
            assertThat(bellows.metrics().allowedUnasked()).isEqualTo(1);
        }
    }

    @Test
    void strictModeRefusesWhenNobodyCanBeAsked() {
        try (Bellows bellows = checkout().strict().connect("127.0.0.1:1")) {
            assertThatExceptionOfType(NotServableException.class)
                    .isThrownBy(() -> bellows.awaitServable(Duration.ofMillis(300)))
                    .withMessageContaining("strict");
        }
    }

    @Test
    void aLostStreamIsDialledAgainAndTheClaimIsResumedWithItsSecret() throws Exception {
        FakeClientService first = new FakeClientService(0, saying(Verdict.VERDICT_YES, ""));
        int port = first.port();
        try (Bellows bellows = connected(first)) {
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            first.close();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(bellows.metrics().streamsLost()).isPositive());
            assertThat(bellows.servable()).as("what was said stays said").isTrue();
            try (FakeClientService second = new FakeClientService(port, saying(Verdict.VERDICT_YES, ""))) {
                awaitHeard(
                        second,
                        message -> message.getRegister().getSecret().equals(SECRET)
                                && message.getRegister().getIncarnation().equals(bellows.incarnation()));
            }
        }
    }

    @Test
    void heartbeatsAndGoodbyeCarryTheClaimsSecret() throws Exception {
        try (FakeClientService service = new FakeClientService(0, saying(Verdict.VERDICT_YES, ""))) {
            Bellows bellows = connected(service);
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            awaitHeard(service, message -> message.getHeartbeat().getSecret().equals(SECRET));
            bellows.close();
            awaitHeard(
                    service,
                    message -> message.getGoodbye().getSecret().equals(SECRET)
                            && message.getGoodbye().getIncarnation().equals(bellows.incarnation()));
        }
    }

    @Test
    void aPushedNoIsHeardAtOnce() throws Exception {
        try (FakeClientService service = new FakeClientService(0, saying(Verdict.VERDICT_YES, ""));
                Bellows bellows = connected(service)) {
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            service.answerWith(saying(Verdict.VERDICT_NO, "gone"));
            service.push(Answer.newBuilder()
                    .setIncarnation(bellows.incarnation())
                    .setVerdict(Verdict.VERDICT_NO)
                    .setReason("gone")
                    .setRetryAfterMillis(60_000)
                    .build());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(bellows.servable()).isFalse());
            assertThat(bellows.reason()).isEqualTo("gone");
        }
    }

    @Test
    void anAnswerForAnotherIncarnationIsDropped() throws Exception {
        try (FakeClientService service = new FakeClientService(0, message -> null);
                Bellows bellows = connected(service)) {
            awaitHeard(service, ClientMessage::hasRegister);
            service.push(Answer.newBuilder()
                    .setIncarnation("01ARZ3NDEKTSV4RRFFQ69G5FAV")
                    .setVerdict(Verdict.VERDICT_YES)
                    .build());
            assertThat(bellows.awaitServable(Duration.ofMillis(300))).isFalse();
        }
    }

    @Test
    void aFullDiskForTheRememberedWindowIsCountedAndNothingElse(@TempDir Path folder) throws Exception {
        Path notAFolder = Files.writeString(folder.resolve("file"), "in the way");
        ClientMetrics metrics = new ClientMetrics();
        WindowMemory memory = new WindowMemory(notAFolder.resolve("window"), metrics);
        memory.remember("", new VersionWindow(17, 18));
        assertThat(memory.window("")).contains(new VersionWindow(17, 18));
        assertThat(metrics.cacheFailures()).isEqualTo(1);
    }

    @Test
    void aRestartRemembersTheLastWindow(@TempDir Path folder) {
        Path file = folder.resolve("deep").resolve("window");
        new WindowMemory(file, new ClientMetrics()).remember("db-1", new VersionWindow(17, 18));
        assertThat(new WindowMemory(file, new ClientMetrics()).window("db-1")).contains(new VersionWindow(17, 18));
    }

    @Test
    void aDiskThatFillsUpKeepsWhatWasThereAndTheServiceGoesOn(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("window");
        new WindowMemory(file, new ClientMetrics()).remember("db-1", new VersionWindow(17, 18));
        // Every write to it fails with "no space left", for root too.
        Files.createSymbolicLink(folder.resolve("window.new"), Path.of("/dev/full"));
        try (FakeClientService service = new FakeClientService(0, saying(Verdict.VERDICT_YES, ""))) {
            ClientMetrics metrics = new ClientMetrics();
            WindowMemory memory = new WindowMemory(file, metrics);
            memory.remember("db-1", new VersionWindow(18, 18));
            assertThat(memory.window("db-1")).contains(new VersionWindow(18, 18));
            assertThat(metrics.cacheFailures()).isEqualTo(1);
            try (Bellows bellows = checkout().remember(file).connect("127.0.0.1:" + service.port())) {
                assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            }
        }
        assertThat(new WindowMemory(file, new ClientMetrics()).window("db-1")).contains(new VersionWindow(17, 18));
    }

    @Test
    void aTruncatedMemoryIsNotBelievedWhereverItEnds(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("window");
        new WindowMemory(file, new ClientMetrics()).remember("db-1", new VersionWindow(117, 118));
        String whole = Files.readString(file);
        for (int length = 0; length < whole.stripTrailing().length(); length++) {
            Files.writeString(file, whole.substring(0, length));
            ClientMetrics metrics = new ClientMetrics();
            assertThat(new WindowMemory(file, metrics).window("db-1"))
                    .as("the first %d of %d characters", length, whole.length())
                    .isEmpty();
            assertThat(metrics.cacheFailures()).isEqualTo(1);
        }
    }

    @Test
    void aMemoryThatIsNoSmallFileIsNotRead() {
        for (String file : List.of("/dev/zero", "/dev/full", "/")) {
            assertThat(new WindowMemory(Path.of(file), new ClientMetrics()).window("db-1"))
                    .as(file)
                    .isEmpty();
        }
    }

    @Test
    void aGarbledMemoryIsForgotten(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("window"), "min=banana");
        ClientMetrics metrics = new ClientMetrics();
        assertThat(new WindowMemory(file, metrics).window("db-1")).isEmpty();
        assertThat(metrics.cacheFailures()).isEqualTo(1);
    }

    @Test
    void aMemoryOfAnEarlierVersionIsReadAndAppliesToEveryDatabase(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("window"), "window=17-18\nagain=17-18\n");
        WindowMemory memory = new WindowMemory(file, new ClientMetrics());
        assertThat(memory.window("")).contains(new VersionWindow(17, 18));
        assertThat(memory.remembered(new VersionWindow(17, 17), "")).isEqualTo(ServableDecision.Remembered.SERVED);
        Files.writeString(file, "window=117-118\nagain=17-18\n");
        assertThat(new WindowMemory(file, new ClientMetrics()).window("")).isEmpty();
    }

    @Test
    void everyDatabaseHasAMemoryOfItsOwn(@TempDir Path folder) {
        Path file = folder.resolve("window");
        WindowMemory memory = new WindowMemory(file, new ClientMetrics());
        memory.remember("restored", new VersionWindow(16, 16));
        memory.remember("sound", new VersionWindow(17, 18));
        VersionWindow reach = new VersionWindow(17, 17);
        WindowMemory again = new WindowMemory(file, new ClientMetrics());
        assertThat(again.remembered(reach, "sound")).isEqualTo(ServableDecision.Remembered.SERVED);
        assertThat(again.remembered(reach, "restored")).isEqualTo(ServableDecision.Remembered.NOT_SERVED);
        assertThat(again.remembered(reach, "new")).isEqualTo(ServableDecision.Remembered.NOTHING);
        assertThat(again.remembered(reach, ""))
                .as("it may be any of them")
                .isEqualTo(ServableDecision.Remembered.NOT_SERVED);
        again.keepOnly(List.of("sound"));
        assertThat(new WindowMemory(file, new ClientMetrics()).remembered(reach, ""))
                .isEqualTo(ServableDecision.Remembered.SERVED);
    }

    private static Status refused() {
        return Status.UNAUTHENTICATED.withDescription(
                "BLW-AUTH-001: The call came without a valid token of kind service. Try: bellows token create");
    }

    @Test
    void aTokenThatIsRefusedStopsTheStartAndIsSaidOnceAsAWarning() throws Exception {
        try (FakeClientService service = new FakeClientService(0, saying(Verdict.VERDICT_YES, ""));
                LogLines log = new LogLines(Bellows.class)) {
            service.refuseWith(refused());
            try (Bellows bellows = connected(service)) {
                assertThatExceptionOfType(NotServableException.class)
                        .isThrownBy(() -> bellows.awaitServable(Duration.ofSeconds(20)))
                        .withMessageStartingWith("BLW-CLIENT-010")
                        .withMessageContaining("BLW-AUTH-001")
                        .satisfies(e -> assertThat(e.retryable()).isFalse());
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(bellows.metrics().registrationsRefused())
                                .isGreaterThanOrEqualTo(3));
                assertThat(log.at(Level.WARNING)).hasSize(1).first().asString().contains("BLW-AUTH-001");
                assertThat(log.at(Level.INFO)).isEmpty();
                service.refuseWith(null);
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(bellows.servable())
                                .as("once the token is put right the claim is made")
                                .isTrue());
            }
        }
    }

    @Test
    void aServiceThatWasServedGoesOnWhenItsTokenIsRevoked() throws Exception {
        FakeClientService first = new FakeClientService(0, saying(Verdict.VERDICT_YES, ""));
        int port = first.port();
        try (Bellows bellows = connected(first)) {
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            first.close();
            try (FakeClientService second = new FakeClientService(port, saying(Verdict.VERDICT_YES, ""))) {
                second.refuseWith(refused());
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(bellows.metrics().registrationsRefused())
                                .isPositive());
                assertThat(bellows.servable()).isTrue();
            }
        }
    }

    @Test
    void aTroubleThatPassesIsNoRefusal() throws Exception {
        try (FakeClientService service = new FakeClientService(0, saying(Verdict.VERDICT_YES, ""));
                LogLines log = new LogLines(Bellows.class)) {
            service.refuseWith(Status.UNAVAILABLE.withDescription("BLW-SERVER-001: the store is away"));
            try (Bellows bellows = connected(service)) {
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() ->
                                assertThat(bellows.metrics().streamsLost()).isGreaterThanOrEqualTo(3));
                assertThat(bellows.metrics().registrationsRefused()).isZero();
                assertThat(log.at(Level.INFO))
                        .as("said once, not at every dial")
                        .hasSize(1);
                assertThat(bellows.awaitServable(Duration.ofMillis(1))).isFalse();
            }
        }
    }

    @Test
    void anAnswerWithoutAnyTargetIsSaidAndCounted() throws Exception {
        try (FakeClientService service = new FakeClientService(0, saying(Verdict.VERDICT_YES, ""));
                LogLines log = new LogLines(Bellows.class);
                Bellows bellows = connected(service)) {
            assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            assertThat(bellows.metrics().withoutTargets()).isEqualTo(1);
            assertThat(log.at(Level.WARNING)).hasSize(1).first().asString().contains("line orders");
        }
    }

    /** What a class path with another protobuf does: an Error from deep inside the stream. */
    @Test
    void aStreamThatDiesOfAnErrorSaysSoOnceAndDialsAgain() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (FakeClientService service = new FakeClientService(0, saying(Verdict.VERDICT_YES, ""));
                LogLines log = new LogLines(Bellows.class)) {
            ClaimSettings settings = new ClaimSettings(
                    "127.0.0.1:" + service.port(),
                    true,
                    null,
                    () -> {
                        if (calls.incrementAndGet() <= 3) {
                            throw new NoSuchMethodError("GeneratedMessage.isStringEmpty");
                        }
                        return "blw_service_x";
                    },
                    "checkout",
                    "pod-1",
                    "01ARZ3NDEKTSV4RRFFQ69G5FAV",
                    "orders",
                    "test",
                    17,
                    17,
                    17,
                    List.of(),
                    "test");
            try (Bellows bellows = new Bellows(
                    settings,
                    new BellowsBuilder.Choices(false, null, Duration.ofMillis(200), new SplittableRandom(1)))) {
                assertThat(bellows.awaitServable(Duration.ofSeconds(30))).isTrue();
                assertThat(bellows.metrics().streamErrors()).isEqualTo(3);
                assertThat(log.at(Level.SEVERE)).hasSize(1).first().asString().contains("BLW-CLIENT-011");
            }
        }
    }

    @Test
    void aTokenOfAnotherKindIsFoundBeforeAnythingIsDialled(@TempDir Path folder) throws Exception {
        Path admin = Files.writeString(folder.resolve("admin.token"), "blw_person_0123456789_SECRET\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BellowsBuilder("checkout", Map.of("BELLOWS_TOKEN_FILE", admin.toString()))
                        .schema("orders", 18)
                        .environment("test")
                        .connect("localhost"))
                .withMessageContaining("BLW-CLIENT-002")
                .withMessageContaining("BELLOWS_TOKEN_FILE")
                .withMessageContaining("kind person");
        for (String useless : List.of(folder.resolve("missing").toString(), "/dev/zero", "/dev/null")) {
            assertThatIllegalArgumentException()
                    .as(useless)
                    .isThrownBy(() -> new BellowsBuilder("checkout", Map.of("BELLOWS_SERVICE_TOKEN_FILE", useless))
                            .schema("orders", 18)
                            .environment("test")
                            .connect("localhost"))
                    .withMessageContaining("BLW-CLIENT-002");
        }
    }

    @Test
    void aTokenUnderItsOwnNameWinsAndTheOldNameIsStillReadWithAWarning() throws Exception {
        try (FakeClientService service = new FakeClientService(0, saying(Verdict.VERDICT_YES, ""));
                LogLines log = new LogLines(BellowsBuilder.class)) {
            Map<String, String> both =
                    Map.of("BELLOWS_SERVICE_TOKEN", "blw_service_own", "BELLOWS_TOKEN", "blw_person_x");
            Map<String, String> old = Map.of("BELLOWS_TOKEN", "blw_service_old");
            for (Map<String, String> surroundings : List.of(both, old)) {
                try (Bellows bellows = new BellowsBuilder("checkout", surroundings)
                        .schema("orders", 17)
                        .environment("test")
                        .connect("127.0.0.1:" + service.port())) {
                    assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
                }
            }
            assertThat(service.tokens).containsExactly("Bearer blw_service_own", "Bearer blw_service_old");
            assertThat(log.at(Level.WARNING)).hasSize(1).first().asString().contains("BELLOWS_SERVICE_TOKEN instead");
        }
    }

    @Test
    void everyCodeOfTheSdkHasAPage() throws Exception {
        Path root = Path.of(System.getProperty("project.root"));
        TreeSet<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root.resolve("client-sdk/src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher code = Pattern.compile("BLW-CLIENT-\\d{3}").matcher(Files.readString(file));
                while (code.find()) {
                    codes.add(code.group());
                }
            }
        }
        assertThat(codes)
                .hasSizeGreaterThan(4)
                .allSatisfy(code ->
                        assertThat(root.resolve("docs/errors/" + code + ".md")).exists());
    }

    @Test
    void everythingMissingIsSaidWithWhatToWrite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BellowsBuilder("checkout", Map.of()).connect("localhost"))
                .withMessageContaining(".schema(");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BellowsBuilder("checkout", Map.of())
                        .schema("orders", 18)
                        .connect("localhost"))
                .withMessageContaining("token");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BellowsBuilder("checkout", Map.of("BELLOWS_TOKEN", "t"))
                        .schema("orders", 18)
                        .connect("localhost"))
                .withMessageContaining("BELLOWS_ENVIRONMENT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkout().reach(18, 19).connect("localhost"))
                .withMessageContaining("must contain");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> checkout().targets(List.of()).schema("Orders", 1).connect("localhost"));
    }
}
