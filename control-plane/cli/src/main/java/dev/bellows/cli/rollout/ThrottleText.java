package dev.bellows.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.output.Column;
import dev.bellows.cli.output.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Throttles as a person reads them. */
final class ThrottleText {
    private static final int MOST_NAMED = 5;

    private ThrottleText() {}

    /** Every target's throttle. */
    static String all(JsonNode found) {
        StringBuilder text = new StringBuilder();
        for (JsonNode target : found.path("targets")) {
            text.append(text.isEmpty() ? "" : "\n");
            one(target, text);
        }
        return text.toString();
    }

    private static void one(JsonNode target, StringBuilder text) {
        text.append(target.path("target").asText())
                .append("  profile ")
                .append(target.path("profile").asText())
                .append(
                        target.path("profile_from").asText().equals("set")
                                ? " (set by " + target.path("profile_by").asText() + ": "
                                        + target.path("profile_reason").asText() + ")"
                                : "")
                .append('\n');
        String limited = target.path("limited_by").asText();
        if (!limited.isEmpty()) {
            text.append("waits: ").append(limited).append('\n');
        }
        if (target.hasNonNull("in_force")
                && target.path("in_force").asLong() < target.path("revision").asLong()) {
            text.append("its agent has not taken up the last change yet\n");
        }
        text.append(Table.of(
                List.of(
                        Column.of("SETTING", "name"),
                        Column.of("VALUE", "value"),
                        Column.of("FROM", ThrottleText::from),
                        Column.of("LIMITS", "text")),
                target.path("settings"),
                false));
        if (target.path("signals").isEmpty()) {
            text.append("no signal is read while nothing is filled here\n");
            return;
        }
        text.append(Table.of(
                List.of(
                        Column.of("SIGNAL", "name"),
                        Column.of("STATE", "state"),
                        Column.of("MEASURED", "measured"),
                        Column.of("AT MOST", "at_most"),
                        Column.of("SINCE", row -> row.path("since").asText("")),
                        Column.of("WHY", ThrottleText::why)),
                target.path("signals"),
                false));
    }

    private static String from(JsonNode setting) {
        String from = setting.path("from").asText();
        return from.equals("set")
                ? "set by " + setting.path("by").asText() + ": "
                        + setting.path("reason").asText()
                : from;
    }

    private static String why(JsonNode signal) {
        boolean stops = signal.path("state").asText().equals("missing")
                && signal.path("needed").asBoolean();
        return signal.path("detail").asText() + (stops ? "; needed, so nothing is written" : "");
    }

    /** How many databases a change concerns. */
    static String matched(JsonNode changed) {
        return changed.path("matched").asInt() + " of " + changed.path("of").asInt() + " databases";
    }

    /** What becomes of them: databases of which the same becomes are named together. */
    static String changes(JsonNode changed) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        for (JsonNode target : changed.path("targets")) {
            StringBuilder what = new StringBuilder();
            for (JsonNode change : target.path("changes")) {
                what.append("  ")
                        .append(change.path("name").asText())
                        .append(": ")
                        .append(change.path("before").asText())
                        .append(" -> ")
                        .append(change.path("after").asText())
                        .append('\n');
            }
            alike.computeIfAbsent(what.isEmpty() ? "  nothing changes\n" : what.toString(), it -> new ArrayList<>())
                    .add(target.path("target").asText());
        }
        StringBuilder text = new StringBuilder();
        alike.forEach(
                (what, targets) -> text.append(named(targets)).append('\n').append(what));
        return text.toString();
    }

    private static String named(List<String> targets) {
        return targets.size() <= MOST_NAMED
                ? String.join(", ", targets)
                : String.join(", ", targets.subList(0, MOST_NAMED)) + " and " + (targets.size() - MOST_NAMED) + " more";
    }
}
