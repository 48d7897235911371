package dev.bellows.agent;

import dev.bellows.agent.config.AgentSettings;
import dev.bellows.agent.connection.ControlPlaneConnection;
import dev.bellows.agent.desired.InboxEvent;
import dev.bellows.agent.message.FromAgent;
import dev.bellows.agent.message.FromControlPlane;
import dev.bellows.agent.steps.TargetWorker;
import dev.bellows.agent.telemetry.MetricsServer;
import dev.bellows.agent.telemetry.TargetWatch;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.EngineProvider;
import dev.bellows.engine.EngineRuntime;
import dev.bellows.engine.TargetSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running agent. Thread-safe because everything that changes is inside its workers and its connection.
 *
 * <p>Threads: one for the stream, one per target that decides and one per job that blocks, one per target that reads the journal,
 * one timer for all looks.
 */
public final class Agent implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Agent.class);
    private static final Duration LOOK_PACE = Duration.ofSeconds(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final AgentIdentity identity;
    private final AgentSettings settings;
    private final List<String> engines;
    private final Map<TargetName, TargetWorker> workers = new LinkedHashMap<>();
    private final List<TargetWatch> watches = new ArrayList<>();
    private final ControlPlaneConnection connection;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("agent-timer").daemon().factory());
    private final MetricsServer metrics;

    private Agent(AgentSettings settings, SystemRuntime runtime, Engines engines) {
        this.settings = settings;
        this.engines = engines.names();
        this.identity =
                AgentIdentity.open(settings.dataDirectory(), runtime.time().instant(), runtime.chance());
        try {
            this.connection = new ControlPlaneConnection(
                    settings.controlPlane(), new Ears(), runtime.monotonicNanos(), runtime.chance());
            settings.targets().forEach(target -> addTarget(target, runtime, engines));
            this.metrics = MetricsServer.open(settings.metricsPort(), watches, connection::isUp);
        } catch (RuntimeException | Error e) {
            identity.close();
            throw e;
        }
    }

    /**
     * Starts an agent with the engines on the class path.
     *
     * @throws dev.bellows.document.error.BellowsException when data directory, port, engines or settings cannot be used
     */
    public static Agent start(AgentSettings settings) {
        return start(settings, Engines.onClassPath());
    }

    /** Starts an agent with exactly these engines. */
    public static Agent start(AgentSettings settings, List<EngineProvider> engines) {
        return start(settings, Engines.of(engines));
    }

    private static Agent start(AgentSettings settings, Engines engines) {
        Agent agent = new Agent(settings, SystemRuntime.create(), engines);
        agent.workers.values().forEach(TargetWorker::start);
        agent.connection.start();
        var ignored = agent.timer.scheduleWithFixedDelay(
                agent::tick, LOOK_PACE.toMillis(), LOOK_PACE.toMillis(), TimeUnit.MILLISECONDS);
        log.atInfo()
                .addKeyValue("agent", agent.identity.id())
                .addKeyValue("name", settings.name())
                .addKeyValue("targets", agent.workers.keySet())
                .addKeyValue("metricsPort", agent.metrics.port())
                .log("agent started");
        return agent;
    }

    /** An exception out of here would end every later look of every target without a word. */
    private void tick() {
        for (TargetWatch watch : watches) {
            try {
                watch.tick();
            } catch (RuntimeException | Error defect) {
                log.atError()
                        .addKeyValue("target", watch.target())
                        .addKeyValue("code", ErrorCode.AGENT_INTERNAL.id())
                        .setCause(defect)
                        .log("a look could not be started");
            }
        }
    }

    private void addTarget(AgentSettings.Target target, SystemRuntime runtime, Engines engines) {
        TargetSettings forEngine = new TargetSettings(
                target.name(),
                target.url(),
                target.user(),
                target.password(),
                target.line(),
                target.baseline(),
                target.environment(),
                target.labels(),
                target.replicas(),
                target.ignoredReplicas(),
                identity.id(),
                settings.offlineLimit(),
                target.signals());
        EngineProvider engine = engines.forTarget(target.name().name(), target.url());
        EngineRuntime engineRuntime = new EngineRuntime(runtime.time(), runtime.chance(), runtime.killPoints());
        TargetWorker worker = new TargetWorker(
                new TargetWorker.Setup(
                        forEngine,
                        engine.name(),
                        engine.open(forEngine, engineRuntime),
                        engine.planner(),
                        settings.dataDirectory(),
                        runtime.time(),
                        runtime.killPoints()),
                new Voice());
        workers.put(target.name(), worker);
        watches.add(new TargetWatch(worker, new Voice()));
    }

    /** The port of {@code /metrics}. */
    public int metricsPort() {
        return metrics.port();
    }

    /** Whether a stream to a control plane is up. */
    public boolean isConnected() {
        return connection.isUp();
    }

    /** Finishes batches, records, says goodbye. Takes up to ten seconds; what did not end by then is found by the next holder. */
    public void stop() {
        log.atInfo().addKeyValue("agent", identity.id()).log("agent stops");
        timer.shutdownNow();
        try {
            List<Thread> keeping = watches.stream()
                    .map(watch -> Thread.ofVirtual().start(watch::stop))
                    .toList();
            for (Thread one : keeping) {
                one.join();
            }
            List<Thread> stopping = new ArrayList<>();
            for (TargetWorker worker : workers.values()) {
                stopping.add(Thread.ofVirtual().start(() -> stopOne(worker)));
            }
            for (Thread one : stopping) {
                one.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connection.close();
            metrics.close();
            identity.close();
        }
        log.atInfo().addKeyValue("agent", identity.id()).log("agent stopped");
    }

    private static void stopOne(TargetWorker worker) {
        try {
            worker.stop(STOP_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** How workers speak. */
    private final class Voice implements TargetWorker.Mouth {
        @Override
        public void say(FromAgent message) {
            connection.send(message);
        }

        @Override
        public void sayLatest(String key, FromAgent message) {
            connection.sendLatest(key, message);
        }
    }

    /** Hears the control plane and hands on to the worker concerned. */
    private final class Ears implements ControlPlaneConnection.Listener {
        @Override
        public FromAgent.Hello hello() {
            List<Thread> looks = workers.values().stream()
                    .map(worker -> Thread.ofVirtual().start(worker::look))
                    .toList();
            try {
                for (Thread look : looks) {
                    look.join();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new FromAgent.Hello(
                    identity.id(),
                    settings.name(),
                    SystemRuntime.build(),
                    engines,
                    workers.values().stream().map(TargetWorker::report).toList());
        }

        @Override
        public void welcomed(FromControlPlane.Welcome welcome) {
            log.atInfo()
                    .addKeyValue("epoch", welcome.epoch())
                    .addKeyValue("agent", identity.id())
                    .log("welcomed by the control plane");
            for (FromControlPlane.TargetAcceptance target : welcome.targets()) {
                hand(
                        target.target(),
                        target.refusal()
                                .<InboxEvent>map(why -> {
                                    log.atWarn()
                                            .addKeyValue("target", target.target())
                                            .addKeyValue("code", why.code())
                                            .addKeyValue("wayOut", why.wayOut())
                                            .log(why.message());
                                    return new InboxEvent.NotAccepted(why.message());
                                })
                                .orElseGet(() -> new InboxEvent.Accepted(target.fenceFloor(), welcome.offlineLimit())));
            }
        }

        @Override
        public void said(FromControlPlane message) {
            switch (message) {
                case FromControlPlane.Desired m -> hand(m.target(), new InboxEvent.DesiredArrived(m));
                case FromControlPlane.Grant m -> hand(m.target(), new InboxEvent.GrantArrived(m));
                case FromControlPlane.Denied m -> hand(m.target(), new InboxEvent.DeniedArrived(m));
                case FromControlPlane.StepAck m ->
                    worker(m.target()).ifPresent(worker -> worker.acknowledged(m.journalId(), m.again()));
                case FromControlPlane.PlanRequest m -> plan(m);
                case FromControlPlane.Welcome ignored -> throw new IllegalStateException("a welcome is no message");
                case FromControlPlane.Drain ignored -> throw new IllegalStateException("a drain is the connection's");
            }
        }

        @Override
        public void lost() {
            workers.values().forEach(worker -> worker.post(new InboxEvent.StreamLost()));
        }

        private void plan(FromControlPlane.PlanRequest request) {
            worker(request.target())
                    .ifPresent(worker ->
                            Thread.ofVirtual().name("plan-" + request.target()).start(() -> worker.plan(request)));
        }

        private void hand(TargetName target, InboxEvent event) {
            worker(target).ifPresent(worker -> worker.post(event));
        }

        private Optional<TargetWorker> worker(TargetName target) {
            TargetWorker worker = workers.get(target);
            if (worker == null) {
                log.atWarn().addKeyValue("target", target).log("a message for a target that is not configured here");
            }
            return Optional.ofNullable(worker);
        }
    }
}
