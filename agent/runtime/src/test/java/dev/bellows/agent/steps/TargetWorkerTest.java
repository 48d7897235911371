package dev.bellows.agent.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.agent.desired.InboxEvent;
import dev.bellows.agent.message.FromAgent;
import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Ulid;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EnginePlanner;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.TargetDatabase;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.WindowRow;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetWorkerTest {
    @TempDir
    Path directory;

    private static <T> T unused(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            throw new AssertionError("a worker that is not started calls " + method);
        }));
    }

    /** The end of a job comes once: dropped, the target would wait for it for ever. */
    @Test
    void theEndOfAJobAndTheWishToStopAreTakenIntoAFullInbox() {
        TargetSettings settings = new TargetSettings(
                new TargetName("shop"),
                "jdbc:none",
                "nobody",
                new TargetSettings.PasswordSource.DriverDefault(),
                new SchemaLine("orders"),
                17,
                "test",
                Map.of(),
                List.of(),
                Set.of(),
                new Ulid("01ARZ3NDEKTSV4RRFFQ69G5FAV"),
                Duration.ofMinutes(5));
        TargetWorker worker = new TargetWorker(
                new TargetWorker.Setup(
                        settings,
                        "none",
                        unused(TargetDatabase.class),
                        unused(EnginePlanner.class),
                        directory,
                        InstantSource.system(),
                        KillPoints.NONE),
                new TargetWorker.Mouth() {
                    @Override
                    public void say(FromAgent message) {
                        throw new AssertionError(message.toString());
                    }

                    @Override
                    public void sayLatest(String key, FromAgent message) {
                        throw new AssertionError(message.toString());
                    }
                });
        int taken = 0;
        while (worker.post(new InboxEvent.StepWaits("something")) && taken < 10_000) {
            taken++;
        }
        assertThat(taken).as("the inbox has a bound").isBetween(100, 9_999);
        assertThat(worker.post(new InboxEvent.Failed(Problem.of(ErrorCode.AGENT_INTERNAL, "done"))))
                .isTrue();
        assertThat(worker.post(new InboxEvent.Stopping())).isTrue();
        assertThat(worker.post(new InboxEvent.StepWaits("more"))).isFalse();
    }

    /**
     * What the last look found is said again with every report, also when no look succeeds any more. Less of the journal than was said of
     * it since would read as a database that went back.
     */
    @Test
    void aReportSaysNoLessOfTheJournalThanWasSaidDuringItsLookAndADatabaseThatWentBackSaysSoAtOnce()
            throws InterruptedException {
        FakeTarget target = new FakeTarget();
        List<FromAgent> said = new CopyOnWriteArrayList<>();
        TargetWorker worker = worker(target, said);
        worker.look();
        assertThat(head(worker)).isZero();
        takesOver(worker);
        TargetWorker.Look before = worker.looking();
        AtomicBoolean once = new AtomicBoolean();
        target.journals = () -> once.compareAndSet(false, true) ? List.of(entry(3)) : List.of();
        worker.acknowledged(0, false);
        Awaitility.await("the entry is said")
                .atMost(Duration.ofSeconds(10))
                .until(() -> said.stream().anyMatch(FromAgent.StepEvent.class::isInstance));
        assertThat(head(worker)).isEqualTo(3);
        long reports = reports(said);
        before.saw(FakeTarget.inspection());
        assertThat(head(worker))
                .as("that look began before the entry was written")
                .isEqualTo(3);
        TargetWorker.Look older = worker.looking();
        worker.sayWhatChanged();
        assertThat(reports(said)).as("nothing changed").isEqualTo(reports);
        worker.looking().saw(FakeTarget.inspection());
        worker.sayWhatChanged();
        assertThat(reports(said))
                .as("a database that went back is said without being asked")
                .isEqualTo(reports + 1);
        worker.sayWhatChanged();
        assertThat(reports(said)).as("once").isEqualTo(reports + 1);
        assertThat(head(worker))
                .as("nothing that was said before a look is added to what it found")
                .isZero();
        worker.looking().saw(FakeTarget.inspection().reaching(7));
        older.saw(FakeTarget.inspection());
        assertThat(head(worker))
                .as("a look that began before another one was noted, and found less, is late")
                .isEqualTo(7);
        worker.stop(Duration.ofSeconds(5));
    }

    @Test
    void aHaltAndItsEndAreSaidWhereNothingRuns() {
        List<FromAgent> said = new CopyOnWriteArrayList<>();
        TargetWorker worker = worker(new FakeTarget(), said);
        worker.look();
        worker.sayWhatChanged();
        long before = reports(said);
        Inspection open = FakeTarget.inspection();
        Inspection halted = new Inspection(
                open.fingerprint(),
                open.window(),
                open.fence(),
                open.journalHead(),
                Optional.of("on call"),
                open.replicas());
        for (Inspection found : List.of(open, halted, halted, open, open)) {
            worker.looking().saw(found);
            worker.sayWhatChanged();
        }
        assertThat(reports(said)).as("once each").isEqualTo(before + 2);
    }

    /**
     * A look from before our own row was committed would say, once the row was said, that the database went back: nobody restored it, and
     * yet its work would be held.
     */
    @Test
    void aReportSaysNoOlderRowThanWasWrittenDuringItsLook() throws InterruptedException {
        FakeTarget target = new FakeTarget();
        TargetWorker worker = worker(target, new CopyOnWriteArrayList<>());
        worker.look();
        WindowRow found = row(worker);
        WindowRow written = new WindowRow(new VersionRange(17, 18), found.generation() + 2);
        takesOver(worker);
        TargetWorker.Look before = worker.looking();
        worker.post(new InboxEvent.RowWritten(written));
        Awaitility.await("the row is known")
                .atMost(Duration.ofSeconds(10))
                .until(() -> row(worker).equals(written));
        before.saw(FakeTarget.inspection());
        assertThat(row(worker))
                .as("that look began before the row was committed")
                .isEqualTo(written);
        worker.looking().saw(FakeTarget.inspection());
        assertThat(row(worker)).as("a database that went back says so").isEqualTo(found);
        worker.stop(Duration.ofSeconds(5));
    }

    private static void takesOver(TargetWorker worker) {
        worker.start();
        worker.post(new InboxEvent.Accepted(0, Duration.ofHours(1)));
        Awaitility.await("the take-over, which looks too")
                .atMost(Duration.ofSeconds(10))
                .until(() -> worker.state().heldFence() != 0);
    }

    private TargetWorker worker(FakeTarget target, List<FromAgent> said) {
        return new TargetWorker(
                new TargetWorker.Setup(
                        FakeTarget.settings(),
                        "fake",
                        target,
                        target,
                        directory,
                        InstantSource.system(),
                        KillPoints.NONE),
                new TargetWorker.Mouth() {
                    @Override
                    public void say(FromAgent message) {
                        said.add(message);
                    }

                    @Override
                    public void sayLatest(String key, FromAgent message) {
                        said.add(message);
                    }
                });
    }

    private static JournalEntry entry(long id) {
        return new JournalEntry(
                id,
                "orders/18",
                Phase.EXPAND,
                1,
                1,
                7,
                1,
                "",
                "add",
                JournalEntry.State.BEGUN,
                0,
                Instant.EPOCH,
                0,
                0,
                0,
                Optional.empty());
    }

    private static long reports(List<FromAgent> said) {
        return said.stream().filter(FromAgent.TargetReport.class::isInstance).count();
    }

    private static WindowRow row(TargetWorker worker) {
        return worker.report().inspection().orElseThrow().window().orElseThrow();
    }

    private static long head(TargetWorker worker) {
        return worker.report().inspection().orElseThrow().journalHead();
    }
}
