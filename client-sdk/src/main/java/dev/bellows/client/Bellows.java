package dev.bellows.client;

import dev.bellows.client.internal.ClaimAnswer;
import dev.bellows.client.internal.ClaimSettings;
import dev.bellows.client.internal.ClaimStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A service's link to Bellows: it claims a schema version, so that nothing the build needs is removed, and answers whether the
 * databases serve it.
 *
 * <pre>{@code
 * try (var bellows = Bellows.service("checkout").schema("orders", 18).connect("bellows.internal:7443")) {
 *     DataSource ds = bellows.tag(dataSource);
 *     bellows.awaitServable(Duration.ofSeconds(10));
 * }
 * }</pre>
 *
 * <p>Thread-safe because what was last said is one volatile value; waiting uses a lock of its own. {@link #servable} is a field read.
 */
public final class Bellows implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Bellows.class.getName());
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final VersionWindow reach;
    private final SessionTag tag;
    private final boolean strict;
    private final Duration poolsClose;
    private final ClientMetrics metrics;
    private final WindowMemory memory;
    private final ClaimStream stream;
    private final OpenConnections open = new OpenConnections();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private volatile State state = new State(ServableDecision.Said.NOTHING, ServableDecision.Link.DIALLING, "");
    private volatile @Nullable VersionWindow refusedByRow;
    private boolean closed;

    /** What is known of the control plane. */
    private record State(ServableDecision.Said said, ServableDecision.Link link, String reason) {}

    Bellows(ClaimSettings settings, BellowsBuilder.Choices choices) {
        this.reach = new VersionWindow(settings.reachMin(), settings.reachMax());
        this.tag = new SessionTag(settings.line(), settings.version(), settings.incarnation());
        this.strict = choices.strict();
        this.poolsClose = choices.poolsClose();
        this.metrics = new ClientMetrics();
        this.memory = new WindowMemory(choices.memory(), metrics);
        this.stream = new ClaimStream(settings, new Hearing(), choices.chance());
        stream.start();
    }

    /** Starts describing a service. The name is 1 … 80 characters and must equal the service token's. */
    public static BellowsBuilder service(String name) {
        return new BellowsBuilder(name);
    }

    /**
     * Wraps the DataSource that opens connections; build the pool over what this returns. Every new connection is tagged, then reads
     * the window row of its database; a closed window fails {@code getConnection} with SQLSTATE 57B01.
     *
     * @throws IllegalArgumentException given a pool: the message has the two lines to write
     */
    public DataSource tag(DataSource opens) {
        return new TaggedDataSource(opens, this);
    }

    /**
     * Waits until the databases serve this build.
     *
     * @param limit how long to wait at most
     * @return true when somebody said yes; false when nobody could be asked (a metric counts it)
     * @throws NotServableException when a positively read answer is no, or still RETRY_LATER at the limit; in strict mode also when
     *     nobody could be asked
     * @throws InterruptedException when the thread is interrupted
     */
    public boolean awaitServable(Duration limit) throws InterruptedException, NotServableException {
        long rest = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                VersionWindow row = refusedByRow;
                State now = state;
                if (row != null && !reach.meets(row)) {
                    throw refusal("a database's window is " + row, false);
                }
                switch (now.said()) {
                    case YES -> {
                        return true;
                    }
                    case NO -> throw refusal(now.reason(), false);
                    case RETRY_LATER, NOTHING -> {
                        if (rest <= 0) {
                            return atTheLimit(now);
                        }
                        rest = changed.awaitNanos(rest);
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean atTheLimit(State now) throws NotServableException {
        if (now.said() == ServableDecision.Said.RETRY_LATER) {
            throw refusal(now.reason(), true);
        }
        ServableDecision.Known known = known(new ServableDecision.RowReading.Unreadable("no connection yet"));
        return switch (ServableDecision.ignorant(known)) {
            case ALLOW -> true;
            case REFUSE, REFUSE_FOR_NOW ->
                throw refusal(
                        strict && memory.window().isEmpty()
                                ? "nobody could be asked and strict mode is on"
                                : "the remembered window is "
                                        + memory.window()
                                                .map(VersionWindow::toString)
                                                .orElse("unknown"),
                        false);
            case ALLOW_UNASKED, ALLOW_UNMANAGED, WAIT -> {
                metrics.allowedUnasked.increment();
                LOG.log(
                        System.Logger.Level.WARNING,
                        "nobody could be asked whether {0} {1} is served; going on",
                        tag.line(),
                        tag.version());
                yield false;
            }
        };
    }

    /** Whether the last thing heard was yes; a field read. False also while nothing was heard. */
    public boolean servable() {
        return state.said() == ServableDecision.Said.YES;
    }

    /** Why the answer is not yes, in one sentence; empty when it is, or when nothing was heard. */
    public String reason() {
        return state.reason();
    }

    /** The incarnation this process claims under; also in its session tags. */
    public String incarnation() {
        return tag.incarnation();
    }

    public ClientMetrics metrics() {
        return metrics;
    }

    /**
     * Says goodbye, so that this instance's claim ends at once. Close the tagged pools first: while tagged connections are open it
     * waits a little for them, and says no goodbye when they stay open; then the claim ends by silence.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            lock.unlock();
        }
        try {
            if (open.awaitNone(poolsClose)) {
                stream.goodbye(GOODBYE);
            } else {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} tagged connections are still open, so no goodbye is said and the claim ends by silence;"
                                + " close the pools before Bellows",
                        open.count());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stream.close();
        }
    }

    SessionTag sessionTag() {
        return tag;
    }

    OpenConnections openConnections() {
        return open;
    }

    /** Decides about a new connection whose row was read; waits for the first answer where the decision says so. */
    void admit(ServableDecision.RowReading row, String identityToken, Duration limit)
            throws NotServableException, InterruptedException {
        learn(row, identityToken);
        ServableDecision.Known known = known(row);
        ServableDecision.Verdict verdict = ServableDecision.decide(known);
        if (verdict == ServableDecision.Verdict.WAIT) {
            awaitFirstAnswer(limit);
            known = known(row);
            verdict = ServableDecision.decide(known);
            if (verdict == ServableDecision.Verdict.WAIT) {
                verdict = ServableDecision.ignorant(known);
            }
        }
        switch (verdict) {
            case ALLOW -> metrics.tagged.increment();
            case ALLOW_UNASKED, WAIT -> {
                metrics.tagged.increment();
                metrics.allowedUnasked.increment();
            }
            case ALLOW_UNMANAGED -> {
                metrics.tagged.increment();
                metrics.unmanaged.increment();
            }
            case REFUSE -> {
                metrics.refused.increment();
                throw refusal(why(known), false);
            }
            case REFUSE_FOR_NOW -> {
                metrics.refused.increment();
                throw refusal(why(known), true);
            }
        }
    }

    private String why(ServableDecision.Known known) {
        if (known.row() instanceof ServableDecision.RowReading.Window read && !reach.meets(read.window())) {
            return "the database's window is " + read.window();
        }
        String said = state.reason();
        return said.isEmpty() ? "the control plane says " + known.said() : said;
    }

    private void learn(ServableDecision.RowReading row, String identityToken) {
        if (row instanceof ServableDecision.RowReading.Window read) {
            memory.remember(read.window());
            stream.rowRead(identityToken, read.window().min(), read.window().max(), true);
            refusedByRow = reach.meets(read.window()) ? null : read.window();
            signal();
        } else if (row instanceof ServableDecision.RowReading.Unreadable unreadable) {
            metrics.rowUnreadable.increment();
            LOG.log(System.Logger.Level.DEBUG, "the window row cannot be read: {0}", unreadable.reason());
            stream.rowRead(identityToken, 0, 0, false);
        }
    }

    private ServableDecision.Known known(ServableDecision.RowReading row) {
        State now = state;
        Optional<VersionWindow> last = memory.window();
        ServableDecision.Remembered remembered = last.map(window -> reach.meets(window)
                        ? ServableDecision.Remembered.SERVED
                        : ServableDecision.Remembered.NOT_SERVED)
                .orElse(ServableDecision.Remembered.NOTHING);
        return new ServableDecision.Known(reach, row, now.said(), now.link(), remembered, strict);
    }

    private void awaitFirstAnswer(Duration limit) throws InterruptedException {
        long rest = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (state.said() == ServableDecision.Said.NOTHING
                    && state.link() != ServableDecision.Link.DOWN
                    && rest > 0) {
                rest = changed.awaitNanos(rest);
            }
        } finally {
            lock.unlock();
        }
    }

    private NotServableException refusal(String reason, boolean retryable) {
        return new NotServableException(
                "schema " + tag.line() + " version " + tag.version() + " is not served"
                        + (retryable ? " at this moment" : "") + ": " + reason + "; try: bellows can-i-deploy "
                        + tag.line() + " " + tag.version(),
                retryable);
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Turns what the stream hears into state; runs on the stream's thread. */
    private final class Hearing implements ClaimStream.Listener {
        @Override
        public void answered(ClaimAnswer answer) {
            ServableDecision.Said said = switch (answer.said()) {
                case YES -> ServableDecision.Said.YES;
                case NO -> ServableDecision.Said.NO;
                case RETRY_LATER -> ServableDecision.Said.RETRY_LATER;
            };
            state = new State(said, ServableDecision.Link.UP, answer.reason());
            answer.targets().stream()
                    .filter(target -> target.min() >= 1 && target.max() >= target.min())
                    .map(target -> new VersionWindow(target.min(), target.max()))
                    .reduce((left, right) -> left.meets(right) ? left.common(right) : right)
                    .ifPresent(memory::remember);
            signal();
        }

        @Override
        public void lost(String reason) {
            metrics.streamsLost.increment();
            LOG.log(System.Logger.Level.INFO, "the stream to the control plane is lost: {0}", reason);
            // What was said stays said: a remembered yes never beats the row's no, and a no stays one until the next
            // answer.
            state = new State(state.said(), ServableDecision.Link.DOWN, state.reason());
            signal();
        }

        @Override
        public void dialling() {
            if (state.said() == ServableDecision.Said.NOTHING && state.link() == ServableDecision.Link.DOWN) {
                return;
            }
            state = new State(state.said(), ServableDecision.Link.DIALLING, state.reason());
        }
    }
}
