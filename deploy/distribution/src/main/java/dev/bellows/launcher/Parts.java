package dev.bellows.launcher;

import dev.bellows.agent.ConfiguredTargets;
import dev.bellows.document.config.ConfigInput;
import dev.bellows.document.config.ConfigSchema;
import java.util.List;
import java.util.Optional;

/** The long-running parts as the launcher needs them; one class joins them to server and agent. */
interface Parts {
    /** What a control plane can be told. */
    ConfigSchema serverSettings();

    /** What an agent can be told. */
    ConfigSchema agentSettings();

    /** Where an agent's settings come from, as far as a person should know; throws coded errors where they are wrong. */
    List<String> agentNotes(ConfigInput input);

    /** The databases of an agent's configuration; throws coded errors where the settings are wrong. Nothing is connected yet. */
    ConfiguredTargets agentTargets(ConfigInput input);

    /** Starts a control plane; throws coded errors and leaves nothing running. */
    ControlPlane controlPlane(ConfigInput input);

    /** Makes the first token of a store that no data directory stands beside; its text is told this once. */
    String initialise(ConfigInput input);

    /** Starts an agent; throws coded errors and leaves nothing running. */
    Running agent(ConfigInput input);

    /** A part that runs. */
    interface Running extends AutoCloseable {
        /** Ends it in order; a second call does nothing. */
        @Override
        void close();
    }

    /** A control plane that runs. */
    interface ControlPlane extends Running {
        /** {@code host:port} for agents and services. */
        String grpc();

        /** Base address for people. */
        String http();

        /** Address of the page with a one-time code. */
        String pageAddress();

        /** The admin's token when this start made it. */
        Optional<String> firstAdminToken();

        /** Makes a token; its text is told this once. */
        String token(String kind, String name, List<String> roles, List<String> targets);
    }
}
