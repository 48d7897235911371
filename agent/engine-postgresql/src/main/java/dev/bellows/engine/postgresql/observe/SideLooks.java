package dev.bellows.engine.postgresql.observe;

import dev.bellows.document.ThrottleSetting;
import dev.bellows.document.error.BellowsException;
import dev.bellows.engine.SignalSources;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.engine.postgresql.session.SqlFailure;
import dev.bellows.engine.postgresql.throttle.Percentile;
import dev.bellows.engine.postgresql.throttle.Pressure;
import dev.bellows.engine.postgresql.throttle.ThrottleSignal.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks that may take long, beside the backfill that asks only for the newest of each: replicas, queries of the configuration, files.
 * Each kind has a thread of its own, so that one that hangs is late itself and delays nobody else; a query that ran into its deadline is
 * left alone for a while. Thread-safe because the newest looks are a concurrent map and {@link #close} may be called by anybody.
 */
final class SideLooks implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(500);
    private static final Duration AFTER_A_DEADLINE = Duration.ofSeconds(30);
    private static final Duration PROBE_DEADLINE = Duration.ofSeconds(2);
    private static final Duration PROBE_WINDOW = Duration.ofSeconds(30);
    private static final Limits QUERIES = new Limits(Duration.ofSeconds(30), Duration.ofMillis(200), true);

    /** As much of a pressure file as is read; the kernel writes two lines. */
    private static final int MOST_BYTES = 4_096;

    private final Sessions sessions;
    private final InstantSource time;
    private final Replicas replicas;
    private final SignalSources sources;
    private final Map<String, Seen> newest = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<CountDownLatch> firsts = new ArrayList<>();
    private final Map<String, Instant> notBefore = new HashMap<>();
    private final Percentile probed = new Percentile(PROBE_WINDOW);
    private volatile @Nullable PinnedSession queries;

    /** The newest look at a signal. */
    record Seen(Found found, Instant at) {}

    private SideLooks(Sessions sessions, InstantSource time, Replicas replicas) {
        this.sessions = sessions;
        this.time = time;
        this.replicas = replicas;
        this.sources = sessions.settings().signals();
    }

    /** Begins to look, where there is anything to look at. */
    static SideLooks start(Sessions sessions, InstantSource time, Replicas replicas) {
        SideLooks looks = new SideLooks(sessions, time, replicas);
        if (!sessions.settings().replicas().isEmpty()) {
            looks.repeat("replicas", looks::replicas);
        }
        if (looks.sources.probe().isPresent() || !looks.sources.custom().isEmpty()) {
            looks.repeat("queries", looks::queries);
        }
        looks.sources.pressure().ifPresent(directory -> looks.repeat("pressure", () -> looks.pressure(directory)));
        return looks;
    }

    private void repeat(String name, Runnable look) {
        CountDownLatch first = new CountDownLatch(1);
        firsts.add(first);
        Thread.ofVirtual()
                .name("signals-" + name + "-" + sessions.settings().name())
                .start(() -> {
                    try {
                        do {
                            look.run();
                            first.countDown();
                        } while (!closed.await(PACE.toMillis(), TimeUnit.MILLISECONDS));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        first.countDown();
                        end();
                    }
                });
    }

    /** Waits until each kind was looked at once, or the limit passed: what is not there by then is missing. */
    void awaitFirst(Duration limit) {
        Instant until = time.instant().plus(limit);
        try {
            for (CountDownLatch first : firsts) {
                long left = Math.max(0, Duration.between(time.instant(), until).toMillis());
                boolean ignored = first.await(left, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean looksAtReplicas() {
        return !sessions.settings().replicas().isEmpty();
    }

    /** The newest look at the signal of that name, if there was one. */
    Optional<Seen> newest(String signal) {
        return Optional.ofNullable(newest.get(signal));
    }

    private void saw(String signal, Found found) {
        newest.put(signal, new Seen(found, time.instant()));
    }

    private void replicas() {
        try (PinnedSession primary = sessions.kept(0, Limits.QUESTION)) {
            ReplicaLook.of(replicas.states(primary)).forEach((setting, found) -> saw(setting.signal(), found));
        } catch (SQLException | BellowsException e) {
            Found unknown = new Found.Unknown("the primary cannot be asked where it stands");
            saw(ThrottleSetting.MAX_LAG.signal(), unknown);
            saw(ThrottleSetting.MAX_LAG_BYTES.signal(), unknown);
        }
    }

    private void queries() {
        sources.probe().ifPresent(this::probe);
        sources.custom().forEach(this::custom);
    }

    private void probe(String sql) {
        if (notYet(ThrottleSetting.MAX_PROBE.signal())) {
            return;
        }
        Instant began = time.instant();
        String failure = "";
        try {
            Optional<String> ignored = asked(sql, PROBE_DEADLINE);
        } catch (SQLException | BellowsException e) {
            // One that does not come back in time is slow, and that is known; any other failure says nothing of time.
            failure = e instanceof SQLException late && SqlFailure.of(late) == SqlFailure.CANCELLED ? "" : failed(e);
        }
        Instant now = time.instant();
        if (failure.isEmpty()) {
            probed.add(Duration.between(began, now).toNanos() / 1e6, now);
            OptionalDouble value = probed.value(now);
            saw(ThrottleSetting.MAX_PROBE.signal(), new Found.Measured(value.orElse(Double.NaN), ""));
        } else {
            saw(ThrottleSetting.MAX_PROBE.signal(), new Found.Unknown(failure));
        }
    }

    private void custom(SignalSources.Custom signal) {
        if (notYet(signal.name())) {
            return;
        }
        try {
            String said = asked(signal.sql(), signal.deadline()).orElse("");
            saw(signal.name(), number(said, signal.reason()));
        } catch (SQLException e) {
            boolean late = SqlFailure.of(e) == SqlFailure.CANCELLED || SqlFailure.of(e) == SqlFailure.CONNECTION_LOST;
            if (late) {
                notBefore.put(signal.name(), time.instant().plus(AFTER_A_DEADLINE));
            }
            saw(signal.name(), new Found.Unknown(late ? "its query took longer than " + signal.deadline() : failed(e)));
        } catch (BellowsException e) {
            saw(signal.name(), new Found.Unknown(failed(e)));
        }
    }

    private static Found number(String said, String reason) {
        try {
            return new Found.Measured(Double.parseDouble(said.strip()), reason);
        } catch (NumberFormatException e) {
            return new Found.Unknown("its query gives no number");
        }
    }

    private boolean notYet(String signal) {
        Instant until = notBefore.get(signal);
        return until != null && time.instant().isBefore(until);
    }

    /** The state alone: a message of the server may hold data of rows. */
    private static String failed(Exception e) {
        return e instanceof SQLException sql
                ? "its query failed (SQLSTATE " + sql.getSQLState() + ")"
                : "no session for it";
    }

    /** One query in a transaction that writes nothing, ended whatever it was. A person's unqualified names lie where they do in documents. */
    private Optional<String> asked(String sql, Duration deadline) throws SQLException {
        PinnedSession session = session();
        try {
            return session.sendForValue("BEGIN TRANSACTION READ ONLY;\nSET LOCAL statement_timeout = "
                    + deadline.toMillis() + ";\nSET LOCAL search_path = public;\n" + sql + "\n;\nROLLBACK");
        } catch (SQLException e) {
            session.rollBack();
            if (SqlFailure.of(e) == SqlFailure.CONNECTION_LOST) {
                end();
            }
            throw e;
        }
    }

    private PinnedSession session() {
        PinnedSession known = queries;
        if (known != null && known.open()) {
            return known;
        }
        PinnedSession opened = sessions.primary(0, QUERIES);
        queries = opened;
        return opened;
    }

    private void pressure(Path directory) {
        pressure(directory.resolve("cpu"), ThrottleSetting.MAX_CPU_PRESSURE);
        pressure(directory.resolve("io"), ThrottleSetting.MAX_IO_PRESSURE);
        pressure(directory.resolve("memory"), ThrottleSetting.MAX_MEMORY_PRESSURE);
    }

    private void pressure(Path file, ThrottleSetting setting) {
        try (var stream = Files.newInputStream(file)) {
            String text = new String(stream.readNBytes(MOST_BYTES), java.nio.charset.StandardCharsets.US_ASCII);
            OptionalDouble some = Pressure.some(text);
            saw(
                    setting.signal(),
                    some.isPresent()
                            ? new Found.Measured(some.getAsDouble(), "")
                            : new Found.Unknown(file + " does not say avg10 of some"));
        } catch (IOException e) {
            saw(setting.signal(), new Found.Unknown(file + " cannot be read"));
        }
    }

    private void end() {
        PinnedSession session = queries;
        queries = null;
        if (session != null) {
            session.close();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        end();
    }
}
