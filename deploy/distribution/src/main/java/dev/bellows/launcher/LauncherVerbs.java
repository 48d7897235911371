package dev.bellows.launcher;

import dev.bellows.cli.Verb;
import java.util.List;
import java.util.function.Supplier;

/** The verbs that start something. Nothing of server or agent is loaded before one of them runs. */
final class LauncherVerbs {
    private LauncherVerbs() {}

    static List<Verb> of(Supplier<Parts> parts) {
        return List.of(
                Verb.of(
                        "dev",
                        "control plane, embedded store and agent in one process",
                        session -> new DevVerb(session, parts)),
                new Verb("server", "the control plane", session -> ServeVerb.server(session, parts.get())),
                new Verb("agent", "the agent beside its databases", session -> ServeVerb.agent(session, parts.get())),
                new Verb(
                        "config",
                        "print or check the settings of server or agent",
                        session -> ConfigVerb.tree(session, parts)));
    }
}
