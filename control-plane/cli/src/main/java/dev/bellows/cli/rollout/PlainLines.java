package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.api.ServerEvent;
import dev.bellows.cli.output.Fields;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** For files and pipes: one line whenever something changed, progress in steps of ten percent. Confined to the main thread. */
final class PlainLines implements WatchView {
    private final PrintStream out;
    private final Map<String, String> shown = new TreeMap<>();

    PlainLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void rollout(JsonNode rollout) {
        String id = Fields.text(rollout, "id");
        changed("", id, id + "  " + Fields.text(rollout, "state"));
        rollout.path("targets").forEach(this::row);
    }

    @Override
    public void event(ServerEvent event, JsonNode data) {
        if (event.name().equals("progress")) {
            row(data);
        } else {
            out.println(RolloutText.event(data));
            out.flush();
        }
    }

    private void row(JsonNode row) {
        String target = Fields.text(row, "target");
        String fixed = target + "  " + Fields.text(row, "phase").toLowerCase(java.util.Locale.ROOT) + "  "
                + Fields.text(row, "state") + "  " + RolloutText.step(row);
        String why = RolloutText.why(row);
        changed(
                "target ",
                target,
                fixed + "  " + RolloutText.percent(row) / 10 + "  " + why,
                fixed + "  " + RolloutText.progress(row) + (why.equals("-") ? "" : "  " + why));
    }

    private void changed(String kind, String name, String line) {
        changed(kind, name, line, line);
    }

    private void changed(String kind, String name, String same, String line) {
        if (!same.equals(shown.put(kind + name, same))) {
            out.println(line);
            out.flush();
        }
    }

    @Override
    public void tick() {}

    @Override
    public void note(String line) {
        out.println(line);
        out.flush();
    }
}
