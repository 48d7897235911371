package dev.bellows.agent;

import dev.bellows.agent.config.AgentSettings;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Ulid;
import dev.bellows.engine.EngineProvider;
import dev.bellows.engine.EngineRuntime;
import dev.bellows.engine.TargetDatabase;
import dev.bellows.engine.TargetSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The databases of an agent's configuration without the agent: for whoever looks at them, or takes us out of them, beside a running agent
 * or in place of one. They have an id of their own, hold no data directory and know no control plane. Thread-safe because it is immutable.
 */
public final class ConfiguredTargets implements AutoCloseable {
    private final List<One> targets;

    private ConfiguredTargets(List<One> targets) {
        this.targets = List.copyOf(targets);
    }

    /**
     * One database.
     *
     * @param name its name
     * @param line its schema line
     * @param url where it is, without a password
     * @param database the door to it; nothing is connected yet
     */
    public record One(TargetName name, SchemaLine line, String url, TargetDatabase database) {}

    /**
     * Opens every target of the configuration, with the engines on the class path.
     *
     * @throws dev.bellows.document.error.BellowsException when no engine serves a URL, or it cannot be read
     */
    public static ConfiguredTargets open(AgentSettings settings) {
        SystemRuntime runtime = SystemRuntime.create();
        Engines engines = Engines.onClassPath();
        Ulid visitor = Ulid.create(runtime.time().instant(), runtime.chance());
        List<One> opened = new ArrayList<>();
        for (AgentSettings.Target target : settings.targets()) {
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
                    visitor,
                    settings.offlineLimit());
            EngineProvider engine = engines.forTarget(target.name().name(), target.url());
            opened.add(new One(
                    target.name(),
                    target.line(),
                    target.url(),
                    engine.open(forEngine, new EngineRuntime(runtime.time(), runtime.chance(), runtime.killPoints()))));
        }
        return new ConfiguredTargets(opened);
    }

    /** In the order of the configuration. */
    public List<One> all() {
        return targets;
    }

    @Override
    public void close() {
        targets.forEach(target -> target.database().close());
    }
}
