package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.output.Column;
import dev.bellows.cli.output.Fields;
import dev.bellows.cli.output.Table;
import java.util.List;

/** A rollout as people read it. */
public final class RolloutText {
    /** How an agent's reason begins while a throttle holds its batches. */
    private static final String THROTTLED = "throttled by ";

    private RolloutText() {}

    /** Columns of a list of rollouts. */
    public static List<Column> columns() {
        return List.of(
                Column.of("ROLLOUT", "id"),
                Column.of("NAME", "name"),
                Column.of("STATE", "state"),
                Column.of("PAUSED", "paused"),
                Column.of("WORST STALL", rollout -> millis(rollout.path("worst_stall_ms"))),
                Column.wide("MIGRATION", "migration_digest"),
                Column.wide("CREATED", "created_at"));
    }

    /** Columns of target rows. */
    static List<Column> targetColumns() {
        return List.of(
                Column.of("TARGET", "target"),
                Column.of("WAVE", "wave"),
                Column.of("PHASE", row -> lower(row, "phase")),
                Column.of("STATE", "state"),
                Column.of("STEP", RolloutText::step),
                Column.of("PROGRESS", RolloutText::progress),
                Column.of("WINDOW", row -> window(row.path("window"))),
                Column.of("STALL", row -> millis(row.path("stall_ms"))),
                Column.of("WHY", RolloutText::why),
                Column.wide("LAG", row -> millis(row.path("lag_ms"))),
                Column.wide("AGENT", "agent"),
                Column.wide("HOST", "host"));
    }

    /** One line: id, name, state, how many databases are where. */
    static String headline(JsonNode rollout) {
        return Fields.text(rollout, "id") + "  " + Fields.text(rollout, "name") + "  " + Fields.text(rollout, "state")
                + "  " + share(rollout) + "  worst stall " + millis(rollout.path("worst_stall_ms"));
    }

    /** {@code 12 databases}; {@code 3 of 12 databases} where the line has others. */
    private static String share(JsonNode rollout) {
        int targets = rollout.path("targets").size();
        long ofLine = rollout.path("of").asLong(targets);
        int back = 0;
        for (JsonNode row : rollout.path("targets")) {
            back += row.path("standing").asText().equals("ROLLED_BACK") ? 1 : 0;
        }
        return (ofLine > targets
                        ? Fields.count(targets) + " of " + Fields.databases(ofLine)
                        : Fields.databases(targets))
                + (back == 0 ? "" : ", " + Fields.count(back) + " rolled back");
    }

    /** Everything: runs, targets, why it waits, events, the next command. */
    static String described(JsonNode rollout) {
        StringBuilder text = new StringBuilder(headline(rollout)).append("\n\n");
        text.append("migration  ")
                .append(Fields.text(rollout, "migration_digest"))
                .append('\n');
        text.append("strategy   ").append(Fields.text(rollout, "strategy")).append('\n');
        text.append("created    ").append(Fields.text(rollout, "created_at")).append("\n\n");
        text.append(Table.of(
                List.of(
                        Column.of("PHASE RUN", "id"),
                        Column.of("STATE", "state"),
                        Column.of("STARTED", "started_at"),
                        Column.of("FINISHED", "finished_at"),
                        Column.of("FAILED", "budget.failed"),
                        Column.of("UNKNOWN", "budget.unknown"),
                        Column.of("ALLOWED", "budget.allowed")),
                rollout.path("phase_runs"),
                false));
        text.append('\n').append(Table.of(targetColumns(), rollout.path("targets"), false));
        events(rollout.path("events"), text);
        waiting(rollout, text);
        return text.append(next(rollout)).toString();
    }

    /** Events, which come newest first: the newest stands last here, beside why it waits. Nothing when there are none. */
    public static void events(JsonNode events, StringBuilder text) {
        if (!events.isEmpty()) {
            text.append("\nevents\n");
            for (int i = events.size() - 1; i >= 0; i--) {
                text.append("  ").append(event(events.path(i))).append('\n');
            }
        }
    }

    /** One event on one line. */
    static String event(JsonNode event) {
        StringBuilder line = new StringBuilder(Fields.text(event, "at"));
        for (String field : List.of("run", "target", "kind")) {
            if (event.hasNonNull(field)) {
                line.append("  ").append(Fields.text(event, field));
            }
        }
        String said = event.path("text")
                .asText(event.path("message").asText(event.path("why").asText()));
        return line.append(said.isEmpty() ? "" : "  " + Fields.clean(said)).toString();
    }

    private static void waiting(JsonNode rollout, StringBuilder text) {
        JsonNode waiting = rollout.path("waiting");
        JsonNode paused = rollout.path("paused");
        if (!waiting.isEmpty() || !paused.isEmpty()) {
            text.append("\nwhy it waits\n");
            paused.forEach(reason ->
                    text.append("  paused: ").append(Fields.text(reason)).append('\n'));
            waiting.forEach(one -> text.append("  ")
                    .append(Fields.text(one, "target"))
                    .append(": ")
                    .append(Fields.text(one, "why"))
                    .append('\n'));
        }
    }

    private static String next(JsonNode rollout) {
        String said = rollout.path("next_command").asText();
        if (!said.isEmpty()) {
            return "\nnext: " + said + "\n";
        }
        String id = Fields.text(rollout, "id");
        JsonNode legal = rollout.path("legal_verbs");
        return "\nnext: "
                + (legal.isEmpty() ? "bellows get targets" : "bellows rollout " + Fields.text(legal.path(0)) + " " + id)
                + (legal.size() > 1 ? "   (legal now: " + Fields.text(legal) + ")" : "") + "\n";
    }

    /** {@code 3/7 backfill users}. */
    static String step(JsonNode row) {
        JsonNode step = row.path("step");
        return step.hasNonNull("ordinal")
                ? Fields.text(step, "ordinal") + "/" + Fields.text(step, "of") + " " + Fields.text(step, "title")
                : "-";
    }

    /** {@code 41% 12,300/s eta 40s-55s}. */
    static String progress(JsonNode row) {
        long total = row.path("rows").path("total").asLong();
        if (total <= 0) {
            return "-";
        }
        long rate = row.path("rows").path("per_second").asLong();
        return percent(row) + "%" + (rate > 0 ? " " + Fields.count(rate) + "/s" : "") + eta(row.path("eta_seconds"));
    }

    /** Rows done of all, 0 to 100. */
    static long percent(JsonNode row) {
        long total = row.path("rows").path("total").asLong();
        return total <= 0 ? 0 : Math.clamp(100 * row.path("rows").path("done").asLong() / total, 0, 100);
    }

    private static String eta(JsonNode eta) {
        if (!eta.hasNonNull("low")) {
            return "";
        }
        String low = dev.bellows.cli.output.Times.length(
                java.time.Duration.ofSeconds(eta.path("low").asLong()));
        String high = dev.bellows.cli.output.Times.length(
                java.time.Duration.ofSeconds(eta.path("high").asLong()));
        return " eta " + (low.equals(high) ? low : low + "-" + high);
    }

    /** Why a row waits, is throttled or failed. */
    static String why(JsonNode row) {
        JsonNode problem = row.path("problem");
        if (problem.hasNonNull("code")) {
            return Fields.text(problem, "code") + ": " + Fields.text(problem, "message");
        }
        String why = row.path("why").asText("");
        String throttle = row.path("throttle").asText("");
        // What is written down of a throttle has no number in it; what was measured a moment ago says the same with
        // one.
        boolean told = !throttle.isEmpty() && (why.isEmpty() || why.startsWith(THROTTLED));
        String both = throttle.isEmpty() ? why : why + "; " + throttle;
        return Fields.text(com.fasterxml.jackson.databind.node.TextNode.valueOf(told ? "waits: " + throttle : both));
    }

    /** {@code [17,18] OPEN}. */
    public static String window(JsonNode window) {
        return window.hasNonNull("min")
                ? "[" + window.path("min").asText() + "," + window.path("max").asText() + "]"
                        + (window.hasNonNull("state") ? " " + Fields.text(window, "state") : "")
                : "-";
    }

    /** Milliseconds with their unit. */
    public static String millis(JsonNode value) {
        return value.isNumber() ? Fields.count(Math.round(value.asDouble())) + " ms" : "-";
    }

    private static String lower(JsonNode row, String field) {
        return Fields.text(row, field).toLowerCase(java.util.Locale.ROOT);
    }
}
