package dev.bellows.agent.telemetry;

import dev.bellows.agent.desired.InboxEvent;
import dev.bellows.agent.message.FromAgent.SessionEvidence;
import dev.bellows.agent.message.FromAgent.Telemetry;
import dev.bellows.agent.steps.TargetWorker;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.Observation;
import dev.bellows.engine.WindowRow;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one target, as often as {@link LookPace} says of ticks that are a second apart. Thread-safe because a flag lets one look run
 * at a time and what both threads touch is atomic or volatile.
 */
public final class TargetWatch {
    private static final Logger log = LoggerFactory.getLogger(TargetWatch.class);

    private final TargetWorker worker;
    private final TargetWorker.Mouth mouth;
    private final EvidenceLedger ledger;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable Observation latest;
    private final LookPace pace = new LookPace();
    private boolean reachable = true;

    /** Watches a worker's target. */
    public TargetWatch(TargetWorker worker, TargetWorker.Mouth mouth) {
        this.worker = worker;
        this.mouth = mouth;
        this.ledger = new EvidenceLedger(worker.name());
    }

    /** The target's name. */
    public String target() {
        return worker.name().name();
    }

    /** One second has passed: starts a look on a thread of its own if one is due and the last one is over. Never blocks. */
    public void tick() {
        boolean due = pace.tick(worker.state().running().isPresent());
        if (due && looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("watch-" + worker.name()).start(this::look);
        }
    }

    /** What was seen last; empty before the first look. */
    public Optional<Observation> latest() {
        return Optional.ofNullable(latest);
    }

    private void look() {
        try {
            long held = worker.state().heldFence();
            if (held != 0) {
                long fence = worker.database().heartbeat(held);
                if (fence != held && !worker.post(new InboxEvent.FenceSeen(held, fence))) {
                    log.atDebug().addKeyValue("target", worker.name()).log("a lost fence is said again a second later");
                }
                Observation observation = worker.database().observe();
                latest = observation;
                mouth.sayLatest("telemetry/" + worker.name(), new Telemetry(worker.name(), observation));
                if (pace.sessionsDue()) {
                    pace.sessionsSeen();
                    lookAtSessions(held);
                }
                reachable = true;
            }
        } catch (BellowsException e) {
            if (reachable) {
                log.atWarn()
                        .addKeyValue("target", worker.name())
                        .addKeyValue("code", e.problem().code().id())
                        .log(e.problem().message());
            }
            reachable = false;
        } catch (RuntimeException | Error defect) {
            // Said once, like everything else here: the next look comes in a second.
            if (reachable) {
                log.atError()
                        .addKeyValue("target", worker.name())
                        .setCause(defect)
                        .log("a look met a defect of the agent");
            }
            reachable = false;
        } finally {
            looking.set(false);
        }
    }

    private void lookAtSessions(long held) {
        Inspection found = worker.database().inspect();
        worker.saw(found);
        boolean ignored = worker.post(new InboxEvent.FenceSeen(held, found.fence()));
        Optional<WindowRow> row = found.window();
        VersionRange window = row.map(WindowRow::window)
                .orElse(VersionRange.of(worker.settings().baseline()));
        SessionEvidence evidence = ledger.add(
                worker.database().scan(window, row.map(WindowRow::generation).orElse(0L)));
        mouth.say(evidence);
    }
}
