package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.api.ServerEvent;
import dev.bellows.cli.output.Fields;
import dev.bellows.cli.session.Terminal;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * For a terminal: rollout, waves, databases with step, bar, rate, ETA, stall and reason, drawn over itself. Confined to the
 * main thread.
 */
final class LiveTree implements WatchView {
    private static final int BAR = 10;
    private static final int TICKS_PER_SIZE = 20;

    private final PrintStream out;
    private final Supplier<Terminal> terminal;
    private Terminal size;
    private String head = "";
    private String note = "";
    private final Map<String, JsonNode> rows = new TreeMap<>();
    private int drawn;
    private int ticks;
    private boolean changed;

    LiveTree(PrintStream out, Supplier<Terminal> terminal) {
        this.out = out;
        this.terminal = terminal;
        this.size = terminal.get();
    }

    @Override
    public void rollout(JsonNode rollout) {
        head = RolloutText.headline(rollout);
        rows.clear();
        rollout.path("targets").forEach(row -> rows.put(Fields.text(row, "target"), row));
        note = "";
        draw();
    }

    @Override
    public void event(ServerEvent event, JsonNode data) {
        if (event.name().equals("progress")) {
            rows.put(Fields.text(data, "target"), data);
        } else {
            note = RolloutText.event(data);
        }
        changed = true;
    }

    @Override
    public void tick() {
        if (++ticks % TICKS_PER_SIZE == 0) {
            size = terminal.get();
        }
        if (changed) {
            draw();
        }
    }

    @Override
    public void note(String line) {
        note = line;
        draw();
    }

    private void draw() {
        changed = false;
        List<String> lines = lines();
        StringBuilder screen = new StringBuilder();
        if (drawn > 0) {
            screen.append("\033[").append(drawn).append("A\r");
        }
        screen.append("\033[J");
        lines.forEach(line -> screen.append(fitted(line)).append('\n'));
        out.print(screen);
        out.flush();
        drawn = lines.size();
    }

    /** Never wider than the terminal: a wrapped line would break the next drawing. */
    private String fitted(String line) {
        return line.length() < size.columns() ? line : line.substring(0, size.columns() - 1);
    }

    private List<String> lines() {
        Map<Long, List<JsonNode>> waves = new TreeMap<>();
        rows.values()
                .forEach(row -> waves.computeIfAbsent(row.path("wave").asLong(), wave -> new ArrayList<>())
                        .add(row));
        List<String> lines = new ArrayList<>();
        lines.add(head);
        // First, whatever wave they are in: what does not fit on the screen is cut off below.
        List<JsonNode> failed = rows.values().stream().filter(LiveTree::failed).toList();
        if (!failed.isEmpty()) {
            lines.add("failed  " + failed.size());
            failed.forEach(row -> lines.add("  " + line(row)));
        }
        waves.forEach((wave, members) -> {
            long done = members.stream().filter(LiveTree::done).count();
            lines.add("wave " + wave + "  " + done + "/" + members.size() + " done");
            if (done < members.size()) {
                members.stream().filter(row -> !failed(row)).forEach(row -> lines.add("  " + line(row)));
            }
        });
        if (!note.isEmpty()) {
            lines.add(note);
        }
        int most = size.rows() - 2;
        if (lines.size() > most) {
            int hidden = lines.size() - most + 1;
            List<String> shown = new ArrayList<>(lines.subList(0, most - 1));
            shown.add("… " + hidden + " more lines: bellows rollout describe");
            return shown;
        }
        return lines;
    }

    /** Whether a person has to look: it failed, or nobody knows what became of it. */
    private static boolean failed(JsonNode row) {
        String state = row.path("state").asText();
        return state.equals("FAILED") || state.equals("UNKNOWN");
    }

    private static boolean done(JsonNode row) {
        String state = row.path("state").asText();
        return state.equals("SUCCEEDED") || state.equals("SKIPPED");
    }

    private static String line(JsonNode row) {
        StringBuilder line = new StringBuilder(String.format("%-16s ", Fields.text(row, "target")))
                .append(String.format("%-9s ", Fields.text(row, "phase").toLowerCase(java.util.Locale.ROOT)))
                .append(String.format("%-9s ", Fields.text(row, "state")))
                .append(RolloutText.step(row));
        if (row.path("rows").path("total").asLong() > 0) {
            int full = (int) (RolloutText.percent(row) * BAR / 100);
            line.append("  [")
                    .append("#".repeat(full))
                    .append(".".repeat(BAR - full))
                    .append("] ")
                    .append(RolloutText.progress(row));
        }
        if (row.path("stall_ms").isNumber()) {
            line.append("  stall ").append(RolloutText.millis(row.path("stall_ms")));
        }
        String why = RolloutText.why(row);
        return line.append(why.equals("-") ? "" : "  " + why).toString();
    }
}
