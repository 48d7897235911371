package dev.bellows.agent.connection;

import dev.bellows.agent.message.FromAgent;
import dev.bellows.agent.message.FromControlPlane;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe because callers only put into bounded queues; one virtual thread dials, says Hello, writes and dials again as
 * {@link Redialling} says, for ever.
 *
 * <p>What is sent while no stream is up is dropped: everything that matters is a state that its owner says again after
 * {@link Listener#welcomed}.
 */
public final class ControlPlaneConnection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ControlPlaneConnection.class);

    private static final int OUTBOUND_BOUND = 20_000;
    private static final Duration WELCOME_PATIENCE = Duration.ofSeconds(15);
    private static final Duration LATEST_PACE = Duration.ofSeconds(1);
    private static final long TICK_MILLIS = 100;
    private static final Duration GOODBYE_PATIENCE = Duration.ofSeconds(2);

    private final ConnectionSettings settings;
    private final Listener listener;
    private final LongSupplier monotonicNanos;
    private final RandomGenerator chance;
    private final LinkedBlockingQueue<FromAgent> outbound = new LinkedBlockingQueue<>(OUTBOUND_BOUND);
    private final Map<String, FromAgent> latest = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable WireStream current;

    /**
     * A connection that is not started yet.
     *
     * @param monotonicNanos a clock that never goes back
     * @param chance jitter
     */
    public ControlPlaneConnection(
            ConnectionSettings settings, Listener listener, LongSupplier monotonicNanos, RandomGenerator chance) {
        this.settings = settings;
        this.listener = listener;
        this.monotonicNanos = monotonicNanos;
        this.chance = chance;
    }

    /** Who hears what the control plane says. */
    public interface Listener {
        /** What to introduce ourselves with; asked on the connection's own thread before each dial, and may block. */
        FromAgent.Hello hello();

        /** A stream is up. On gRPC's executor: must not block. */
        void welcomed(FromControlPlane.Welcome welcome);

        /** Something was said after the welcome, in order. On gRPC's executor: must not block. */
        void said(FromControlPlane message);

        /** The stream that was up is gone. */
        void lost();
    }

    /** Starts dialling. Once. */
    public void start() {
        Thread.ofVirtual().name("control-plane-connection").start(this::run);
    }

    /** Whether a stream is up and welcomed. */
    public boolean isUp() {
        WireStream stream = current;
        return stream != null && stream.isUp();
    }

    /** Sends in order, or drops when no stream is up. */
    public void send(FromAgent message) {
        WireStream stream = current;
        if (stream == null || !stream.isUp()) {
            return;
        }
        if (!outbound.offer(message)) {
            log.atError().log("the queue to the control plane is full; the stream is ended and everything said again");
            stream.fail("outbound queue full");
        }
    }

    /** Replaces an older message of that key; sent at most once a second, and only while the stream is ready. */
    public void sendLatest(String key, FromAgent message) {
        latest.put(key, message);
    }

    private void run() {
        long aloneSince = monotonicNanos.getAsLong();
        try {
            while (closing.getCount() > 0) {
                WireStream.End end = serveOneStream();
                long now = monotonicNanos.getAsLong();
                aloneSince = end.welcomed() ? now : aloneSince;
                Duration own = Redialling.after(Duration.ofNanos(now - aloneSince), chance);
                Duration wait = end.reconnectAfter().compareTo(own) > 0 ? end.reconnectAfter() : own;
                if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed.countDown();
        }
    }

    private WireStream.End serveOneStream() throws InterruptedException {
        outbound.clear();
        latest.clear();
        try (WireStream stream = WireStream.open(settings, listener)) {
            current = stream;
            stream.write(listener.hello());
            if (stream.awaitWelcome(WELCOME_PATIENCE)) {
                pump(stream);
            }
            return stream.end();
        } catch (BellowsException e) {
            log.atError()
                    .addKeyValue("code", e.problem().code().id())
                    .log(e.problem().message());
            return WireStream.End.NEVER_UP;
        } catch (RuntimeException | Error defect) {
            // This thread is the only way to the control plane: it dials again, whatever a stream died of.
            log.atError()
                    .addKeyValue("code", ErrorCode.AGENT_INTERNAL.id())
                    .setCause(defect)
                    .log("the stream to the control plane met a defect of the agent");
            return WireStream.End.NEVER_UP;
        } finally {
            WireStream stream = current;
            current = null;
            if (stream != null && stream.wasWelcomed()) {
                lost();
            }
        }
    }

    /** What is told here may fail, and the next stream is dialled all the same: an agent that dials no more is deaf for good. */
    private void lost() {
        try {
            listener.lost();
        } catch (RuntimeException | Error defect) {
            log.atError()
                    .addKeyValue("code", ErrorCode.AGENT_INTERNAL.id())
                    .setCause(defect)
                    .log("the end of the stream to the control plane met a defect of the agent");
        }
    }

    private void pump(WireStream stream) throws InterruptedException {
        long heartbeats = 0;
        long nextHeartbeat = monotonicNanos.getAsLong();
        long nextLatest = nextHeartbeat;
        while (stream.isUp() && closing.getCount() > 0) {
            if (!stream.awaitReady(TICK_MILLIS)) {
                continue;
            }
            long now = monotonicNanos.getAsLong();
            if (now - nextHeartbeat >= 0) {
                stream.write(new FromAgent.Heartbeat(++heartbeats));
                nextHeartbeat = now + stream.heartbeat().toNanos();
            }
            if (now - nextLatest >= 0) {
                for (String key : List.copyOf(latest.keySet())) {
                    FromAgent message = latest.remove(key);
                    if (message != null && stream.isReady()) {
                        stream.write(message);
                    }
                }
                nextLatest = now + LATEST_PACE.toNanos();
            }
            FromAgent message = outbound.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
            if (message != null) {
                stream.write(message);
            }
        }
        drain(stream);
    }

    /** What is already queued still goes out before an orderly end. */
    private void drain(WireStream stream) {
        for (FromAgent message = outbound.poll(); message != null && stream.isReady(); message = outbound.poll()) {
            stream.write(message);
        }
    }

    /** Sends what is queued, says goodbye by completing the stream, and waits a moment for it to be heard. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!closed.await(GOODBYE_PATIENCE.toMillis() * 2, TimeUnit.MILLISECONDS)) {
                log.atWarn().log("the control plane did not take the goodbye in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
