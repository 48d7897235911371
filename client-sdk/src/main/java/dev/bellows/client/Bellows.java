package dev.bellows.client;

import dev.bellows.client.internal.ClaimAnswer;
import dev.bellows.client.internal.ClaimSettings;
import dev.bellows.client.internal.ClaimStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

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
    private static final int MOST_ROWS = 1_000;

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

    /** The window row of every database that was read, by identity token; empty for one that does not show it. */
    private final ConcurrentSkipListMap<String, VersionWindow> rows = new ConcurrentSkipListMap<>();

    private final AtomicBoolean lineMissed = new AtomicBoolean();
    private volatile State state = new State(ServableDecision.Answer.NONE, ServableDecision.Link.DIALLING, false);
    private boolean closed;

    /**
     * What is known of the control plane.
     *
     * @param refused whether the registration itself was refused, and nothing better was heard before
     */
    private record State(ServableDecision.Answer answer, ServableDecision.Link link, boolean refused) {
        ServableDecision.Said said() {
            return answer.start();
        }

        String reason() {
            return answer.reason();
        }
    }

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
     * @throws NotServableException when a positively read answer is no, the refusal of a token or a name included, or still RETRY_LATER
     *     at the limit; in strict mode also when nobody could be asked
     * @throws InterruptedException when the thread is interrupted
     */
    public boolean awaitServable(Duration limit) throws InterruptedException, NotServableException {
        long rest = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                State now = state;
                Optional<VersionWindow> row = refusingRow(now.answer());
                if (row.isPresent()) {
                    throw refusal("a database's window is " + row.get(), false);
                }
                switch (now.said()) {
                    case YES -> {
                        return true;
                    }
                    case NO -> throw refusal(now, now.reason());
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

    /** The row of a database that does not serve the build, unless the control plane has set that database aside. */
    private Optional<VersionWindow> refusingRow(ServableDecision.Answer answer) {
        return rows.entrySet().stream()
                .filter(row -> !reach.meets(row.getValue()))
                .filter(row -> answer.targets().stream()
                        .noneMatch(target ->
                                target.setAside() && target.identityToken().equals(row.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private boolean atTheLimit(State now) throws NotServableException {
        if (now.said() == ServableDecision.Said.RETRY_LATER) {
            throw refusal(now.reason(), true);
        }
        ServableDecision.Known known = known(new ServableDecision.RowReading.Unreadable("no connection yet"), "");
        return switch (ServableDecision.ignorant(known)) {
            case ALLOW -> true;
            case REFUSE, REFUSE_FOR_NOW ->
                throw refusal(
                        known.remembered() == ServableDecision.Remembered.NOTHING
                                ? "nobody could be asked and strict mode is on"
                                : "the remembered window is " + memory.described(),
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
        ServableDecision.Known known = known(row, identityToken);
        ServableDecision.Verdict verdict = ServableDecision.decide(known);
        if (verdict == ServableDecision.Verdict.WAIT) {
            awaitFirstAnswer(limit);
            known = known(row, identityToken);
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
                throw refusal(state, why(known, identityToken));
            }
            case REFUSE_FOR_NOW -> {
                metrics.refused.increment();
                throw refusal(why(known, identityToken), true);
            }
        }
    }

    private String why(ServableDecision.Known known, String identityToken) {
        if (known.row() instanceof ServableDecision.RowReading.Window read && !reach.meets(read.window())) {
            return "the database's window is " + read.window();
        }
        String said = ServableDecision.heard(state.answer(), identityToken).reason();
        return said.isEmpty() ? "the control plane says " + known.said() : said;
    }

    private void learn(ServableDecision.RowReading row, String identityToken) {
        if (row instanceof ServableDecision.RowReading.Window read) {
            memory.remember(identityToken, read.window());
            stream.rowRead(identityToken, read.window().min(), read.window().max(), true);
            if (rows.size() < MOST_ROWS || rows.containsKey(identityToken)) {
                rows.put(identityToken, read.window());
            }
            signal();
        } else if (row instanceof ServableDecision.RowReading.Unreadable unreadable) {
            metrics.rowUnreadable.increment();
            LOG.log(System.Logger.Level.DEBUG, "the window row cannot be read: {0}", unreadable.reason());
            stream.rowRead(identityToken, 0, 0, false);
        } else if (row instanceof ServableDecision.RowReading.NoRow && lineMissed.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a database is managed by Bellows, but not for line {0}: its connections go unmanaged; is the line misspelt?"
                            + " try: bellows get targets",
                    tag.line());
        }
    }

    private ServableDecision.Known known(ServableDecision.RowReading row, String identityToken) {
        State now = state;
        return new ServableDecision.Known(
                reach,
                row,
                ServableDecision.heard(now.answer(), identityToken).said(),
                now.link(),
                memory.remembered(reach, identityToken),
                strict);
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

    /** A final no: of a window, or of the registration itself, which is corrected in another place. */
    private NotServableException refusal(State now, String reason) {
        return now.refused()
                ? new NotServableException(
                        "BLW-CLIENT-010", "the control plane refuses this service's registration: " + reason, false)
                : refusal(reason, false);
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
        private final Complaints complaints = new Complaints();
        private final Complaints missing = new Complaints();

        @Override
        public void answered(ClaimAnswer answer) {
            complaints.over();
            state = new State(decoded(answer), ServableDecision.Link.UP, false);
            List<String> there = new ArrayList<>(rows.keySet());
            for (ClaimAnswer.OnTarget target : answer.targets()) {
                if (!target.setAside() && target.min() >= 1 && target.max() >= target.min()) {
                    there.add(target.identityToken());
                    memory.remember(target.identityToken(), new VersionWindow(target.min(), target.max()));
                }
            }
            if (answer.registered() && !answer.targets().isEmpty()) {
                memory.keepOnly(there);
            }
            if (answer.registered() && answer.targets().isEmpty()) {
                withoutTargets();
            }
            signal();
        }

        private void withoutTargets() {
            metrics.withoutTargets.increment();
            if (missing.due("no target", Duration.ZERO)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "BLW-CLIENT-012: the control plane knows no database of line {0} in this environment: the claim protects"
                                + " nothing yet; try: bellows get targets",
                        tag.line());
            }
        }

        private static ServableDecision.Answer decoded(ClaimAnswer answer) {
            return new ServableDecision.Answer(
                    decoded(answer.said()),
                    answer.elsewhere().map(Hearing::decoded).orElse(ServableDecision.Said.NOTHING),
                    answer.registered(),
                    answer.targets().stream()
                            .map(target -> new ServableDecision.OnTarget(
                                    target.identityToken(), decoded(target.said()), target.reason(), target.setAside()))
                            .toList(),
                    answer.reason());
        }

        private static ServableDecision.Said decoded(ClaimAnswer.Said said) {
            return switch (said) {
                case YES -> ServableDecision.Said.YES;
                case NO -> ServableDecision.Said.NO;
                case RETRY_LATER -> ServableDecision.Said.RETRY_LATER;
            };
        }

        @Override
        public void lost(String reason, Duration alone) {
            metrics.streamsLost.increment();
            LOG.log(
                    complaints.due(reason, alone) ? System.Logger.Level.INFO : System.Logger.Level.DEBUG,
                    "the stream to the control plane is lost: {0}; it is dialled again",
                    reason);
            // What was said stays said: a remembered yes never beats the row's no, and a no stays one until the next
            // answer.
            down(state.answer(), state.refused());
        }

        @Override
        public void refused(String reason, Duration alone) {
            metrics.registrationsRefused.increment();
            LOG.log(
                    complaints.due(reason, alone) ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                    "BLW-CLIENT-010: the control plane refuses this service: {0} It is asked again, ever more slowly;"
                            + " nothing is claimed meanwhile",
                    reason);
            // Who was served goes on: a token that is revoked takes no running service down. Who was not must not
            // start.
            if (state.said() == ServableDecision.Said.YES) {
                down(state.answer(), false);
            } else {
                down(ServableDecision.Answer.ofAll(ServableDecision.Said.NO, reason), true);
            }
        }

        @Override
        public void broke(Throwable error, Duration alone) {
            metrics.streamErrors.increment();
            if (complaints.due(error.toString(), alone)) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "BLW-CLIENT-011: the SDK's stream died of an error of its own; it is dialled again, and until it is answered"
                                + " this service claims nothing",
                        error);
            } else {
                LOG.log(System.Logger.Level.DEBUG, "the SDK's stream died again", error);
            }
            down(state.answer(), state.refused());
        }

        private void down(ServableDecision.Answer answer, boolean refused) {
            state = new State(answer, ServableDecision.Link.DOWN, refused);
            signal();
        }

        @Override
        public void dialling() {
            if (state.said() == ServableDecision.Said.NOTHING && state.link() == ServableDecision.Link.DOWN) {
                return;
            }
            state = new State(state.answer(), ServableDecision.Link.DIALLING, state.refused());
        }
    }
}
