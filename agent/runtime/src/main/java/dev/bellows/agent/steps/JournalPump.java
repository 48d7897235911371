package dev.bellows.agent.steps;

import dev.bellows.agent.message.FromAgent;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.TargetDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends journal entries until they are acknowledged; the journal itself is the queue. Thread-safe because its position
 * moves under a lock; one virtual thread reads and sends.
 */
final class JournalPump {
    private static final Logger log = LoggerFactory.getLogger(JournalPump.class);
    private static final int WINDOW = 500;
    private static final int PAGE = 100;
    private static final long RETRY_MILLIS = 2_000;
    private static final long RETRY_AT_MOST_MILLIS = 60_000;

    /** Whoever writes the journal says so; this look is for what nobody said. */
    private static final long IDLE_MILLIS = 30_000;

    private final TargetName target;
    private final TargetDatabase database;
    private final TargetWorker.Mouth mouth;
    private final LongConsumer reaches;
    private volatile JournalPosition position = JournalPosition.START;
    private final AtomicBoolean open = new AtomicBoolean();
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean stopping;
    /** What the last read met; only the pump's thread looks at it. */
    private String trouble = "";

    private long retry = RETRY_MILLIS;

    /**
     * @param reaches told of the newest entry of a page before any of it is said
     */
    JournalPump(TargetName target, TargetDatabase database, TargetWorker.Mouth mouth, LongConsumer reaches) {
        this.reaches = reaches;
        this.target = target;
        this.database = database;
        this.mouth = mouth;
    }

    void start() {
        Thread.ofVirtual().name("journal-" + target).start(this::run);
    }

    /** A stream is up and the target is accepted: everything unacknowledged is said again. */
    void restart() {
        move(JournalPosition::restarted);
        open.set(true);
        signal.release();
    }

    /** The stream is gone. */
    void pause() {
        open.set(false);
    }

    /** The journal grew. */
    void grew() {
        signal.release();
    }

    /** Entries up to this one are in the store; {@code again}: and no others. */
    void acknowledged(long journalId, boolean again) {
        move(now -> now.acknowledged(journalId, again));
        signal.release();
    }

    private synchronized void move(UnaryOperator<JournalPosition> change) {
        position = change.apply(position);
    }

    void stop() {
        stopping = true;
        signal.release();
    }

    private void run() {
        try {
            while (!stopping) {
                long pause = sendPage();
                if (pause > 0) {
                    boolean ignored = signal.tryAcquire(pause, TimeUnit.MILLISECONDS);
                    signal.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says a trouble once, and tries again after a pause that grows: a pooler in between stays there until somebody acts. */
    private long troubled(String code, String message, Optional<Throwable> defect) {
        if (!code.equals(trouble)) {
            trouble = code;
            retry = RETRY_MILLIS;
            log.atWarn()
                    .addKeyValue("target", target)
                    .addKeyValue("code", code)
                    .setCause(defect.orElse(null))
                    .log("the journal cannot be read and is tried again, from now on in silence: {}", message);
        }
        long pause = retry;
        retry = Math.min(retry * 2, RETRY_AT_MOST_MILLIS);
        return pause;
    }

    /** Sends at most a page; how long to wait for a signal before the next, in milliseconds, 0 when there may be more. */
    private long sendPage() {
        JournalPosition from = position;
        if (!open.get() || from.sent() - from.acknowledged() >= WINDOW) {
            return IDLE_MILLIS;
        }
        List<JournalEntry> page;
        try {
            page = database.journal(from.sent(), PAGE);
        } catch (BellowsException e) {
            return troubled(e.problem().code().id(), e.problem().message(), Optional.empty());
        } catch (RuntimeException | Error defect) {
            return troubled(ErrorCode.AGENT_INTERNAL.id(), "a defect of the agent", Optional.of(defect));
        }
        if (!trouble.isEmpty()) {
            log.atInfo().addKeyValue("target", target).log("the journal can be read again");
            trouble = "";
            retry = RETRY_MILLIS;
        }
        long before = from.sent();
        if (!page.isEmpty()) {
            reaches.accept(page.getLast().id());
        }
        for (JournalEntry entry : page) {
            mouth.say(new FromAgent.StepEvent(target, entry, before));
            before = entry.id();
        }
        if (page.isEmpty()) {
            return IDLE_MILLIS;
        }
        long last = before;
        move(now -> now.said(from, last));
        return 0;
    }
}
