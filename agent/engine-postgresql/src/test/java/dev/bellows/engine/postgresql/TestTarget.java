package dev.bellows.engine.postgresql;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Migration.ContractTerms;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Ulid;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.EngineRuntime;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.StepProgress;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.session.OwnSessions;
import dev.bellows.fixtures.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** One target opened for a test, with an agent of its own; it is also the listener of its steps. */
final class TestTarget implements StepListener, AutoCloseable {
    static final RolloutId ROLLOUT = new RolloutId(new SchemaLine("orders"), 18, 1);
    static final Migration RENAME = new Migration(
            new SchemaLine("orders"),
            18,
            "rename-users-email",
            Migration.Sync.TRIGGER,
            Migration.Exposure.AUTO,
            Set.of(Consent.values()),
            List.of(new Operation.RenameColumn(
                    new Operation.TableName(Optional.empty(), "users"), "email", "email_address")),
            new ContractTerms(Duration.ofHours(24), Duration.ofDays(7)));

    final TestDatabase database;
    final PostgresqlTargetDatabase target;
    final List<JournalEntry> journalled = new CopyOnWriteArrayList<>();
    final List<String> waits = new CopyOnWriteArrayList<>();
    final List<StepProgress> progress = new CopyOnWriteArrayList<>();
    final AtomicBoolean cancelled = new AtomicBoolean();
    long generation = 1;
    int run = 1;
    int attempt = 1;
    Duration lockPatience = Duration.ofSeconds(20);
    StepOrder.BackfillLimits limits = StepOrder.BackfillLimits.normal();
    /** What a person makes of them while a step runs. */
    volatile Optional<StepOrder.BackfillLimits> changed = Optional.empty();

    private final OwnSessions own;

    TestTarget(TestDatabase database, TargetSettings settings, KillPoints killPoints) {
        this(database, settings, killPoints, new OwnSessions(System::nanoTime));
    }

    private TestTarget(TestDatabase database, TargetSettings settings, KillPoints killPoints, OwnSessions own) {
        this.database = database;
        this.own = own;
        this.target = new PostgresqlTargetDatabase(
                settings, new EngineRuntime(InstantSource.system(), new SplittableRandom(1), killPoints), own);
    }

    /** Another target of the same process on the same database. */
    TestTarget sibling() {
        return new TestTarget(
                database, settings(database, "sibling", database.url(), database.user()), KillPoints.NONE, own);
    }

    static TestTarget on(TestDatabase database) {
        return new TestTarget(database, settings(database, "agent", database.url(), database.user()), KillPoints.NONE);
    }

    static TestTarget on(TestDatabase database, KillPoints killPoints) {
        return new TestTarget(database, settings(database, "agent", database.url(), database.user()), killPoints);
    }

    static TargetSettings settings(TestDatabase database, String agent, String url, String user, String... replicas) {
        return new TargetSettings(
                new TargetName("shop-1"),
                url,
                user,
                new TargetSettings.PasswordSource.DriverDefault(),
                new SchemaLine("orders"),
                17,
                "test",
                Map.of(),
                List.of(replicas),
                Set.of(),
                Ulid.create(java.time.Instant.EPOCH, new SplittableRandom((database.name() + agent).hashCode())),
                Duration.ofHours(1));
    }

    StepOrder order(Held held, Step step) {
        return new StepOrder(
                held,
                generation,
                ROLLOUT,
                run,
                attempt,
                RENAME,
                step,
                new VersionRange(17, 17),
                step.needsGrant() ? OptionalLong.of(7) : OptionalLong.empty(),
                lockPatience,
                limits);
    }

    StepOutcome execute(Held held, Step step) {
        return target.execute(order(held, step), this);
    }

    StepOutcome execute(Held held, Step.Body body) {
        return execute(held, step(1, body));
    }

    static Step step(int ordinal, Step.Body body) {
        return new Step(Phase.EXPAND, ordinal, "step " + ordinal, body, Optional.empty(), false, true, "catalog", 0);
    }

    String value(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "no row";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void journalled(JournalEntry entry) {
        journalled.add(entry);
    }

    @Override
    public void progress(StepProgress latest) {
        progress.add(latest);
    }

    @Override
    public void waiting(String reason) {
        if (!reason.isEmpty()) {
            waits.add(reason);
        }
    }

    @Override
    public Optional<StepOrder.BackfillLimits> limits() {
        return changed;
    }

    @Override
    public boolean cancelled() {
        return cancelled.get();
    }

    @Override
    public void close() {
        target.close();
    }
}
