package dev.bellows.agent.telemetry;

import dev.bellows.agent.desired.InboxEvent;
import dev.bellows.agent.message.FromAgent.SessionEvidence;
import dev.bellows.agent.message.FromAgent.Telemetry;
import dev.bellows.agent.steps.TargetWorker;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.Observation;
import dev.bellows.engine.WindowRow;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one target, as often as {@link LookPace} says of ticks that are a second apart. Thread-safe because a flag lets one look run
 * at a time and what both threads touch is atomic, volatile or handed over by that flag.
 */
public final class TargetWatch {
    private static final Logger log = LoggerFactory.getLogger(TargetWatch.class);

    /** Half a minute: a successor bridges two minutes, and at rest a target is written to as seldom as that. */
    private static final int LOOKS_BETWEEN_KEEPING = 6;

    /** One look that fails is no news: a connection too many, a restart. */
    private static final int LOOKS_IN_VAIN = 3;

    private final TargetWorker worker;
    private final TargetWorker.Mouth mouth;
    private @Nullable EvidenceLedger ledger;
    private int looksSinceKept;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable Observation latest;
    private final LookPace pace = new LookPace();

    /** What the last look met, so that it is said once and another one is said too; empty when it met nothing. */
    private String met = "";

    /** Looks in a row that failed; one look owns it at a time. */
    private int inVain;

    /** Watches a worker's target. */
    public TargetWatch(TargetWorker worker, TargetWorker.Mouth mouth) {
        this.worker = worker;
        this.mouth = mouth;
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
            if (inVain >= LOOKS_IN_VAIN) {
                worker.lookAgain();
                inVain = 0;
            }
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
                met = "";
                inVain = 0;
            }
        } catch (BellowsException e) {
            inVain++;
            if (inVain == LOOKS_IN_VAIN) {
                worker.lost(e.problem());
            }
            if (news(e.problem().code().id())) {
                log.atWarn()
                        .addKeyValue("target", worker.name())
                        .addKeyValue("code", e.problem().code().id())
                        .log(e.problem().message());
            }
        } catch (RuntimeException | Error defect) {
            // Said once, like everything else here: the next look comes in a second.
            if (news(defect.toString())) {
                log.atError()
                        .addKeyValue("target", worker.name())
                        .addKeyValue("code", ErrorCode.AGENT_INTERNAL.id())
                        .setCause(defect)
                        .log("a look met a defect of the agent");
            }
        } finally {
            looking.set(false);
        }
    }

    private boolean news(String trouble) {
        boolean news = !trouble.equals(met);
        met = trouble;
        return news;
    }

    private void lookAtSessions(long held) {
        TargetWorker.Look look = worker.looking();
        Inspection found = worker.database().inspect();
        look.saw(found);
        worker.badRows(worker.database().badRows(held));
        worker.archives(worker.database().archives());
        worker.sayWhatChanged();
        boolean ignored = worker.post(new InboxEvent.FenceSeen(held, found.fence()));
        Optional<WindowRow> row = found.window();
        VersionRange window = row.map(WindowRow::window)
                .orElse(VersionRange.of(worker.settings().baseline()));
        EvidenceLedger known = ledger;
        boolean first = known == null;
        if (known == null) {
            known = begun();
            ledger = known;
        }
        SessionEvidence evidence = known.add(
                worker.database().scan(window, row.map(WindowRow::generation).orElse(0L)));
        mouth.say(evidence);
        if (first) {
            evidence.servers()
                    .forEach(server -> log.atInfo()
                            .addKeyValue("target", worker.name())
                            .addKeyValue("server", server.server())
                            .addKeyValue(
                                    "since",
                                    server.since().map(Instant::toString).orElse(server.why()))
                            .log("sessions are counted"));
        }
        if (++looksSinceKept >= LOOKS_BETWEEN_KEEPING) {
            keep(known);
        }
    }

    /** Goes on where whoever held the target before left off, this agent before its restart above all. */
    private EvidenceLedger begun() {
        Optional<String> kept = worker.database().keptEvidence();
        try {
            return kept.map(text -> EvidenceLedger.after(worker.name(), text))
                    .orElseGet(() -> new EvidenceLedger(worker.name()));
        } catch (IllegalArgumentException e) {
            log.atWarn()
                    .addKeyValue("target", worker.name())
                    .addKeyValue("why", String.valueOf(e.getMessage()))
                    .log("the evidence that was kept cannot be read: the quiet time begins anew");
            return new EvidenceLedger(worker.name());
        }
    }

    private void keep(EvidenceLedger known) {
        worker.database().keepEvidence(known.written().orElse(""));
        looksSinceKept = 0;
    }

    /** Ends the looks and keeps what they add up to for a successor. Never throws. */
    public void stop() {
        if (!looking.compareAndSet(false, true)) {
            // A look is under way and will not be waited for: what was kept last is at most half a minute old.
            return;
        }
        EvidenceLedger known = ledger;
        try {
            if (known != null && worker.state().heldFence() != 0) {
                keep(known);
            }
        } catch (BellowsException e) {
            log.atWarn()
                    .addKeyValue("target", worker.name())
                    .addKeyValue("code", e.problem().code().id())
                    .log("the evidence could not be kept: " + e.problem().message());
        }
    }
}
