package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.api.ServerEvent;

/** Shows a rollout while it moves. Confined to the main thread. */
interface WatchView {
    /** The whole rollout was read anew. */
    void rollout(JsonNode rollout);

    /** The stream said something; its data was JSON. */
    void event(ServerEvent event, JsonNode data);

    /** A moment passed. */
    void tick();

    /** Talk about the connection. */
    void note(String line);
}
