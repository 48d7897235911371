package dev.bellows.launcher;

import dev.bellows.agent.ConfiguredTargets;
import dev.bellows.cli.session.UsageException;
import java.util.List;

/** Which databases of a configuration a call is about. Pure. */
final class ChosenTargets {
    private ChosenTargets() {}

    /** Those that are named, in the order of the configuration; all where none is. A name that is not there is refused. */
    static List<ConfiguredTargets.One> of(ConfiguredTargets targets, List<String> named, String command) {
        List<String> known =
                targets.all().stream().map(target -> target.name().name()).toList();
        for (String name : named) {
            if (!known.contains(name)) {
                throw new UsageException(
                        "The configuration has no target " + name + "; it has " + String.join(", ", known) + ".",
                        command + " --target " + known.getFirst());
            }
        }
        return targets.all().stream()
                .filter(target ->
                        named.isEmpty() || named.contains(target.name().name()))
                .toList();
    }
}
