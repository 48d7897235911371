package dev.bellows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.bellows.wire.client.v1.Answer;
import dev.bellows.wire.client.v1.ClientMessage;
import dev.bellows.wire.client.v1.Register;
import dev.bellows.wire.client.v1.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
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
        memory.remember(new VersionWindow(17, 18));
        assertThat(memory.window()).contains(new VersionWindow(17, 18));
        assertThat(metrics.cacheFailures()).isEqualTo(1);
    }

    @Test
    void aRestartRemembersTheLastWindow(@TempDir Path folder) {
        Path file = folder.resolve("deep").resolve("window");
        new WindowMemory(file, new ClientMetrics()).remember(new VersionWindow(17, 18));
        assertThat(new WindowMemory(file, new ClientMetrics()).window()).contains(new VersionWindow(17, 18));
    }

    @Test
    void aDiskThatFillsUpKeepsWhatWasThereAndTheServiceGoesOn(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("window");
        new WindowMemory(file, new ClientMetrics()).remember(new VersionWindow(17, 18));
        // Every write to it fails with "no space left", for root too.
        Files.createSymbolicLink(folder.resolve("window.new"), Path.of("/dev/full"));
        try (FakeClientService service = new FakeClientService(0, saying(Verdict.VERDICT_YES, ""))) {
            ClientMetrics metrics = new ClientMetrics();
            WindowMemory memory = new WindowMemory(file, metrics);
            memory.remember(new VersionWindow(18, 18));
            assertThat(memory.window()).contains(new VersionWindow(18, 18));
            assertThat(metrics.cacheFailures()).isEqualTo(1);
            try (Bellows bellows = checkout().remember(file).connect("127.0.0.1:" + service.port())) {
                assertThat(bellows.awaitServable(Duration.ofSeconds(20))).isTrue();
            }
        }
        assertThat(new WindowMemory(file, new ClientMetrics()).window()).contains(new VersionWindow(17, 18));
    }

    @Test
    void aTruncatedMemoryIsNotBelievedWhereverItEnds(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("window");
        new WindowMemory(file, new ClientMetrics()).remember(new VersionWindow(117, 118));
        String whole = Files.readString(file);
        for (int length = 0; length < whole.stripTrailing().length(); length++) {
            Files.writeString(file, whole.substring(0, length));
            ClientMetrics metrics = new ClientMetrics();
            assertThat(new WindowMemory(file, metrics).window())
                    .as("the first %d of %d characters", length, whole.length())
                    .isEmpty();
            assertThat(metrics.cacheFailures()).isEqualTo(1);
        }
    }

    @Test
    void aMemoryThatIsNoSmallFileIsNotRead() {
        for (String file : List.of("/dev/zero", "/dev/full", "/")) {
            assertThat(new WindowMemory(Path.of(file), new ClientMetrics()).window())
                    .as(file)
                    .isEmpty();
        }
    }

    @Test
    void aGarbledMemoryIsForgotten(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("window"), "min=banana");
        ClientMetrics metrics = new ClientMetrics();
        assertThat(new WindowMemory(file, metrics).window()).isEmpty();
        assertThat(metrics.cacheFailures()).isEqualTo(1);
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
