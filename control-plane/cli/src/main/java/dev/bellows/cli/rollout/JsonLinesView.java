package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.cli.api.ServerEvent;
import java.io.PrintStream;

/** For machines: {@code {"event":…,"id":…,"data":…}} on a line each, the rollout itself as event {@code rollout}. Confined to the main thread. */
final class JsonLinesView implements WatchView {
    private final PrintStream out;

    JsonLinesView(PrintStream out) {
        this.out = out;
    }

    @Override
    public void rollout(JsonNode rollout) {
        write("rollout", "", rollout);
    }

    @Override
    public void event(ServerEvent event, JsonNode data) {
        write(event.name(), event.id(), data);
    }

    private void write(String name, String id, JsonNode data) {
        ObjectNode line =
                JsonNodeFactory.instance.objectNode().put("event", name).put("id", id);
        line.set("data", data);
        out.println(line);
        out.flush();
    }

    @Override
    public void tick() {}

    @Override
    public void note(String line) {}
}
