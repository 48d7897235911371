package dev.bellows.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.server.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two agents talk of one target, or of one database, in the same moment: two sessions on a real store, in both orders. */
final class ReportRaceIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final Store store = Store.open(new Store.Settings(database.url(), database.user(), "fixture", 6));
    private final Fleet fleet = new Fleet(store.database(), "test", Duration.ofMinutes(1));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void bothAreAlive() {
        fleet.openStream("anne", "a", "test");
        fleet.openStream("bert", "b", "test");
    }

    @AfterEach
    void close() {
        threads.close();
        store.close();
    }

    private static TargetSeen seen(String target, String line, String identity, String server) {
        return new TargetSeen(
                new TargetName(target),
                new SchemaLine(line),
                "production",
                new TreeMap<>(),
                "postgresql",
                17,
                server.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new TargetSeen.Fingerprint(identity, server, "5", 1, "", "", "h1:5432")),
                Optional.of(VersionRange.of(17)),
                0,
                1,
                true,
                0,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({"anne,bert", "bert,anne"})
    void ofTwoFirstReportsOfOneTargetOneIsAccepted(String first, String second) {
        List<Acceptance> answers =
                inOneMoment(first, seen("shop", "orders", "id-1", "s1"), second, seen("shop", "orders", "id-1", "s1"));

        assertThat(answers.get(0).refusal()).isEmpty();
        assertThat(code(answers.get(1))).contains(ErrorCode.FLEET_TARGET_TAKEN);
        assertThat(fleet.target("shop").agent()).isEqualTo(first);
    }

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({"anne,bert", "bert,anne"})
    void ofTwoFirstReportsOfOneTargetInTwoLinesOneIsAccepted(String first, String second) {
        List<Acceptance> answers =
                inOneMoment(first, seen("shop", "orders", "id-1", "s1"), second, seen("shop", "billing", "id-2", "s1"));

        assertThat(answers.get(0).refusal()).isEmpty();
        assertThat(code(answers.get(1))).contains(ErrorCode.FLEET_LINE);
    }

    @ParameterizedTest(name = "{0} before {1}, identity {2}")
    @CsvSource({"anne,bert,id-1", "bert,anne,id-1", "anne,bert,''", "bert,anne,''"})
    void ofTwoFirstReportsOfOneDatabaseUnderTwoNamesOneIsAccepted(String first, String second, String identity) {
        List<Acceptance> answers = inOneMoment(
                first, seen("shop", "orders", identity, "s1"), second, seen("copy", "orders", identity, "s1"));

        assertThat(answers.get(0).refusal()).isEmpty();
        assertThat(code(answers.get(1))).contains(ErrorCode.FLEET_SAME_DATABASE);
    }

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({"anne,bert", "bert,anne"})
    void oneDatabaseThatBecomesReachableUnderTwoNamesIsAcceptedOnce(String first, String second) {
        assertThat(fleet.report(first, seen("shop", "orders", "", "")).accepted())
                .isTrue();
        assertThat(fleet.report(second, seen("copy", "orders", "", "")).accepted())
                .isTrue();

        List<Acceptance> answers =
                inOneMoment(first, seen("shop", "orders", "", "s1"), second, seen("copy", "orders", "", "s1"));

        assertThat(answers.get(0).refusal()).isEmpty();
        assertThat(code(answers.get(1))).contains(ErrorCode.FLEET_SAME_DATABASE);
    }

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({"anne,bert", "bert,anne"})
    void ofTwoSuccessorsOfASilentAgentOneIsAccepted(String first, String second) {
        long epoch = fleet.openStream("carl", "c", "test");
        fleet.report("carl", seen("shop", "orders", "id-1", "s1"));
        fleet.closeStream("carl", epoch);

        List<Acceptance> answers =
                inOneMoment(first, seen("shop", "orders", "id-1", "s1"), second, seen("shop", "orders", "id-1", "s1"));

        assertThat(answers.get(0).refusal()).isEmpty();
        assertThat(code(answers.get(1))).contains(ErrorCode.FLEET_TARGET_TAKEN);
        assertThat(fleet.target("shop").agent()).isEqualTo(first);
    }

    private static Optional<ErrorCode> code(Acceptance answer) {
        return answer.refusal().map(Problem::code);
    }

    /** Both have looked, as far as they may, before either writes: a third session keeps them from writing. */
    private List<Acceptance> inOneMoment(String first, TargetSeen one, String second, TargetSeen other) {
        CountDownLatch kept = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<?> keeper = threads.submit(() -> store.database().transaction(sql -> {
            sql.update("lock table target in share mode");
            kept.countDown();
            return pass(release);
        }));
        pass(kept);
        Future<Acceptance> early = threads.submit(() -> fleet.report(first, one));
        await(first + " waits").until(() -> waiting() == 1);
        Future<Acceptance> late = threads.submit(() -> fleet.report(second, other));
        await(second + " waits").until(() -> waiting() == 2);
        release.countDown();
        try {
            keeper.get(20, TimeUnit.SECONDS);
            return List.of(early.get(20, TimeUnit.SECONDS), late.get(20, TimeUnit.SECONDS));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean pass(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int waiting() {
        return store.database()
                .one(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
                        row -> row.getInt(1))
                .orElseThrow();
    }
}
