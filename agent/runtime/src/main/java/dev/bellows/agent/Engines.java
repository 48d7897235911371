package dev.bellows.agent;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.EngineProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Engines on the class path, by name. Thread-safe because it is immutable. */
final class Engines {
    private final TreeMap<String, EngineProvider> byName = new TreeMap<>();

    private Engines() {}

    /** Finds engines; two of one name are an error. */
    static Engines onClassPath() {
        Engines engines = new Engines();
        for (EngineProvider provider : ServiceLoader.load(EngineProvider.class)) {
            engines.add(provider);
        }
        return engines;
    }

    /** Exactly these engines. */
    static Engines of(List<EngineProvider> providers) {
        Engines engines = new Engines();
        providers.forEach(engines::add);
        return engines;
    }

    private void add(EngineProvider provider) {
        if (byName.put(provider.name(), provider) != null) {
            throw BellowsException.of(ErrorCode.AGENT_ENGINE_TWICE, "Two engines are named " + provider.name() + ".");
        }
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    EngineProvider forTarget(String target, String url) {
        return byName.values().stream()
                .filter(provider -> provider.accepts(url))
                .findFirst()
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.AGENT_NO_ENGINE,
                        "No engine serves the URL of target " + target + "; engines here: " + byName.keySet() + "."));
    }
}
